/** How often judging a year asks the database: whatever the rules look at is asked for in one go. */
import { civilDate } from '#domain/time/civil-date'
import { judgeYear } from '../../../../cloudfunctions/reporting/problems/read-judging'
import { MemoryStore } from '../../../builders/memory-store'
import { BRANCH } from '../../../builders/office'
import { makeYear, seedYear } from '../../../builders/year'

it('asks the database ten times at most, however many rules there are', async () => {
  const store = new MemoryStore()
  seedYear(store, makeYear(7, 12))
  const branch = await store.get('branches', BRANCH)
  if (!branch) throw new Error('no branch')
  const asked = (['get', 'find', 'findAll', 'count', 'aggregate'] as const).map((name) => jest.spyOn(store, name))
  const of = { branch, branches: [branch], year: 2025, cutOff: civilDate('2025-12-31'), today: civilDate('2026-03-01') }
  await judgeYear(store, of)
  const times = asked.reduce((sum, { mock }) => sum + mock.calls.length, 0)
  expect(times).toBeGreaterThan(0)
  expect(times).toBeLessThanOrEqual(10)
})
