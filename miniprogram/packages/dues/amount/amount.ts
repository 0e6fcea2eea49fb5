import { fixedForYearNotice } from '../../../domain/dues/dues'
import { formPage } from '../../../page-parts/form-page'
import { leaveSaying } from '../../../page-parts/leaving'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { monthText } from '../../../text/dates'
import { standingText } from '../dues-text'
import { monthsToSay } from '../elsewhere/elsewhere-view'
import { amountFields, amountRequest, amountStart, monthsToChange } from './amount-view'

interface ShownMonth {
  readonly month: string
  readonly label: string
  readonly words: string
}

/** One member's year: how each month stands, and the monthly amount fixed or changed. */
formPage('packages/dues/amount/amount', {
  data: { name: '', months: [] as readonly ShownMonth[], mayChange: false, mayPayElsewhere: false, notice: '' },

  async read({ branchId, memberId, year }) {
    const { accounts, notAssessed, asOf } = await ask('dues.accounts', { branchId, year })
    const account = accounts.find((each) => each.memberId === memberId)
    const name = [...accounts, ...notAssessed].find((each) => each.memberId === memberId)?.name ?? ''
    return { account, name, asOf }
  },
  form: ({ account }) => ({
    fields: amountFields(account),
    start: amountStart(account),
    button: account ? '调整' : '核定',
  }),
  show: ({ account, name, asOf }, { year }) => ({
    name,
    months: (account?.months ?? []).map((each) => ({
      month: each.month,
      label: monthText(each.month),
      words: standingText(each, asOf, year),
    })),
    mayChange: account === undefined || monthsToChange(account).length > 0,
    mayPayElsewhere: account !== undefined && monthsToSay(account).length > 0,
    notice: account ? (fixedForYearNotice(year) ?? '') : '',
  }),

  openElsewhere() {
    void open('packages/dues/elsewhere/elsewhere', this.at)
  },

  async save(page, values) {
    const asked = amountRequest(page.at, page.seen?.account, values)
    if (!asked.ok) return asked
    const { flags } =
      'assess' in asked
        ? await page.send('dues.assess', asked.assess)
        : await page.send('dues.reassess', asked.reassess)
    return leaveSaying(flags.includes('above-normal-cap') ? '已保存；每月超过 1000 元的部分须本人自愿' : '已保存')
  },
})
