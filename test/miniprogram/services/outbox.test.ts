import {
  onSettled,
  sendOrKeep,
  sendWaiting,
  sendWhenConnected,
  waitingItems,
  type Settled,
} from '../../../miniprogram/services/outbox'
import { OFFLINE, refused, stubWx, type Answers } from '../../builders/wx-stub'

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
  stub = stubWx({ 'meeting.checkIn': OFFLINE })
  const onNetworkStatusChange = (listener: typeof connected) => (connected = listener)
  Object.assign(globalThis, { wx: { ...stub.wx, onNetworkStatusChange } })
  settled = []
  stop = onSettled((each) => settled.push(each))
})
afterEach(() => stop())
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

it('says that it is kept, never that it is done, without a network', async () => {
  expect(await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))).toEqual({ ok: false, code: 'kept' })
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

it.each(['busy', 'internal'] as const)('tries again later where the server says %s', async (code) => {
  await sendOrKeep('meeting.checkIn', scanned('ABCD1234'))
  stub.answer({ 'meeting.checkIn': refused(code) })
  await sendWaiting()
  expect(settled).toEqual([])
  expect(waitingItems()).toHaveLength(1)
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
