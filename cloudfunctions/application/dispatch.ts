/**
 * The one way into the application: an event becomes an answer. Checks its size and the envelope, finds the procedure,
 * knows the caller and what they may do, checks the input, asks the handler, and commits what it decided together with the
 * journal.
 */
import { contract, CONTRACT_VERSION, type Refusal } from '#contract'
import type { ProcedureShape } from '#contract/procedure'
import { READS_AT_ONCE } from '#domain/values/contract-version'
import type { Instant } from '#domain/time/instant'
import * as v from 'valibot'
import type { AnyHandler, Application } from './application'
import { contextOf, sharedBy, signedIn, type AnyContext } from './context-of'
import { isRefusal, refuse, type TraceBadInput } from './ports/handling'
import type { Store } from './ports/store'
import { memoryOf } from './request-memory'
import { isTooLarge } from './request-size'
import { unprintableIn } from './unprintable'
import { dropUploads } from './uploads'
import { checkedOutput, write, writeOnce, type Outcome, type WriteCall } from './writing'

/** `now` is the server's time of this very answer: by it a phone whose clock is wrong shows what is so. */
export type Envelope = ({ ok: true; value: unknown } | Refusal<string>) & {
  requestId: string
  contractVersion: number
  now: Instant
}

const EVENT = v.object({
  procedure: v.string(),
  input: v.optional(v.unknown(), {}),
  requestId: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))),
  contractVersion: v.optional(v.number(), CONTRACT_VERSION),
})
/** Reads that go in one call: what a page asks in one moment. Each is answered as it would be by itself. */
const READS = v.object({
  reads: v.pipe(
    v.array(v.object({ procedure: v.string(), input: v.optional(v.unknown(), {}) })),
    v.minLength(1),
    v.maxLength(READS_AT_ONCE),
  ),
  contractVersion: v.optional(v.number(), CONTRACT_VERSION),
})
/** One thing that is wrong is enough to refuse: to collect them all, a hostile input takes seconds. */
const FIRST_ISSUE = { abortEarly: true } as const
/** A call answers 1 MB at most on WeChat's page of quotas; what stands around the answers has room in the rest. */
const ANSWERED_TOGETHER_BYTES = 1_000_000
/** How often the trace of a bad input is tried when others write the same one. */
const TRACE_ATTEMPTS = 6

export interface Request {
  readonly event: unknown
  readonly openId: string | undefined
  readonly now: Instant
  /** The platform's id of this call, answered back and logged with defects. */
  readonly callId: string
}

/** Answers one request. Never throws: a defect is logged with its call id and answered `internal`. */
export async function dispatch(application: Application, request: Request): Promise<Envelope> {
  const isLarge = isTooLarge(request.event)
  const said = isLarge ? undefined : request.event
  const reads = v.safeParse(READS, said, FIRST_ISSUE)
  const event = v.safeParse(EVENT, said, FIRST_ISSUE)
  const requestId = (event.success ? event.output.requestId : undefined) ?? request.callId
  const close = (outcome: { ok: true; value: unknown } | Refusal<string>): Envelope => ({
    ...outcome,
    requestId,
    contractVersion: CONTRACT_VERSION,
    now: request.now,
  })
  try {
    if (isLarge) return close(refuse('bad-input', { field: 'event', detail: { expected: '一次提交的内容太多' } }))
    if (reads.success) return close(await answerReads(application, request, reads.output))
    if (!event.success) return close(badInput(event.issues))
    return close(await answer(application, request, event.output))
  } catch (defect) {
    logDefect(request, event.success && event.output.procedure, defect)
    return { ...refuse('internal'), requestId: request.callId, contractVersion: CONTRACT_VERSION, now: request.now }
  }
}

function logDefect({ callId }: Request, procedure: string | false, defect: unknown): void {
  console.error(JSON.stringify({ level: 'defect', callId, procedure }), defect)
}

type ParsedEvent = v.InferOutput<typeof EVENT>
type ParsedReads = v.InferOutput<typeof READS>

/** The answers in the order of the reads; null for one that has no room beside those before it and must be asked alone. */
async function answerReads(application: Application, request: Request, event: ParsedReads): Promise<Outcome> {
  const { openId, callId: requestId } = request
  if (!openId) return refuse('not-signed-in')
  const inputs = event.reads.map(({ input }) => input)
  const shared = sharedBy(application, { ...request, openId, requestId }, inputs)
  const one = async (read: ParsedReads['reads'][number]): Promise<Outcome> => {
    try {
      return await answer(application, { ...request, shared }, { ...event, ...read })
    } catch (defect) {
      logDefect(request, read.procedure, defect)
      return refuse('internal')
    }
  }
  return { ok: true, value: fitting(await Promise.all(event.reads.map(one))) }
}

function fitting(outcomes: readonly Outcome[]): readonly (Outcome | null)[] {
  let bytes = 0
  return outcomes.map((outcome) => {
    const size = Buffer.byteLength(JSON.stringify(outcome))
    if (bytes > 0 && bytes + size > ANSWERED_TOGETHER_BYTES) return null
    bytes += size
    return outcome
  })
}

type Asking = Request & Pick<Parameters<typeof contextOf>[1], 'shared'>

async function answer(application: Application, request: Asking, event: ParsedEvent): Promise<Outcome> {
  const { procedure } = event
  const declared = Object.hasOwn(contract, procedure)
    ? (contract as Record<string, ProcedureShape>)[procedure]
    : undefined
  const handler = Object.hasOwn(application.handlers, procedure) ? application.handlers[procedure] : undefined
  const isOfAnotherKind = request.shared !== undefined && declared?.kind !== 'read'
  if (!declared || !application.runs.includes(declared.runs) || !handler || isOfAnotherKind)
    return refuse('unknown-procedure', { field: 'procedure' })
  if (event.contractVersion !== CONTRACT_VERSION) return refuse('contract-mismatch', { field: 'contractVersion' })
  if (!request.openId) return refuse('not-signed-in')
  const { requestId = request.callId } = event
  const asked = { ...request, openId: request.openId, requestId }
  const journalId = declared.kind === 'write' ? { journalId: memoryOf(asked.openId, requestId).id } : {}
  const know = () => contextOf(application, asked, { allow: declared.allow, input: event.input, ...journalId })
  // Whoever may not ask at all costs no more than finding that out.
  const known = await know()
  if (isRefusal(known)) return known
  const input = v.safeParse(declared.input, event.input, FIRST_ISSUE)
  if (!input.success || (declared.kind !== 'read' && !event.requestId)) {
    const trace = application.badInputTraces?.[procedure]
    if (trace) await keepTrace(application.store, () => trace(event.input, signedIn(application, asked)))
    return input.success ? refuse('bad-input', { field: 'requestId' }) : badInput(input.issues, 'input')
  }
  // What a phone scanned is compared and never kept: it may be any text.
  const isScanned = application.badInputTraces?.[procedure] !== undefined
  const unprintable = isScanned ? undefined : unprintableIn(input.output)
  if (unprintable !== undefined)
    return refuse('bad-input', { field: unprintable, detail: { expected: '含有不可用的字符' } })
  const { store } = application
  try {
    return await done(store, {
      procedure,
      declared,
      ask: asking(handler, input.output),
      input: input.output,
      known,
      know,
    })
  } finally {
    if ('caller' in known.context)
      await dropUploads(store, known.context.caller).catch((defect: unknown) => logDefect(request, procedure, defect))
  }
}

async function done(store: Store, call: WriteCall): Promise<Outcome> {
  const { declared, ask, known } = call
  if (declared.kind === 'read') {
    const outcome = await ask(known.context)
    return isRefusal(outcome) ? outcome : { ok: true, value: checkedOutput(declared, outcome) }
  }
  return declared.kind === 'write-once' ? writeOnce(store, call) : write(store, call)
}

/**
 * The one place where typed handlers meet an untyped event: the input has passed the procedure's own schema, and
 * `contextOf` has made the context that its `allow` asks for.
 */
function asking(handler: AnyHandler, input: unknown): (context: AnyContext) => Promise<unknown> {
  return (context) => handler(input as never, context as never)
}

/** The answer is `bad-input` whether or not the trace could be kept beside others of the same moment. */
async function keepTrace(store: Store, trace: () => ReturnType<TraceBadInput>): Promise<void> {
  for (let attempt = 0; attempt < TRACE_ATTEMPTS; attempt++)
    if ((await store.commit(await trace())) === 'committed') return
}

/** Names the first field at fault and says in a few words what is expected there. */
function badInput(issues: readonly v.BaseIssue<unknown>[], prefix?: string): Refusal<'bad-input'> {
  const issue = issues[0]
  const path = issue?.path?.map((item) => String(item.key)).join('.')
  return refuse('bad-input', {
    field: path || prefix || 'event',
    ...(issue ? { detail: { expected: issue.message } } : {}),
  })
}
