import { DUES_CATEGORIES } from '../../../domain/dues/dues'
import { monthNumber, monthOf, yearOf } from '../../../domain/time/civil-date'
import { formatYuan } from '../../../domain/values/money'
import { leaveSaying } from '../../../page-parts/leaving'
import { nothing, writingPage, type NotSent } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { CallFailure } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { goBack } from '../../../services/routes'
import {
  asLastYear,
  CATEGORY_CHOICES,
  linesOf,
  proposalLines,
  startChoices,
  termsOf,
  typedInto,
  type Line,
} from './assess-many-view'
import { readAmounts, type PastedAmounts } from './pasted-amounts'

/** Said where an amount is above what is normal. */
const ABOVE = '；每月超过 1000 元的部分须本人自愿'

type Change = WechatMiniprogram.CustomEvent<{ value: string }>

/** The amounts of a year for all who have none yet, fixed together, or proposed so that a meeting approves them: all or none. */
writingPage('packages/dues/assess-many/assess-many', {
  data: {
    year: 0,
    isProposal: false,
    /** Which time of proposing was seen. */
    version: 0,
    lines: [] as readonly Line[],
    hasLastYear: false,
    /** Of a proposal: somebody's amount of last year was filled in. */
    isAsLastYear: false,
    /** Months of it are over, which may have been collected before they were noted here. */
    isUnderWay: false,
    categories: CATEGORY_CHOICES,
    starts: [] as readonly string[],
    startAt: 0,
    isPasting: false,
    pasted: '',
    /** What was understood of the pasted table, before any of it is taken. */
    table: null as Omit<PastedAmounts, 'lines'> | null,
    amountColumn: -1,
    count: 0,
  },
  begin: ({ year, as }) => {
    const isProposal = as === 'proposal'
    void wx.setNavigationBarTitle({ title: isProposal ? '提出党费标准' : '一起核定党费' })
    return {
      ...{ year, isProposal, isUnderWay: year === yearOf(today()) && monthNumber(monthOf(today())) > 1 },
      starts: startChoices(year).map(({ label }) => label),
    }
  },

  async read({ branchId, year, as }) {
    if (as === 'proposal') {
      const proposed = await ask('dues.year', { branchId, year })
      return { lines: proposalLines(proposed), version: proposed.version }
    }
    const [now, before] = await Promise.all([
      ask('dues.accounts', { branchId, year }),
      ask('dues.accounts', { branchId, year: year - 1 }),
    ])
    return { lines: linesOf(now, before), version: 0 }
  },
  show({ lines, version }, { year }) {
    const hasLastYear = asLastYear(lines).some((line, at) => line !== lines[at])
    const startAt = startOf(lines, year)
    return {
      ...(lines.length > 0 ? {} : nothing('这一年的党费标准都已核定。')),
      ...{ hasLastYear, version, startAt, isAsLastYear: lines.some(isAsBefore) },
      ...counted(lines),
    }
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
  chooseDecidedOn(event: Change) {
    this.put(event, { decidedOn: event.detail.value })
  },
  chooseCategory(event: WechatMiniprogram.PickerChange) {
    const category = DUES_CATEGORIES[Number(event.detail.value)]
    if (category) this.put(event, { category })
  },
  chooseStart(event: WechatMiniprogram.PickerChange) {
    const startAt = Number(event.detail.value)
    const fromMonth = startChoices(this.at.year)[startAt]?.month
    this.setData({ startAt, lines: this.data.lines.map((line) => ({ ...line, fromMonth })) })
  },

  fillAsLastYear() {
    this.setData(counted(asLastYear(this.data.lines)))
  },
  paste() {
    this.setData({ isPasting: !this.data.isPasting })
  },
  typePasted(event: Change) {
    this.setData({ pasted: event.detail.value, amountColumn: -1 })
    this.understand()
  },
  chooseColumn(event: WechatMiniprogram.CustomEvent<{ key: number }>) {
    this.setData({ amountColumn: event.detail.key })
    this.understand()
  },
  readPasted(): PastedAmounts {
    const { pasted, lines, amountColumn } = this.data
    return readAmounts(pasted, lines, amountColumn < 0 ? undefined : amountColumn)
  },
  understand() {
    const { lines: _, ...table } = this.readPasted()
    this.setData({ table: this.data.pasted.trim() === '' ? null : table })
  },
  /** What was pasted is gone with it: only names and amounts were taken. */
  fillPasted() {
    const { lines, count } = this.readPasted()
    if (count === 0) return
    this.setData({ isPasting: false, pasted: '', table: null, amountColumn: -1, ...counted(lines) })
    say(`填入 ${count} 人`)
  },

  async save() {
    await this.attempt(async () => {
      const { branchId, year } = this.at
      const { lines, isProposal, version } = this.data
      const terms = termsOf(lines)
      if ('message' in terms) return this.blamed(terms.memberId, terms.message)
      const { members } = terms
      try {
        if (isProposal) {
          const { changed, flagged } = await this.send('dues.proposeYear', { branchId, year, version, members })
          return leaveSaying(`已提出 ${changed} 人的标准${flagged > 0 ? ABOVE : ''}`)
        }
        const { accounts } = await this.send('dues.assessMany', { branchId, year, members })
        const isAbove = accounts.some(({ flags }) => flags.includes('above-normal-cap'))
        return leaveSaying(`已核定 ${accounts.length} 人${isAbove ? ABOVE : ''}`)
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
    this.setData({ [`lines[${at}]`]: { ...line, fault: message } })
    return { code: memberId, message: `${line.name}：${message}` }
  },
  back() {
    void goBack()
  },
})

function isAsBefore({ amount, last }: Line): boolean {
  return last !== null && amount === formatYuan(last.monthlyFen)
}

/** Where all begin with the same month, that one. */
function startOf(lines: readonly Line[], year: number): number {
  const [first] = lines
  const isSame = lines.every(({ fromMonth }) => fromMonth === first?.fromMonth)
  return isSame
    ? Math.max(
        0,
        startChoices(year).findIndex(({ month }) => month === first?.fromMonth),
      )
    : 0
}

function counted(lines: readonly Line[]) {
  return { lines, count: lines.filter(({ amount }) => amount.trim() !== '').length, fault: '' }
}
