import type { BranchId } from '#domain/people/identity'
import type { DraftFigure } from '#domain/report/duty-report'
import { figureKey, slotDays, type Slot } from '#domain/report/slot'
import type { CivilDate } from '#domain/time/civil-date'
import type { Reader } from '../../application/ports/store'
import { concurrently } from '../measures/concurrently'
import { MeasureDesk } from '../measures/desk'
import type { Blank, Figure } from '../measures/figure'
import { inForm, numbersBehind } from './forms'
import type { SlotResolution } from './paragraph'

/** Slots resolved at a time; each asks the database a few times. */
const AT_A_TIME = 8

/** What a report is of: these branches together, a year up to the cut-off date, seen `on` a day. */
export interface ReportQuery {
  readonly branchIds: readonly BranchId[]
  readonly year: number
  readonly cutOff: CivilDate
  readonly on: CivilDate
}

/**
 * Resolves the slots of a template for a year up to the cut-off date. Every slot's measure and dimension must exist:
 * `faultIn` tells.
 */
export async function resolveSlots(
  store: Reader,
  { branchIds, year, cutOff, on }: ReportQuery,
  slots: readonly Slot[],
): Promise<Map<string, SlotResolution>> {
  const desks = new Map<string, Promise<MeasureDesk>>()
  const deskOf = ({ period = 'report', scope = 'report' }: Slot) => {
    const name = `${period} ${scope}`
    const known = desks.get(name)
    if (known) return known
    const days = slotDays(period, year, cutOff)
    if (!days) throw new Error(`No period ${period}`)
    const whose = scope === 'author' ? ({ actor: 'secretary' } as const) : {}
    const desk = MeasureDesk.open(store, { branchIds, on, ...days, ...whose })
    desks.set(name, desk)
    return desk
  }
  const numbers = new Map(slots.flatMap(numbersBehind).map((slot) => [figureKey(slot), slot]))
  const resolved = await concurrently(AT_A_TIME, [...numbers], async ([key, slot]) => {
    return [key, await resolveSlot(await deskOf(slot), slot)] as const
  })
  const byKey = new Map(resolved)
  return new Map(slots.map((slot) => [figureKey(slot), inForm(slot, numbersOf(slot, byKey))]))
}

function numbersOf(slot: Slot, resolved: ReadonlyMap<string, SlotResolution>): SlotResolution[] {
  return numbersBehind(slot).flatMap((number) => resolved.get(figureKey(number)) ?? [])
}

async function resolveSlot(desk: MeasureDesk, slot: Slot): Promise<SlotResolution> {
  const { measure, part } = slot
  if (part === undefined) {
    const resolved = await desk.resolve(measure)
    return resolved.kind === 'value' ? { is: 'figures', figures: [draftFigure(slot, resolved, null)] } : blank(resolved)
  }
  const resolved = await desk.resolveParts(measure, part.by)
  if (resolved.kind !== 'parts') return blank(resolved)
  const { by } = part
  const parts = resolved.parts.filter(({ key }) => part.key === undefined || key === part.key)
  return {
    is: 'figures',
    figures: parts.map(({ key, label, figure }) =>
      draftFigure({ ...slot, part: { by, key } }, figure, { by, key, label }),
    ),
  }
}

function blank(resolved: Blank): SlotResolution {
  return resolved.kind === 'no-record'
    ? { is: 'no-record', enterAt: resolved.enterAt }
    : { is: 'not-applicable', why: resolved.why }
}

function draftFigure(slot: Slot, figure: Figure, part: DraftFigure['part']): DraftFigure {
  const { title, definition, unit, period, value, display, records } = figure
  const { measure } = slot
  return { key: figureKey(slot), measure, title, definition, unit, period, value, display, records, part }
}
