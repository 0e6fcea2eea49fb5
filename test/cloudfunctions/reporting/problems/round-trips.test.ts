/** How often judging a year asks the database: whatever the rules look at is asked for in one go. */
import type { Branch } from '#domain/branch/branch'
import type { ReportScope } from '#domain/report/duty-report'
import { NOTHING_WRITTEN } from '#domain/report/report-writing'
import { civilDate } from '#domain/time/civil-date'
import { reportQuery } from '../../../../cloudfunctions/reporting/draft/report-query'
import { judgeYear } from '../../../../cloudfunctions/reporting/problems/read-judging'
import { MemoryStore } from '../../../builders/memory-store'
import { shift } from '../../../builders/entries'
import { closedMeeting } from '../../../builders/meeting'
import { BRANCH, BUREAU, member, span } from '../../../builders/office'
import { makeYear, seedYear } from '../../../builders/year'

const DAYS = { year: 2025, cutOff: civilDate('2025-12-31') }

async function timesAsked(store: MemoryStore, branch: Branch, scope: ReportScope): Promise<number> {
  const query = await reportQuery(store, branch, { ...DAYS, scope }, civilDate('2026-03-01'))
  const asked = (['get', 'find', 'findAll', 'count', 'aggregate'] as const).map((name) => jest.spyOn(store, name))
  await judgeYear(store, query, NOTHING_WRITTEN)
  return asked.reduce((sum, { mock }) => sum + mock.calls.length, 0)
}

it('asks the database ten times at most, however many rules there are', async () => {
  const store = new MemoryStore()
  seedYear(store, makeYear(7, 12))
  const branch = await store.get('branches', BRANCH)
  if (!branch) throw new Error('no branch')
  const times = await timesAsked(store, branch, 'own')
  expect(times).toBeGreaterThan(0)
  expect(times).toBeLessThanOrEqual(10)
})

it('asks ten times at most for a bureau with twenty branches, each of which is judged by itself', async () => {
  const store = new MemoryStore()
  seedYear(store, makeYear(7, 12))
  const [bureau, one] = await Promise.all([store.get('branches', BUREAU), store.get('branches', BRANCH)])
  if (!bureau || !one) throw new Error('no branch')
  const others = Array.from({ length: 19 }, (_, at) => ({ ...one, _id: `below-${at}`, name: `第${at + 3}党支部` }))
  store.seed('branches', ...others)
  for (const { _id } of others) {
    const served = { branchId: _id, memberId: `of-${_id}`, occurredOn: civilDate('2025-04-05') }
    store.seed('shifts', shift(`shift-of-${_id}`, served))
    store.seed('members', member(`of-${_id}`, { spans: [span({ branchId: _id })] }))
    store.seed(
      'meetings',
      closedMeeting([], { _id: `meeting-of-${_id}`, branchId: _id, occurredOn: civilDate('2025-03-05') }),
    )
  }
  expect(await store.count('branches', { ancestorIds: BUREAU })).toBeGreaterThan(19)
  const times = await timesAsked(store, bureau, 'with-below')
  expect(times).toBeGreaterThan(0)
  expect(times).toBeLessThanOrEqual(10)
})
