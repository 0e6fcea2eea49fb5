/** All evidence at once, told from what was read whole, is what the database lists page by page. */
import { civilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { MEASURES } from '../../../../cloudfunctions/reporting/measures/catalogue'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { dimensionsOf } from '../../../../cloudfunctions/reporting/measures/dimensions'
import { listEvidence, type PartNamed } from '../../../../cloudfunctions/reporting/measures/evidence'
import type { RecordMeasure } from '../../../../cloudfunctions/reporting/measures/measure'
import { Records } from '../../../../cloudfunctions/reporting/measures/records'
import { listWhole } from '../../../../cloudfunctions/reporting/measures/whole-evidence'
import { closedMeeting } from '../../../builders/meeting'
import { MemoryStore } from '../../../builders/memory-store'
import { BRANCH, BUREAU } from '../../../builders/office'
import { makeYear, OTHER, seedYear } from '../../../builders/year'

const branchIds = [BUREAU, BRANCH, OTHER]
const QUERY = { branchIds, period: yearPeriod(2025), cutOff: null, on: civilDate('2026-01-10') }
const ALL = 10_000
const PAGE = { cursor: null, pageSize: ALL }
const OF_RECORDS = MEASURES.filter((each): each is RecordMeasure => each.form === 'records')

/** A memory that counts what it is asked. */
class AskedStore extends MemoryStore {
  readonly asked: string[] = []

  override aggregate(...[collection, stages]: Parameters<MemoryStore['aggregate']>) {
    this.asked.push(collection)
    return super.aggregate(collection, stages)
  }
  override findAll(...[collection, filter]: Parameters<MemoryStore['findAll']>) {
    this.asked.push(collection)
    return super.findAll(collection, filter) as never
  }
}

async function opened() {
  const store = new AskedStore()
  seedYear(store, makeYear(5, 8))
  // An early version kept no tally.
  const line = { memberId: 'member-1', mark: 'present', source: 'clerk', markedAt: null, reason: null } as const
  store.seed('meetings', { ...closedMeeting([line]), tally: {} as never })
  const records = await Records.open(store, branchIds, 'whole')
  return { store, records, desk: new MeasureDesk(store, records, QUERY), paged: await MeasureDesk.open(store, QUERY) }
}

it('of every figure, is what the pages list', async () => {
  const { store, desk, paged } = await opened()
  const wanted = OF_RECORDS.map((measure) => ({ desk, measure, part: null }))
  for (const some of [{}, { shown: () => new Set([BUREAU, OTHER]) }]) {
    const whole = await listWhole(store, wanted, { most: ALL, ...some })
    for (const [at, { id }] of OF_RECORDS.entries()) {
      const { items, next: _, ...counted } = await listEvidence(store, paged, id, { ...PAGE, ...some })
      expect([id, whole[at]]).toEqual([id, { lines: items, ...counted }])
    }
  }
}, 120_000)

it('of a part, is what the pages list of it', async () => {
  const { store, desk, paged } = await opened()
  for (const measure of OF_RECORDS.filter((_, at) => at % 3 === 0)) {
    for (const { id: by } of dimensionsOf(measure)) {
      const split = await paged.resolveParts(measure.id, by)
      const [first] = split.kind === 'parts' ? split.parts : []
      if (!first) continue
      const part: PartNamed = { by, key: first.key }
      const [whole] = await listWhole(store, [{ desk, measure, part }], { most: ALL })
      const { items, next: _, ...counted } = await listEvidence(store, paged, measure.id, { ...PAGE, part })
      expect([measure.id, part, whole]).toEqual([measure.id, part, { lines: items, ...counted }])
    }
  }
}, 120_000)

it('of the whole catalogue takes one question for each collection, and one for names', async () => {
  const { store, records, desk } = await opened()
  store.asked.length = 0
  await records.load(desk.questions(OF_RECORDS.map(({ id }) => ({ measure: id }))))
  await listWhole(
    store,
    OF_RECORDS.map((measure) => ({ desk, measure, part: null })),
    { most: 3 },
  )
  const collections = ['donations', 'duesAccounts', 'duesPayments', 'indicatorMonths', 'ledger', 'meetings', 'members']
  expect(store.asked.sort()).toEqual([...collections, 'members', 'shifts'].sort())
})

it('is cut off at so many lines, and says how many there are', async () => {
  const { store, desk } = await opened()
  const measure = OF_RECORDS.find(({ id }) => id === 'activities-present')
  if (!measure) throw new Error('no measure')
  const [all] = await listWhole(store, [{ desk, measure, part: null }], { most: ALL })
  const [few] = await listWhole(store, [{ desk, measure, part: null }], { most: 3 })
  expect(few).toEqual({ lines: all?.lines.slice(0, 3), total: all?.lines.length, withheld: 0 })
})
