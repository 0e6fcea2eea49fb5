import { meetingHandlers } from '../../../../../cloudfunctions/application/meetings/meeting-handlers'
import type { CodedPage } from '../../../../../cloudfunctions/application/ports/mini-program-codes'
import { branch, openOffice, type Office } from '../../../../builders/office'
import { bytesOf } from '../../../../builders/written-file'
import { convene, done, later, NOW } from '../scene'

const PICTURE = new Uint8Array([137, 80, 78, 71])
let office: Office
let at: { branchId: string; meetingId: string }
let asked: CodedPage[]
let picture: Uint8Array | undefined
beforeEach(async () => {
  asked = []
  picture = PICTURE
  const drawMiniProgramCode = async (coded: CodedPage) => {
    asked.push(coded)
    return picture
  }
  office = await openOffice({ handlers: meetingHandlers, drawMiniProgramCode })
  at = await convene(office, { hostId: 'member-1' })
})
const ask = (as: string) => office.call('meeting.doorCode', at, as)

describe('the code for the door', () => {
  it('opens the check-in page with the meeting as its scene, which WeChat takes', async () => {
    await done(office, 'meeting.doorCode', at, 'member-1')
    expect(asked).toEqual([{ page: 'packages/meeting/check-in/check-in', scene: at.meetingId }])
    expect(at.meetingId).toMatch(/^[\w-]{1,32}$/)
  })

  it('is a picture with a name that says whose it is', async () => {
    const written = await done(office, 'meeting.doorCode', at)
    expect(new Uint8Array(bytesOf(written))).toEqual(PICTURE)
    expect(written.fileName).toBe('六月支部党员大会门口码.png')
  })

  it('is for whoever hosts the meeting or keeps the records', async () => {
    expect(await ask('member-2')).toMatchObject({ code: 'not-permitted' })
    expect(asked).toEqual([])
  })

  it('is refused where scanning is off', async () => {
    const settings = { ...branch().settings, scanning: false }
    office.store.seed('branches', branch({ settings }))
    expect(await ask('clerk')).toMatchObject({ code: 'scanning-off' })
  })

  it('says so when WeChat gives none', async () => {
    picture = undefined
    expect(await ask('clerk')).toMatchObject({ code: 'code-not-drawn' })
    expect(office.files.size).toBe(0)
  })

  it('alone brings nobody in: what it says is not a code', async () => {
    const { meetingId } = at
    for (const code of [meetingId, `packages/meeting/check-in/check-in?scene=${meetingId}`])
      expect(await office.call('meeting.checkIn', { meetingId, code }, 'member-2')).toMatchObject({
        ok: false,
        code: 'code-wrong',
      })
    expect(await office.store.count('attendance', { meetingId })).toBe(0)
  })

  it('together with the six digits on the screen brings somebody in, while they are shown', async () => {
    const { meetingId } = at
    const { spoken: code } = await done(office, 'meeting.code', at, 'clerk')
    const late = later(3)
    expect(await office.call('meeting.checkIn', { meetingId, code }, 'member-2', { now: late })).toMatchObject({
      code: 'code-expired',
    })
    expect(await office.call('meeting.checkIn', { meetingId, code }, 'member-2', { now: NOW })).toMatchObject({
      ok: true,
      value: { mark: 'present' },
    })
  })
})
