/** A shift that was organised is the outing of the ledger: nobody writes it down a second time, and it counts once. */
import { civilDate } from '#domain/time/civil-date'
import { addMinutes, instant, type Instant } from '#domain/time/instant'
import { ledgerHandlers } from '../../../../cloudfunctions/application/ledger/ledger-handlers'
import { volunteeringHandlers } from '../../../../cloudfunctions/application/volunteering/volunteering-handlers'
import { granted, refusal } from '../../../builders/answers'
import { appointment, BRANCH, openOffice } from '../../../builders/office'

const DAY = civilDate('2025-06-11')
const END = instant('2025-06-11T03:30:00.000Z')
const SERVICE = { project: '文明交通劝导', site: '人民路口' }
const OUTING = {
  branchId: BRANCH,
  kind: 'volunteer-outing',
  occurredOn: DAY,
  organ: 'branch' as const,
  values: SERVICE,
}

async function offered(times: { startTime: string; endTime: string } = { startTime: '09:00', endTime: '11:30' }) {
  const office = await openOffice({ handlers: { ...volunteeringHandlers, ...ledgerHandlers } })
  const description = { ...SERVICE, occurredOn: DAY, ...times, wanted: null, note: '' }
  const { offerId } = granted(await office.call('offer.publish', { branchId: BRANCH, description }, 'clerk'))
  const at = { branchId: BRANCH, offerId }
  const note = async (memberId: string, now: Instant, [cameTime, leftTime] = [times.startTime, times.endTime]) =>
    granted(
      await office.call(
        'offer.note',
        { ...at, memberId, cameTime: cameTime ?? null, leftTime: leftTime ?? null },
        'clerk',
        { now },
      ),
    )
  const close = (now = END, as = 'clerk') => office.call('offer.close', { ...at, lookedAt: [] }, as, { now })
  const outings = () => office.store.findAll('ledger', { kind: 'volunteer-outing' })
  return { ...office, offerId, note, close, outings }
}

describe('An organised shift', () => {
  it('is an outing of the ledger once it is closed, with its project, place and day', async () => {
    const { note, close, outings, offerId } = await offered()
    await note('member-1', END)
    granted(await close())
    expect(await outings()).toEqual([
      expect.objectContaining({
        ...{ occurredOn: DAY, organ: 'branch', memberId: null, values: SERVICE, offerId },
        ...{ state: 'confirmed', recordedBy: 'clerk', source: 'roll-call' },
      }),
    ])
  })

  it('in the evening is one of the night', async () => {
    const { note, close, outings } = await offered({ startTime: '18:00', endTime: '20:00' })
    const end = instant('2025-06-11T12:00:00.000Z')
    await note('member-1', end)
    granted(await close(end))
    expect((await outings()).map(({ values }) => values)).toEqual([{ ...SERVICE, isNight: true }])
  })

  it('is none where nobody served', async () => {
    const { close, outings } = await offered()
    granted(await close())
    expect(await outings()).toEqual([])
  })

  it('closed by whoever only keeps records is proposed', async () => {
    const { note, close, outings, store } = await offered()
    store.seed('appointments', appointment('member-3', 'cell-leader'))
    await note('member-1', END)
    granted(await close(END, 'member-3'))
    expect((await outings()).map(({ state }) => state)).toEqual(['proposed'])
  })

  it('is not a second one beside what was written down already', async () => {
    const { note, close, outings, call } = await offered()
    granted(await call('ledger.record', OUTING, 'clerk', { now: END }))
    await note('member-1', END)
    granted(await close())
    expect(await outings()).toHaveLength(1)
  })

  it('cannot be written down again by hand; another of the day can', async () => {
    const { note, close, outings, call } = await offered()
    await note('member-1', END)
    granted(await close())
    const now = addMinutes(END, 60)
    expect(refusal(await call('ledger.record', OUTING, 'clerk', { now }))).toMatchObject({ code: 'already-recorded' })
    granted(await call('ledger.record', { ...OUTING, values: { ...SERVICE, site: '河堤' } }, 'clerk', { now }))
    expect(await outings()).toHaveLength(2)
  })

  it('is corrected like any other, with leaflets and who led', async () => {
    const { note, close, outings, call } = await offered()
    await note('member-1', END)
    granted(await close())
    const [old] = await outings()
    const more = { ...SERVICE, leaflets: 60, leaders: ['secretary'] }
    const corrected = { ...OUTING, values: more, entryId: old?._id ?? '', reason: '补上带队的同志' }
    const { kind: _, ...input } = corrected
    granted(await call('ledger.correct', input, 'clerk', { now: addMinutes(END, 60) }))
    const counted = (await outings()).filter(({ state }) => state === 'confirmed')
    expect(counted.map(({ values }) => values)).toEqual([more])
  })
})

describe('A service over midnight', () => {
  const NIGHT = { startTime: '22:00', endTime: '02:00' }
  const ends = instant('2025-06-11T18:00:00.000Z')

  it('ends on the next day, and its hours are one service of the day it began on', async () => {
    const { note, close, store, outings, call } = await offered(NIGHT)
    const { items } = granted(await call('offer.coming', { branchId: BRANCH }, 'member-1'))
    expect(items.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([['2025-06-11T14:00:00.000Z', ends]])
    const now = addMinutes(ends, 30)
    await note('member-1', now, ['21:50', '01:30'])
    await note('member-2', now, ['00:30', '02:10'])
    granted(await close(now))
    const shifts = await store.findAll('shifts', {})
    expect(shifts.map(({ memberId, minutes, occurredOn }) => [memberId, minutes, occurredOn]).sort()).toEqual([
      ['member-1', 210, DAY],
      ['member-2', 90, DAY],
    ])
    expect((await outings()).map(({ occurredOn, values }) => [occurredOn, values['isNight']])).toEqual([[DAY, true]])
  })

  it('is still among the coming ones after midnight, until it ends', async () => {
    const { call } = await offered(NIGHT)
    const coming = async (now: Instant) =>
      granted(await call('offer.coming', { branchId: BRANCH }, 'member-1', { now })).items.length
    expect([await coming(addMinutes(ends, -60)), await coming(addMinutes(ends, 1))]).toEqual([1, 0])
  })

  it.each([
    ['09:00', '08:00'],
    ['09:00', '09:00'],
    ['20:00', '08:01'],
  ])('of more than twelve hours is a slip: %s to %s', async (startTime, endTime) => {
    const office = await openOffice({ handlers: volunteeringHandlers })
    const description = { ...SERVICE, occurredOn: DAY, startTime, endTime, wanted: null, note: '' }
    expect(await office.callRaw('offer.publish', { branchId: BRANCH, description }, 'clerk')).toMatchObject({
      code: 'bad-input',
      field: 'description.endTime',
    })
  })
})
