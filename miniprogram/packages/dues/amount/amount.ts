import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { yearOf } from '../../../domain/time/civil-date'
import type { LedgerField } from '../../../domain/ledger/ledger'
import { keep, READING_FORM } from '../../../page-parts/form-page'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { monthText } from '../../../text/dates'
import { standingText } from '../dues-text'
import { amountFields, amountRequest, amountStart, openMonths, type Account } from './amount-view'

/** One member's year: how each month stands, and the monthly amount fixed or changed. */
Page({
  data: {
    ...READING_FORM,
    name: '',
    months: [] as readonly { readonly month: string; readonly label: string; readonly words: string }[],
    mayChange: false,
    fields: [] as readonly LedgerField[],
    start: {} as TypedValues,
    button: '核定',
  },
  branchId: '',
  memberId: '',
  year: 0,
  account: undefined as Account | undefined,
  typed: {} as TypedValues,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', memberId = '', year } = parametersOf<'packages/dues/amount/amount'>(query)
    Object.assign(this, { branchId, memberId, year: Number(year ?? yearOf(today())) })
    void this.load()
  },

  async load() {
    const { branchId, memberId, year } = this
    const answer = await read('dues.accounts', { branchId, year })
    if ('failed' in answer) {
      this.setData({ ...answer.failed })
      return
    }
    const { accounts, notAssessed, asOf } = answer.value
    const account = accounts.find((each) => each.memberId === memberId)
    this.account = account
    this.typed = amountStart(account)
    this.setData({
      state: 'ready',
      name: account?.name ?? notAssessed.find((each) => each.memberId === memberId)?.name ?? '',
      months: (account?.months ?? []).map((each) => ({
        month: each.month,
        label: monthText(each.month),
        words: standingText(each, asOf, year),
      })),
      mayChange: account === undefined || openMonths(account).length > 0,
      fields: amountFields(account),
      start: this.typed,
      button: account ? '调整' : '核定',
    })
  },

  keep,

  async save() {
    const { branchId, memberId, year } = this
    const asked = amountRequest({ branchId, memberId, year }, this.account, this.typed)
    if (!asked.ok) {
      this.setData({ faultAt: asked.code, fault: asked.message })
      return
    }
    this.setData({ faultAt: '' })
    const done =
      'assess' in asked
        ? await submit(this, 'dues.assess', asked.assess)
        : await submit(this, 'dues.reassess', asked.reassess)
    if (!done) return
    const isAbove = done.flags.includes('above-normal-cap')
    void wx.showToast({ title: isAbove ? '已保存；每月超过 1000 元的部分须本人自愿' : '已保存', icon: 'none' })
    await goBack()
  },
})
