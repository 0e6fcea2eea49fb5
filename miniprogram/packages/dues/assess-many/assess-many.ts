import { DUES_CATEGORIES } from '../../../domain/dues/dues'
import { leaveSaying } from '../../../page-parts/leaving'
import { nothing, writingPage, type NotSent } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { CallFailure, ifAnswered } from '../../../services/call-failure'
import { ask } from '../../../services/page-load'
import { goBack } from '../../../services/routes'
import { asLastYear, CATEGORY_CHOICES, linesOf, startChoices, termsOf, typedInto, type Line } from './assess-many-view'
import { readAmounts } from './pasted-amounts'

type Change = WechatMiniprogram.CustomEvent<{ value: string }>

/** The amounts of a year for all who have none yet, fixed together: all or none. */
writingPage('packages/dues/assess-many/assess-many', {
  data: {
    year: 0,
    lines: [] as readonly Line[],
    hasLastYear: false,
    categories: CATEGORY_CHOICES,
    starts: [] as readonly string[],
    startAt: 0,
    isPasting: false,
    pasted: '',
    problems: [] as readonly string[],
    count: 0,
  },
  begin: ({ year }) => ({ year, starts: startChoices(year).map(({ label }) => label) }),

  async read({ branchId, year }) {
    const [now, before] = await Promise.all([
      ask('dues.accounts', { branchId, year }),
      ifAnswered(ask('dues.accounts', { branchId, year: year - 1 })),
    ])
    return linesOf(now, before)
  },
  show(lines) {
    const hasLastYear = lines.some(({ last }) => last !== null)
    return { ...(lines.length > 0 ? {} : nothing('这一年的党费标准都已核定。')), hasLastYear, ...counted(lines) }
  },

  /** One line changes; the others are not drawn again. */
  put(event: { currentTarget: { dataset: object } }, typed: Parameters<typeof typedInto>[1]) {
    const at = Number(tapped(event, 'at'))
    const line = this.data.lines[at]
    if (!line) return
    const next = typedInto(line, typed)
    const { count } = counted(this.data.lines.map((each, index) => (index === at ? next : each)))
    this.setData({ [`lines[${at}]`]: next, count, fault: '' })
  },
  typeAmount(event: Change) {
    this.put(event, { amount: event.detail.value })
  },
  typeBasis(event: Change) {
    this.put(event, { basis: event.detail.value })
  },
  chooseCategory(event: WechatMiniprogram.PickerChange) {
    const category = DUES_CATEGORIES[Number(event.detail.value)]
    if (category) this.put(event, { category })
  },
  chooseStart(event: WechatMiniprogram.PickerChange) {
    this.setData({ startAt: Number(event.detail.value) })
  },

  fillAsLastYear() {
    this.setData(counted(asLastYear(this.data.lines)))
  },
  paste() {
    this.setData({ isPasting: !this.data.isPasting, problems: [] })
  },
  typePasted(event: Change) {
    this.setData({ pasted: event.detail.value })
  },
  fillPasted() {
    const { lines, count, problems } = readAmounts(this.data.pasted, this.data.lines)
    this.setData({ problems, isPasting: problems.length > 0 || count === 0, ...counted(lines) })
    say(`填入 ${count} 人`)
  },

  async save() {
    await this.attempt(async () => {
      const { branchId, year } = this.at
      const { lines, startAt } = this.data
      const terms = termsOf(lines, startChoices(year)[startAt]?.month)
      if ('message' in terms) return this.blamed(terms.memberId, terms.message)
      const { members } = terms
      try {
        const { accounts } = await this.send('dues.assessMany', { branchId, year, members })
        const isAbove = accounts.some(({ flags }) => flags.includes('above-normal-cap'))
        return leaveSaying(`已核定 ${accounts.length} 人${isAbove ? '；每月超过 1000 元的部分须本人自愿' : ''}`)
      } catch (failure) {
        if (!(failure instanceof CallFailure)) throw failure
        const at = /^members\.(\d+)/.exec(failure.field ?? '')?.[1]
        return this.blamed(members[Number(at)]?.memberId ?? '', failure.message)
      }
    })
  },
  /** Nothing is saved while one line is at fault; it is named. */
  blamed(memberId: string, message: string): NotSent {
    const at = this.data.lines.findIndex((line) => line.memberId === memberId)
    const line = this.data.lines[at]
    if (!line) return { code: '', message }
    this.setData({ [`lines[${at}]`]: { ...line, fault: message, asksBasis: true } })
    return { code: memberId, message: `${line.name}：${message}` }
  },
  back() {
    void goBack()
  },
})

function counted(lines: readonly Line[]) {
  return { lines, count: lines.filter(({ amount }) => amount.trim() !== '').length, fault: '' }
}
