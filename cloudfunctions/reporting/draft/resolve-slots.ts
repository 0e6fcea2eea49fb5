import { yearOf } from '#domain/time/civil-date'
import type { DraftFigure, Slot } from '#domain/report/duty-report'
import { yearPeriod } from '#domain/time/period'
import type { Reader } from '../../application/ports/store'
import { concurrently } from '../measures/concurrently'
import { MeasureDesk } from '../measures/desk'
import type { MeasureQuery } from '../measures/extent'
import type { Blank, Figure } from '../measures/figure'
import { slotKey } from './draft'
import type { SlotResolution } from './paragraph'

/** Slots resolved at a time; each asks the database a few times. */
const AT_A_TIME = 8

/**
 * Resolves the slots of a template for a year up to the cut-off date; slots that look back are resolved for the whole
 * year before. Every slot's measure and dimension must exist: `faultIn` tells.
 */
export async function resolveSlots(
  store: Reader,
  query: MeasureQuery,
  slots: readonly Slot[],
): Promise<Map<string, SlotResolution>> {
  const before = yearPeriod(yearOf(query.period.from) - 1)
  const [desk, earlier] = await Promise.all([
    MeasureDesk.open(store, query),
    MeasureDesk.open(store, { ...query, period: before, cutOff: null }),
  ])
  const resolved = await concurrently(AT_A_TIME, slots, async (slot) => {
    return [slotKey(slot), await resolveSlot(slot.year === 'previous' ? earlier : desk, slot)] as const
  })
  return new Map(resolved)
}

async function resolveSlot(desk: MeasureDesk, { measure, by }: Slot): Promise<SlotResolution> {
  if (by === undefined) {
    const resolved = await desk.resolve(measure)
    return resolved.kind === 'value'
      ? { is: 'figures', figures: [draftFigure(measure, resolved, null)] }
      : blank(resolved)
  }
  const resolved = await desk.resolveParts(measure, by)
  if (resolved.kind !== 'parts') return blank(resolved)
  return {
    is: 'figures',
    figures: resolved.parts.map(({ key, label, figure }) => draftFigure(measure, figure, { by, key, label })),
  }
}

function blank(resolved: Blank): SlotResolution {
  return resolved.kind === 'no-record'
    ? { is: 'no-record', enterAt: resolved.enterAt }
    : { is: 'not-applicable', why: resolved.why }
}

function draftFigure(measure: string, figure: Figure, part: DraftFigure['part']): DraftFigure {
  const { title, definition, unit, period, value, display, records } = figure
  return { measure, title, definition, unit, period, value, display, records, part }
}
