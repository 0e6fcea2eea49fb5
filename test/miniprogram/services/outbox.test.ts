import { changesSoFar } from '../../../miniprogram/services/changes'
import {
  appIsInView,
  giveUp,
  onSettled,
  sendOrKeep,
  sendWaiting,
  sendWhenConnected,
  waitingItems,
  type Settled,
} from '../../../miniprogram/services/outbox'
import { CloudFault, OFFLINE, refused, stubWx, type Answers } from '../../builders/wx-stub'

const CHECKED_IN = {
  meetingId: 'meeting-1',
  title: '六月支部党员大会',
  mark: 'present',
  markedAt: '2025-06-10T08:31:00.000Z',
} as Extract<NonNullable<Answers['meeting.checkIn']>, { title: string }>
const scanned = (code: string) => ({ meetingId: 'meeting-1', code })

let stub: ReturnType<typeof stubWx>
let settled: Settled[]
let stop: () => void
let connected: (state: { isConnected: boolean }) => void
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['Date'] })
  stub = stubWx({ 'meeting.checkIn': OFFLINE })
  const onNetworkStatusChange = (listener: typeof connected) => (connected = listener)
  Object.assign(globalThis, { wx: { ...stub.wx, onNetworkStatusChange } })
  settled = []
  stop = onSettled((each) => settled.push(each))
  appIsInView(true)
})
afterEach(() => {
  stop()
  appIsInView(false)
})
const codes = () => settled.map(({ answer }) => (answer.ok ? 'ok' : answer.code))

it('answers at once where the network is there, and keeps nothing', async () => {
  stub.answer({ 'meeting.checkIn': CHECKED_IN })
  expect(await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))).toMatchObject({ ok: true })
  expect(waitingItems()).toEqual([])
})

it('keeps nothing of what was refused', async () => {
  stub.answer({ 'meeting.checkIn': refused('code-expired') })
  expect(await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))).toMatchObject({ code: 'code-expired' })
  expect(waitingItems()).toEqual([])
})

it('says that it is kept and for what, never that it is done, without a network', async () => {
  expect(await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))).toEqual({
    ok: false,
    code: 'kept',
    because: 'offline',
  })
  expect(waitingItems()).toMatchObject([{ procedure: 'meeting.checkIn', input: scanned('ABCD1234') }])
  expect(settled).toEqual([])
})

it('says when it is sent that it was kept, where the caller gives it so', async () => {
  const later = { ...scanned('ABCD1234'), kept: true }
  await sendOrKeep('meeting.checkIn', scanned('ABCD1234'), later)
  expect(waitingItems()).toMatchObject([{ input: later }])
})

it('sends again with the same request id, so that it happens once', async () => {
  await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))
  stub.answer({ 'meeting.checkIn': CHECKED_IN })
  await sendWaiting()
  const [first, second] = stub.calls
  expect(second).toEqual(first)
  expect(codes()).toEqual(['ok'])
  expect(waitingItems()).toEqual([])
})

it('keeps what was answered internal as the same request: the database may have done it, and its answer been lost', async () => {
  stub.answer({ 'meeting.checkIn': refused('internal') })
  const later = { ...scanned('ABCD1234'), kept: true }
  const answer = await sendOrKeep('meeting.checkIn', scanned('ABCD1234'), later)
  expect(answer).toEqual({ ok: false, code: 'kept', because: 'internal' })
  stub.answer({ 'meeting.checkIn': CHECKED_IN })
  await sendWaiting()
  expect(new Set(stub.calls.map(({ requestId }) => requestId)).size).toBe(1)
  expect(codes()).toEqual(['ok'])
})

it('stays waiting while the network stays away', async () => {
  await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))
  await sendWaiting()
  expect(settled).toEqual([])
  expect(waitingItems()).toHaveLength(1)
})

it('tells a refusal, and goes on to the next', async () => {
  await sendOrKeep('meeting.checkIn', scanned('AAAA1111'))
  await sendOrKeep('meeting.checkIn', scanned('BBBB2222'))
  stub.answer({ 'meeting.checkIn': ({ code }) => (code === 'AAAA1111' ? refused('code-expired') : CHECKED_IN) })
  await sendWaiting()
  expect(codes()).toEqual(['code-expired', 'ok'])
  expect(waitingItems()).toEqual([])
})

const CRASHED = new CloudFault(-504002, 'functions execute fail')
const CROWDED = new CloudFault(-501004, 'exceed concurrent request limit')
const MISSING = new CloudFault(-501000, 'FunctionName parameter could not be found.')

describe('where the cloud itself fails', () => {
  it.each([
    ['cloud-failed', CRASHED],
    ['crowded', CROWDED],
  ] as const)('it is kept as %s, which is not a want of network', async (because, answer) => {
    stub.answer({ 'meeting.checkIn': answer })
    expect(await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))).toEqual({ ok: false, code: 'kept', because })
  })

  it('what waits says what it came to when it was last tried', async () => {
    const because = () => waitingItems().map((item) => item.because)
    stub.answer({ 'meeting.checkIn': CROWDED })
    await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))
    expect(because()).toEqual(['crowded'])
    stub.answer({ 'meeting.checkIn': refused('busy') })
    await sendWaiting()
    expect(because()).toEqual(['busy'])
    stub.answer({ 'meeting.checkIn': OFFLINE })
    await sendWaiting()
    expect(because()).toEqual(['offline'])
  })

  it('nothing is kept where the function is not there: trying again is of no use', async () => {
    stub.answer({ 'meeting.checkIn': MISSING })
    expect(await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))).toEqual({ ok: false, code: 'cloud-missing' })
    expect(waitingItems()).toEqual([])
  })

  it('what fails each time does not hold up what is behind it', async () => {
    await sendOrKeep('meeting.checkIn', scanned('AAAA1111'))
    await sendOrKeep('meeting.checkIn', scanned('BBBB2222'))
    await sendOrKeep('meeting.checkIn', scanned('CCCC3333'))
    stub.answer({ 'meeting.checkIn': ({ code }) => (code === 'CCCC3333' ? CHECKED_IN : CRASHED) })
    await sendWaiting()
    expect(codes()).toEqual(['ok'])
  })

  it.each([
    ['cloud-failed', CRASHED, 5],
    ['internal', refused('internal'), 5],
    ['crowded', CROWDED, 20],
    ['busy', refused('busy'), 20],
  ] as const)('%s is told and given up after a bounded number of tries', async (code, answer, most) => {
    await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))
    stub.answer({ 'meeting.checkIn': answer })
    for (let time = 1; time < most; time++) await sendWaiting()
    expect([codes(), waitingItems().length]).toEqual([[], 1])
    await sendWaiting()
    expect([codes(), waitingItems()]).toEqual([[code], []])
  })

  it('days without a network count for nothing: then one fault is the first', async () => {
    await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))
    for (let time = 0; time < 30; time++) await sendWaiting()
    stub.answer({ 'meeting.checkIn': CRASHED })
    await sendWaiting()
    expect([codes(), waitingItems().length]).toEqual([[], 1])
  })
})

it('says why it was not sent, never that it is kept, where the phone has no room for it', async () => {
  Object.assign(wx, {
    setStorageSync: () => {
      throw new Error('setStorageSync:fail exceed storage max size')
    },
  })
  expect(await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))).toEqual({ ok: false, code: 'offline' })
})

it.each(['busy', 'internal'] as const)('tries again later where the server says %s', async (code) => {
  await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))
  stub.answer({ 'meeting.checkIn': refused(code) })
  await sendWaiting()
  expect(settled).toEqual([])
  expect(waitingItems()).toHaveLength(1)
})

describe('one that fails every time', () => {
  const POISON = ['AAAA1111', 'BBBB2222', 'CCCC3333']
  const keep = async (...kept: string[]) => {
    for (const code of kept) await sendOrKeep('meeting.checkIn', scanned(code))
    stub.calls.length = 0
  }
  const codeOf = (input: unknown) => (input as { code: string }).code
  const sent = () => stub.calls.map(({ input }) => codeOf(input))
  const waiting = () => waitingItems().map(({ input }) => codeOf(input))

  it.each([
    ['busy', refused('busy')],
    ['internal', refused('internal')],
    ['nothing at all', OFFLINE],
  ] as const)('does not hold up what is behind it: it is answered %s', async (_, answer) => {
    await keep('AAAA1111', 'DDDD4444')
    stub.answer({ 'meeting.checkIn': ({ code }) => (code === 'AAAA1111' ? answer : CHECKED_IN) })
    await sendWaiting()
    expect(sent()).toEqual(['AAAA1111', 'DDDD4444'])
    expect(waiting()).toEqual(['AAAA1111'])
    expect(codes()).toEqual(['ok'])
  })

  it('is tried again after what has failed less often, so that however many of them hold up nothing for good', async () => {
    await keep(...POISON, 'DDDD4444')
    stub.answer({ 'meeting.checkIn': ({ code }) => (POISON.includes(code) ? OFFLINE : CHECKED_IN) })
    await sendWaiting()
    expect(sent()).toEqual(['AAAA1111', 'BBBB2222'])
    await sendWaiting()
    expect(sent().slice(2)).toEqual(['CCCC3333', 'DDDD4444', 'AAAA1111'])
    expect(waiting()).toEqual(POISON)
  })

  it('is no dead network where the server answers: busy with many, it is asked for the rest all the same', async () => {
    await keep(...POISON, 'DDDD4444')
    stub.answer({ 'meeting.checkIn': ({ code }) => (POISON.includes(code) ? refused('busy') : CHECKED_IN) })
    await sendWaiting()
    expect(waiting()).toEqual(POISON)
  })

  it('is told from a dead network, which is asked twice and then left alone', async () => {
    await keep(...POISON, 'DDDD4444')
    await sendWaiting()
    expect(sent()).toEqual(['AAAA1111', 'BBBB2222'])
    expect(waiting()).toEqual([...POISON, 'DDDD4444'])
  })
})

it('does not send what was given up meanwhile', async () => {
  await sendOrKeep('meeting.checkIn', scanned('AAAA1111'))
  await sendOrKeep('meeting.checkIn', scanned('BBBB2222'))
  const second = waitingItems()[1]?.requestId ?? ''
  stub.answer({ 'meeting.checkIn': () => (giveUp(second), CHECKED_IN) })
  await sendWaiting()
  expect(codes()).toEqual(['ok'])
})

describe('signing out of a shift', () => {
  const at = { branchId: 'branch-1', offerId: 'offer-1' }
  const PLACED = { offerId: 'offer-1', memberId: 'member-1', isComing: true, came: null, left: null, minutes: null }
  const procedures = () => stub.calls.map(({ procedure }) => procedure)
  beforeEach(() => stub.answer({ 'offer.signIn': OFFLINE, 'offer.signOut': OFFLINE }))

  it('is not sent before the signing in has arrived, then at once', async () => {
    await sendOrKeep('offer.signIn', { ...at, code: '123456' })
    await sendOrKeep('offer.signOut', at)
    stub.answer({ 'offer.signIn': refused('busy'), 'offer.signOut': PLACED })
    await sendWaiting()
    expect(procedures()).not.toContain('offer.signOut')
    stub.answer({ 'offer.signIn': PLACED })
    await sendWaiting()
    expect(settled.map(({ procedure }) => procedure)).toEqual(['offer.signIn', 'offer.signOut'])
  })

  it('is kept too while the signing in cannot be sent, though the network is there', async () => {
    await sendOrKeep('offer.signIn', { ...at, code: '123456' })
    stub.answer({ 'offer.signIn': refused('busy'), 'offer.signOut': PLACED })
    expect(await sendOrKeep('offer.signOut', at)).toEqual({ ok: false, code: 'kept' })
    expect(procedures()).toEqual(['offer.signIn', 'offer.signIn'])
  })

  it('waits for the signing in to the same shift alone', async () => {
    await sendOrKeep('offer.signIn', { ...at, code: '123456' })
    stub.answer({ 'offer.signOut': PLACED })
    expect(await sendOrKeep('offer.signOut', { ...at, offerId: 'offer-2' })).toMatchObject({ ok: true })
  })
})

it('sends once when two things ask for it at the same time', async () => {
  await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))
  stub.answer({ 'meeting.checkIn': CHECKED_IN })
  await Promise.all([sendWaiting(), sendWaiting()])
  expect(stub.calls).toHaveLength(2)
  expect(codes()).toEqual(['ok'])
})

it('sends when the phone is connected again, not when it loses the network', async () => {
  sendWhenConnected()
  await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))
  stub.answer({ 'meeting.checkIn': CHECKED_IN })
  connected({ isConnected: false })
  expect(stub.calls).toHaveLength(1)
  connected({ isConnected: true })
  await sendWaiting()
  expect(codes()).toEqual(['ok'])
})

it('tells whoever asked last: a page in view before the app', async () => {
  const page: Settled[] = []
  const leave = onSettled((each) => page.push(each))
  await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))
  stub.answer({ 'meeting.checkIn': CHECKED_IN })
  await sendWaiting()
  leave()
  expect([page.length, settled.length]).toEqual([1, 0])
})

it('holds what is no list for empty', () => {
  wx.setStorageSync('outbox', 'spoilt')
  expect(waitingItems()).toEqual([])
})

describe('by itself, with nobody doing anything and the network there all along', () => {
  const kept = async (answer: NonNullable<Answers['meeting.checkIn']>) => {
    stub.answer({ 'meeting.checkIn': answer })
    await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))
    stub.calls.length = 0
  }
  /** When it was tried, in seconds after it was kept. */
  const triedIn = async (seconds: number) => {
    const at: number[] = []
    for (let second = 1; second <= seconds; second++) {
      const before = stub.calls.length
      await jest.advanceTimersByTimeAsync(1000)
      at.push(...stub.calls.slice(before).map(() => second))
    }
    return at
  }
  afterEach(() => jest.restoreAllMocks())

  it.each([
    ['the cloud was crowded', CROWDED],
    ['the cloud failed', CRASHED],
    ['nothing came through', OFFLINE],
  ] as const)('it is sent within ten seconds, where %s', async (_, answer) => {
    await kept(answer)
    stub.answer({ 'meeting.checkIn': CHECKED_IN })
    await jest.advanceTimersByTimeAsync(10_000)
    expect([codes(), waitingItems()]).toEqual([['ok'], []])
  })

  it('waits twice as long each time, to five minutes at most', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(1)
    await kept(OFFLINE)
    expect(await triedIn(1210)).toEqual([10, 30, 70, 150, 310, 610, 910, 1210])
  })

  it('never waits less than half of that, and phones of one room not the same', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0)
    await kept(OFFLINE)
    expect(await triedIn(36)).toEqual([5, 15, 35])
  })

  it('is one timer for all that waits', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(1)
    await kept(OFFLINE)
    await sendOrKeep('meeting.checkIn', scanned('BBBB2222'))
    await sendWaiting()
    expect(jest.getTimerCount()).toBe(1)
  })

  it('is planned no more once nothing waits', async () => {
    await kept(CROWDED)
    giveUp(waitingItems()[0]?.requestId ?? '')
    expect(jest.getTimerCount()).toBe(0)
    await kept(CROWDED)
    stub.answer({ 'meeting.checkIn': CHECKED_IN })
    await sendWaiting()
    expect(jest.getTimerCount()).toBe(0)
  })

  it('rests while the app is out of view, also where a try comes to nothing meanwhile', async () => {
    await kept(CROWDED)
    appIsInView(false)
    expect(jest.getTimerCount()).toBe(0)
    await sendWaiting()
    expect(jest.getTimerCount()).toBe(0)
    stub.answer({ 'meeting.checkIn': CHECKED_IN })
    appIsInView(true)
    await jest.advanceTimersByTimeAsync(0)
    expect(codes()).toEqual(['ok'])
  })
})

it('what waits becoming another is a change: keeping it, its answer, giving it up; not a try without one', async () => {
  const changed = async (doing: () => unknown) => {
    const before = changesSoFar()
    await doing()
    return changesSoFar() > before
  }
  expect(await changed(() => sendOrKeep('meeting.checkIn', scanned('AAAA1111')))).toBe(true)
  expect(await changed(sendWaiting)).toBe(false)
  stub.answer({ 'meeting.checkIn': CHECKED_IN })
  expect(await changed(sendWaiting)).toBe(true)
  stub.answer({ 'meeting.checkIn': OFFLINE })
  await sendOrKeep('meeting.checkIn', scanned('BBBB2222'))
  expect(await changed(() => giveUp(waitingItems()[0]?.requestId ?? ''))).toBe(true)
})
