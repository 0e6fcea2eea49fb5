import type { DraftFigure } from '#domain/report/duty-report'
import { figureKey, type Slot } from '#domain/report/slot'
import type { Reader } from '../../application/ports/store'
import type { MeasureDesk } from '../measures/desk'
import { BY_BRANCH } from '../measures/dimensions'
import type { Blank, Figure, Resolved } from '../measures/figure'
import type { Measure } from '../measures/measure'
import { inForm, numbersBehind } from './forms'
import type { SlotResolution } from './paragraph'
import { isDesk, SlotDesks, type ReportQuery } from './slot-desks'

/** Resolves the slots of a template for a year up to the cut-off date. A measure that there is none of is not applicable. */
export async function resolveSlots(
  store: Reader,
  query: ReportQuery,
  slots: readonly Slot[],
): Promise<Map<string, SlotResolution>> {
  const desks = await SlotDesks.open(store, query)
  const numbers = new Map(slots.flatMap(numbersBehind).map((slot) => [figureKey(slot), slot]))
  await desks.load([...numbers.values()])
  const resolving = [...numbers].map(async ([key, slot]) => [key, await resolveSlot(desks, slot)] as const)
  const resolved = new Map(await Promise.all(resolving))
  return new Map(
    slots.map((slot) => [figureKey(slot), inForm(slot, numbersOf(slot, resolved), measureOf(desks, slot))]),
  )
}

/** As the organizations it is asked of know it: an indicator's share is no common measure. */
function measureOf(desks: SlotDesks, slot: Slot): Measure | undefined {
  const desk = desks.of(slot)
  return isDesk(desk) ? desk.measure(slot.measure) : undefined
}

function numbersOf(slot: Slot, resolved: ReadonlyMap<string, SlotResolution>): SlotResolution[] {
  return numbersBehind(slot).flatMap((number) => resolved.get(figureKey(number)) ?? [])
}

async function resolveSlot(desks: SlotDesks, slot: Slot): Promise<SlotResolution> {
  const { measure, part, scope } = slot
  const desk = desks.of(slot)
  if (!isDesk(desk)) return { is: 'not-applicable', why: desk.why }
  if (scope === 'each-below') return eachBelow(desk, slot)
  const leftOut = (await desk.leftOut(measure)).map(({ name }) => name)
  if (part === undefined) {
    const resolved = await desk.resolve(measure)
    return resolved.kind === 'value'
      ? { is: 'figures', figures: [draftFigure(slot, resolved, { leftOut })] }
      : blank(resolved)
  }
  const resolved = await desk.resolveParts(measure, part.by)
  if (resolved.kind !== 'parts') return blank(resolved)
  const { by } = part
  const parts = resolved.parts.filter(({ key }) => part.key === undefined || key === part.key)
  // Nothing to tell apart: a sentence that goes on with the parts falls away.
  if (parts.length === 0) return { is: 'not-applicable', why: '没有可分列的记录', isZero: true }
  return {
    is: 'figures',
    figures: parts.map(({ key, label, figure }) =>
      draftFigure({ ...slot, part: { by, key } }, figure, { leftOut, part: { by, key, label } }),
    ),
  }
}

/** A figure for each branch below that has one. */
async function eachBelow(desk: MeasureDesk, slot: Slot): Promise<SlotResolution> {
  const by = BY_BRANCH.id
  const resolved = (await desk.resolveAllEach([slot.measure])).get(slot.measure) ?? new Map<string, Resolved>()
  const figures = desk.branches.flatMap(({ _id: key, name: label }) => {
    const figure = resolved.get(key)
    if (figure?.kind !== 'value') return []
    return [draftFigure({ ...slot, part: { by, key } }, figure, { leftOut: [], part: { by, key, label } })]
  })
  return figures.length > 0 ? { is: 'figures', figures } : { is: 'not-applicable', why: '所属党组织都没有记录' }
}

function blank(resolved: Blank): SlotResolution {
  return resolved.kind === 'no-record'
    ? { is: 'no-record', enterAt: resolved.enterAt }
    : { is: 'not-applicable', why: resolved.why }
}

function draftFigure(
  slot: Slot,
  { kind: _, ...figure }: Figure,
  { part = null, leftOut }: Pick<DraftFigure, 'leftOut'> & { readonly part?: DraftFigure['part'] },
): DraftFigure {
  const { measure, scope = 'report' } = slot
  return { key: figureKey(slot), measure, ...figure, part, scope, leftOut }
}
