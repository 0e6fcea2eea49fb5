/** A share of the members is of those who are members on the last day: who left counts neither in its part nor in its whole. */
import { civilDate } from '#domain/time/civil-date'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { ledgerEntry, shift } from '../../../builders/entries'
import { MemoryStore } from '../../../builders/memory-store'
import { branch, BRANCH, member, span } from '../../../builders/office'

it('who served and then left is none of the members who served, though what they did counts', async () => {
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
  const resolved = await (
    await MeasureDesk.open(store, query)
  ).resolveAll([...['members', 'service-people', 'service-share', 'service-person-times']])
  expect(Object.fromEntries([...resolved].map(([id, each]) => [id, each.kind === 'value' && each.display]))).toEqual({
    ...{ members: '2', 'service-people': '1', 'service-share': '50.0', 'service-person-times': '3' },
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
  expect(await desk.resolve('talked-people')).toMatchObject({ value: 1, records: 2 })
  expect(await desk.resolve('talked-people-rate')).toMatchObject({ display: '100.0' })
})
