import type { Answer, ProcedureName, ReadProcedure, RequestOf } from '#contract'
import { CONTRACT_VERSION, READS_AT_ONCE } from '../domain/values/contract-version'
import { noteChange } from './changes'
import { hearServerTime } from './clock'
import { REPORT_PROCEDURES } from './report-procedures'
import { transportCode, type TransportFailure } from './transport'

/** The only file that touches wx.cloud. Sends a procedure to the function that runs it and answers what came back. */

/**
 * Longer than each function itself may run (its config.json) by the way there and back: who gives up earlier says no to what
 * is still being done, or to what the cloud is about to tell.
 */
const API_MS = 25_000
const REPORT_MS = 65_000

/**
 * Has something done. Pass the same `requestId` again to repeat a write safely: it happens once, and the first answer
 * comes back.
 */
export async function call<P extends ProcedureName>(
  procedure: P,
  input: RequestOf<P>,
  requestId: string = newRequestId(),
): Promise<Answer<P> | TransportFailure> {
  const answer = await send<Answer<P>>(functionOf(procedure), { procedure, input, requestId })
  // Late, it may have been done all the same; where nothing came through, whoever sends it again is told.
  if ('requestId' in answer || answer.code === 'timeout') noteChange()
  return answer
}

const functionOf = (procedure: ProcedureName) =>
  (REPORT_PROCEDURES as readonly string[]).includes(procedure) ? 'report' : 'api'

async function send<Sent>(name: 'api' | 'report', asked: object): Promise<Sent | TransportFailure> {
  const sentAt = Date.now()
  try {
    const data = { ...asked, contractVersion: CONTRACT_VERSION }
    const { result } = await inTime(wx.cloud.callFunction({ name, data }), name === 'report' ? REPORT_MS : API_MS)
    const answer = result as unknown as (Sent & { readonly now?: unknown }) | null | undefined
    // A function that is not ours, or of another version of the cloud's, answers nothing.
    if (typeof answer !== 'object' || answer === null) return { ok: false, code: 'cloud-failed' }
    hearServerTime(answer.now, sentAt)
    return answer
  } catch (failure) {
    return { ok: false, code: transportCode(failure) }
  }
}

/** `wx.cloud.callFunction` has no time limit of its own: its `config` takes nothing but an environment. */
function inTime<Value>(asked: Promise<Value>, milliseconds: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), milliseconds)
    void asked.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

interface Reading {
  readonly procedure: ReadProcedure
  readonly input: unknown
  readonly answered: (answer: never) => void
}
/** What is asked in this moment and has not been sent, by the function that answers. */
const gathered = { api: [] as Reading[], report: [] as Reading[] }
/** Turns of the queue of promises: what waits for something that is known already still comes along. */
const TURNS = 6

/**
 * Asks for something. What a page asks in one moment goes in one call (`Promise.all`), and the server asks its database about
 * all of it together.
 */
export function read<P extends ReadProcedure>(
  procedure: P,
  input: RequestOf<P>,
): Promise<Answer<P> | TransportFailure> {
  const name = functionOf(procedure)
  const others = gathered[name]
  return new Promise((answered) => {
    others.push({ procedure, input, answered })
    if (others.length === READS_AT_ONCE) void askGathered(name)
    else if (others.length === 1) void soon(others).then((isLeft) => (isLeft ? askGathered(name) : undefined))
  })

  /** Whether these are still the ones being gathered a moment later. */
  async function soon(these: readonly Reading[]): Promise<boolean> {
    for (let turn = 0; turn < TURNS; turn++) await Promise.resolve()
    return gathered[name] === these
  }
}

async function askGathered(name: 'api' | 'report'): Promise<void> {
  const readings = gathered[name]
  gathered[name] = []
  const [only, ...more] = readings
  if (!only) return
  if (more.length === 0) return only.answered((await askAlone(only)) as never)
  const reads = readings.map(({ procedure, input }) => ({ procedure, input }))
  const answer = await send<Together | Refused>(name, { reads, requestId: newRequestId() })
  readings.forEach((reading, at) => {
    if (!answer.ok) return reading.answered(answer as never)
    const { value, ...stamp } = answer
    const own = value[at]
    if (own) reading.answered({ ...stamp, ...own } as never)
    // Together they were more than one answer holds.
    else void askAlone(reading).then((alone) => reading.answered(alone as never))
  })
}

interface Together {
  readonly ok: true
  readonly value: readonly (object | null)[]
}
type Refused = Extract<Answer<ReadProcedure>, { ok: false }>

function askAlone({ procedure, input }: Reading): Promise<Answer<ReadProcedure> | TransportFailure> {
  return send(functionOf(procedure), { procedure, input, requestId: newRequestId() })
}

/** A client's own id for one intention of a person; a retry of the same intention carries the same id. */
export function newRequestId(): string {
  const random = () => Math.floor(Math.random() * 36 ** 6).toString(36)
  return `${Date.now().toString(36)}-${random()}${random()}`
}
