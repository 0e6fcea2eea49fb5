/** The amounts of a year, to be fixed or proposed: a line each, filled in by hand, as last year, or from a table. Pure. */
import type { OutputOf, RequestOf } from '#contract'
import { isCivilDate, monthsOfYear, monthNumber, type Month } from '../../../domain/time/civil-date'
import { DUES_CATEGORIES, type DuesCategory } from '../../../domain/dues/dues'
import { formatYuan, parseYuan, type Fen } from '../../../domain/values/money'
import { CATEGORY_LABELS, QUESTION_LABELS } from '../dues-text'

type Accounts = OutputOf<'dues.accounts'>
type Year = OutputOf<'dues.year'>
type Terms = RequestOf<'dues.assessMany'>['members'][number]

export interface Line {
  readonly memberId: string
  readonly name: string
  readonly category: DuesCategory
  readonly categoryLabel: string
  /** Yuan as typed; empty: not now. */
  readonly amount: string
  /** The day less or nothing was approved; empty while it is not said. */
  readonly decidedOn: string
  readonly asksDecision: boolean
  /** `去年每月 45.00 元`; empty for who had none. */
  readonly lastYear: string
  readonly last: { readonly category: DuesCategory; readonly monthlyFen: Fen } | null
  /** What the member questions in it; empty where nothing waits for an answer. */
  readonly question: string
  /** The first month counted here; undefined for the whole year. */
  readonly fromMonth?: Month | undefined
  readonly fault: string
}
type Typed = Partial<Pick<Line, 'category' | 'amount' | 'decidedOn'>>

/** 学生、下岗失业、领取抚恤救济的党员每月 0.20 元（中组发〔2008〕3号）. */
const FIXED: Partial<Record<DuesCategory, string>> = { student: '0.20', unemployed: '0.20', relief: '0.20' }

export const CATEGORY_CHOICES = DUES_CATEGORIES.map((category) => CATEGORY_LABELS[category])

export function linesOf({ notAssessed }: Accounts, lastYear: Accounts | undefined): Line[] {
  return notAssessed.map(({ memberId, name }) => {
    const last = lastYear?.accounts.find((each) => each.memberId === memberId) ?? null
    const category = last?.category ?? 'wage-earner'
    const line = {
      memberId,
      name,
      amount: '',
      decidedOn: '',
      asksDecision: false,
      lastYear: last ? `去年每月 ${formatYuan(last.monthlyFen)} 元` : '',
      last: last && { category, monthlyFen: last.monthlyFen },
      question: '',
      fault: '',
    }
    return { ...line, category, categoryLabel: CATEGORY_LABELS[category] }
  })
}

/** Everybody who has no account yet, as proposed or else as last year; what somebody questions stands first. */
export function proposalLines({ people }: Pick<Year, 'people'>): Line[] {
  const lines = people.flatMap(({ memberId, name, monthsDue, last, amount, question, hasAccount }) => {
    if (hasAccount || monthsDue === 0) return []
    const category = amount?.category ?? last?.category ?? 'wage-earner'
    const line: Line = {
      ...{ memberId, name, category, categoryLabel: CATEGORY_LABELS[category] },
      amount: amount ? formatYuan(amount.monthlyFen) : '',
      decidedOn: amount?.decidedOn ?? '',
      asksDecision: category === 'hardship',
      lastYear: last ? `去年每月 ${formatYuan(last.monthlyFen)} 元` : '',
      last,
      question: question?.settledAs === null ? `本人有疑问：${QUESTION_LABELS[question.kind]}` : '',
      fromMonth: amount?.fromMonth ?? undefined,
      fault: '',
    }
    return [line]
  })
  return asLastYear([...lines].sort((a, b) => Number(b.question !== '') - Number(a.question !== '')))
}

/** The line with what was typed: a category with one amount says it; hardship asks when it was approved. */
export function typedInto(line: Line, typed: Typed): Line {
  const category = typed.category ?? line.category
  const fixed = typed.category === undefined ? undefined : FIXED[typed.category]
  const next = { ...line, ...(fixed === undefined ? {} : { amount: fixed }), ...typed, fault: '' }
  const asksDecision = category === 'hardship'
  const decidedOn = asksDecision ? next.decidedOn : ''
  return { ...next, categoryLabel: CATEGORY_LABELS[category], asksDecision, decidedOn }
}

/** Everybody who had an amount last year and has none typed yet gets that one. Hardship is decided anew each year. */
export function asLastYear(lines: readonly Line[]): Line[] {
  return lines.map((line) =>
    line.amount !== '' || line.last === null || line.last.category === 'hardship'
      ? line
      : typedInto(line, { category: line.last.category, amount: formatYuan(line.last.monthlyFen) }),
  )
}

/** What is sent: the lines with an amount. Or the first line that cannot be. */
export function termsOf(
  lines: readonly Line[],
): { readonly members: Terms[] } | { readonly memberId: string; readonly message: string } {
  const members: Terms[] = []
  for (const { memberId, category, amount, decidedOn, fromMonth } of lines) {
    if (amount.trim() === '') continue
    const monthlyFen = parseYuan(amount)
    if (monthlyFen === undefined) return { memberId, message: '金额请写成 45 或 45.50 的样子' }
    if (monthlyFen === 0 && category !== 'hardship')
      return { memberId, message: '免交的，请把类别改为“经批准减免”，写明批准日期' }
    if (category === 'hardship' && !isCivilDate(decidedOn)) return { memberId, message: '请选择上级党委批准的日期' }
    const from = fromMonth === undefined ? {} : { fromMonth }
    members.push({ memberId, category, monthlyFen, decidedOn: isCivilDate(decidedOn) ? decidedOn : null, ...from })
  }
  return members.length > 0 ? { members } : { memberId: '', message: '请先填写金额；没有填的这次不核定。' }
}

/** `全年`, `2月起` … `12月起`, with the month that is sent. */
export function startChoices(year: number): { readonly label: string; readonly month: Month | undefined }[] {
  return monthsOfYear(year).map((month, at) =>
    at === 0 ? { label: '全年', month: undefined } : { label: `${monthNumber(month)}月起`, month },
  )
}
