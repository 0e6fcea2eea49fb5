/** What was a blank of a draft, and where it stands once it is recorded. */
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

/** At which line of the draft the paragraph stands; -1 where there is none, as where the blank is now a zero. */
export function lineOf({ sections }: Report, lines: readonly Line[], statement: string): number {
  for (const { id, paragraphs } of sections) {
    const at = paragraphs.findIndex((each) => each.statement === statement)
    if (at >= 0) return lines.findIndex(({ key }) => key === `${id}/${at}`)
  }
  return -1
}
