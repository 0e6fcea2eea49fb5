/** Scans that brought nobody in, once the meeting is closed: kept ones that arrive then, and settling each on its sheet. */
import type { RequestOf } from '#contract'
import type { Instant } from '#domain/time/instant'
import type { Office } from '../../../../builders/office'
import {
  convene,
  done,
  later,
  NINE,
  NOW,
  openScene,
  seedMember,
  seedNeighbours,
  sheetMarks,
  shownCode,
  stored,
  storedClosed,
} from '../scene'

let office: Office
let at: { branchId: string; meetingId: string }
beforeEach(async () => {
  office = await openScene()
  await seedNeighbours(office)
  at = await convene(office)
})

const FIVE_THERE = NINE.slice(0, 5).map((memberId) => ({ memberId, mark: 'present' as const }))
type Closing = Partial<RequestOf<'meeting.close'>>
async function close(closing: Closing = {}, minutes = 60): Promise<void> {
  await done(office, 'meeting.rollCall', { ...at, marks: FIVE_THERE })
  await done(office, 'meeting.close', { ...at, ...closing }, 'clerk', later(minutes))
}
const send = (code: string, as: string, now: Instant, kept = true) =>
  office.callRaw('meeting.checkIn', { meetingId: at.meetingId, code, kept }, as, { now })
const rows = () => office.store.findAll('failedScans', {})

/** The row of a scan of this person that was kept at NOW and sent when the meeting was closed. */
async function keptUntilClosed(as: string, closing: Closing = {}): Promise<string> {
  const code = await shownCode(office, at)
  await close(closing)
  await send(code, as, later(90))
  const [row] = await rows()
  if (row?.reason !== 'sent-late') throw new Error('the scan was not kept as sent late')
  return row._id
}
type Settling = Omit<RequestOf<'meeting.settleScan'>, 'branchId' | 'meetingId' | 'scanId'>
const settle = (scanId: string, settling: Settling, as = 'clerk', minutes = 100) =>
  office.call('meeting.settleScan', { ...at, scanId, ...settling }, as, { now: later(minutes) })
const lineOf = async (memberId: string) =>
  (await storedClosed(office, at.meetingId)).sheet.find((line) => line.memberId === memberId)
const PRESENT: Settling = { as: 'present', reason: '人在会场，手机没有网络' }
const DISMISSED: Settling = { as: 'dismissed', reason: '不在会场' }

describe('a scan that a phone kept, and that arrives when the meeting is over', () => {
  it('waits for the host, when its code was right in the meeting’s hours and the meeting has been closed since', async () => {
    const code = await shownCode(office, at)
    await close()
    expect(await send(code, 'member-5', later(90))).toMatchObject({
      code: 'awaits-host',
      detail: { shownAt: NOW },
    })
    expect(await rows()).toMatchObject([{ reason: 'sent-late', memberId: 'member-5', firstAt: later(90) }])
  })

  it('does so also days later, and where nobody has closed the meeting yet', async () => {
    const code = await shownCode(office, at)
    expect(await send(code, 'member-5', later(3 * 24 * 60))).toMatchObject({ code: 'awaits-host' })
  })

  it('within the seconds in which its code would still be taken', async () => {
    const code = await shownCode(office, at, later(60))
    await close()
    expect(await send(code, 'member-5', later(60))).toMatchObject({ code: 'awaits-host' })
    expect(await send(code, 'member-1', later(60), false)).toMatchObject({ code: 'already-recorded' })
    expect(await send(code, 'secretary', later(60), false)).toMatchObject({ code: 'meeting-closed' })
  })

  it.each([
    ['forged', (code: string) => code.slice(0, -1) + (code.endsWith('0') ? '1' : '0')],
    ['nonsense', () => 'X'],
  ])('is too late like any other when its code is %s', async (_, change) => {
    const code = change(await shownCode(office, at))
    await close()
    expect(await send(code, 'member-5', later(90))).toMatchObject({ code: 'meeting-closed' })
  })

  it('is too late with the code of another meeting', async () => {
    const other = await shownCode(office, await convene(office))
    await close()
    expect(await send(other, 'member-5', later(90))).toMatchObject({ code: 'meeting-closed' })
  })

  it('brings nobody to a meeting that was cancelled', async () => {
    const code = await shownCode(office, at)
    await done(office, 'meeting.cancel', { ...at, reason: '停电' })
    expect(await send(code, 'member-5', later(90))).toMatchObject({ code: 'meeting-cancelled' })
  })
})

describe('settling a failed scan of a closed meeting as present', () => {
  it('corrects the sheet: there by the scan from when the code was shown, and everything counted follows', async () => {
    const scanId = await keptUntilClosed('secretary')
    expect(await settle(scanId, PRESENT)).toMatchObject({
      ok: true,
      value: { isThere: true, settled: { as: 'present', byName: '党员clerk', at: later(100), reason: PRESENT.reason } },
    })
    expect(await lineOf('secretary')).toEqual({
      memberId: 'secretary',
      mark: 'present',
      source: 'scan',
      markedAt: NOW,
      reason: PRESENT.reason,
    })
    expect((await storedClosed(office, at.meetingId)).tally).toMatchObject({
      expected: 9,
      present: 6,
      excused: 0,
      absent: 3,
    })
  })

  it('keeps who, when, why and what stood there before, as every correction does', async () => {
    const scanId = await keptUntilClosed('secretary')
    const before = await storedClosed(office, at.meetingId)
    await settle(scanId, PRESENT)
    const { corrections, revision } = await storedClosed(office, at.meetingId)
    expect(revision).toBe(before.revision + 1)
    expect(corrections).toEqual([
      {
        at: later(100),
        by: 'clerk',
        reason: PRESENT.reason,
        before: { sheet: before.sheet, tally: before.tally, quorum: before.quorum },
      },
    ])
    const shown = (await done(office, 'meeting.get', at)).record?.corrections
    expect(shown).toMatchObject([{ byName: '党员clerk', reason: PRESENT.reason }])
    expect(shown?.[0]?.before).toContain('应到9人，实到5人，请假0人，缺席4人，列席0人')
  })

  it('is one commit with the row of the scan: a closed record that changed meanwhile takes both or neither', async () => {
    const scanId = await keptUntilClosed('secretary')
    const correcting = { ...at, reason: '核对记录', minutes: '新记录' }
    const [settled, corrected] = await Promise.all([
      settle(scanId, PRESENT),
      office.call('meeting.correct', correcting, 'deputy', { now: later(100) }),
    ])
    expect([settled.ok, corrected.ok]).toEqual([true, true])
    const { corrections, minutes } = await storedClosed(office, at.meetingId)
    expect(corrections).toHaveLength(2)
    expect(minutes).toBe('新记录')
    expect(await lineOf('secretary')).toMatchObject({ mark: 'present' })
    expect(await rows()).toMatchObject([{ settled: { as: 'present' } }])
  })

  it('counts the votes anew', async () => {
    const scanId = await keptUntilClosed('secretary', {
      decisions: [{ title: '计划', yes: 5, no: 0, abstain: 0 }],
    })
    await settle(scanId, PRESENT)
    expect((await storedClosed(office, at.meetingId)).decisions).toMatchObject([
      { votersPresent: 6, yes: 5, passes: true },
    ])
  })

  it('is possible for a scan that failed while the meeting was open, too', async () => {
    const code = await shownCode(office, at)
    await send(code, 'secretary', later(2), false)
    await close()
    const [row] = await rows()
    expect(await settle(String(row?._id), PRESENT)).toMatchObject({ ok: true, value: { isThere: true } })
    expect(await lineOf('secretary')).toMatchObject({ mark: 'present', markedAt: later(2) })
  })

  it('of a stranger needs to be told who it is', async () => {
    const scanId = await keptUntilClosed('wx-nobody')
    expect(await settle(scanId, PRESENT)).toMatchObject({ code: 'no-such-member', field: 'memberId' })
    expect(await settle(scanId, { ...PRESENT, memberId: 'secretary' })).toMatchObject({
      ok: true,
      value: { memberId: 'secretary', name: '党员secretary', isThere: true },
    })
    expect(await sheetMarks(office, at.meetingId)).toMatchObject({ secretary: 'present' })
  })

  it('of a guest from another branch of the bureau makes them an observer; of nowhere near, nobody', async () => {
    const scanId = await keptUntilClosed('neighbour')
    expect(await settle(scanId, PRESENT)).toMatchObject({ ok: true, value: { isThere: true } })
    expect(await lineOf('neighbour')).toMatchObject({ mark: 'observer' })
    const code = await shownCode(office, await convene(office))
    await send(code, 'stranger', later(95))
    const far = (await rows()).find(({ memberId }) => memberId === 'stranger')
    expect(await settle(String(far?._id), PRESENT)).toMatchObject({ code: 'not-on-roll', field: 'memberId' })
  })

  it('of somebody who was due when it was closed is present, wherever the register has them since', async () => {
    const scanId = await keptUntilClosed('member-5')
    await seedMember(office, 'member-5', { branchId: 'branch-2', cellId: null })
    expect(await settle(scanId, PRESENT)).toMatchObject({ ok: true })
    expect(await lineOf('member-5')).toMatchObject({ mark: 'present', source: 'scan' })
  })

  it('of somebody who is on the sheet by now corrects nothing', async () => {
    const scanId = await keptUntilClosed('secretary')
    const marks = [{ memberId: 'secretary', mark: 'present' as const }]
    await done(office, 'meeting.correct', { ...at, reason: '核对签到表', marks }, 'clerk', later(95))
    const before = await stored(office, at.meetingId)
    expect(await settle(scanId, PRESENT)).toMatchObject({ ok: true, value: { isThere: true } })
    expect(await stored(office, at.meetingId)).toEqual(before)
    expect(await rows()).toMatchObject([{ settled: { as: 'present' } }])
  })

  it('twice changes nothing, and the answer is the first one', async () => {
    const scanId = await keptUntilClosed('secretary')
    const first = await settle(scanId, PRESENT)
    if (!first.ok) throw new Error(first.code)
    const before = await stored(office, at.meetingId)
    expect(await settle(scanId, DISMISSED, 'deputy', 110)).toMatchObject({ ok: true, value: first.value })
    expect(await stored(office, at.meetingId)).toEqual(before)
  })

  it('tells the phone that sends it once more that it is recorded, and since when', async () => {
    const code = await shownCode(office, at)
    await close()
    await send(code, 'secretary', later(90))
    await settle(String((await rows())[0]?._id), PRESENT)
    expect(await send(code, 'secretary', later(120))).toMatchObject({
      code: 'already-recorded',
      detail: { mark: 'present', markedAt: NOW, source: 'scan' },
    })
  })

  it('is for who runs the meeting: the host too, who nods for those in the room', async () => {
    at = await convene(office, { hostId: 'member-2' })
    const scanId = await keptUntilClosed('secretary')
    expect(await settle(scanId, PRESENT, 'member-3')).toMatchObject({ code: 'not-permitted' })
    expect(await settle(scanId, PRESENT, 'member-2')).toMatchObject({ ok: true })
    expect((await storedClosed(office, at.meetingId)).corrections).toMatchObject([{ by: 'member-2' }])
  })

  it('is refused for a meeting that was cancelled; dismissing is not', async () => {
    await send(await shownCode(office, at), 'member-5', later(2), false)
    await done(office, 'meeting.cancel', { ...at, reason: '停电' }, 'clerk', later(3))
    const scanId = String((await rows())[0]?._id)
    expect(await settle(scanId, PRESENT)).toMatchObject({ code: 'meeting-cancelled', field: 'meetingId' })
    expect(await settle(scanId, DISMISSED)).toMatchObject({ ok: true })
  })
})

it('dismissing a scan of a closed meeting leaves its record as it is', async () => {
  const scanId = await keptUntilClosed('secretary')
  const before = await stored(office, at.meetingId)
  expect(await settle(scanId, DISMISSED)).toMatchObject({
    ok: true,
    value: { isThere: false, settled: { as: 'dismissed' } },
  })
  expect(await stored(office, at.meetingId)).toEqual(before)
})

it('who is there is read from the sheet once the meeting is closed', async () => {
  await keptUntilClosed('member-5')
  expect((await done(office, 'meeting.scans', at)).scans).toMatchObject([{ memberId: 'member-5', isThere: false }])
  const marks = [{ memberId: 'member-5', mark: 'present' as const }]
  await done(office, 'meeting.correct', { ...at, reason: '核对签到表', marks })
  expect((await done(office, 'meeting.scans', at)).scans).toMatchObject([{ memberId: 'member-5', isThere: true }])
})
