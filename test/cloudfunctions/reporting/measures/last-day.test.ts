/** What stands on a period's last day: a day named as the end is the first one on which it no longer holds. */
import { civilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { MemoryStore } from '../../../builders/memory-store'
import { appointment, branch, BRANCH, member, span } from '../../../builders/office'

const LAST = civilDate('2025-12-31')
const NEXT = civilDate('2026-01-01')

let store: MemoryStore
beforeEach(() => {
  store = new MemoryStore()
})
async function countIn2025(id: string) {
  const query = { branchIds: [BRANCH], period: yearPeriod(2025), cutOff: null, on: civilDate('2026-01-15') }
  const resolved = await (await MeasureDesk.open(store, query)).resolve(id)
  return resolved.kind === 'value' ? resolved.value : resolved.kind
}

it.each([
  [LAST, 0],
  [NEXT, 1],
])('a branch dissolved on %s: %i at the end of 2025', async (dissolvedOn, standing) => {
  store.seed('branches', branch({ dissolvedOn }))
  expect(await countIn2025('branches')).toBe(standing)
})

it.each([
  [LAST, 1],
  [NEXT, 0],
])('a branch formed on %s: %i at the end of 2025', async (formedOn, standing) => {
  store.seed('branches', branch({ formedOn }))
  expect(await countIn2025('branches')).toBe(standing)
})

it.each([
  [LAST, 0],
  [NEXT, 1],
])('a cell dissolved on %s: %i at the end of 2025', async (dissolvedOn, standing) => {
  const cell = { id: 'cell-1', name: '第一党小组', formedOn: civilDate('2015-07-01'), dissolvedOn }
  store.seed('branches', branch({ cells: [cell] }))
  expect(await countIn2025('cells')).toBe(standing)
  expect(await countIn2025('cell-meeting-count')).toBe(standing ? 'no-record' : 'not-applicable')
})

it.each([
  [LAST, 0],
  [NEXT, 1],
])('a member off the register from %s on: %i at the end of 2025', async (untilOn, standing) => {
  store.seed('branches', branch())
  store.seed('members', member('m', { spans: [span({ untilOn })] }))
  expect(await countIn2025('members')).toBe(standing)
})

it.each([
  [LAST, 0],
  [NEXT, 1],
])('a committee member out of office from %s on: %i at the end of 2025', async (untilOn, standing) => {
  store.seed('branches', branch())
  store.seed('members', member('m'))
  store.seed('appointments', { ...appointment('m', 'secretary'), untilOn })
  expect(await countIn2025('committee-members')).toBe(standing)
})
