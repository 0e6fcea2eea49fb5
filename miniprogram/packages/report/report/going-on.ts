/** Going on with a draft: what was written in an earlier one, and what a meeting approved, never changed unasked. */
import type { ReportScope } from '../../../domain/report/duty-report'
import { formatChineseDate, type CivilDate } from '../../../domain/time/civil-date'
import { chosenOf } from '../../../page-parts/telling'
import { ask } from '../../../services/page-load'
import type { ReportHead } from '../../../services/reports'
import { anewWords, movedWords, sinceWords } from './report-view'

interface Drafting {
  readonly branchId: string
  readonly year: number
  readonly cutOff: CivilDate
  readonly scope: ReportScope
}
type WordsFrom = { readonly wordsFrom?: CivilDate }

/**
 * From which earlier draft words are taken over, as the person chooses; undefined when they chose nothing. Throws a
 * `CallFailure`.
 */
export async function wordsChosen(heads: readonly ReportHead[], drafting: Drafting): Promise<WordsFrom | undefined> {
  const { year, cutOff, scope } = drafting
  if (!heads.some((head) => head.year === year && head.scope === scope && head.cutOff < cutOff)) return {}
  const { earlier } = await ask('report.earlierWords', drafting)
  if (!earlier) return {}
  const { cutOff: wordsFrom, paragraphs, entries } = earlier
  const alertText = `截至${formatChineseDate(wordsFrom)}的那份里${writtenWords(paragraphs, entries)}。带过来以后，两份各改各的。`
  const chosen = await chosenOf(['带过来，接着写', '不带，从头写'], alertText)
  if (chosen === undefined) return undefined
  return chosen === 0 ? { wordsFrom } : {}
}

/** What the draft is known to differ in from the records: `since` and `anew` as the page says them. */
interface Known {
  readonly since: string
  readonly anew: string
}

/**
 * In what the records differ from the draft by now, in sentences; '' where they do not, or did so before and it is known.
 * Throws a `CallFailure`.
 */
export async function movedSince(
  draft: { readonly branchId: string; readonly reportId: string },
  known: Known,
): Promise<string> {
  const { points, anew = [] } = await ask('report.checklist', draft)
  const moved = movedWords(points)
  if (known.since === sinceWords(points, anew) && known.anew === anewWords(anew)) return ''
  return [...(moved === '' ? [] : [`起草以后，${moved}。`]), anewWords(anew)].join('')
}

/** Whether a meeting has approved the draft: drafted anew, it would have to be approved anew. Throws a `CallFailure`. */
export async function isApproved(draft: { readonly branchId: string; readonly reportId: string }): Promise<boolean> {
  return (await ask('report.finals', draft)).meetings.length > 0
}

/** `改写了 3 段，写了 5 条问题和打算` */
function writtenWords(paragraphs: number, entries: number): string {
  const reworded = paragraphs > 0 ? [`改写了 ${paragraphs} 段`] : []
  return [...reworded, ...(entries > 0 ? [`写了 ${entries} 条问题和打算`] : [])].join('，')
}
