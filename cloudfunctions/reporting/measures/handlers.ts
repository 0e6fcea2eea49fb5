import type { InputOf } from '#contract'
import type { Branch } from '#domain/branch/branch'
import type { OwnKind } from '#domain/ledger/own-kind'
import type { BranchId } from '#domain/people/identity'
import type { CivilDate } from '#domain/time/civil-date'
import type { Period } from '#domain/time/period'
import { kindsOf } from '../../application/own-kinds'
import { refuse, type Handlers } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { MEASURE_GROUPS, OWN_INDICATORS_TITLE, OWN_KINDS_TITLE } from './catalogue'
import { MeasureDesk } from './desk'
import { addsUp, dimensionOf, dimensionsOf, isOfPeople } from './dimensions'
import { listEvidence } from './evidence'
import { definitionOf } from './definition'
import type { FigurePart, Resolved } from './figure'
import { indicatorMeasures } from './indicator-measures'
import { madeOf } from './made-of'
import { ownKindMeasures } from './own-kind-measures'
import { Records } from './records'

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
    })),
  }),

  'measure.compute': async ({ measureIds, scope, beside, ...asked }, { store, branch, today }) => {
    const { branches, records, desk, deskOf } = await deskFor(store, branch, asked, { scope, today })
    const unknown = measureIds.findIndex((id) => !desk.measure(id))
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

  'measure.split': async ({ measureId, by, scope, ...asked }, { store, branch, today }) => {
    const { desk } = await deskFor(store, branch, asked, { scope, today })
    const measure = desk.measure(measureId)
    if (!measure) return refuse('no-such-measure', { field: 'measureId', detail: { measure: measureId } })
    if (!dimensionOf(measure, by)) return refuse('no-such-dimension', { field: 'by', detail: { dimension: by } })
    const split = await desk.resolveParts(measureId, by)
    return { result: split.kind === 'parts' ? { kind: 'parts', parts: split.parts.map(flat) } : split }
  },

  'measure.evidence': async ({ measureId, part, scope, cursor, pageSize, ...asked }, { store, branch, today }) => {
    const { desk } = await deskFor(store, branch, asked, { scope, today })
    const measure = desk.measure(measureId)
    if (!measure) return refuse('no-such-measure', { field: 'measureId', detail: { measure: measureId } })
    if (part && !dimensionOf(measure, part.by))
      return refuse('no-such-dimension', { field: 'part.by', detail: { dimension: part.by } })
    const [{ items, next, total }, adds] = await Promise.all([
      listEvidence(store, desk, measureId, { cursor, pageSize, part }),
      cursor === null ? madeOf(desk, measureId) : '',
    ])
    return { items: items.map(({ cells: _, ...line }) => line), next, total, adds }
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
}

/** The secretary meant is the organization's; of those below it by themselves, each one's own. */
async function deskFor(
  store: Reader,
  branch: Branch,
  { period, cutOff, actor, authorId }: Asked,
  { scope, today }: { readonly scope: Scope; readonly today: CivilDate },
): Promise<Desks> {
  const [branches, kinds] = await Promise.all([branchesIn(store, branch, scope), kindsOf(store, branch)])
  const actorOf = { branchId: branch._id, ...(authorId === null ? {} : { memberId: authorId }) }
  const whose = actor === null ? {} : { actor, ...(scope === 'each-below' ? {} : { actorOf }) }
  const branchIds = branches.map(({ _id }) => _id)
  const records = await Records.open(store, branchIds)
  const deskOf = (days: Period, until: CivilDate | null) =>
    new MeasureDesk(store, records, { branchIds, kinds, period: days, cutOff: until, on: today, ...whose })
  return { branches, records, desk: deskOf(period, cutOff), deskOf }
}

/** The branch itself, with all below it, or those below it alone; by name. */
async function branchesIn(store: Reader, branch: Branch, scope: Scope): Promise<Branch[]> {
  if (scope === 'own') return [branch]
  const below = await store.findAll('branches', { ancestorIds: branch._id })
  const sorted = below.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  return scope === 'with-below' ? [branch, ...sorted] : sorted
}

function flat({ key, label, figure: { kind: _, ...figure } }: FigurePart) {
  return { key, label, ...figure }
}
