/** Checking in through the real SDK against the local cloud: what it costs, and what many at once come to. */
import { DUPLICATE_CODES } from '@shushi/local-cloud'
import { openCloudStore, type CloudStore } from '../../../../builders/cloud-store'
import { binding, member, type Office, type SceneStore } from '../../../../builders/office'
import { attendanceSuite } from '../roll/attendance-suite'
import { convene, later, NOW, openSceneIn, seedMember, shownCode } from '../scene'
import { tallySuite } from '../closing/tally-suite'

describe.each(DUPLICATE_CODES)('checking in through the SDK, in a cloud whose duplicates are %s', (duplicateCode) => {
  let cloud: CloudStore
  let office: Office<SceneStore>
  let at: { branchId: string; meetingId: string }
  let code: string
  beforeEach(async () => {
    cloud = await openCloudStore(duplicateCode)
    office = await openSceneIn(cloud.store)
    await seedMember(office, 'activist', { stage: 'activist' })
    at = await convene(office)
    code = await shownCode(office, at)
  })
  afterEach(() => cloud.close())

  const send = (as: string, requestId?: string) =>
    office.call('meeting.checkIn', { meetingId: at.meetingId, code }, as, requestId ? { requestId } : {})
  const records = () => office.store.findAll('attendance', { meetingId: at.meetingId })

  it.each([
    ['somebody who is due', 'member-1', 'present'],
    ['an observer', 'activist', 'observer'],
  ])('takes two round trips in sequence for %s', async (_, who, mark) => {
    // The office asks whose OPENID it is before the call: one round trip of the test's own.
    let answer: unknown
    const { requests, steps, inSequence } = await cloud.roundTripsOf(async () => (answer = await send(who)))
    expect(answer).toMatchObject({ ok: true, value: { mark } })
    expect(inSequence - 1).toBe(2)
    // Who it is and the meeting, both at once; then the record: each one request.
    expect(steps - 1).toBe(3)
    expect(requests).toBe(steps)
  })

  it('of the same member fifty times at once is one row, one accepted, 49 already recorded', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => send('member-1')))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.code === 'already-recorded')).toHaveLength(49)
    expect(await records()).toMatchObject([{ memberId: 'member-1', mark: 'present', markedAt: NOW }])
    expect(await office.store.count('failedScans', {})).toBe(0)
  })

  it('of one request fifty times at once is one row and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => send('member-1', 'request-once')))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ ok: true })
    expect(await records()).toHaveLength(1)
  })

  it('of five hundred at fifty at a time loses nobody and notes nobody twice', async () => {
    const people = Array.from({ length: 500 }, (_, index) => `guest-${index}`)
    await office.store.seed('members', ...people.map((id) => member(id)))
    await office.store.seed('bindings', ...people.map(binding))
    const queue = [...people]
    const answers: { readonly ok: boolean }[] = []
    const phone = async () => {
      for (let who = queue.pop(); who !== undefined; who = queue.pop()) answers.push(await send(who))
    }
    await Promise.all(Array.from({ length: 50 }, phone))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(500)
    const noted = (await records()).map(({ memberId }) => memberId)
    expect(noted).toHaveLength(500)
    expect(new Set(noted)).toEqual(new Set(people))
  })

  it('replaces leave asked for, whatever number of scans come at once', async () => {
    await office.call('meeting.askLeave', { meetingId: at.meetingId, reason: '出差' }, 'member-1')
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('member-1')))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await records()).toMatchObject([{ mark: 'present', earlier: [{ mark: 'excused' }] }])
  })

  it('keeps a failed scan and a ticket', async () => {
    expect(await send('wx-nobody')).toMatchObject({ code: 'not-bound', detail: { until: later(10) } })
    expect(await office.store.findAll('failedScans', { meetingId: at.meetingId })).toMatchObject([
      { reason: 'not-bound', times: 1 },
    ])
    expect(await office.store.get('scanTickets', 'wx-nobody')).toMatchObject({ scannedAt: NOW })
  })
})

describe.each(DUPLICATE_CODES)('a meeting in a cloud whose duplicates are %s', (code) => {
  tallySuite(() => openCloudStore(code), 6)
  attendanceSuite(() => openCloudStore(code), 5)
})
