import type { BranchId } from '#domain/people/identity'
import type { DraftFigure } from '#domain/report/duty-report'
import { figureKey, slotDays, type Slot, type SlotDays, type SlotPeriod } from '#domain/report/slot'
import type { CivilDate } from '#domain/time/civil-date'
import type { Reader } from '../../application/ports/store'
import { MeasureDesk } from '../measures/desk'
import type { Blank, Figure } from '../measures/figure'
import { Records } from '../measures/records'
import { inForm, numbersBehind } from './forms'
import type { SlotResolution } from './paragraph'

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
  const records = await Records.open(store, branchIds)
  const desks = new Map<string, MeasureDesk>()
  const deskOf = ({ period = 'report', scope = 'report' }: Slot) => {
    const name = `${period} ${scope}`
    const whose = scope === 'author' ? ({ actor: 'secretary' } as const) : {}
    const query = { branchIds, on, ...daysOf(period, year, cutOff), ...whose }
    const desk = desks.get(name) ?? new MeasureDesk(store, records, query)
    desks.set(name, desk)
    return desk
  }
  const numbers = new Map(slots.flatMap(numbersBehind).map((slot) => [figureKey(slot), slot]))
  const asked = [...numbers].map(([key, slot]) => ({ key, slot, desk: deskOf(slot) }))
  const questions = asked.flatMap(({ slot: { measure, part }, desk }) =>
    desk.questions([{ measure, ...(part ? { by: part.by } : {}) }]),
  )
  await records.load(questions)
  const resolving = asked.map(async ({ key, slot, desk }) => [key, await resolveSlot(desk, slot)] as const)
  const resolved = new Map(await Promise.all(resolving))
  return new Map(slots.map((slot) => [figureKey(slot), inForm(slot, numbersOf(slot, resolved))]))
}

function numbersOf(slot: Slot, resolved: ReadonlyMap<string, SlotResolution>): SlotResolution[] {
  return numbersBehind(slot).flatMap((number) => resolved.get(figureKey(number)) ?? [])
}

function daysOf(period: SlotPeriod, year: number, cutOff: CivilDate): SlotDays {
  const days = slotDays(period, year, cutOff)
  if (!days) throw new Error(`No period ${period}`)
  return days
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
