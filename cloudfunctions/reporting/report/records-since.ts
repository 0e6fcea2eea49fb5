/** The records behind a report's figures that were written since a moment: since it was drafted, or made final. */
import type { StoredReport } from '#domain/report/duty-report'
import { printedFigures } from '#domain/report/printed-figures'
import type { CivilDate } from '#domain/time/civil-date'
import type { Instant } from '#domain/time/instant'
import { yearPeriod } from '#domain/time/period'
import type { Reader } from '../../application/ports/store'
import { changedRecords, changedSources, type ChangedRecords, type ChangedSource } from '../facts/changed-records'
import type { Shown } from '../measures/readable'
import type { SlotDesks } from '../draft/slot-desks'

type Drafted = Pick<StoredReport, 'sections' | 'figures' | 'branchTable' | 'year' | 'cutOff'>

/** The days whose records figures of that report count: of its year, and of the one that it is compared with. */
export function daysCounted(year: number, cutOff: CivilDate) {
  return { from: yearPeriod(year - 1).from, to: cutOff }
}

/** Each record of those days once, with what was last done to it; nothing is told where no figure can be answered. */
export async function recordsSince(
  store: Reader,
  desks: SlotDesks,
  report: Drafted,
  { since, shown }: { readonly since: Instant; readonly shown: Shown },
): Promise<ChangedRecords> {
  const { whole } = desks
  if (!whole) return { told: [], untold: 0, withheld: 0, lookedSince: null }
  return changedRecords(store, whole, [], { ...lookedAt(report, since), shown })
}

/** How many of each source, and which measures of the report count such. */
export async function sourcesSince(
  store: Reader,
  desks: SlotDesks,
  report: Drafted,
  since: Instant,
): Promise<ChangedSource[]> {
  const { whole } = desks
  return whole ? changedSources(store, whole, lookedAt(report, since)) : []
}

function lookedAt(report: Drafted, since: Instant) {
  const { year, cutOff } = report
  const measures = printedFigures(report).map(({ measure }) => measure)
  return { since, every: { measures, ...daysCounted(year, cutOff) } }
}

/** As it is answered. */
export function changedView({ told, withheld, untold, lookedSince }: ChangedRecords) {
  return {
    ...{ changedRecords: [...told], changedWithheld: withheld },
    ...{ changedUntold: untold, changedLookedSince: lookedSince },
  }
}
