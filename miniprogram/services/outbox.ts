/**
 * What could not be sent is kept on the phone and sent when the network is back: check-ins, and the signing in to and out of a
 * shift. Until the server has answered it is waiting (待发送), never done. Each carries its own request id, so that one
 * that did arrive although its answer was lost is not entered twice.
 */
import type { Answer, KindOf, ProcedureName, RequestOf } from '#contract'
import type { Instant } from '../domain/time/instant'
import { call, newRequestId } from './call'
import { clockNow } from './clock'

export type WriteName = { [P in ProcedureName]: KindOf<P> extends 'read' ? never : P }[ProcedureName]

/** One intention of a person that waits to be sent. */
export interface Waiting<P extends WriteName = WriteName> {
  readonly procedure: P
  readonly input: RequestOf<P>
  readonly requestId: string
  readonly createdAt: Instant
}
/** What the server answered to something that had waited. */
export type Settled = {
  [P in WriteName]: { readonly procedure: P; readonly waiting: Waiting<P>; readonly answer: Answer<P> }
}[WriteName]
type Listener = (settled: Settled) => void

const KEY = 'outbox'
/** Not answers to what was asked: the same may be asked again later. */
const TRY_AGAIN: readonly string[] = ['offline', 'timeout', 'busy', 'internal']

/** Whoever asked last to be told; a page in view takes the place of the app's own notice. */
const listeners: Listener[] = []
let sending: Promise<void> | undefined

/** What waits, oldest first. */
export function waitingItems(): readonly Waiting[] {
  const stored: unknown = wx.getStorageSync(KEY)
  return Array.isArray(stored) ? (stored as Waiting[]) : []
}

/** Gives up what waits; it was never sent, or its answer never came. */
export function giveUp(requestId: string): void {
  store(waitingItems().filter((item) => item.requestId !== requestId))
}

/** Calls; when the network fails, keeps it to be sent later, as `later` where that is to say so, and answers `kept`. */
export async function sendOrKeep<P extends WriteName>(
  procedure: P,
  input: RequestOf<P>,
  later: RequestOf<P> = input,
): Promise<Answer<P> | { readonly ok: false; readonly code: 'kept' }> {
  const requestId = newRequestId()
  const answer = await call(procedure, input, requestId)
  if ('requestId' in answer) return answer
  store([...waitingItems(), { procedure, input: later, requestId, createdAt: clockNow() }])
  return { ok: false, code: 'kept' }
}

/** Sends what waits, one after the other; a second call joins the first. */
export function sendWaiting(): Promise<void> {
  sending ??= sendAll().finally(() => (sending = undefined))
  return sending
}

/** Be told what became of what waited. Answers how to stop being told. */
export function onSettled(listener: Listener): () => void {
  listeners.push(listener)
  return () => {
    const at = listeners.indexOf(listener)
    if (at !== -1) listeners.splice(at, 1)
  }
}

/** Sends as soon as the phone says that it is connected again. Once, when the app starts. */
export function sendWhenConnected(): void {
  wx.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) void sendWaiting()
  })
}

async function sendAll(): Promise<void> {
  for (const waiting of waitingItems()) {
    const { procedure, input, requestId } = waiting
    const answer = await call(procedure, input, requestId)
    // One that is refused must not hold up the others; a dead network holds up all.
    if (!('requestId' in answer)) return
    if (!answer.ok && TRY_AGAIN.includes(answer.code)) continue
    giveUp(requestId)
    // The compiler does not see that the answer is the one to this very procedure.
    listeners.at(-1)?.({ procedure, waiting, answer } as Settled)
  }
}

function store(items: readonly Waiting[]): void {
  wx.setStorageSync(KEY, items)
}
