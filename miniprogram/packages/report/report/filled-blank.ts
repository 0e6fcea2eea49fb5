/** What was a blank of a draft, and where it stands once it is recorded. */
import { subjectTitle } from '../../../domain/records/record-subject'
import { draftDays } from '../../../domain/report/draft-days'
import { slotDays } from '../../../domain/report/slot'
import { until, type Period } from '../../../domain/time/period'
import type { Report } from '../../../services/reports'
import type { Line } from './report-view'

export type Blank = Report['unrecorded'][number]

/** The days that a record must be of to fill it. */
export function daysOf({ period }: Blank, { year, cutOff }: Pick<Report, 'year' | 'cutOff'>): Period {
  const days = slotDays(period, year, cutOff)
  return (days && until(days.period, days.cutOff ?? days.period.to)) ?? draftDays({ year, cutOff })
}

export function isSameBlank(one: Blank, other: Blank): boolean {
  return one.about === other.about && one.enterAt === other.enterAt
}

/**
 * Why what was recorded is still in no sentence, though its blank is gone; '' where it is in one. `before`: the draft that
 * had the blank.
 */
export function whyUnsaid(before: Report, now: Report, { about, statement }: Blank): string {
  const taken = `「${about}」的记录已经取到，`
  const missing = now.unrecorded.filter((each) => each.statement === statement)
  const ofSentence = missing.filter((each) => each.about === about)
  if (ofSentence.length > 0)
    return `${taken}但这一句还缺${named(ofSentence.map(({ enterAt }) => subjectTitle(enterAt) ?? about))}的记录，补上以后才写进报告。`
  const other = now.notApplicable.find((each) => each.about === about)
  if (other) return `${taken}但这一句现在不写：${other.why}。`
  const paragraph = paragraphOf(now, statement)
  if (paragraph?.reworded) return `${taken}这一段用的是改写过的文字。要写进去，请点“改写”，把这个数字放进去。`
  if (paragraph && wordsOf(now, statement) !== wordsOf(before, statement)) return ''
  if (!paragraph && missing.length > 0)
    return `${taken}但这一段还没有写出来，还缺${named(missing.map((each) => each.about))}的记录。`
  return `${taken}但报告里没有写：数字是零、与前面说的相同，或者变化不大的，模板里不写。这个数字在“全部数字”里看得到。`
}

function named(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `“${name}”`).join('')
}

type Paragraph = Report['sections'][number]['paragraphs'][number]

function paragraphOf({ sections }: Report, statement: string): Paragraph | undefined {
  return sections.flatMap(({ paragraphs }) => paragraphs).find((each) => each.statement === statement)
}

/** Of all its paragraphs: entries of a list are of one statement. */
function wordsOf({ sections, figures }: Report, statement: string): string {
  return sections
    .flatMap(({ paragraphs }) => paragraphs.filter((each) => each.statement === statement))
    .flatMap(({ parts }) => parts)
    .map((part) => (part.is === 'figure' ? (figures[part.figure]?.display ?? '') : part.text))
    .join('')
}

/** At which line of the draft the paragraph stands; -1 where there is none, as where the blank is now a zero. */
export function lineOf({ sections }: Report, lines: readonly Line[], statement: string): number {
  for (const { id, paragraphs } of sections) {
    const at = paragraphs.findIndex((each) => each.statement === statement)
    if (at >= 0) return lines.findIndex(({ key }) => key === `${id}/${at}`)
  }
  return -1
}
