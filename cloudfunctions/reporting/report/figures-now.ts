import type { DraftFigure, StoredReport } from '#domain/report/duty-report'
import { slotOf } from '#domain/report/slot'
import type { BranchContext } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { resolveSlots } from '../draft/resolve-slots'
import type { ReportQuery } from '../draft/slot-desks'
import { reportQuery } from './drafting'

/** Figures of a report by their keys as the records give them now; one that nothing is recorded of is not among them. */
export async function figuresNow(
  store: Reader,
  query: ReportQuery,
  keys: readonly string[],
): Promise<Map<string, DraftFigure>> {
  const slots = keys.flatMap((key) => slotOf(key) ?? [])
  const resolved = await resolveSlots(store, query, slots)
  const figures = [...resolved.values()].flatMap((each) => (each.is === 'figures' ? each.figures : []))
  return new Map(figures.map((figure) => [figure.key, figure]))
}

/** How many figures of the report the records give otherwise by now, or from other records. */
export async function changedSince(
  { store, branch, today }: Pick<BranchContext, 'store' | 'branch' | 'today'>,
  report: Pick<StoredReport, 'figures' | 'year' | 'cutOff' | 'scope'>,
): Promise<number> {
  const { figures } = report
  const query = await reportQuery(store, branch, report, today)
  const now = await figuresNow(
    store,
    query,
    figures.map(({ key }) => key),
  )
  const isSame = ({ key, display, records }: DraftFigure) =>
    now.get(key)?.display === display && now.get(key)?.records === records
  return figures.filter((figure) => !isSame(figure)).length
}
