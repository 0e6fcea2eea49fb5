import type { EntryCard, Settling } from '../../../components/entry-cards/entry-card'
import { isOpen } from '../../../domain/dues/dues-progress'
import type { AmountQuestionKind } from '../../../domain/dues/dues-year'
import { NO_YEAR, thisYearOrLast } from '../../../page-parts/one-year'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { orSaid, say } from '../../../page-parts/telling'
import { ask } from '../../../services/page-load'
import { askConsent, consentFor } from '../../../services/reminders'
import { open } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import { settleEntry } from '../../../services/settle'
import {
  accountsView,
  amountsView,
  ownPaymentCards,
  QUESTION_CHOICES,
  reminderText,
  type AccountView,
  type AmountView,
} from './mine-view'

/** My dues of a year: the amount and how it was fixed, the months, my payments, and being reminded. */
readingPage('packages/dues/mine/mine', {
  data: {
    ...NO_YEAR,
    accounts: [] as readonly AccountView[],
    amounts: [] as readonly AmountView[],
    /** Of which year's amount a question is being chosen; 0 for none. */
    asking: 0,
    questions: QUESTION_CHOICES,
    payments: [] as readonly EntryCard[],
    /** What is said of reminders; empty where the branch has not set them up. */
    reminder: '',
    mayPay: false,
  },
  begin: () => thisYearOrLast(),

  async read(_, { year }) {
    const [mine, consent] = await Promise.all([ask('dues.mine', { year }), consentFor('dues')])
    return { mine, consent }
  },
  show({ mine, consent }) {
    const { accounts, payments } = mine
    const amounts = amountsView(mine)
    const isBare = accounts.length + amounts.length + payments.length === 0
    return {
      ...(isBare ? nothing('这一年的党费标准还没有核定，核定后会列在这里。现在可以先用计算器算一算。') : {}),
      accounts: accountsView(mine),
      amounts,
      asking: 0,
      payments: ownPaymentCards(mine),
      reminder: reminderText(consent),
      mayPay: accounts.some(({ months }) => months.some(isOpen)),
    }
  },

  chooseYear(event: WechatMiniprogram.CustomEvent<{ key: number }>) {
    void this.turnTo({ year: event.detail.key })
  },

  startAsking(event: WechatMiniprogram.TouchEvent) {
    const year = Number(tapped(event))
    this.setData({ asking: this.data.asking === year ? 0 : year })
  },
  async ask(event: WechatMiniprogram.CustomEvent<{ key: AmountQuestionKind }>) {
    await this.question(this.data.asking, event.detail.key)
  },
  async takeBack(event: WechatMiniprogram.TouchEvent) {
    await this.question(Number(tapped(event)), null)
  },
  async question(year: number, kind: AmountQuestionKind | null) {
    const amount = this.data.amounts.find((each) => each.year === year)
    if (!amount) return
    const { branchId } = amount
    await this.attempt(async () => {
      await this.send('dues.questionAmount', { branchId, year, kind })
      say(kind === null ? '已收回' : '已告诉管党费的同志')
      await this.load()
    })
  },

  /** A transfer within the year leaves payments in two branches. */
  branchOf(entryId: string): string {
    return this.seen?.mine.payments.find((payment) => payment.entryId === entryId)?.branchId ?? ''
  },
  async settle(event: WechatMiniprogram.CustomEvent<Settling>) {
    const branchId = this.branchOf(event.detail.entryId)
    await this.attempt(async () => {
      say(await settleEntry(this, { branchId, book: 'duesPayments' }, event.detail))
      await this.load()
    })
  },
  correct(event: WechatMiniprogram.CustomEvent<{ entryId: string }>) {
    const { entryId } = event.detail
    void open('packages/dues/correct/correct', { branchId: this.branchOf(entryId), entryId })
  },

  /** WeChat asks; only a yes is noted, and one yes is one message. */
  async agree() {
    const consent = this.seen?.consent
    if (!consent) return
    await this.attempt(async () => {
      const asked = await askConsent(consent)
      if (asked.is === 'failed') say(asked.message)
      if (asked.is === 'agreed') this.setData({ reminder: reminderText({ ...consent, left: asked.left }) })
    })
  },

  pay() {
    void open('packages/dues/pay/pay', { year: this.data.year })
  },
  async giveMore() {
    const me = await orSaid(whoAmI())
    if (!me) return
    const branchId = me.bound ? me.branch?.branchId : undefined
    if (branchId === undefined) say('加入支部后可以登记')
    else await open('packages/dues/voluntary/voluntary', { branchId, whose: 'own' })
  },
  calculate() {
    void open('packages/dues/calculator/calculator')
  },
})
