/** A share of the members is of those who are members on the last day: who left counts neither in its part nor in its whole. */
import { civilDate } from '#domain/time/civil-date'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { ledgerEntry, shift } from '../../../builders/entries'
import { MemoryStore } from '../../../builders/memory-store'
import { branch, BRANCH, member, span } from '../../../builders/office'

it('who served and then left is none of the members who are here, but one of those who did what was done', async () => {
  const store = new MemoryStore()
  store.seed('branches', branch())
  store.seed(
    'members',
    member('here'),
    member('idle'),
    member('gone', { spans: [span({ untilOn: civilDate('2025-09-01') })] }),
    member('hoping', { spans: [span({ stage: 'activist' })] }),
  )
  store.seed(
    'shifts',
    ...['here', 'gone', 'hoping'].map((memberId) => shift(memberId, { memberId, occurredOn: civilDate('2025-03-05') })),
  )
  const year = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
  const query = { branchIds: [BRANCH], period: year, cutOff: null, on: civilDate('2026-01-10') }
  const ids = ['members', 'service-people-of-roll', 'service-share', 'service-people', 'service-person-times']
  const resolved = await (await MeasureDesk.open(store, query)).resolveAll(ids)
  expect(resolved.get('service-share')).toMatchObject({ records: 3, recordsApart: [1, 2] })
  expect(Object.fromEntries([...resolved].map(([id, each]) => [id, each.kind === 'value' && each.display]))).toEqual({
    ...{ members: '2', 'service-people-of-roll': '1', 'service-share': '50.0' },
    // Of the same people: of the two who served as members, and not of who hopes to be one.
    ...{ 'service-people': '2', 'service-person-times': '2' },
  })
})

it('of both who talked the one who left is none of the members who talked', async () => {
  const store = new MemoryStore()
  store.seed('branches', branch())
  store.seed('members', member('here'), member('gone', { spans: [span({ untilOn: civilDate('2025-09-01') })] }))
  const talk = (id: string, memberId: string, partner: string) =>
    ledgerEntry(id, 'heart-to-heart-talk', { memberId, values: { partner } })
  store.seed('ledger', talk('one', 'gone', 'here'), talk('other', 'here', 'gone'), talk('third', 'gone', 'gone'))
  const year = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
  const desk = await MeasureDesk.open(store, {
    ...{ branchIds: [BRANCH], period: year, cutOff: null, on: civilDate('2026-01-10') },
  })
  expect(await desk.resolve('talked-people-of-roll')).toMatchObject({ value: 1, records: 2 })
  expect(await desk.resolve('talked-people')).toMatchObject({ value: 2, records: 3 })
  expect(await desk.resolve('talked-people-rate')).toMatchObject({ display: '100.0' })
})

it('what somebody did before they were admitted is nothing that a member did, though they are one on the last day', async () => {
  const store = new MemoryStore()
  const ADMITTED = civilDate('2025-10-01')
  const spans = [span({ stage: 'candidate', untilOn: ADMITTED }), span({ stage: 'probationary', fromOn: ADMITTED })]
  store.seed('branches', branch())
  store.seed('members', member('here'), member('new', { spans }))
  const talk = (id: string, on: string, memberId: string, partner: string) =>
    ledgerEntry(id, 'heart-to-heart-talk', { memberId, values: { partner }, occurredOn: civilDate(on) })
  store.seed('ledger', talk('one', '2025-07-05', 'new', 'here'))
  store.seed('shifts', shift('s', { memberId: 'new', occurredOn: civilDate('2025-09-30') }))
  const year = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
  const query = { branchIds: [BRANCH], period: year, cutOff: null, on: civilDate('2026-01-10') }
  const told = async (id: string) => (await MeasureDesk.open(store, query)).resolve(id)
  expect(await told('talked-people-of-roll')).toMatchObject({ value: 1, records: 1 })
  expect(await told('service-people-of-roll')).toMatchObject({ value: 0, records: 0 })
  store.seed('ledger', talk('other', '2025-10-01', 'here', 'new'))
  store.seed('shifts', shift('t', { memberId: 'new', occurredOn: ADMITTED }))
  expect(await told('talked-people-of-roll')).toMatchObject({ value: 2, records: 2 })
  expect(await told('service-people-of-roll')).toMatchObject({ value: 1, records: 1 })
})

describe('people and what they did', () => {
  const SECOND = 'branch-2'
  const [MOVED, LEFT] = [civilDate('2025-06-01'), civilDate('2025-09-01')]
  const stayed = [
    span({ untilOn: civilDate('2025-02-01') }),
    span({ fromOn: civilDate('2025-02-01'), isRetired: true }),
  ]

  /** One stays, of whom the register changed something else; one moves between the branches, one leaves. */
  function sceneOf() {
    const store = new MemoryStore()
    store.seed('branches', branch(), branch({ _id: SECOND, name: '第二党支部' }))
    store.seed(
      'members',
      member('stays', { spans: stayed }),
      member('moves', { spans: [span({ untilOn: MOVED }), span({ branchId: SECOND, cellId: null, fromOn: MOVED })] }),
      member('leaves', { spans: [span({ untilOn: LEFT })] }),
    )
    const served = [
      ['stays', BRANCH, '2025-01-20'],
      ['stays', BRANCH, '2025-12-31'],
      ['moves', BRANCH, '2025-05-31'],
      ['moves', SECOND, '2025-06-01'],
      ['leaves', BRANCH, '2025-08-31'],
      // As no member of it any longer, or not yet.
      ['moves', BRANCH, '2025-06-01'],
      ['leaves', BRANCH, '2025-09-01'],
      ['moves', SECOND, '2025-05-31'],
    ] as const
    const shifts = served.map(([memberId, branchId, on], at) =>
      shift(String(at), { memberId, branchId, occurredOn: civilDate(on) }),
    )
    store.seed('shifts', ...shifts)
    return store
  }
  const year = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
  const figures = async (branchIds: readonly string[], cutOff: string | null = null) => {
    const query = { branchIds, period: year, cutOff: cutOff === null ? null : civilDate(cutOff) }
    const desk = await MeasureDesk.open(sceneOf(), { ...query, on: civilDate('2026-01-10') })
    const resolved = await desk.resolveAll(['service-people', 'service-person-times'])
    return [...resolved.values()].map((each) => (each.kind === 'value' ? each.value : each.kind))
  }

  it.each([
    ['one branch', [BRANCH], [3, 4]],
    ['the other', [SECOND], [1, 1]],
    ['both', [BRANCH, SECOND], [3, 5]],
  ])('are of the same people in %s: who was a member of it that day', async (_, branchIds, expected) => {
    expect(await figures(branchIds)).toEqual(expected)
  })

  it('never become fewer in the course of the year', async () => {
    const months = ['01-31', '05-31', '06-30', '08-31', '09-30', '12-31']
    const people = await Promise.all(months.map(async (day) => (await figures([BRANCH], `2025-${day}`))[0]))
    expect(people).toEqual([1, 2, 2, 3, 3, 3])
  })
})
