import type { InputOf } from '#contract'
import type { Branch } from '#domain/branch/branch'
import type { CivilDate } from '#domain/time/civil-date'
import { refuse, type Handlers } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { MEASURE_GROUPS, OWN_INDICATORS_TITLE } from './catalogue'
import { MeasureDesk } from './desk'
import { addsUp, dimensionOf, dimensionsOf, isOfPeople } from './dimensions'
import { listEvidence } from './evidence'
import type { MeasureQuery } from './extent'
import { definitionOf, type FigurePart } from './figure'
import { indicatorMeasures } from './indicator-measures'

type MeasureProcedure = 'measure.catalogue' | 'measure.compute' | 'measure.split' | 'measure.evidence'
type Asked = Pick<InputOf<'measure.compute'>, 'period' | 'cutOff' | 'actor' | 'authorId'>

export const measureHandlers: Handlers<MeasureProcedure> = {
  'measure.catalogue': async (_, { branch }) => ({
    measures: grouped(branch).map(({ group, measure }) => ({
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

  'measure.compute': async ({ measureIds, scope, ...asked }, { store, branch, today }) => {
    const branches = await branchesIn(store, branch, scope)
    const desk = await MeasureDesk.open(
      store,
      queryOf(branches, asked, today, scope === 'each-below' ? undefined : branch),
    )
    const unknown = measureIds.findIndex((id) => !desk.measure(id))
    if (unknown >= 0)
      return refuse('no-such-measure', {
        field: `measureIds.${unknown}`,
        detail: { measure: measureIds[unknown] ?? '' },
      })
    if (scope !== 'each-below') {
      const resolved = await desk.resolveAll(measureIds)
      const figures = [...resolved].map(([measureId, result]) => ({ measureId, result }))
      return { results: [{ branchId: branch._id, branchName: branch.name, figures }] }
    }
    const resolved = await desk.resolveAllEach(measureIds)
    return {
      results: branches.map(({ _id, name }) => ({
        branchId: _id,
        branchName: name,
        figures: [...resolved].flatMap(([measureId, byBranch]) => {
          const result = byBranch.get(_id)
          return result ? [{ measureId, result }] : []
        }),
      })),
    }
  },

  'measure.split': async ({ measureId, by, scope, ...asked }, { store, branch, today }) => {
    const desk = await MeasureDesk.open(store, queryOf(await branchesIn(store, branch, scope), asked, today, branch))
    const measure = desk.measure(measureId)
    if (!measure) return refuse('no-such-measure', { field: 'measureId', detail: { measure: measureId } })
    if (!dimensionOf(measure, by)) return refuse('no-such-dimension', { field: 'by', detail: { dimension: by } })
    const split = await desk.resolveParts(measureId, by)
    return { result: split.kind === 'parts' ? { kind: 'parts', parts: split.parts.map(flat) } : split }
  },

  'measure.evidence': async ({ measureId, part, scope, cursor, pageSize, ...asked }, { store, branch, today }) => {
    const desk = await MeasureDesk.open(store, queryOf(await branchesIn(store, branch, scope), asked, today, branch))
    const measure = desk.measure(measureId)
    if (!measure) return refuse('no-such-measure', { field: 'measureId', detail: { measure: measureId } })
    if (part && !dimensionOf(measure, part.by))
      return refuse('no-such-dimension', { field: 'part.by', detail: { dimension: part.by } })
    const { items, next, total } = await listEvidence(store, desk, measureId, { cursor, pageSize, part })
    return { items: [...items], next, total }
  },
}

function grouped(branch: Branch) {
  const own = { title: OWN_INDICATORS_TITLE, measures: indicatorMeasures(branch) }
  return [...MEASURE_GROUPS, own].flatMap(({ title, measures }) =>
    measures.map((measure) => ({ group: title, measure })),
  )
}

/** With `of`, the secretary meant is that organization's. */
function queryOf(
  branches: readonly Branch[],
  { period, cutOff, actor, authorId }: Asked,
  on: CivilDate,
  of?: Branch,
): MeasureQuery {
  const query = { branchIds: branches.map(({ _id }) => _id), period, cutOff, on }
  if (actor === null) return query
  if (!of) return { ...query, actor }
  return { ...query, actor, actorOf: { branchId: of._id, ...(authorId === null ? {} : { memberId: authorId }) } }
}

/** The branch itself, with all below it, or those below it alone; by name. */
async function branchesIn(
  store: Reader,
  branch: Branch,
  scope: 'own' | 'with-below' | 'each-below',
): Promise<Branch[]> {
  if (scope === 'own') return [branch]
  const below = await store.findAll('branches', { ancestorIds: branch._id })
  const sorted = below.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  return scope === 'with-below' ? [branch, ...sorted] : sorted
}

function flat({ key, label, figure: { kind: _, ...figure } }: FigurePart) {
  return { key, label, ...figure }
}
