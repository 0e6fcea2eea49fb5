import type { Branch } from '#domain/branch/branch'
import type { DraftFigure } from '#domain/report/duty-report'
import { slotOf } from '#domain/report/slot'
import type { Reader } from '../../application/ports/store'
import { resolveSlots } from '../draft/resolve-slots'
import type { ReportQuery } from '../draft/slot-desks'
import { measureOf } from '../measures/catalogue'
import { dimensionOf } from '../measures/dimensions'

/** Figures of a report by their keys as the records give them now; one that nothing is recorded of is not among them. */
export async function figuresNow(
  store: Reader,
  branch: Branch,
  query: ReportQuery,
  keys: readonly string[],
): Promise<Map<string, DraftFigure>> {
  const slots = keys.flatMap((key) => {
    const slot = slotOf(key)
    const measure = slot && measureOf(slot.measure, branch)
    return slot && measure && (!slot.part || dimensionOf(measure, slot.part.by)) ? [slot] : []
  })
  const resolved = await resolveSlots(store, query, slots)
  const figures = [...resolved.values()].flatMap((each) => (each.is === 'figures' ? each.figures : []))
  return new Map(figures.map((figure) => [figure.key, figure]))
}
