import type { RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import type { Office } from '../../../../builders/office'
import { convene, done, later, NOW, openScene, PLAN, scan, seedNeighbours, shownCode } from '../scene'

let office: Office
let at: { branchId: string; meetingId: string }
beforeEach(async () => {
  office = await openScene()
  await seedNeighbours(office)
  at = await convene(office)
})

type Settling = Omit<RequestOf<'meeting.settleScan'>, 'branchId' | 'meetingId' | 'scanId'>

/** A scan of this person with the code of NOW, `minutes` later; the id of the row it leaves. */
async function failed(as: string, minutes = 2, more: object = {}): Promise<string> {
  const code = await shownCode(office, at)
  await office.callRaw('meeting.checkIn', { meetingId: at.meetingId, code, ...more }, as, { now: later(minutes) })
  const rows = await office.store.findAll('failedScans', { lastAt: later(minutes) })
  return rows[0]?._id ?? 'nothing was kept'
}
const settle = (scanId: string, settling: Settling, as = 'clerk', minutes = 5) =>
  office.call('meeting.settleScan', { ...at, scanId, ...settling }, as, { now: later(minutes) })
const recordOf = (memberId: string) => office.store.get('attendance', `${at.meetingId}:${memberId}`)
const PRESENT: Settling = { as: 'present', reason: '人在会场' }
const DISMISSED: Settling = { as: 'dismissed', reason: '不在会场' }

describe('settling a failed scan', () => {
  it('as present writes the record: a scan, by the host’s hand, at the time of the scan, with the reason', async () => {
    expect(await settle(await failed('member-1'), PRESENT)).toMatchObject({
      ok: true,
      value: { isThere: true, settled: { as: 'present', byName: '党员clerk', at: later(5), reason: '人在会场' } },
    })
    expect(await recordOf('member-1')).toMatchObject({
      mark: 'present',
      source: 'scan',
      markedBy: 'clerk',
      markedAt: later(2),
      reason: '人在会场',
    })
  })

  it('that was sent late counts from when its code was shown', async () => {
    await settle(await failed('member-1', 50, { kept: true }), PRESENT, 'clerk', 55)
    expect(await recordOf('member-1')).toMatchObject({ mark: 'present', markedAt: NOW })
  })

  it('dismissed and sent late again with another code waits for the host again', async () => {
    const kept = { kept: true }
    await settle(await failed('member-1', 50, kept), DISMISSED, 'clerk', 51)
    const code = await shownCode(office, at, later(10))
    const again = { meetingId: at.meetingId, code, ...kept }
    expect(await office.call('meeting.checkIn', again, 'member-1', { now: later(52) })).toMatchObject({
      ok: false,
      code: 'awaits-host',
    })
    const { scans } = await done(office, 'meeting.scans', at, 'clerk', later(53))
    expect(scans).toMatchObject([{ memberId: 'member-1', times: 2, settled: null, shownAt: later(10) }])
    await settle(scans[0]?.scanId ?? '', PRESENT, 'clerk', 54)
    expect(await recordOf('member-1')).toMatchObject({ mark: 'present', markedAt: later(10) })
  })

  it('of a day from which the meeting was moved counts from the host’s word', async () => {
    const scanId = await failed('member-1')
    const { organ: _, ...plan } = PLAN
    await done(office, 'meeting.change', { ...at, ...plan, occurredOn: civilDate('2025-06-11') }, 'clerk', later(3))
    const nextDay = 24 * 60
    expect(await settle(scanId, PRESENT, 'clerk', nextDay)).toMatchObject({ ok: true, value: { isThere: true } })
    expect(await recordOf('member-1')).toMatchObject({ mark: 'present', markedAt: later(nextDay) })
    expect(await done(office, 'meeting.get', at, 'member-1')).toMatchObject({ ownMark: { mark: 'present' } })
  })

  it('as dismissed notes nobody', async () => {
    expect(await settle(await failed('member-1'), DISMISSED)).toMatchObject({
      ok: true,
      value: { isThere: false, settled: { as: 'dismissed' } },
    })
    expect(await recordOf('member-1')).toBeUndefined()
  })

  it('twice changes nothing, and the answer is the first one', async () => {
    const scanId = await failed('member-1')
    const first = await settle(scanId, DISMISSED)
    if (!first.ok) throw new Error(first.code)
    expect(await settle(scanId, PRESENT, 'secretary', 9)).toMatchObject({ ok: true, value: first.value })
    expect(await recordOf('member-1')).toBeUndefined()
  })

  it('of somebody who is in by now leaves their record as it is', async () => {
    const scanId = await failed('member-1')
    await scan(office, at.meetingId, 'member-1', later(3))
    const before = await recordOf('member-1')
    expect(await settle(scanId, PRESENT)).toMatchObject({ ok: true, value: { isThere: true } })
    expect(await recordOf('member-1')).toEqual(before)
  })

  it('of somebody who had asked for leave keeps what was noted before', async () => {
    await done(office, 'meeting.askLeave', { meetingId: at.meetingId, reason: '出差' }, 'member-1')
    await settle(await failed('member-1'), PRESENT)
    expect(await recordOf('member-1')).toMatchObject({ mark: 'present', earlier: [{ mark: 'excused' }] })
  })

  it('of a member of another branch of the bureau makes a guest an observer; of nowhere near, nobody', async () => {
    expect(await settle(await failed('neighbour', 0), PRESENT)).toMatchObject({ ok: true })
    expect(await recordOf('neighbour')).toMatchObject({ mark: 'observer' })
    expect(await settle(await failed('stranger', 1), PRESENT)).toMatchObject({ code: 'not-on-roll', field: 'memberId' })
  })

  it('of a stranger needs to be told who it is, unless it is dismissed', async () => {
    const scanId = await failed('wx-nobody', 0)
    expect(await settle(scanId, PRESENT)).toMatchObject({ code: 'no-such-member', field: 'memberId' })
    expect(await settle(scanId, { ...PRESENT, memberId: 'nobody' })).toMatchObject({ code: 'no-such-member' })
    expect(await settle(scanId, { ...PRESENT, memberId: 'member-3' })).toMatchObject({
      ok: true,
      value: { memberId: 'member-3', name: '党员member-3', isThere: true },
    })
    expect(await recordOf('member-3')).toMatchObject({ mark: 'present', markedAt: NOW })
  })

  it('puts nobody else in the place of the member who scanned', async () => {
    const scanId = await failed('member-1')
    expect(await settle(scanId, { ...PRESENT, memberId: 'member-2' })).toMatchObject({
      code: 'no-such-member',
      field: 'memberId',
    })
    expect(await recordOf('member-2')).toBeUndefined()
  })

  it('is for who runs the meeting, and for scans of that meeting', async () => {
    const scanId = await failed('member-1')
    expect(await settle(scanId, PRESENT, 'member-2')).toMatchObject({ code: 'not-permitted' })
    expect(await settle('none', PRESENT)).toMatchObject({ code: 'no-such-scan', field: 'scanId' })
    at = await convene(office, { hostId: 'member-2' })
    expect(await settle(scanId, PRESENT)).toMatchObject({ code: 'no-such-scan' })
    expect(await settle(await failed('member-1', 3), PRESENT, 'member-2')).toMatchObject({ ok: true })
  })

  it('says in the log of changes who did it', async () => {
    await office.call('meeting.settleScan', { ...at, scanId: await failed('member-1'), ...PRESENT }, 'clerk', {
      requestId: 'request-settle',
      now: later(5),
    })
    const lines = await office.store.findAll('journal', { procedure: 'meeting.settleScan' })
    expect(lines).toMatchObject([{ by: 'clerk' }])
  })
})
