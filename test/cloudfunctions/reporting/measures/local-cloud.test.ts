/** The same pipelines through the real SDK and the local cloud, with its planner and its limits. */
import { civilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import type { Write } from '../../../../cloudfunctions/application/ports/store'
import type { CloudbaseStore } from '../../../../cloudfunctions/cloudbase/cloudbase-store'
import { MEASURES } from '../../../../cloudfunctions/reporting/measures/catalogue'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { dimensionsOf } from '../../../../cloudfunctions/reporting/measures/dimensions'
import { listEvidence } from '../../../../cloudfunctions/reporting/measures/evidence'
import { openEmptyCloud, type EmptyCloud } from '../../../builders/empty-cloud'
import { MemoryStore } from '../../../builders/memory-store'
import { BRANCH, BUREAU } from '../../../builders/office'
import { makeYear, OTHER, seedYear, type World } from '../../../builders/year'

const QUERY = {
  branchIds: [BUREAU, BRANCH, OTHER],
  period: yearPeriod(2025),
  cutOff: null,
  on: civilDate('2026-01-10'),
}
const world = makeYear(5, 30)

/** A part of the catalogue, with nearly every source: going through all of it over the wire takes a minute. */
const everyFourth = (from: number) => MEASURES.filter((_, at) => at % 4 === from)

/** All of a world as inserts. */
function inserts(made: World): Write[] {
  return Object.entries(made).flatMap(([collection, docs]) =>
    (docs as readonly unknown[]).map((doc) => ({ do: 'insert', in: collection, doc }) as Write),
  )
}

describe('measures over the local cloud', () => {
  let empty: EmptyCloud
  let store: CloudbaseStore
  const memory = new MemoryStore()

  beforeAll(async () => {
    seedYear(memory, world)
    empty = await openEmptyCloud()
    store = empty.store
    expect(await store.commit(inserts(world))).toBe('committed')
  }, 300_000)
  afterAll(() => empty.close())

  it('have no evidence for a month in which nothing is recorded any more', async () => {
    const desk = await MeasureDesk.open(store, QUERY)
    const page = { cursor: null, pageSize: 5, part: { by: 'month', key: '2025-13' } }
    expect(await listEvidence(store, desk, 'activities', page)).toMatchObject({ items: [], next: null })
  })

  it('come to the same as in memory, whole and in parts', async () => {
    const [cloud, plain] = [await MeasureDesk.open(store, QUERY), await MeasureDesk.open(memory, QUERY)]
    const ids = MEASURES.map(({ id }) => id)
    expect(await cloud.resolveAll(ids)).toEqual(await plain.resolveAll(ids))
    for (const measure of everyFourth(1)) {
      if (measure.form !== 'records') continue
      for (const { id: by } of dimensionsOf(measure)) {
        const parts = async (desk: MeasureDesk) => {
          const split = await desk.resolveParts(measure.id, by)
          return split.kind === 'parts' ? split.parts.map(({ raw: _, ...part }) => part) : split
        }
        expect([measure.id, by, await parts(cloud)]).toEqual([measure.id, by, await parts(plain)])
      }
    }
  }, 300_000)

  it('open to the same records as in memory', async () => {
    const [cloud, plain] = [await MeasureDesk.open(store, QUERY), await MeasureDesk.open(memory, QUERY)]
    for (const { id } of everyFourth(2)) {
      const page = { cursor: null, pageSize: 50 }
      expect([id, await listEvidence(store, cloud, id, page)]).toEqual([
        id,
        await listEvidence(memory, plain, id, page),
      ])
    }
  }, 300_000)
})
