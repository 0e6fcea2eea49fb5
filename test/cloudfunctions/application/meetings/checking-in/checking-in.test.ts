import { branch, BUREAU, type Office } from '../../../../builders/office'
import { addSeconds } from '../../../../builders/seconds'
import { DEFAULT_SETTINGS } from '#domain/branch/branch'
import {
  convene,
  done,
  later,
  NOW,
  openScene,
  scan,
  seedLeadingGroup,
  seedMember,
  seedNeighbours,
  shownCode,
} from '../scene'

let office: Office
let at: { branchId: string; meetingId: string }
beforeEach(async () => {
  office = await openScene()
  await seedNeighbours(office)
  at = await convene(office)
})
const records = () => office.store.findAll('attendance', { meetingId: at.meetingId })
const recordOf = (memberId: string) => office.store.get('attendance', `${at.meetingId}:${memberId}`)

describe('checking in', () => {
  it('with the code of the room is being present', async () => {
    expect(await scan(office, at.meetingId, 'member-1')).toMatchObject({
      ok: true,
      value: { meetingId: at.meetingId, title: '六月支部党员大会', mark: 'present', markedAt: NOW },
    })
    expect(await recordOf('member-1')).toMatchObject({
      mark: 'present',
      source: 'scan',
      markedBy: 'member-1',
      markedAt: NOW,
      earlier: [],
    })
  })

  it('does not touch the document of the meeting, which everybody reads at once', async () => {
    const before = await office.store.get('meetings', at.meetingId)
    await scan(office, at.meetingId, 'member-1')
    expect(await office.store.get('meetings', at.meetingId)).toEqual(before)
  })

  it('twice is one record, and the answer is always the first time', async () => {
    await scan(office, at.meetingId, 'member-1')
    const first = { code: 'already-recorded', detail: { mark: 'present', markedAt: NOW, source: 'scan' } }
    expect(await scan(office, at.meetingId, 'member-1', later(1))).toMatchObject(first)
    const stale = { meetingId: at.meetingId, code: 'any old code' }
    expect(await office.call('meeting.checkIn', stale, 'member-1', { now: later(600) })).toMatchObject(first)
    await done(office, 'meeting.close', at)
    expect(await office.call('meeting.checkIn', stale, 'member-1')).toMatchObject(first)
    expect(await records()).toHaveLength(1)
  })

  it('by the same request is answered as the first time', async () => {
    const input = { meetingId: at.meetingId, code: await shownCode(office, at) }
    const again = { requestId: 'request-same' }
    const first = await office.call('meeting.checkIn', input, 'member-1', again)
    expect(first).toMatchObject({ ok: true })
    expect(await office.call('meeting.checkIn', input, 'member-1', { ...again, now: later(9) })).toEqual(first)
  })

  it('many times at once is one record', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => scan(office, at.meetingId, 'member-1')))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.code === 'already-recorded')).toHaveLength(4)
    expect(await records()).toHaveLength(1)
  })

  it('by somebody of the branch who is not due is observing', async () => {
    await seedMember(office, 'activist', { stage: 'activist' })
    expect(await scan(office, at.meetingId, 'activist')).toMatchObject({ ok: true, value: { mark: 'observer' } })
  })

  it('is not for members of other branches', async () => {
    expect(await scan(office, at.meetingId, 'neighbour')).toMatchObject({ code: 'not-on-roll', field: 'meetingId' })
    expect(await records()).toEqual([])
  })

  it('is for a member of the leading group, who is due by that post', async () => {
    await seedLeadingGroup(office, 'neighbour')
    at = await convene(office, { branchId: BUREAU, organ: 'leading-group', kinds: ['leading-group-session'] })
    expect(await scan(office, at.meetingId, 'neighbour')).toMatchObject({ ok: true, value: { mark: 'present' } })
  })

  it('needs a meeting', async () => {
    expect(await office.call('meeting.checkIn', { meetingId: 'none', code: 'X' }, 'member-1')).toMatchObject({
      code: 'no-such-meeting',
    })
  })

  it('takes the code of this window and the one before; an older one has expired', async () => {
    const code = await shownCode(office, at)
    const send = (as: string, seconds: number) =>
      office.call('meeting.checkIn', { meetingId: at.meetingId, code }, as, { now: addSeconds(NOW, seconds) })
    // NOW begins a window of 20 seconds.
    expect(await send('member-1', 0)).toMatchObject({ ok: true })
    expect(await send('member-2', 39)).toMatchObject({ ok: true })
    expect(await send('member-3', 40)).toMatchObject({ code: 'code-expired', field: 'code' })
    expect(await records()).toHaveLength(2)
  })

  it('follows the register of the day: who joined since the meeting was convened is present, not an observer', async () => {
    await seedMember(office, 'newcomer', {})
    expect(await scan(office, at.meetingId, 'newcomer')).toMatchObject({ ok: true, value: { mark: 'present' } })
  })

  it('replaces leave that was asked for, and keeps it in the record', async () => {
    await done(office, 'meeting.askLeave', { meetingId: at.meetingId, reason: '出差' }, 'member-1')
    expect(await scan(office, at.meetingId, 'member-1', later(1))).toMatchObject({
      ok: true,
      value: { mark: 'present', markedAt: later(1) },
    })
    expect(await recordOf('member-1')).toMatchObject({
      mark: 'present',
      earlier: [{ mark: 'excused', reason: '出差' }],
    })
  })

  it('by the same request is answered as then, also when the host has noted something else since', async () => {
    const input = { meetingId: at.meetingId, code: await shownCode(office, at) }
    const again = { requestId: 'request-same' }
    const first = await office.call('meeting.checkIn', input, 'member-1', again)
    await done(office, 'meeting.rollCall', { ...at, marks: [{ memberId: 'member-1', mark: 'absent' }] })
    expect(await office.call('meeting.checkIn', input, 'member-1', again)).toEqual(first)
    await done(office, 'meeting.close', at)
    expect(await office.call('meeting.checkIn', input, 'member-1', { ...again, now: later(60) })).toEqual(first)
    expect(await recordOf('member-1')).toMatchObject({ mark: 'absent' })
  })

  it('leaves no line in the journal: the record says all of it', async () => {
    const before = await office.store.count('journal', {})
    await scan(office, at.meetingId, 'member-1')
    expect(await office.store.count('journal', {})).toBe(before)
  })

  it('is taken while scanning is being switched off, as long as a code shown before is', async () => {
    const code = await shownCode(office, at)
    office.store.seed('branches', branch({ settings: { ...DEFAULT_SETTINGS, scanning: false } }))
    const send = (as: string, seconds: number) =>
      office.call('meeting.checkIn', { meetingId: at.meetingId, code }, as, { now: addSeconds(NOW, seconds) })
    expect(await send('member-1', 39)).toMatchObject({ ok: true })
    expect(await send('member-2', 40)).toMatchObject({ code: 'scanning-off' })
    expect(await office.call('meeting.code', at, 'clerk')).toMatchObject({ code: 'scanning-off' })
    const marks = [{ memberId: 'member-2', mark: 'present' as const }]
    expect(await office.call('meeting.rollCall', { ...at, marks }, 'clerk')).toMatchObject({ ok: true })
  })

  it('of many at once reads the meeting once', async () => {
    const code = await shownCode(office, at)
    const get = jest.spyOn(office.store, 'get')
    const answers = await Promise.all(
      ['member-1', 'member-2', 'member-3', 'member-4'].map((as) =>
        office.call('meeting.checkIn', { meetingId: at.meetingId, code }, as),
      ),
    )
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(get.mock.calls.filter(([collection]) => collection === 'meetings')).toHaveLength(1)
  })
})

describe('the code', () => {
  it('says when it changes and until when it is taken', async () => {
    const shown = await done(office, 'meeting.code', at, 'clerk', addSeconds(NOW, 7))
    expect(shown).toMatchObject({
      code: expect.stringMatching(/^[0-9a-z]+\.[0-9a-f]{32}$/) as string,
      spoken: expect.stringMatching(/^\d{6}$/) as string,
      changesAt: addSeconds(NOW, 20),
      takenUntil: addSeconds(NOW, 40),
    })
  })

  it('is shown in the hours in which it is taken: an hour before the start, until four hours after the end', async () => {
    // The meeting is from half an hour before NOW to an hour after it.
    const code = (minutes: number) => office.call('meeting.code', at, 'clerk', { now: later(minutes) })
    const hours = { opensAt: later(-90), closesAt: later(300) }
    expect(await code(-91)).toMatchObject({ code: 'meeting-not-open', detail: hours })
    expect(await code(-90)).toMatchObject({ ok: true, value: hours })
    expect(await code(299)).toMatchObject({ ok: true })
    expect(await code(300)).toMatchObject({ code: 'meeting-not-open', detail: hours })
  })

  it('is for who keeps the records and for the host, nobody else', async () => {
    at = await convene(office, { hostId: 'member-2' })
    expect(await office.call('meeting.code', at, 'member-2')).toMatchObject({ ok: true })
    expect(await office.call('meeting.code', at, 'member-1')).toMatchObject({ code: 'not-permitted' })
    expect(await office.call('meeting.live', at, 'member-1')).toMatchObject({ code: 'not-permitted' })
    const marks = [{ memberId: 'member-1', mark: 'present' as const }]
    expect(await office.call('meeting.rollCall', { ...at, marks }, 'member-1')).toMatchObject({ code: 'not-permitted' })
    expect(await office.call('meeting.rollCall', { ...at, marks }, 'member-2')).toMatchObject({ ok: true })
    expect(await office.call('meeting.paper', { ...at, marks }, 'member-2')).toMatchObject({ code: 'not-permitted' })
  })
})
