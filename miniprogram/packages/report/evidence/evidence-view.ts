/** A figure with the records it rests on, as the page shows them. */
import { lastOf } from '../../../domain/values/last'
import { subjectTitle } from '../../../domain/records/record-subject'
import type { ReportScope } from '../../../domain/report/duty-report'
import { noSuchPartWords } from '../../../domain/report/withheld-words'
import { whenWords } from '../../../domain/report/when-words'
import type { EvidenceLine, Resolved, Split } from '../../../services/reports'
import { dayWithWeekday } from '../../../text/dates'
import { recordOf } from '../record-places'

/** `withheld`: the part is one of organizations below whose records are not shown to this person. */
export type Outcome = Resolved | { readonly kind: 'gone' | 'withheld' }

export interface FigureView {
  readonly display: string
  readonly unit: string
  readonly title: string
  readonly definition: string
  readonly period: string
  /** What an earlier draft says instead; empty when it says the same. */
  readonly changed: string
}

export interface EvidenceRow {
  readonly key: string
  /** The record itself. */
  readonly line: EvidenceLine
  /** Set on the first record of each measure a rate is made of. */
  readonly heading: string
  readonly date: string
  readonly title: string
  readonly opens: boolean
}

/** The part of a split figure that was asked for, as a figure of its own. */
export function partIn(split: Split, key: string): Outcome {
  if (split.kind !== 'parts') return split
  const part = split.parts.find((each) => each.key === key)
  if (!part) return { kind: split.withheld ? 'withheld' : 'gone' }
  const { key: _, label, title, ...figure } = part
  return { kind: 'value', ...figure, title: `${title}（${label}）` }
}

export function figureView(
  { display, unit, title, definition, ...days }: Extract<Resolved, { kind: 'value' }>,
  drafted = '',
): FigureView {
  const changed = drafted === '' || drafted === `${display}${unit}` ? '' : `起草时为 ${drafted}，之后记录有变化。`
  return { display, unit, title, definition, period: whenWords(days), changed }
}

/** What is said where there is no figure, and the subject to enter it under, if that is what is missing. */
export function blankWords(
  outcome: Exclude<Outcome, { kind: 'value' }>,
  scope: ReportScope,
): { message: string; enterAt: string } {
  switch (outcome.kind) {
    case 'no-record': {
      const what = subjectTitle(outcome.enterAt)
      return {
        message: `${what === undefined ? '' : `“${what}”`}暂无记录。登记以后，这里就有数字了。`,
        enterAt: outcome.enterAt,
      }
    }
    case 'not-applicable':
      return { message: `这一项不适用：${outcome.why}。`, enterAt: '' }
    case 'gone':
      return { message: '现在没有这一类的记录了。', enterAt: '' }
    case 'withheld':
      return { message: noSuchPartWords(scope), enterAt: '' }
  }
}

export function totalText(total: number, value: number): string {
  if (total > 0) return `依据 ${total} 条记录`
  return value === 0 ? '这段时间没有这样的记录' : '按日历计算，不依据记录'
}

/** `上年同期 30次；报告里写作“增长10.6%”`: what a change is made of besides the figure itself. */
export function besideText(before: Outcome, change = ''): string {
  const then = before.kind === 'value' ? `上年同期 ${before.display}${before.unit}` : '上年同期没有记录'
  return change === '' ? then : `${then}；报告里写作“${change}”`
}

/** Of a change, which of the two years records are of; of a rate which of its parts as well. */
export function ofYear<Portion extends { readonly items: EvidenceLine[] }>(portion: Portion, year: string): Portion {
  const named = ({ part, ...line }: EvidenceLine) => ({ ...line, part: part === null ? year : `${part}（${year}）` })
  return { ...portion, items: portion.items.map(named) }
}

/** Rows of records, to stand below those of `before`: each part of a rate is named once. */
export function evidenceRows(lines: readonly EvidenceLine[], before: readonly EvidenceRow[]): EvidenceRow[] {
  let above = lastOf(before)?.line.part ?? ''
  return lines.map((line, index) => {
    const heading = line.part !== null && line.part !== above ? line.part : ''
    above = line.part ?? above
    return {
      key: String(before.length + index),
      line,
      heading,
      date: [whenOf(line), line.branch ?? ''].filter((said) => said !== '').join('　'),
      title: line.title,
      opens: recordOf(line) !== undefined,
    }
  })
}

/** A month of dues is of the day until which it is paid in time. */
function whenOf({ collection, date }: EvidenceLine): string {
  const day = dayWithWeekday(date, 0)
  return collection === 'duesAccounts' ? `交纳期限 ${day}` : day
}
