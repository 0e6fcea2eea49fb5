/**
 * A scan that brings nobody in: each reason is refused with its own code, and kept with it; in whichever store. One file
 * though it is long: it is run whole, once for each store.
 */
import type { Instant } from '#domain/time/instant'
import type { FailedScan } from '#domain/meeting/failed-scan'
import { DEFAULT_SETTINGS } from '#domain/branch/branch'
import { branch, type Office, type SceneStore } from '../../../../builders/office'
import { addSeconds } from '../../../../builders/seconds'
import { BRANCH, convene, done, later, NOW, openSceneIn, seedNeighbours, shownCode } from '../scene'
import type { OpenStore } from '../stores'

let office: Office<SceneStore>
let at: { branchId: string; meetingId: string }

const send = (input: object, as = 'member-1', now: Instant = NOW) =>
  office.callRaw('meeting.checkIn', { meetingId: at.meetingId, ...input }, as, { now })
const spoken = async (now: Instant = NOW) => (await done(office, 'meeting.code', at, 'clerk', now)).spoken
const kept = () => office.store.findAll('failedScans', {})
const keptOne = async (): Promise<FailedScan> => {
  const [row, ...others] = await kept()
  if (!row || others.length > 0) throw new Error(`kept ${others.length + (row ? 1 : 0)} scans, not one`)
  return row
}
const spokenCounters = async () =>
  (await office.store.findAll('counters', {})).filter(({ _id }) => _id.startsWith(`spoken-codes:${at.meetingId}:`))
const reasonsKept = async () => (await kept()).map(({ reason, times }) => [reason, times]).sort()
const wrongSpoken = async () => String((Number(await spoken()) + 1) % 1_000_000).padStart(6, '0')

export function failedScansSuite(open: OpenStore): void {
  let close: () => Promise<void>
  beforeEach(async () => {
    const opened = await open()
    close = opened.close
    office = await openSceneIn(opened.store)
    await seedNeighbours(office)
    at = await convene(office)
  })
  afterEach(async () => {
    // Whatever the reason, nobody is noted by it.
    const present = await office.store.findAll('attendance', { mark: 'present' })
    await close()
    expect(present).toEqual([])
  })

  describe('refused and kept', refusedAndKept)
  describe('a scan that a phone kept while it had no network', keptByThePhone)
  describe('spoken codes', spokenCodes)
  describe('the row', theRow)
}

function refusedAndKept() {
  it('a screenshot that is forwarded after a minute', async () => {
    const code = await shownCode(office, at)
    expect(await send({ code }, 'member-1', addSeconds(NOW, 60))).toMatchObject({ code: 'code-expired', field: 'code' })
    expect(await keptOne()).toMatchObject({
      meetingId: at.meetingId,
      branchId: BRANCH,
      memberId: 'member-1',
      reason: 'code-expired',
      firstAt: addSeconds(NOW, 60),
      times: 1,
      // NOW begins the window 87,477,300: 1,749,546,000 seconds since 1970, divided by 20.
      window: 87_477_300,
      settled: null,
    })
  })

  it('a forged code', async () => {
    const code = await shownCode(office, at)
    const forged = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0')
    expect(await send({ code: forged })).toMatchObject({ code: 'code-wrong', field: 'code' })
    expect(await keptOne()).toMatchObject({ reason: 'code-wrong', memberId: 'member-1', window: null })
  })

  it('the code of another meeting', async () => {
    const other = await convene(office)
    expect(await send({ code: await shownCode(office, other) })).toMatchObject({ code: 'other-meeting', field: 'code' })
    expect(await keptOne()).toMatchObject({ reason: 'other-meeting', meetingId: at.meetingId, memberId: 'member-1' })
  })

  it('a member of another branch', async () => {
    const code = await shownCode(office, at)
    expect(await send({ code }, 'neighbour')).toMatchObject({ code: 'not-on-roll', field: 'meetingId' })
    expect(await keptOne()).toMatchObject({ reason: 'not-on-roll', memberId: 'neighbour' })
  })

  it('a stranger whose phone is bound to nobody', async () => {
    const code = await shownCode(office, at)
    expect(await send({ code }, 'wx-nobody')).toMatchObject({ code: 'not-bound', detail: { until: later(10) } })
    const row = await keptOne()
    expect(row).toMatchObject({ reason: 'not-bound', memberId: null })
    expect(JSON.stringify(row)).not.toContain('wx-nobody')
  })

  it('at a meeting that is closed', async () => {
    const code = await shownCode(office, at)
    await done(office, 'meeting.close', at)
    expect(await send({ code })).toMatchObject({ code: 'meeting-closed', field: 'meetingId' })
    expect(await keptOne()).toMatchObject({ reason: 'meeting-closed', memberId: 'member-1' })
  })

  it('at a meeting that is cancelled', async () => {
    const code = await shownCode(office, at)
    await done(office, 'meeting.cancel', { ...at, reason: '停电' })
    expect(await send({ code })).toMatchObject({ code: 'meeting-cancelled', field: 'meetingId' })
    expect(await keptOne()).toMatchObject({ reason: 'meeting-cancelled' })
  })

  it('at a meeting that is not open yet, or not any more', async () => {
    const told = { opensAt: '2025-06-10T07:30:00.000Z', closesAt: '2025-06-10T14:00:00.000Z' }
    for (const minutes of [-91, 300])
      expect(await send({ code: 'X' }, 'member-1', later(minutes))).toMatchObject({
        code: 'meeting-not-open',
        detail: told,
      })
    expect(await keptOne()).toMatchObject({ reason: 'meeting-not-open', times: 2 })
    expect(await send({ code: 'X' }, 'member-1', later(-90))).toMatchObject({ code: 'code-wrong' })
  })

  it.each([
    ['an object', { $gt: '' }],
    ['a pattern', { $regularExpression: { pattern: '.*', options: '' } }],
    ['a list', ['123456']],
    ['a number', 123_456],
    ['nothing', null],
    ['blank', '  '],
  ])('a code that is %s', async (_, code) => {
    expect(await send({ code })).toMatchObject({ code: 'bad-input', field: 'code' })
    expect(await keptOne()).toMatchObject({ reason: 'malformed-code', memberId: 'member-1', meetingId: at.meetingId })
  })

  it.each([
    ['a time', { markedAt: '2025-06-10T08:00:00.000Z' }],
    ['a state', { state: 'confirmed' }],
    ['a mark', { mark: 'present' }],
    ['a member', { memberId: 'member-2' }],
  ])('%s that the phone supplies, beside a right code', async (_, more) => {
    const code = await shownCode(office, at)
    expect(await send({ code, ...more })).toMatchObject({ code: 'bad-input', field: Object.keys(more)[0] })
    expect(await keptOne()).toMatchObject({ reason: 'supplied-by-phone', memberId: 'member-1', window: null })
  })

  it('a code that is none, a state that the phone supplies and what is no input otherwise: each as what it is', async () => {
    const code = await shownCode(office, at)
    const bad = [{ code: {} }, { code, state: 'confirmed' }, { code: {}, state: 'confirmed' }, { code, kept: 'yes' }]
    for (const input of bad) expect(await send(input)).toMatchObject({ code: 'bad-input' })
    expect(await reasonsKept()).toEqual([
      ['malformed', 1],
      ['malformed-code', 1],
      ['supplied-by-phone', 2],
    ])
    for (const { meetingId, memberId } of await kept())
      expect([meetingId, memberId]).toEqual([at.meetingId, 'member-1'])
  })

  it('where scanning is off and the code does not prove that it was on', async () => {
    await office.store.seed('branches', branch({ settings: { ...DEFAULT_SETTINGS, scanning: false } }))
    expect(await send({ code: 'X' })).toMatchObject({ code: 'scanning-off' })
    expect(await keptOne()).toMatchObject({ reason: 'scanning-off' })
  })

  it('at no meeting: one row a person, however many meetings they make up', async () => {
    for (const meetingId of ['none', 'nothing', 'nowhere'])
      expect(await send({ meetingId, code: 'X' })).toMatchObject({ code: 'no-such-meeting', field: 'meetingId' })
    expect(await keptOne()).toMatchObject({ reason: 'no-such-meeting', meetingId: null, branchId: null, times: 3 })
    await send({ meetingId: { $ne: null }, code: 'X' })
    await send({ meetingId: ['none'], code: 'X' })
    expect(await reasonsKept()).toEqual([
      ['malformed', 2],
      ['no-such-meeting', 3],
    ])
  })
}

function keptByThePhone() {
  it('counts once the host nods, when its code was right at the meeting', async () => {
    const code = await shownCode(office, at)
    expect(await send({ code, kept: true }, 'member-1', later(50))).toMatchObject({
      code: 'awaits-host',
      detail: { shownAt: NOW },
    })
    expect(await keptOne()).toMatchObject({ reason: 'sent-late', window: 87_477_300, firstAt: later(50) })
  })

  it('is a forged code like any other', async () => {
    const code = await shownCode(office, at)
    const forged = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0')
    expect(await send({ code: forged, kept: true })).toMatchObject({ code: 'code-wrong' })
  })

  it('has expired when its code was shown before the doors of this meeting opened', async () => {
    const code = await shownCode(office, at)
    // The meeting is put off; 16:30 is now before its doors open at 18:30.
    const { kinds, title, place, form } = { kinds: ['general-meeting'], title: '会', place: '室', form: 'discussion' }
    const plan = { kinds, title, place, form, occurredOn: '2025-06-10', startTime: '19:30', endTime: '20:30' }
    await office.callRaw('meeting.change', { ...at, ...plan }, 'clerk')
    expect(await send({ code, kept: true }, 'member-1', later(120))).toMatchObject({ code: 'code-expired' })
  })

  it('counts once the host nods when it was six digits too, however long ago: 17:00’s at 21:50', async () => {
    const code = await spoken()
    expect(await send({ code, kept: true }, 'member-1', later(290))).toMatchObject({
      code: 'awaits-host',
      detail: { shownAt: NOW },
    })
    expect(await keptOne()).toMatchObject({ reason: 'sent-late', window: 87_477_300, firstAt: later(290) })
    expect(await spokenCounters()).toMatchObject([{ last: 0 }])
  })

  it('is wrong as ever when its digits were not on the screen at the meeting, and is counted', async () => {
    expect(await send({ code: await wrongSpoken(), kept: true }, 'member-1', later(50))).toMatchObject({
      code: 'code-wrong',
    })
    expect(await spokenCounters()).toMatchObject([{ last: 1 }])
    // Not kept, the digits of an hour ago are wrong, too.
    expect(await send({ code: await spoken() }, 'member-1', later(60))).toMatchObject({ code: 'code-wrong' })
  })

  it('is not weighed any more after five wrong ones, were its digits right at the meeting', async () => {
    const wrong = await wrongSpoken()
    for (let tries = 0; tries < 5; tries++) await send({ code: wrong, kept: true }, 'member-1', later(50))
    const code = await spoken()
    expect(await send({ code, kept: true }, 'member-1', later(50))).toMatchObject({ code: 'too-many-attempts' })
  })

  it('of wrong digits counts after the meeting too: they cannot be guessed then for as long as one likes', async () => {
    const [wrong, right] = [await wrongSpoken(), await spoken()]
    await done(office, 'meeting.close', at, 'clerk', later(60))
    for (let tries = 0; tries < 5; tries++)
      expect(await send({ code: wrong, kept: true }, 'member-1', later(90))).toMatchObject({ code: 'meeting-closed' })
    expect(await send({ code: right, kept: true }, 'member-2', later(90))).toMatchObject({ code: 'awaits-host' })
    expect(await send({ code: right, kept: true }, 'member-1', later(90))).toMatchObject({ code: 'too-many-attempts' })
  })

  it('of digits guessed many at once is weighed five times at most, and the right ones among them one after the other', async () => {
    const [wrong, right] = [await wrongSpoken(), await spoken()]
    const guess = (_: unknown, index: number) =>
      send({ code: index % 10 === 0 ? right : wrong, kept: true }, 'member-1', later(50))
    const answers = await Promise.all(Array.from({ length: 20 }, guess))
    const answered = (code: string) => answers.filter((answer) => answer['code'] === code).length
    expect(answered('code-wrong')).toBeLessThanOrEqual(5)
    // Each that was weighed left a counter of its own: none was judged beside another by the same number of tries.
    const weighed = answered('code-wrong') + answered('awaits-host')
    expect(await spokenCounters()).toMatchObject([{ last: answered('code-wrong'), revision: weighed }])
  })
}

function spokenCodes() {
  it('are refused after five wrong ones of a person at a meeting, the right one too', async () => {
    const code = await wrongSpoken()
    for (let tries = 0; tries < 5; tries++) expect(await send({ code })).toMatchObject({ code: 'code-wrong' })
    const refused = { code: 'too-many-attempts', field: 'code', detail: { limit: 5 } }
    expect(await send({ code })).toMatchObject(refused)
    expect(await send({ code: await spoken() })).toMatchObject(refused)
    expect(await reasonsKept()).toEqual([
      ['code-wrong', 5],
      ['too-many-attempts', 2],
    ])
  })

  it('of one person do not use up those of another, nor those of another meeting', async () => {
    const code = await wrongSpoken()
    for (let tries = 0; tries < 6; tries++) await send({ code })
    expect(await send({ code }, 'member-2')).toMatchObject({ code: 'code-wrong' })
    const other = await convene(office)
    const theirs = await done(office, 'meeting.code', other)
    const wrong = String((Number(theirs.spoken) + 1) % 1_000_000).padStart(6, '0')
    expect(await send({ meetingId: other.meetingId, code: wrong })).toMatchObject({ code: 'code-wrong' })
  })

  it('guessed many at once are weighed five times at most', async () => {
    const code = await wrongSpoken()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send({ code })))
    const weighed = answers.filter((answer) => answer['code'] === 'code-wrong').length
    expect(weighed).toBeLessThanOrEqual(5)
    expect(await spokenCounters()).toMatchObject([{ last: weighed }])
  })

  it('are counted without an OPENID, those of a stranger too', async () => {
    const code = await wrongSpoken()
    for (const who of ['member-1', 'wx-nobody']) await send({ code }, who)
    const counters = await spokenCounters()
    expect(counters).toMatchObject([{ last: 1 }, { last: 1 }])
    expect(JSON.stringify(counters)).not.toContain('wx-')
  })
}

function theRow() {
  it('is one for a person, a meeting and a reason: it counts, and keeps the first and the last time', async () => {
    for (const minutes of [0, 3, 7]) await send({ code: 'X' }, 'member-1', later(minutes))
    await send({ code: 'X' }, 'member-2', later(8))
    const rows = await kept()
    expect(rows).toHaveLength(2)
    expect(rows.find(({ memberId }) => memberId === 'member-1')).toMatchObject({
      times: 3,
      firstAt: NOW,
      lastAt: later(7),
    })
  })

  it('names the person by a digest that is another at every meeting', async () => {
    const other = await convene(office)
    await send({ code: 'X' })
    await send({ meetingId: other.meetingId, code: 'X' })
    const people = (await kept()).map(({ _id }) => _id.split(':')[1])
    expect(new Set(people).size).toBe(2)
  })

  it('shows the host who is at the door, with the name where it is known, the last one first', async () => {
    const code = await shownCode(office, at)
    await send({ code }, 'wx-nobody')
    await send({ code }, 'member-1', later(2))
    const { scans } = await done(office, 'meeting.live', at, 'clerk', later(3))
    expect(scans).toMatchObject([
      { reason: 'code-expired', memberId: 'member-1', name: '党员member-1', shownAt: NOW, lastAt: later(2) },
      { reason: 'not-bound', memberId: null, name: null, times: 1, isThere: false, settled: null },
    ])
    await done(office, 'meeting.close', at, 'clerk', later(60))
    expect(await done(office, 'meeting.scans', at)).toEqual({ scans })
    expect(await office.call('meeting.scans', at, 'member-1')).toMatchObject({ code: 'not-permitted' })
  })
}
