import type { Branch } from '#domain/branch/branch'
import type { Appointment } from '#domain/people/appointment'
import type { BranchId } from '#domain/people/identity'
import type { DraftFigure } from '#domain/report/duty-report'
import { figureKey, type Slot } from '#domain/report/slot'
import type { Reader } from '../../application/ports/store'
import { compareNames } from '../../application/member-names'
import type { MeasureDesk } from '../measures/desk'
import { BY_BRANCH, dimensionOf } from '../measures/dimensions'
import type { Blank, Figure, Resolved } from '../measures/figure'
import type { Measure } from '../measures/measure'
import { inForm, isChange, numbersBehind } from './forms'
import type { SlotResolution } from './paragraph'
import { isDesk, SlotDesks, type ReportQuery } from './slot-desks'

/** Resolves the slots of a template for a year up to the cut-off date. A measure that there is none of is not applicable. */
export async function resolveSlots(
  store: Reader,
  query: ReportQuery,
  slots: readonly Slot[],
): Promise<Map<string, SlotResolution>> {
  return resolveIn(new SlotDesks(store, query), slots)
}

/**
 * The same, and of some slots, plain numbers of the report's own days, what each of the organizations has by itself: a part
 * of it has no key that a draft could print, the whole has.
 */
export async function resolveSlotsAndEach(
  store: Reader,
  query: ReportQuery,
  slots: readonly Slot[],
  ofEach: readonly Slot[],
): Promise<ResolvedAndEach> {
  const desks = new SlotDesks(store, query)
  const whole = await resolveIn(desks, [...slots, ...ofEach])
  const resolving = [query.organization, ...query.below].map(async (organization) => {
    const own = ofEach.map(
      async (slot) => [figureKey(slot), await resolveOwn(desks, slot, organization, query)] as const,
    )
    return [organization._id, new Map(await Promise.all(own))] as const
  })
  return { whole, each: new Map(await Promise.all(resolving)), appointments: desks.appointments }
}

interface ResolvedAndEach {
  readonly whole: Map<string, SlotResolution>
  readonly each: Map<BranchId, Map<string, SlotResolution>>
  /** Who held which post in the organizations: read with them. */
  readonly appointments: readonly Appointment[]
}

async function resolveOwn(
  desks: SlotDesks,
  slot: Slot,
  { _id, name }: Branch,
  { organization }: ReportQuery,
): Promise<SlotResolution> {
  const desk = desks.of(slot)
  if (!isDesk(desk)) return { is: 'not-applicable', why: desk.why }
  const found = await resolveAt(
    desk.among((branchId) => branchId === _id),
    slot,
  )
  if (found.is !== 'figures' || slot.part) return found
  const isOwn = _id === organization._id
  const part = isOwn ? null : { by: BY_BRANCH.id, key: _id, label: name }
  const named = ownSlot(slot.measure, { isOwn, branchId: _id })
  const { scope = 'report' } = named
  return { is: 'figures', figures: found.figures.map((figure) => ({ ...figure, key: figureKey(named), part, scope })) }
}

/** The whole of a measure as one of the organizations has it: the one reported on, or one below it. */
export function ownSlot(measure: string, of: { readonly isOwn: boolean; readonly branchId: BranchId }): Slot {
  return of.isOwn
    ? { measure, scope: 'own' }
    : { measure, part: { by: BY_BRANCH.id, key: of.branchId }, scope: 'each-below' }
}

/** The same at desks that others ask at too: what is asked in one moment is one question. */
export async function resolveIn(desks: SlotDesks, slots: readonly Slot[]): Promise<Map<string, SlotResolution>> {
  const numbers = new Map(slots.flatMap(numbersBehind).map((slot) => [figureKey(slot), slot]))
  await desks.load([...numbers.values()])
  const resolving = [...numbers].map(async ([key, slot]) => [key, await resolveSlot(desks, slot)] as const)
  const resolved = new Map(await Promise.all(resolving))
  const forming = slots.map(async (slot) => [figureKey(slot), await formed(desks, slot, resolved)] as const)
  return new Map(await Promise.all(forming))
}

async function formed(
  desks: SlotDesks,
  slot: Slot,
  resolved: ReadonlyMap<string, SlotResolution>,
): Promise<SlotResolution> {
  const measure = measureOf(desks, slot)
  const inOneYear = isChange(slot.form) ? await keptInOneYear(desks, slot) : []
  const worked = inForm(slot, numbersOf(slot, resolved), measure, inOneYear)
  const whole = isChange(slot.form) ? await restingOnBoth(desks, slot, worked) : worked
  return slot.form === 'cadence' && whole.is === 'figures' ? eachBears(desks, slot, whole) : whole
}

/** What stood on both days, a member on the roll, is one record behind the change and not two. */
async function restingOnBoth(desks: SlotDesks, slot: Slot, change: SlotResolution): Promise<SlotResolution> {
  if (change.is !== 'figures' || !change.figures.some(({ counted }) => counted === 'as-of')) return change
  const both = numbersBehind(slot).flatMap((each) => {
    const desk = desks.of(each)
    return isDesk(desk) ? [desk.documentsBehind(slot.measure, slot.part)] : []
  })
  const records = new Set((await Promise.all(both)).flat()).size
  return { is: 'figures', figures: change.figures.map(({ recordsApart: _, ...figure }) => ({ ...figure, records })) }
}

/** Of several organizations those that count in this year or in the last, but not in both: their sums are no change. */
async function keptInOneYear(desks: SlotDesks, slot: Slot): Promise<string[]> {
  const [now, before] = numbersBehind(slot).map((each) => desks.of(each))
  if (!now || !before || !isDesk(now) || !isDesk(before) || slot.scope === 'author') return []
  const [uncounted, uncountedBefore] = await Promise.all([now, before].map((desk) => desk.uncounted(slot.measure)))
  return now.branches
    .filter(({ _id }) => uncounted?.includes(_id) !== uncountedBefore?.includes(_id))
    .map(({ name }) => name)
}

/** How often something is done by several organizations is how often each does it whom it concerns. */
async function eachBears(desks: SlotDesks, slot: Slot, whole: SlotResolution): Promise<SlotResolution> {
  const desk = desks.of(slot)
  if (!isDesk(desk) || slot.scope === 'author') return whole
  const bearers = await desk.concerned(slot.measure)
  if (bearers.length < 2) return whole
  const each = await Promise.all(
    bearers.map(async ({ _id }) => {
      const own = desk.among((branchId) => branchId === _id)
      const numbers = await Promise.all(numbersBehind(slot).map((number) => resolveAt(own, number)))
      return inForm(slot, numbers, own.measure(slot.measure))
    }),
  )
  const lacking = bearers.filter((_, at) => each[at]?.is !== 'figures').map(({ name }) => name)
  if (lacking.length > 0) return { is: 'not-applicable', why: `${lacking.join('、')}的记录不是每月或每季度都有` }
  // The least often of them is true of all.
  return each.find((one) => one.is === 'figures' && one.figures[0]?.display === '每季度') ? seldom(whole, each) : whole
}

/** The figure of all in the words of whom does it least often. */
function seldom(whole: SlotResolution, each: readonly SlotResolution[]): SlotResolution {
  const least = each
    .flatMap((one) => (one.is === 'figures' ? one.figures : []))
    .find(({ display }) => display === '每季度')
  if (whole.is !== 'figures' || !least) return whole
  const { display, definition } = least
  return { is: 'figures', figures: whole.figures.map((figure) => ({ ...figure, display, definition })) }
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
  const desk = desks.of(slot)
  if (!isDesk(desk)) return { is: 'not-applicable', why: desk.why }
  return slot.scope === 'each-below' ? eachBelow(desk, slot) : resolveAt(desk, slot)
}

async function resolveAt(desk: MeasureDesk, slot: Slot): Promise<SlotResolution> {
  const { measure, part } = slot
  const leftOut = (await desk.leftOut(leftOutOf(desk, slot))).map(({ name }) => name).sort(compareNames)
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
    figures: await Promise.all(
      parts.map(async ({ key, label, figure }) => {
        const own = part.key === undefined ? await measureOfPart(desk, slot, key) : undefined
        return own ?? draftFigure({ ...slot, part: { by, key } }, figure, { leftOut, part: { by, key, label } })
      }),
    ),
  }
}

/** A part that has a measure of its own is that measure's figure: one number has one name, and one line in an annex. */
async function measureOfPart(desk: MeasureDesk, { measure, part, ...slot }: Slot, key: string) {
  const whole = desk.measure(measure)
  const id = whole && part && dimensionOf(whole, part.by)?.isMeasure?.(key)
  const resolved = id === undefined ? undefined : await desk.resolve(id)
  if (id === undefined || resolved?.kind !== 'value') return undefined
  const leftOut = (await desk.leftOut(id)).map(({ name }) => name).sort(compareNames)
  return draftFigure({ ...slot, measure: id }, resolved, { leftOut })
}

/** The measure whose records are asked after: of one part that concerns some alone, that part. */
function leftOutOf(desk: MeasureDesk, { measure, part }: Slot): string {
  if (part?.key === undefined) return measure
  const id = `${measure}.${part.by}.${part.key}`
  return desk.measure(id) ? id : measure
}

/** A figure for each branch below that has one, or for the one that is named. */
async function eachBelow(desk: MeasureDesk, slot: Slot): Promise<SlotResolution> {
  const by = BY_BRANCH.id
  const resolved = (await desk.resolveAllEach([slot.measure])).get(slot.measure) ?? new Map<string, Resolved>()
  const meant = desk.branches.filter(({ _id }) => slot.part?.key === undefined || slot.part.key === _id)
  const figures = meant.flatMap(({ _id: key, name: label }) => {
    const figure = resolved.get(key)
    if (figure?.kind !== 'value') return []
    return [draftFigure({ ...slot, part: { by, key } }, figure, { leftOut: [], part: { by, key, label } })]
  })
  return figures.length > 0
    ? { is: 'figures', figures }
    : { is: 'not-applicable', why: '机关和直属单位党组织都没有记录' }
}

function blank(resolved: Blank): SlotResolution {
  if (resolved.kind === 'no-record') return { is: 'no-record', enterAt: resolved.enterAt }
  const { why, isEmpty } = resolved
  return { is: 'not-applicable', why, ...(isEmpty ? { isEmpty } : {}) }
}

function draftFigure(
  slot: Slot,
  { kind: _, ...figure }: Figure,
  { part = null, leftOut }: Pick<DraftFigure, 'leftOut'> & { readonly part?: DraftFigure['part'] },
): DraftFigure {
  const { measure, scope = 'report' } = slot
  // Beside the same of all it is a line of its own in the annex.
  const title = scope === 'author' ? `${figure.title}（述职人）` : figure.title
  return { key: figureKey(slot), measure, ...figure, title, part, scope, leftOut }
}
