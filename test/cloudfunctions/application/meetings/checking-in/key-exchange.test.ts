/** While the key of the codes is exchanged, those on screens stay good; once the key before is gone, they are nobody's. */
import { CHECK_IN_KEY, type Office } from '../../../../builders/office'
import { convene, done, later, NOW, openScene } from '../scene'

const EXCHANGING = { checkInKey: 'another key', checkInKeyBefore: CHECK_IN_KEY }
const EXCHANGED = { checkInKey: 'another key' }

let office: Office
let at: { branchId: string; meetingId: string }
/** As shown before the exchange begins. */
let shown: { code: string; spoken: string }
beforeEach(async () => {
  office = await openScene()
  at = await convene(office)
  shown = await done(office, 'meeting.code', at)
})

type Keys = typeof EXCHANGING | typeof EXCHANGED
const send = (code: string, keys: Keys, more: { kept?: boolean; now?: typeof NOW } = {}) =>
  office.call('meeting.checkIn', { meetingId: at.meetingId, code, kept: more.kept ?? false }, 'member-1', {
    keys,
    now: more.now ?? NOW,
  })
const shownUnder = async (keys: Keys) => {
  const answer = await office.call('meeting.code', at, 'clerk', { keys })
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value
}
const reasonsKept = async () => (await office.store.findAll('failedScans', {})).map(({ reason }) => reason)

describe.each([
  ['as scanned', 'code'],
  ['as read aloud', 'spoken'],
] as const)('a code %s, shown under the key before,', (_, as) => {
  it('is taken during the exchange', async () => {
    expect(await send(shown[as], EXCHANGING)).toMatchObject({ ok: true, value: { mark: 'present' } })
    expect(await reasonsKept()).toEqual([])
  })

  it('awaits the host during the exchange when a phone kept it', async () => {
    expect(await send(shown[as], EXCHANGING, { kept: true, now: later(60) })).toMatchObject({ code: 'awaits-host' })
    expect(await reasonsKept()).toEqual(['sent-late'])
  })

  it('is wrong after the exchange, kept or not, and that is stored', async () => {
    expect(await send(shown[as], EXCHANGED)).toMatchObject({ code: 'code-wrong', field: 'code' })
    expect(await send(shown[as], EXCHANGED, { kept: true })).toMatchObject({ code: 'code-wrong' })
    expect(await office.store.findAll('failedScans', {})).toMatchObject([{ reason: 'code-wrong', times: 2 }])
    expect(await office.store.count('attendance', {})).toBe(0)
  })
})

it('shows codes of the new key from the beginning of the exchange', async () => {
  const anew = await shownUnder(EXCHANGING)
  expect(anew.code).not.toBe(shown.code)
  expect(anew).toEqual(await shownUnder(EXCHANGED))
  expect(await send(anew.code, EXCHANGED)).toMatchObject({ ok: true })
})
