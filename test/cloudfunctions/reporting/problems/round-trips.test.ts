/** How often judging a year asks the database: whatever the rules look at is asked for in one go. */
import type { Branch } from '#domain/branch/branch'
import { civilDate } from '#domain/time/civil-date'
import { judgeYear } from '../../../../cloudfunctions/reporting/problems/read-judging'
import { MemoryStore } from '../../../builders/memory-store'
import { shift } from '../../../builders/entries'
import { closedMeeting } from '../../../builders/meeting'
import { BRANCH, BUREAU, member, span } from '../../../builders/office'
import { makeYear, seedYear } from '../../../builders/year'

const DAYS = { year: 2025, cutOff: civilDate('2025-12-31'), today: civilDate('2026-03-01') }

async function timesAsked(store: MemoryStore, branches: readonly [Branch, ...Branch[]]): Promise<number> {
  const asked = (['get', 'find', 'findAll', 'count', 'aggregate'] as const).map((name) => jest.spyOn(store, name))
  await judgeYear(store, { branch: branches[0], branches, ...DAYS })
  return asked.reduce((sum, { mock }) => sum + mock.calls.length, 0)
}

it('asks the database ten times at most, however many rules there are', async () => {
  const store = new MemoryStore()
  seedYear(store, makeYear(7, 12))
  const branch = await store.get('branches', BRANCH)
  if (!branch) throw new Error('no branch')
  const times = await timesAsked(store, [branch])
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
  const times = await timesAsked(store, [bureau, one, ...others])
  expect(times).toBeGreaterThan(0)
  expect(times).toBeLessThanOrEqual(10)
})
