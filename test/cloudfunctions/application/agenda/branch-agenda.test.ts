import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import type { StoredReport } from '#domain/report/duty-report'
import type { Attendance } from '#domain/meeting/attendance'
import type { ShiftOffer } from '#domain/service/shift-offer'
import { openCloudStore } from '../../../builders/cloud-store'
import { donation, ledgerEntry, shift } from '../../../builders/entries'
import { handlers } from '../../../builders/handlers'
import { closedMeeting, convenedMeeting } from '../../../builders/meeting'
import { appointment, BRANCH, member, NOW, openOffice, span, type Office } from '../../../builders/office'

type Agenda = OutputOf<'branch.agenda'>

/** Of 10 June 2025, 17:00 in Beijing. */
async function agenda({ call }: Pick<Office, 'call'>, as = 'secretary'): Promise<Agenda> {
  const answer = await call('branch.agenda', { branchId: BRANCH }, as)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value
}
const draft = (cutOff: string, draftedAt: string, more: Partial<StoredReport> = {}): StoredReport => ({
  ...{ _id: `${BRANCH}:2025:${cutOff}:own`, revision: 1, branchId: BRANCH, year: 2025, cutOff: civilDate(cutOff) },
  ...{ title: '', unit: '', author: null, scope: 'own', sections: [], figures: [], unrecorded: [], branchTable: null },
  ...{ withoutRecords: [], notApplicable: [], draftedAt: instant(draftedAt), draftedBy: 'secretary', ...more },
})
const asked = (meetingId: string, memberId: string, leave: 'asked' | 'granted'): Attendance => ({
  ...{ _id: `${meetingId}:${memberId}`, revision: 1, meetingId, branchId: BRANCH, memberId, mark: 'excused', leave },
  ...{ source: 'self', markedAt: NOW, markedBy: memberId, reason: '出差', earlier: [] },
})
const offer = (_id: string, endsAt: string, more: Partial<ShiftOffer> = {}): ShiftOffer => ({
  ...{ _id, revision: 1, branchId: BRANCH, project: '河堤值守', site: '东街', occurredOn: civilDate('2025-06-10') },
  ...{ startsAt: instant('2025-06-10T01:00:00.000Z'), endsAt: instant(endsAt), wanted: null, note: '' },
  ...{ state: 'offered', reason: null, recordedAt: NOW, recordedBy: 'clerk', closedAt: null, closedBy: null, ...more },
})

describe('the days that draw near', () => {
  const probationer = (admittedOn: string) =>
    member('member-1', {
      admittedOn: civilDate(admittedOn),
      spans: [span({ stage: 'probationary', fromOn: civilDate(admittedOn) })],
    })

  it('are of a probation that ends within thirty days, with the name and the day, and not a day earlier', async () => {
    const office = await openOffice({ handlers })
    office.store.seed('members', probationer('2024-07-10'))
    expect((await agenda(office)).coming).toEqual([
      { what: 'probation-ends', memberId: 'member-1', name: '党员member-1', on: '2025-07-10' },
    ])
    office.store.seed('members', probationer('2024-07-11'))
    expect(await agenda(office)).not.toHaveProperty('coming')
  })

  it('are of a committee whose three years are over within ninety, by whoever has sat on it longest', async () => {
    const office = await openOffice({ handlers })
    office.store.seed('appointments', {
      ...appointment('member-2', 'publicity'),
      ...{ _id: 'longest', fromOn: civilDate('2022-09-08') },
    })
    expect((await agenda(office)).coming).toMatchObject([{ what: 'term-ends', memberId: null, on: '2025-09-08' }])
    expect(await agenda(office, 'member-1')).not.toHaveProperty('coming')
  })
})

describe('what waits in a branch', () => {
  it('counts what waits to be confirmed, as its list does, and of that what the caller settles', async () => {
    const office = await openOffice({ handlers })
    office.store.seed('shifts', shift('s1', { state: 'proposed' }), shift('s2', { state: 'disputed' }), shift('s3'))
    office.store.seed('donations', donation('d1', { state: 'proposed' }))
    office.store.seed(
      'ledger',
      ledgerEntry('l1', 'self-check', { state: 'proposed' }),
      ledgerEntry('l2', 'heart-to-heart-talk', { state: 'proposed' }),
    )
    for (const as of ['secretary', 'clerk', 'office']) {
      const list = await office.call('entry.waiting', { branchId: BRANCH }, as)
      if (!list.ok) throw new Error(list.code)
      const { total, items } = list.value
      expect([as, (await agenda(office, as)).waiting]).toEqual([
        as,
        { total, mine: items.filter(({ maySettle }) => maySettle).length },
      ])
    }
    // The secretary reads all five; a gift, the talk and dues are not for the clerk.
    expect((await agenda(office)).waiting).toEqual({ total: 5, mine: 5 })
    expect((await agenda(office, 'member-1')).waiting).toBeNull()
  })

  it('names the meetings and shifts that are over and not closed, for whoever closes them', async () => {
    const office = await openOffice({ handlers })
    const at = (time: string) => instant(`2025-06-${time}:00.000Z`)
    office.store.seed(
      'meetings',
      convenedMeeting({ _id: 'over', title: '党员大会', startsAt: at('09T01:00'), endsAt: at('09T02:00') }),
      convenedMeeting({ _id: 'running', startsAt: at('10T08:00'), endsAt: at('10T10:00') }),
      convenedMeeting({ _id: 'cell', organ: 'cell', cellId: 'cell-1', endsAt: at('08T02:00'), title: '小组会' }),
      closedMeeting([], { _id: 'closed', endsAt: at('07T02:00') }),
    )
    office.store.seed('shiftOffers', offer('o1', '2025-06-10T02:00:00.000Z'), offer('o2', '2025-06-10T12:00:00.000Z'))
    office.store.seed('appointments', appointment('member-1', 'cell-leader'))
    const ids = async (as: string) => (await agenda(office, as)).toClose.map(({ id }) => id)
    expect(await ids('secretary')).toEqual(['cell', 'over', 'o1'])
    // A cell's leader keeps the meetings of the own cell, and closes shifts.
    expect(await ids('member-1')).toEqual(['cell', 'o1'])
    expect(await ids('member-2')).toEqual([])
    expect(await ids('office')).toEqual([])
  })

  it('counts leave that was asked for a meeting ahead and not yet decided', async () => {
    const office = await openOffice({ handlers })
    const ahead = { startsAt: instant('2025-06-12T01:00:00.000Z'), endsAt: instant('2025-06-12T02:00:00.000Z') }
    office.store.seed('meetings', convenedMeeting({ _id: 'm1', occurredOn: civilDate('2025-06-12'), ...ahead }))
    office.store.seed('attendance', asked('m1', 'member-1', 'asked'), asked('m1', 'member-2', 'granted'))
    expect((await agenda(office)).leaves).toEqual([
      { meetingId: 'm1', title: '支部党员大会', startsAt: ahead.startsAt, asked: 1 },
    ])
    expect((await agenda(office, 'member-1')).leaves).toEqual([])
  })

  it('says of the norms what their own page says', async () => {
    const office = await openOffice({ handlers })
    office.store.seed(
      'meetings',
      closedMeeting([], { _id: 'm1', kinds: ['themed-party-day'], occurredOn: civilDate('2025-06-03') }),
      convenedMeeting({ _id: 'm2', kinds: ['committee-meeting'], organ: 'committee' }),
      closedMeeting([], { _id: 'm3', kinds: ['general-meeting'], occurredOn: civilDate('2024-12-03') }),
    )
    const own = await office.call('meeting.norms', { branchId: BRANCH }, 'secretary')
    const { norms, on } = await agenda(office)
    expect(own).toMatchObject({ value: { norms, on } })
    expect(norms.filter(({ status }) => status === 'met').map(({ kind }) => kind)).toEqual(['themed-party-day'])
  })

  it('says how old the latest draft is: how many records of its year began to count since', async () => {
    const office = await openOffice({ handlers })
    expect((await agenda(office)).report).toEqual({ draft: null })
    const [before, after] = ['2025-05-01T00:00:00.000Z', '2025-05-03T00:00:00.000Z'].map(instant)
    if (!before || !after) throw new Error()
    office.store.seed(
      'reports',
      draft('2025-03-31', '2025-04-01T00:00:00.000Z'),
      draft('2025-05-01', '2025-05-02T00:00:00.000Z'),
    )
    office.store.seed(
      'shifts',
      shift('old', { recordedAt: before }),
      shift('new', { recordedAt: after }),
      shift('confirmed-since', { recordedAt: before, settledAt: after, settledBy: 'secretary' }),
      shift('proposed', { recordedAt: after, state: 'proposed' }),
      shift('of-last-year', { recordedAt: after, occurredOn: civilDate('2024-12-30') }),
    )
    office.store.seed(
      'meetings',
      closedMeeting([], { _id: 'm1', occurredOn: civilDate('2025-04-01'), closedAt: before }),
      closedMeeting([], { _id: 'm2', occurredOn: civilDate('2025-05-02'), closedAt: after }),
    )
    const { report } = await agenda(office)
    // The new shift, the one confirmed since, and the second meeting.
    expect(report).toEqual({
      draft: {
        ...{ year: 2025, cutOff: '2025-05-01', draftedAt: '2025-05-02T00:00:00.000Z', since: 3, isFinal: false },
      },
    })
    expect((await agenda(office, 'member-1')).report).toBeNull()
  })
})

it('asks the database three times at most, however much there is', async () => {
  const cloud = await openCloudStore()
  try {
    const office = await openOffice({ handlers, store: cloud.store })
    await cloud.store.seed('reports', draft('2025-05-01', '2025-05-02T00:00:00.000Z'))
    await cloud.store.seed('shifts', ...Array.from({ length: 60 }, (_, at) => shift(`s${at}`, { state: 'proposed' })))
    let waiting: Agenda['waiting'] = null
    const { requests } = await cloud.roundTripsOf(async () => {
      waiting = (await agenda(office)).waiting
    })
    expect(waiting).toEqual({ total: 60, mine: 60 })
    // Who asks, what stands there, and what came after the draft; and the one by which the tests find whose OPENID it is.
    expect(requests - 1).toBeLessThanOrEqual(3)
  } finally {
    await cloud.close()
  }
})
