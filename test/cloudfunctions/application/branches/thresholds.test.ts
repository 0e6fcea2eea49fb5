import { instant } from '#domain/time/instant'
import { DEFAULT_THRESHOLDS } from '#domain/branch/threshold'
import { branchHandlers } from '../../../../cloudfunctions/application/branches/branch-handlers'
import { BRANCH, BUREAU, member, openOffice, span, type Office } from '../../../builders/office'

let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: branchHandlers })
})
const set = (thresholds: object, as = 'secretary', more: object = {}) =>
  office.call('branch.setThresholds', { branchId: BRANCH, thresholds }, as, more)
const stand = (as = 'member-1') => office.call('branch.thresholds', { branchId: BRANCH }, as)

it('thresholds stand at their defaults until the branch moves them', async () => {
  expect(await stand()).toMatchObject({ ok: true, value: { on: '2025-06-10', thresholds: DEFAULT_THRESHOLDS } })
})
it('moving some leaves the others, and holds from today on', async () => {
  const answer = await set({ 'month-notice-days': 10, 'absences-before-talk': 3 })
  expect(answer).toMatchObject({ ok: true, value: { thresholds: { ...DEFAULT_THRESHOLDS, 'month-notice-days': 10 } } })
  expect((await office.store.get('branches', BRANCH))?.thresholdChanges).toEqual([
    {
      threshold: 'month-notice-days',
      value: 10,
      fromOn: '2025-06-10',
      decidedAt: '2025-06-10T09:00:00.000Z',
      decidedBy: 'secretary',
    },
  ])
})
it('what was moved before is kept', async () => {
  await set({ 'month-notice-days': 10 })
  await set({ 'month-notice-days': 5 }, 'deputy', { now: instant('2025-06-11T09:00:00.000Z') })
  const changes = (await office.store.get('branches', BRANCH))?.thresholdChanges
  expect(changes?.map(({ fromOn, value }) => [fromOn, value])).toEqual([
    ['2025-06-10', 10],
    ['2025-06-11', 5],
  ])
})
it.each([
  [{ 'care-after-months': 6 }, 'thresholds.care-after-months', '须为 1 到 5 个月'],
  [{ 'dues-reminder-day': 9 }, 'thresholds.dues-reminder-day', '须为 10 到 28 日'],
  [{ 'absences-before-talk': 2.5 }, 'thresholds.absences-before-talk', '须为整数'],
])('%j lies outside what may be chosen', async (thresholds, field, expected) => {
  expect(await set(thresholds)).toMatchObject({ code: 'bad-input', field, detail: { expected } })
})
it('nothing changes where nothing is different', async () => {
  expect(await set({})).toMatchObject({ code: 'no-change' })
  expect(await set({ 'month-notice-days': 7 })).toMatchObject({ code: 'no-change' })
})
it('moving them is for who manages the branch; seeing them, for the branch', async () => {
  expect(await set({ 'month-notice-days': 10 }, 'clerk')).toMatchObject({ code: 'not-permitted' })
  expect(await set({ 'month-notice-days': 10 }, 'office')).toMatchObject({ ok: true })
  office.store.seed('members', member('member-5', { spans: [span({ branchId: BUREAU })] }))
  expect(await stand('member-5')).toMatchObject({ code: 'not-permitted' })
})
