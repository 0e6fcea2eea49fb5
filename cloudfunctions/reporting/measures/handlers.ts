import type { InputOf } from '#contract'
import type { Branch } from '#domain/branch/branch'
import type { OwnKind } from '#domain/ledger/own-kind'
import type { BranchId } from '#domain/people/identity'
import type { CivilDate } from '#domain/time/civil-date'
import type { Period } from '#domain/time/period'
import { compareNames } from '../../application/member-names'
import { kindsOf } from '../../application/own-kinds'
import { refuse, type BranchContext, type Handlers } from '../../application/ports/handling'
import { MEASURE_GROUPS, OWN_INDICATORS_TITLE, OWN_KINDS_TITLE } from './catalogue'
import { MeasureDesk } from './desk'
import { addsUp, dimensionOf, dimensionsOf, isDate, isOfPeople, namesRecords } from './dimensions'
import { listEvidence } from './evidence'
import { definitionOf } from './definition'
import type { Figure, FigurePart, Resolved } from './figure'
import { indicatorMeasures } from './indicator-measures'
import { madeOf } from './made-of'
import type { Measure } from './measure'
import { officeAmong, officeOf, officeWithBelow, type Office } from './office'
import { ownKindMeasures } from './own-kind-measures'
import { readableTo, type Shown } from './readable'
import { Records } from './records'
import { sharedIndicators } from './shared-indicators'

type MeasureProcedure = 'measure.catalogue' | 'measure.compute' | 'measure.split' | 'measure.evidence'
type Asked = Pick<InputOf<'measure.compute'>, 'period' | 'cutOff' | 'actor' | 'authorId'>

export const measureHandlers: Handlers<MeasureProcedure> = {
  'measure.catalogue': async (_, { store, branch }) => ({
    measures: grouped(branch, await kindsOf(store, branch)).map(({ group, measure }) => ({
      group,
      id: measure.id,
      title: measure.title,
      unit: measure.unit,
      definition: definitionOf(measure),
      dimensions:
        measure.form === 'records'
          ? dimensionsOf(measure).map((each) => ({ id: each.id, title: each.title, isOfPeople: isOfPeople(each) }))
          : [],
      hasActor: measure.form === 'records' && measure.actor !== undefined,
      addsUp: addsUp(measure),
      isDate: isDate(measure),
    })),
  }),

  'measure.compute': async ({ measureIds, scope, beside, ...asked }, context) => {
    const { branch } = context
    const { branches, records, desk, deskOf, measureOf } = await deskFor(context, asked, scope)
    const unknown = measureIds.findIndex((id) => !measureOf(id))
    if (unknown >= 0)
      return refuse('no-such-measure', {
        field: `measureIds.${unknown}`,
        detail: { measure: measureIds[unknown] ?? '' },
      })
    const desks = [desk, ...(beside ? [deskOf(beside, null)] : [])]
    const isEach = scope === 'each-below'
    const measures = measureIds.map((measure) => ({ measure }))
    await records.load(desks.flatMap((of) => of.questions(measures, isEach)))
    const [now, before] = await Promise.all(desks.map((of) => resolvedBy(of, measureIds, isEach)))
    const organizations = isEach ? branches : [branch]
    return {
      results: organizations.map(({ _id, name }) => ({
        branchId: _id,
        branchName: name,
        figures: measureIds.flatMap((measureId) => {
          const key = isEach ? _id : null
          const result = now?.get(measureId)?.get(key)
          return result ? [{ measureId, result, beside: before?.get(measureId)?.get(key) ?? null }] : []
        }),
      })),
    }
  },

  'measure.split': async ({ measureId, by, scope, ...asked }, context) => {
    const { desk, readable, measureOf } = await deskFor(context, asked, scope)
    const measure = measureOf(measureId)
    if (!measure) return refuse('no-such-measure', { field: 'measureId', detail: { measure: measureId } })
    if (!dimensionOf(measure, by)) return refuse('no-such-dimension', { field: 'by', detail: { dimension: by } })
    const { split, withheld } = await splitFor(desk, measure, by, readable)
    if (split.kind !== 'parts') return { result: split }
    return { result: { kind: 'parts', parts: split.parts.map(flat), withheld: withheld && bare(withheld) } }
  },

  'measure.evidence': async ({ measureId, part, scope, cursor, pageSize, ...asked }, context) => {
    const { desk, readable, measureOf } = await deskFor(context, asked, scope)
    const measure = measureOf(measureId)
    if (!measure) return refuse('no-such-measure', { field: 'measureId', detail: { measure: measureId } })
    if (part && !dimensionOf(measure, part.by))
      return refuse('no-such-dimension', { field: 'part.by', detail: { dimension: part.by } })
    const [{ items, ...rest }, adds] = await Promise.all([
      listEvidence(context.store, desk, measureId, { cursor, pageSize, part, shown: readable }),
      cursor === null ? madeOf(desk, measureId) : '',
    ])
    return { items: items.map(({ cells: _, ...line }) => line), ...rest, adds }
  },
}

function grouped(branch: Branch, kinds: readonly OwnKind[]) {
  const own = [
    { title: OWN_INDICATORS_TITLE, measures: indicatorMeasures(branch) },
    { title: OWN_KINDS_TITLE, measures: kinds.flatMap(ownKindMeasures) },
  ]
  return [...MEASURE_GROUPS, ...own].flatMap(({ title, measures }) =>
    measures.map((measure) => ({ group: title, measure })),
  )
}

/** By measure, then by branch, or of all as one by null. */
async function resolvedBy(
  desk: MeasureDesk,
  ids: readonly string[],
  isEach: boolean,
): Promise<ReadonlyMap<string, ReadonlyMap<BranchId | null, Resolved>>> {
  if (isEach) return desk.resolveAllEach(ids)
  const whole = await desk.resolveAll(ids)
  return new Map([...whole].map(([id, result]) => [id, new Map([[null, result]])]))
}

type Scope = 'own' | 'with-below' | 'each-below'

interface Desks {
  readonly branches: readonly Branch[]
  readonly records: Records
  readonly desk: MeasureDesk
  /** The same for other days. */
  readonly deskOf: (period: Period, cutOff: CivilDate | null) => MeasureDesk
  /** Whose records the caller may read among them. */
  readonly readable: Shown
  /** What one person did is told to who may read all the records it rests on. */
  readonly measureOf: (id: string) => Measure | undefined
}

/** The secretary meant is the organization's; of those below it by themselves, each one's own. */
async function deskFor(
  { store, branch, caller, today }: BranchContext,
  { period, cutOff, actor, authorId }: Asked,
  scope: Scope,
): Promise<Desks> {
  const [office, kinds] = await Promise.all([
    scope === 'own' ? officeOf(store, [branch._id]) : officeWithBelow(store, branch),
    kindsOf(store, branch),
  ])
  const branches = branchesIn(office, branch, scope)
  const actorOf = { branchId: branch._id, ...(authorId === null ? {} : { memberId: authorId }) }
  const whose = actor === null ? {} : { actor, ...(scope === 'each-below' ? {} : { actorOf }) }
  const branchIds = branches.map(({ _id }) => _id)
  const indicators = sharedIndicators(scope === 'each-below' ? [branch, ...branches] : branches)
  const records = new Records(store, officeAmong(office, branchIds))
  const deskOf = (days: Period, until: CivilDate | null) =>
    new MeasureDesk(store, records, { branchIds, indicators, kinds, period: days, cutOff: until, on: today, ...whose })
  const [desk, readable] = [deskOf(period, cutOff), readableTo(caller, branches)]
  const measureOf = (id: string) => {
    const measure = desk.measure(id)
    const readsAll = () => desk.recordMeasures(id).every(({ source }) => readable(source).size === branches.length)
    return measure && desk.namesPerson(id) && !readsAll() ? undefined : measure
  }
  return { branches, records, desk, deskOf, readable, measureOf }
}

/** The branch itself, with all below it, or those below it alone; by name. */
function branchesIn({ branches }: Office, branch: Branch, scope: Scope): Branch[] {
  if (scope === 'own') return [branch]
  const below = branches.filter(({ _id }) => _id !== branch._id).sort((a, b) => compareNames(a.name, b.name))
  return scope === 'with-below' ? [branch, ...below] : below
}

/** The parts; where they are called by names, those of branches that cannot be read are one sum without a name. */
async function splitFor(desk: MeasureDesk, measure: Measure, by: string, readable: Shown) {
  const part = dimensionOf(measure, by)
  const names = part !== undefined && measure.form === 'records' && namesRecords(measure, part)
  const shown = names ? readable(measure.source) : undefined
  const open = shown ? desk.among((branchId) => shown.has(branchId)) : desk
  if (!shown || open === desk) return { split: await desk.resolveParts(measure.id, by), withheld: null }
  const rest = await desk.among((branchId) => !shown.has(branchId)).resolve(measure.id)
  const withheld = rest.kind === 'value' && rest.records > 0 ? rest : null
  if (shown.size === 0 && rest.kind !== 'value') return { split: rest, withheld: null }
  const none = { kind: 'parts', parts: [] } as const
  const split = shown.size === 0 ? none : await open.resolveParts(measure.id, by)
  return { split: withheld && split.kind !== 'parts' ? none : split, withheld }
}

function flat({ key, label, figure }: FigurePart) {
  return { key, label, ...bare(figure) }
}
function bare({ kind: _, ...figure }: Figure) {
  return figure
}
