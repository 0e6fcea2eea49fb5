/** Somebody moved from one branch of a bureau to another: one person of the bureau, who neither came to it nor left it. */
import { civilDate } from '#domain/time/civil-date'
import type { MemberChange } from '#domain/people/member'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { shift } from '../../../builders/entries'
import { MemoryStore } from '../../../builders/memory-store'
import { branch, BRANCH, BUREAU, member, NOW, span } from '../../../builders/office'

const SECOND = 'branch-2'
const ALL = [BUREAU, BRANCH, SECOND]
const [MOVED, LEFT, CAME] = [civilDate('2025-06-01'), civilDate('2025-08-01'), civilDate('2025-03-01')]
const line = (effectiveOn: typeof MOVED, more: Partial<MemberChange>): MemberChange => ({
  ...{ effectiveOn, recordedAt: NOW, recordedBy: 'secretary', what: '组织关系' },
  ...more,
})
const passed = (branchId: string) => ({ branchId, by: 'transferred', stage: 'full' }) as const

/** One stays, one moves inside the bureau, one leaves it, one comes to it from elsewhere. */
async function deskOf(branchIds: readonly string[], isTold = true) {
  const store = new MemoryStore()
  store.seed(
    'branches',
    branch({ _id: BUREAU, name: '某区服务局', kind: 'bureau', parentId: null, ancestorIds: [], cells: [] }),
    branch(),
    branch({ _id: SECOND, name: '第二党支部' }),
  )
  const told = isTold ? [line(MOVED, { left: passed(BRANCH), joined: passed(SECOND) })] : []
  store.seed(
    'members',
    member('stays'),
    member('moves', {
      spans: [span({ untilOn: MOVED }), span({ branchId: SECOND, cellId: null, fromOn: MOVED })],
      changes: told,
    }),
    member('leaves', { spans: [span({ untilOn: LEFT })], changes: [line(LEFT, { left: passed(BRANCH) })] }),
    member('comes', {
      spans: [span({ branchId: SECOND, cellId: null, fromOn: CAME })],
      changes: [line(CAME, { joined: passed(SECOND) })],
    }),
  )
  const served = [
    ['one', 'moves', BRANCH, '2025-04-10'],
    ['two', 'moves', SECOND, '2025-09-10'],
    ['three', 'stays', BRANCH, '2025-04-10'],
  ] as const
  store.seed(
    'shifts',
    ...served.map(([id, memberId, branchId, on]) => shift(id, { memberId, branchId, occurredOn: civilDate(on) })),
  )
  const period = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
  return MeasureDesk.open(store, { branchIds, period, cutOff: null, on: civilDate('2026-01-10') })
}

async function figures(branchIds: readonly string[], isTold = true) {
  const desk = await deskOf(branchIds, isTold)
  const ids = [
    'members',
    'members-came',
    'members-went',
    'members-transferred',
    'service-people',
    'service-person-times',
  ]
  const resolved = await desk.resolveAll(ids)
  return ids.map((id) => {
    const found = resolved.get(id)
    return found?.kind === 'value' ? found.value : found?.kind
  })
}

it.each([
  ['in the bureau once, and neither as come nor as gone', ALL, [3, 1, 1, 1, 2, 3]],
  ['in the branch that was left by what was there, as gone', [BRANCH], [1, 0, 2, 2, 2, 2]],
  ['in the other from that day, as come', [SECOND], [2, 2, 0, 0, 1, 1]],
] as const)('is counted %s', async (_, branchIds, expected) => {
  expect(await figures(branchIds)).toEqual(expected)
})

it('is no unknown of the bureau where the register’s lines do not say how, but one of each branch', async () => {
  const [, came, went] = await figures(ALL, false)
  expect([came, went]).toEqual([1, 1])
})

it('is counted by each branch’s own figure, and by no part of what they come to together: the parts make up the whole', async () => {
  const desk = await deskOf(ALL)
  const split = await desk.resolveParts('members-came', 'branch')
  expect(split.kind === 'parts' && split.parts.map(({ key, figure }) => [key, figure.value])).toEqual([[SECOND, 1]])
  const each = (await desk.resolveAllEach(['members-came'])).get('members-came')
  expect([BRANCH, SECOND].map((id) => each?.get(id))).toMatchObject([{ value: 0 }, { value: 2 }])
})

it('is told beside the whole', async () => {
  const definition = async (branchIds: readonly string[], id: string) => {
    const found = await (await deskOf(branchIds)).resolve(id)
    return found.kind === 'value' ? found.definition : ''
  }
  const said = '；另有1人次在所计的党组织之间转接，未计入'
  expect(await definition(ALL, 'members-came')).toContain(said)
  expect(await definition(ALL, 'members-went')).toContain(said)
  expect(await definition([SECOND], 'members-came')).not.toContain('转接')
})
