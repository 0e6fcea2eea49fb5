import type { Answer, OutputOf, ProcedureName, RequestOf } from '#contract'
import { call, newRequestId } from './call'
import { failureOf } from './call-failure'
import { isSentAgain, type TransportFailure } from './transport'

interface Intention {
  readonly asked: string
  readonly requestId: string
}

/** What each page last asked for and has no answer to yet. */
const OPEN = new WeakMap<object, Intention>()

let written = 0
/** How often this phone has written a record: whoever shows what records say asks whether there is anything new. */
export function recordsWritten(): number {
  return written
}

/**
 * Sends a write for a page. Asked again with the same input after the network or the cloud failed, it is the same intention and
 * carries the same request id: it happens once. So also after `internal`: the database may have done it, and its answer
 * been lost on the way to the function.
 */
export async function send<P extends ProcedureName>(
  page: object,
  procedure: P,
  input: RequestOf<P>,
): Promise<Answer<P> | TransportFailure> {
  const asked = `${procedure} ${JSON.stringify(input)}`
  const open = OPEN.get(page)
  const requestId = open?.asked === asked ? open.requestId : newRequestId()
  OPEN.set(page, { asked, requestId })
  const answer = await call(procedure, input, requestId)
  if (answer.ok && !/^(report|template)\./.test(procedure)) written++
  if (answer.ok || !isSentAgain(answer.code)) OPEN.delete(page)
  return answer
}

/** A page's way to write: answers the value, or throws a `CallFailure`. */
export type Send = <P extends ProcedureName>(procedure: P, input: RequestOf<P>) => Promise<OutputOf<P>>

/** The method `send` of a page of the kit: the same as `send` above, for a page that stops when it is refused. */
export async function sendFrom<P extends ProcedureName>(
  this: object,
  procedure: P,
  input: RequestOf<P>,
): Promise<OutputOf<P>> {
  const answer = await send(this, procedure, input)
  if (answer.ok) return answer.value
  throw failureOf<P>(answer)
}
