/**
 * The one way into the application: an event becomes an answer. Checks the envelope, finds the procedure, knows the
 * caller, checks the input and the permission, asks the handler, and commits what it decided together with the journal.
 */
import { createHash } from 'node:crypto'
import { contract, CONTRACT_VERSION, type Refusal } from '#contract'
import type { ProcedureShape } from '#contract/procedure'
import { beijingDate, type Instant } from '#domain/instant'
import { may, type Caller } from '#domain/permission'
import * as v from 'valibot'
import { loadCaller } from './caller'
import { isRefusal, refuse, type BranchContext, type Context, type Decision } from './ports/handling'
import type { JournalEntry } from './ports/collections'
import type { Store, Write } from './ports/store'

/** What a function composes once: adapters, and the handlers of the procedures it runs. */
export interface Application
  extends
    Pick<Context, 'newId' | 'files' | 'documents' | 'setupCode' | 'checkInKey'>,
    Partial<Pick<Context, 'reminderTemplates'>> {
  readonly store: Store
  /** Which of the deployed functions this is: it answers only the procedures that run there. */
  readonly runs: readonly ProcedureShape['runs'][]
  readonly handlers: Readonly<Record<string, AnyHandler>>
}
/** A handler with its types forgotten; `Handlers` has checked them where the table was written. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the one place where typed handlers meet an untyped event
export type AnyHandler = (input: any, context: any) => Promise<unknown>

export type Envelope = ({ ok: true; value: unknown } | Refusal<string>) & { requestId: string; contractVersion: number }

const EVENT = v.object({
  procedure: v.string(),
  input: v.optional(v.unknown(), {}),
  requestId: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))),
  contractVersion: v.optional(v.number(), CONTRACT_VERSION),
})
/** How often a decision is taken anew when somebody else changed what it was based on. */
const ATTEMPTS = 6

export interface Request {
  readonly event: unknown
  readonly openId: string | undefined
  readonly now: Instant
  /** The platform's id of this call, answered back and logged with defects. */
  readonly callId: string
}

/** Answers one request. Never throws: a defect is logged with its call id and answered `internal`. */
export async function dispatch(application: Application, request: Request): Promise<Envelope> {
  const event = v.safeParse(EVENT, request.event)
  const requestId = (event.success ? event.output.requestId : undefined) ?? request.callId
  const close = (outcome: { ok: true; value: unknown } | Refusal<string>): Envelope => ({
    ...outcome,
    requestId,
    contractVersion: CONTRACT_VERSION,
  })
  try {
    if (!event.success) return close(badInput(event.issues))
    return close(await answer(application, request, event.output))
  } catch (defect) {
    console.error(
      JSON.stringify({ level: 'defect', callId: request.callId, procedure: event.success && event.output.procedure }),
      defect,
    )
    return { ...refuse('internal'), requestId: request.callId, contractVersion: CONTRACT_VERSION }
  }
}

type ParsedEvent = v.InferOutput<typeof EVENT>
type Outcome = { ok: true; value: unknown } | Refusal<string>

async function answer(application: Application, request: Request, event: ParsedEvent): Promise<Outcome> {
  const { procedure } = event
  const declared = Object.hasOwn(contract, procedure)
    ? (contract as Record<string, ProcedureShape>)[procedure]
    : undefined
  const handler = Object.hasOwn(application.handlers, procedure) ? application.handlers[procedure] : undefined
  if (!declared || !application.runs.includes(declared.runs) || !handler)
    return refuse('unknown-procedure', { field: 'procedure' })
  if (event.contractVersion !== CONTRACT_VERSION) return refuse('contract-mismatch', { field: 'contractVersion' })
  if (!request.openId) return refuse('not-signed-in')
  const input = v.safeParse(declared.input, event.input)
  if (!input.success) return badInput(input.issues, 'input')
  const readContext = () => contextOf(application, request, declared, input.output)
  const context = await readContext()
  if (isRefusal(context)) return context
  if (declared.kind === 'read') {
    const outcome = await handler(input.output, context)
    return isRefusal(outcome) ? outcome : { ok: true, value: checkedOutput(declared, outcome) }
  }
  if (!event.requestId) return refuse('bad-input', { field: 'requestId' })
  const { requestId } = event
  const call: WriteCall = { procedure, declared, handler, input: input.output, requestId, context, readContext }
  return write(application.store, call)
}

async function contextOf(
  application: Application,
  { openId = '', now }: Request,
  declared: ProcedureShape,
  input: unknown,
): Promise<Context | BranchContext | Refusal<string>> {
  const { store, newId, files, documents, setupCode, checkInKey, reminderTemplates = {} } = application
  const today = beijingDate(now)
  const { allow } = declared
  const open = allow === 'anyone' || allow === 'bound'
  const [caller, branch] = await Promise.all([
    loadCaller(store, openId, today),
    open ? undefined : store.get('branches', branchIdIn(input)),
  ])
  const settings = { setupCode, checkInKey, reminderTemplates }
  const base: Context = { now, today, caller, store, newId, files, documents, ...settings }
  if (allow === 'anyone') return base
  if (caller.memberId === null) return refuse('not-bound')
  if (allow === 'bound') return base
  // A stranger to the branch is told the same whether it exists or not.
  if (!branch) return refuse('no-such-branch', { field: 'branchId' })
  if (!may(caller, allow, branch)) return refuse('not-permitted')
  return { ...base, branch, caller: caller as Caller & { memberId: string } }
}

function branchIdIn(input: unknown): string {
  if (typeof input === 'object' && input !== null && 'branchId' in input && typeof input.branchId === 'string')
    return input.branchId
  throw new Error('A procedure that needs a permission must take branchId in its input')
}

interface WriteCall {
  readonly procedure: string
  readonly declared: ProcedureShape
  readonly handler: AnyHandler
  readonly input: unknown
  readonly requestId: string
  readonly context: Context | BranchContext
  /** The branch and what the caller may do, as they stand when the decision is taken anew. */
  readonly readContext: () => Promise<Context | BranchContext | Refusal<string>>
}

/** Decide, then commit; when somebody was quicker, read and decide anew. A repeat gets the first answer. */
async function write(store: Store, call: WriteCall): Promise<Outcome> {
  const { caller } = call.context
  const journalId = `${caller.openId}:${call.requestId}`
  const digest = createHash('sha256')
    .update(JSON.stringify([call.procedure, call.input]))
    .digest('hex')
    .slice(0, 32)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await store.get('journal', journalId)
    if (before)
      return before.digest === digest
        ? { ok: true, value: before.answer }
        : refuse('request-id-reused', { field: 'requestId' })
    const context = attempt === 0 ? call.context : await call.readContext()
    if (isRefusal(context)) return context
    const outcome = await call.handler(call.input, context)
    if (isRefusal(outcome)) {
      const { writes: trace = [], ...refusal }: Refusal<string> & { writes?: readonly Write[] } = outcome
      if (trace.length > 0 && (await store.commit(trace)) !== 'committed') continue
      return refusal
    }
    const { value, writes, subject, isUnnamed = false } = outcome as Decision<unknown>
    const journal: JournalEntry = {
      _id: journalId,
      revision: 1,
      at: call.context.now,
      by: isUnnamed ? null : caller.memberId,
      branchId: isOfBranch(context) ? context.branch._id : caller.branchId,
      procedure: call.procedure,
      subject,
      digest,
      answer: checkedOutput(call.declared, value),
    }
    const all: readonly Write[] = [...writes, { do: 'insert', in: 'journal', doc: journal }]
    if ((await store.commit(all)) === 'committed') return { ok: true, value: journal.answer }
  }
  return refuse('busy')
}

function isOfBranch(context: Context | BranchContext): context is BranchContext {
  return 'branch' in context
}

/** An output that is not what the contract says is a defect: it might leak what nobody should see. */
function checkedOutput(declared: ProcedureShape, value: unknown): unknown {
  return v.parse(declared.output, value)
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
