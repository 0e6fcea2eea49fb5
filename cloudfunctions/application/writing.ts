/** Decide, then commit; when somebody was quicker, decide anew. A repeat gets the first answer. */
import type { Refusal } from '#contract'
import type { ProcedureShape } from '#contract/procedure'
import * as v from 'valibot'
import type { AnyContext, Known } from './context-of'
import { ReadBefore } from './log/before'
import { branchWritten, loggedLine } from './log/log-line'
import type { JournalEntry } from './ports/collections'
import { isRefusal, refuse, type Decision, type TracedRefusal } from './ports/handling'
import type { Store, Write } from './ports/store'
import { memoryOf } from './request-memory'

export type Outcome = { ok: true; value: unknown } | Refusal<string>

export interface WriteCall {
  readonly procedure: string
  readonly declared: ProcedureShape
  /** What the handler decides in this context. */
  readonly ask: (context: AnyContext) => Promise<unknown>
  readonly input: unknown
  readonly known: Known
  /** The branch, what the caller may do and what the journal says, as they stand when the decision is taken anew. */
  readonly know: () => Promise<Known | Refusal<string>>
}

/** How often a decision is taken anew when somebody else changed what it was based on. */
const ATTEMPTS = 6

/** A write that the journal remembers: its line is committed with what was decided. */
export async function write(store: Store, call: WriteCall): Promise<Outcome> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const known = attempt === 0 ? call.known : await call.know()
    if (isRefusal(known)) return known
    const { context, journal: before } = known
    const memory = memoryOf(context.openId, context.requestId)
    const digest = memory.digestOf([call.procedure, intended(call)])
    const asBefore = ({ digest: done, answer }: JournalEntry): Outcome =>
      done === digest ? { ok: true, value: memory.opened(answer) } : refuse('request-id-reused', { field: 'requestId' })
    if (before) return asBefore(before)
    const read = new ReadBefore()
    const outcome = await call.ask(watched(context, read))
    if (isRefusal(outcome)) {
      // Sent twice, it may have been done meanwhile: what stands in the way is then its own.
      const meanwhile = await store.get('journal', memory.id)
      if (meanwhile) return asBefore(meanwhile)
      const refusal = await refused(store, outcome)
      if (refusal) return refusal
      continue
    }
    const decision = outcome as Decision<unknown>
    const answer = checkedOutput(call.declared, decision.value)
    const remembered = { _id: memory.id, digest, answer: memory.sealed(answer) }
    const doc: JournalEntry = { ...remembered, ...lineOf(call, decision, { context, read }) }
    const all: readonly Write[] = [...decision.writes, { do: 'insert', in: 'journal', doc }]
    if ((await store.commit(all)) === 'committed') {
      await followUp(store, call.procedure, decision)
      return { ok: true, value: answer }
    }
  }
  return refuse('busy')
}

/** What is committed stays so, whatever becomes of this. */
async function followUp(store: Store, procedure: string, { afterwards }: Decision<unknown>): Promise<void> {
  try {
    await afterwards?.(store)
  } catch (defect) {
    console.error(JSON.stringify({ level: 'defect', procedure, in: 'afterwards' }), defect)
  }
}

/** What was asked, as a repeat asks it too: the first try may have arrived, and only its answer not. */
function intended({ declared, input }: WriteCall): unknown {
  const added = declared.addedWhenKept ?? []
  if (added.length === 0 || typeof input !== 'object' || input === null) return input
  return Object.fromEntries(Object.entries(input).filter(([name]) => !added.includes(name)))
}

/**
 * A write that its own record remembers. Where that record is the only thing written, this is one round trip: an insert
 * that either makes the record or finds it there.
 */
export async function writeOnce(store: Store, call: WriteCall): Promise<Outcome> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const known = attempt === 0 ? call.known : await call.know()
    if (isRefusal(known)) return known
    const settled = await settle(store, call.declared, await call.ask(known.context))
    if (settled) return settled
  }
  return refuse('busy')
}

/** The answer, once it is durable; undefined when it must be decided anew. */
async function settle(store: Store, declared: ProcedureShape, outcome: unknown): Promise<Outcome | undefined> {
  if (isRefusal(outcome)) return refused(store, outcome)
  const { value, writes, otherwise } = outcome as Decision<unknown>
  const answer = checkedOutput(declared, value)
  if ((await store.commit(writes)) === 'committed') return { ok: true, value: answer }
  const instead = await otherwise?.()
  return instead && settle(store, declared, instead)
}

/** A refusal with its trace, if it leaves one; undefined when somebody else was writing the same. */
async function refused(
  store: Store,
  outcome: Refusal<string> & Partial<Pick<TracedRefusal<string>, 'writes' | 'otherwise'>>,
): Promise<Refusal<string> | undefined> {
  const { writes: trace = [], otherwise, ...refusal } = outcome
  if (trace.length === 0 || (await store.commit(trace)) === 'committed') return refusal
  return otherwise && refused(store, await otherwise())
}

/** The same context; what is read in it is kept, so that the log can say what was before. */
function watched(context: AnyContext, read: ReadBefore): AnyContext {
  const branches = ['branch' in context ? context.branch : undefined, 'named' in context ? context.named : undefined]
  read.keep('branches', ...branches)
  return { ...context, store: read.through(context.store) }
}

/** What the log says of it: who did what, and what became of which record. */
function lineOf(
  { procedure }: WriteCall,
  { writes, subject }: Decision<unknown>,
  { context, read }: { readonly context: AnyContext; readonly read: ReadBefore },
): Omit<JournalEntry, '_id' | 'digest' | 'answer'> {
  const caller = 'caller' in context ? context.caller : undefined
  const own = 'branch' in context ? context.branch._id : (caller?.branchId ?? null)
  const branchId = own ?? branchWritten(writes)
  const done = { at: context.now, by: caller?.memberId ?? null, branchId, procedure, subject }
  return { revision: 1, ...done, ...loggedLine(done, { writes, before: read, caller }) }
}

/** An output that is not what the contract says is a defect: it might leak what nobody should see. */
export function checkedOutput(declared: ProcedureShape, value: unknown): unknown {
  return v.parse(declared.output, value)
}
