import { civilDate } from '#domain/time/civil-date'
import type { Instant } from '#domain/time/instant'
import { joiningHandlers } from '../../../../../cloudfunctions/application/joining/joining-handlers'
import { meetingHandlers } from '../../../../../cloudfunctions/application/meetings/meeting-handlers'
import { appointment, member, openOffice, span, type Office } from '../../../../builders/office'
import { BRANCH, convene, done, later, NOW, PLAN, seedNeighbours, shownCode, stored } from '../scene'

let office: Office
let at: { branchId: string; meetingId: string }
beforeEach(async () => {
  office = await openOffice({ handlers: { ...meetingHandlers, ...joiningHandlers } })
  await seedNeighbours(office)
  office.store.seed('members', member('newcomer'))
  at = await convene(office)
})

const scanAs = async (now: Instant = NOW) => {
  const code = await shownCode(office, at, now)
  return office.call('meeting.checkIn', { meetingId: at.meetingId, code }, 'wx-new', { now })
}
const join = async (now: Instant, requestId?: string, memberId = 'newcomer', branchId = BRANCH) => {
  office.store.seed('invitations', {
    _id: 'ABCD2345',
    revision: 1,
    branchId,
    memberId,
    createdAt: NOW,
    createdBy: 'clerk',
    expiresAt: later(10_000),
    acceptedAt: null,
    revokedAt: null,
  })
  return office.call('invitation.accept', { code: 'ABCD2345' }, 'wx-new', { now, ...(requestId ? { requestId } : {}) })
}
const record = () => office.store.get('attendance', `${at.meetingId}:newcomer`)

describe('a first-time scanner', () => {
  it('has ten minutes to join, and is then noted at the time of the scan', async () => {
    expect(await scanAs()).toMatchObject({ code: 'not-bound', detail: { until: later(10) } })
    expect(await join(later(9))).toMatchObject({
      ok: true,
      value: { memberId: 'newcomer', checkedIn: { meetingId: at.meetingId, title: '六月支部党员大会' } },
    })
    expect(await record()).toMatchObject({
      mark: 'present',
      source: 'scan',
      markedAt: NOW,
      markedBy: 'newcomer',
    })
  })

  it('is no longer at the door of the host then', async () => {
    await scanAs()
    await join(later(1))
    const { scans } = await done(office, 'meeting.live', at, 'clerk', later(2))
    expect(scans).toMatchObject([
      { reason: 'not-bound', memberId: 'newcomer', isThere: true, settled: { as: 'present', at: later(1) } },
    ])
  })

  it('is not noted for another day, where the meeting is moved before they join', async () => {
    await scanAs()
    const { organ: _, ...plan } = PLAN
    await done(office, 'meeting.change', { ...at, ...plan, occurredOn: civilDate('2025-06-11') }, 'clerk', later(1))
    expect(await join(later(2))).toMatchObject({ ok: true, value: { checkedIn: null } })
    expect(await record()).toBeUndefined()
  })

  it('who joins after ten minutes has to scan again', async () => {
    await scanAs()
    expect(await join(later(10))).toMatchObject({ ok: true, value: { checkedIn: null } })
    expect(await record()).toBeUndefined()
  })

  it('who scans again has ten minutes from then, and keeps the time of the first', async () => {
    await scanAs()
    expect(await scanAs(later(6))).toMatchObject({ detail: { until: later(16) } })
    await join(later(15))
    expect(await record()).toMatchObject({ markedAt: NOW })
  })

  it('gets no ticket for a code that is not taken', async () => {
    const code = await shownCode(office, at)
    const late = { meetingId: at.meetingId, code }
    expect(await office.call('meeting.checkIn', late, 'wx-new', { now: later(1) })).toMatchObject({
      code: 'code-expired',
    })
    expect(await join(later(2))).toMatchObject({ ok: true, value: { checkedIn: null } })
  })

  it('is not noted at a meeting that has been closed or cancelled in between', async () => {
    await scanAs()
    await done(office, 'meeting.close', at, 'clerk', later(1))
    expect(await join(later(2))).toMatchObject({ ok: true, value: { checkedIn: null } })
    expect(await record()).toBeUndefined()
  })

  it('who turns out to be of another branch joins, and is not noted', async () => {
    await scanAs()
    office.store.seed('members', member('newcomer', { spans: [span({ branchId: 'branch-2', cellId: null })] }))
    office.store.seed('appointments', appointment('clerk', 'clerk', 'branch-2'))
    expect(await join(later(1), undefined, 'newcomer', 'branch-2')).toMatchObject({
      ok: true,
      value: { checkedIn: null },
    })
    expect(await record()).toBeUndefined()
  })

  it('whom the host has called by name meanwhile keeps that record', async () => {
    await scanAs()
    await done(office, 'meeting.rollCall', { ...at, marks: [{ memberId: 'newcomer', mark: 'present' }] })
    expect(await join(later(1))).toMatchObject({ ok: true, value: { checkedIn: { meetingId: at.meetingId } } })
    expect(await record()).toMatchObject({ source: 'roll-call', earlier: [] })
  })

  it('is answered the same when the joining is sent again', async () => {
    await scanAs()
    const first = await join(later(1))
    if (!first.ok) throw new Error(first.code)
    const again = await office.call('invitation.accept', { code: 'ABCD2345' }, 'wx-new', { now: later(20) })
    expect(again).toMatchObject({ ok: true, value: first.value })
    expect(await office.store.findAll('attendance', {})).toHaveLength(1)
  })

  it('binds and checks in together: a meeting closed in that moment is seen', async () => {
    await scanAs()
    const commit = office.store.commit.bind(office.store)
    office.store.commit = async (writes) => {
      office.store.commit = commit
      await done(office, 'meeting.close', at, 'clerk', later(1))
      return commit(writes)
    }
    expect(await join(later(2))).toMatchObject({ ok: true, value: { checkedIn: null } })
    expect(await record()).toBeUndefined()
    expect((await stored(office, at.meetingId)).state).toBe('closed')
  })
})
