/**
 * What could not be sent is kept on the phone and sent when the network is back: check-ins, and the signing in to and out of a
 * shift. Until the server has answered it is waiting (待发送), never done. Each carries its own request id, so that one
 * that did arrive although its answer was lost is not entered twice.
 */
import type { Answer, KindOf, ProcedureName, RequestOf } from '#contract'
import type { Instant } from '../domain/time/instant'
import { call, newRequestId } from './call'
import { clockNow } from './clock'
import type { NotSentFor } from '../text/waiting'
import { noteChange } from './changes'
import { againAfter, isSentAgain, type TransportFailure } from './transport'
import { stopTrying, tryLater } from './trying'

export type WriteName = { [P in ProcedureName]: KindOf<P> extends 'read' ? never : P }[ProcedureName]

/** One intention of a person that waits to be sent. */
export interface Waiting<P extends WriteName = WriteName> {
  readonly procedure: P
  readonly input: RequestOf<P>
  readonly requestId: string
  readonly createdAt: Instant
  /** How often sending it again came to nothing; absent where it was not tried. */
  readonly failures?: number
  /** How often of these it was not for want of a network. */
  readonly faults?: number
  /** What it came to when it was last tried; absent where it waits for another. */
  readonly because?: NotSentFor
}
/** What the server answered to something that had waited; or why it is given up. */
export type Settled = {
  [P in WriteName]: {
    readonly procedure: P
    readonly waiting: Waiting<P>
    readonly answer: Answer<P> | TransportFailure
  }
}[WriteName]
type Listener = (settled: Settled) => void

const KEY = 'outbox'
/** `because`: what it is kept for; absent where it waits for another that does. */
export interface Kept {
  readonly ok: false
  readonly code: 'kept'
  readonly because?: NotSentFor
}
/** After so many without an answer the network, or the cloud, is held for dead: one alone may be at fault itself. */
const MOST_UNANSWERED = 2

/** Whoever asked last to be told; a page in view takes the place of the app's own notice. */
const listeners: Listener[] = []
let sending: Promise<void> | undefined
let isInView = true

/** What waits, oldest first. */
export function waitingItems(): readonly Waiting[] {
  const stored: unknown = wx.getStorageSync(KEY)
  return Array.isArray(stored) ? (stored as Waiting[]) : []
}

/** Gives up what waits; it was never sent, or its answer never came. */
export function giveUp(requestId: string): void {
  store(waitingItems().filter((item) => item.requestId !== requestId))
  noteChange()
  if (waitingItems().length === 0) stopTrying()
}

/**
 * Calls; when that brings no answer that is certain and trying again may (transport.ts), keeps it to be sent later, as
 * `later` where that is to say so, and answers `kept`: one request id for one tap, until an answer is certain. What has to come after something that waits is kept as long as that waits.
 */
export async function sendOrKeep<P extends WriteName>(
  procedure: P,
  input: RequestOf<P>,
  later: RequestOf<P> = input,
): Promise<Answer<P> | TransportFailure | Kept> {
  const kept = { procedure, input: later, requestId: newRequestId(), createdAt: clockNow() }
  const hasToWait = () => waitingItems().some((earlier) => comesBefore(earlier, kept))
  if (hasToWait()) await sendWaiting()
  if (!hasToWait()) {
    const answer = await call(procedure, input, kept.requestId)
    const because = answer.ok || !isSentAgain(answer.code) ? undefined : answer.code
    if (!because || !againAfter(because)?.isKept) return answer
    return keep({ ...kept, because }) ? { ok: false, code: 'kept', because } : answer
  }
  return keep(kept) ? { ok: false, code: 'kept' } : { ok: false, code: 'offline' }
}

/**
 * Sends what waits, one after the other; a second call joins the first. What fails stays, and next time comes after what
 * failed less often: nothing that always fails holds up the rest for good.
 */
export function sendWaiting(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = undefined
    sendLater()
  })
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
    if (!isConnected) return
    stopTrying()
    void sendWaiting()
  })
}

/** What waits is sent when the app comes into view, and again by itself while it stays there. */
export function appIsInView(is: boolean): void {
  isInView = is
  if (is) void sendWaiting()
  else stopTrying()
}

/** What is not the network's fault has no event that ends it: while something waits, it is tried again after a time. */
function sendLater(): void {
  if (waitingItems().length === 0) stopTrying()
  else if (isInView) tryLater(() => void sendWaiting())
}

async function sendAll(): Promise<void> {
  const tried: string[] = []
  let unanswered = 0
  for (let next = nextToSend(tried); next && unanswered < MOST_UNANSWERED; next = nextToSend(tried)) {
    tried.push(next.requestId)
    if (!(await wasAnswered(next))) unanswered += 1
  }
}

/** What failed least often, of those the oldest; nothing before what it has to come after. */
function nextToSend(tried: readonly string[]): Waiting | undefined {
  const items = waitingItems()
  const free = items.filter(
    (item, at) => !tried.includes(item.requestId) && !items.slice(0, at).some((earlier) => comesBefore(earlier, item)),
  )
  return free.sort((a, b) => (a.failures ?? 0) - (b.failures ?? 0))[0]
}

/** Whoever signs in to a shift and out of it has to be in before they can be out; anything else stands by itself. */
function comesBefore(earlier: Pick<Waiting, 'input'>, later: Pick<Waiting, 'input'>): boolean {
  return 'offerId' in earlier.input && 'offerId' in later.input && earlier.input.offerId === later.input.offerId
}

/** Sends one and tells whoever listens; false where it is no fault of its own that nothing came back. */
async function wasAnswered(waiting: Waiting): Promise<boolean> {
  const { procedure, input, requestId } = waiting
  const answer = await call(procedure, input, requestId)
  const because = answer.ok || !isSentAgain(answer.code) ? undefined : answer.code
  const again = because && againAfter(because)
  const faults = (waiting.faults ?? 0) + (again?.most === Infinity ? 0 : 1)
  if (again && faults < again.most) {
    noteFailure(requestId, { faults, because })
    return again.isOwnFault
  }
  giveUp(requestId)
  // The compiler does not see that the answer is the one to this very procedure.
  listeners[listeners.length - 1]?.({ procedure, waiting, answer } as Settled)
  return again?.isOwnFault ?? true
}

function noteFailure(requestId: string, failure: Pick<Waiting, 'faults' | 'because'>): void {
  const noted = (item: Waiting): Waiting => ({ ...item, ...failure, failures: (item.failures ?? 0) + 1 })
  store(waitingItems().map((item) => (item.requestId === requestId ? noted(item) : item)))
}

/** Whether there was room for it. */
function keep(waiting: Waiting): boolean {
  try {
    store([...waitingItems(), waiting])
    noteChange()
    sendLater()
    return true
  } catch {
    return false
  }
}

function store(items: readonly Waiting[]): void {
  wx.setStorageSync(KEY, items)
}
