import type { Caller, Permission } from '#domain/people/permission'
import { holdersOf } from '#domain/people/who-may'
import type { Branch } from '#domain/branch/branch'
import type { CivilDate } from '#domain/time/civil-date'
import type { MemberId, OpenId } from '#domain/people/identity'
import type { Instant } from '#domain/time/instant'
import type { ReminderKind } from '#domain/messages/reminder'
import type { ContextKind, DetailOf, InputOf, KindOf, OutputOf, ProcedureName, Refusal, RefusalOf } from '#contract'
import type { DocumentReader, DocumentWriter, PageWriter, SheetReader, SheetWriter } from './documents'
import type { Files } from './files'
import type { Messenger } from './messenger'
import type { DrawMiniProgramCode } from './mini-program-codes'
import type { Reader, Store, Write } from './store'

/** What a handler is given. It reads through `store`, decides, and returns: it never writes by itself. */
export interface SignedInContext {
  readonly now: Instant
  /** `now` as a date in Beijing. */
  readonly today: CivilDate
  readonly openId: OpenId
  /** The phone's id of what the person wants, the same when it is sent again; of a read, the platform's id of the call. */
  readonly requestId: string
  readonly store: Reader
  readonly newId: () => string
  readonly files: Files
  readonly documents: DocumentReader & DocumentWriter & PageWriter & SheetReader & SheetWriter
  readonly drawMiniProgramCode: DrawMiniProgramCode
  /** The one-time code that lets the first person in; from the function's environment. */
  readonly setupCode: string | undefined
  /** The secret under which check-in codes are derived; from the function's environment. */
  readonly checkInKey: string
  /** The one before, whose codes are still taken while it is being exchanged. */
  readonly checkInKeyBefore: string | undefined
  /** The ids of the message templates that a person is asked to consent to; from the function's environment. */
  readonly reminderTemplates: Readonly<Partial<Record<ReminderKind, string | undefined>>>
  /** What sends messages, for `Decision.afterwards`; undefined in a function that sends none. */
  readonly messenger: Messenger | undefined
}

/** A context for procedures that anybody may call: the dispatcher has looked up who it is. */
export interface Context extends SignedInContext {
  readonly caller: Caller
}

/** A context for procedures that anybody bound may call: the caller is a member. */
export interface MemberContext extends Context {
  readonly caller: Caller & { readonly memberId: MemberId }
  /** The branch that the input names as `branchId`, where there is one, whoever may read it; it came with the caller. */
  readonly named: Branch | undefined
}

/** A context for procedures that need a permission: the branch is there, and the caller is a member. */
export interface BranchContext extends MemberContext {
  readonly branch: Branch
}

/** What a write decided: the answer, and what is to be committed with it, all or nothing. */
export interface Decision<Value> {
  readonly decided: true
  readonly value: Value
  readonly writes: readonly Write[]
  /** What the journal names as the subject: an entry's or member's id. */
  readonly subject: string | null
  /**
   * For `write-once`: asked when the record is there already, or something the decision was based on moved on. What is to
   * be answered then; undefined to decide anew.
   */
  readonly otherwise?: () => Promise<Decision<Value> | Refusal<string> | undefined>
  /**
   * For `write`: what follows from what is committed by now and can be followed up by a timer just as well, should it fail or
   * never begin. The answer waits for it and does not depend on it; a repeat of the request does it no second time.
   */
  readonly afterwards?: (store: Store) => Promise<void>
}

export function decide<Value>(value: Value, writes: readonly Write[], subject: string | null = null): Decision<Value> {
  return { decided: true, value, writes, subject }
}

/** For `write-once`: decides to make a record, and what to answer when it is there already; see `Decision.otherwise`. */
export function decideOnce<Value>(
  value: Value,
  writes: readonly Write[],
  otherwise: NonNullable<Decision<Value>['otherwise']>,
): Decision<Value> {
  return { ...decide(value, writes), otherwise }
}

/** A refusal: expected, returned, never thrown. `field` names the input at fault, `detail` the numbers or names involved. */
export function refuse<Code extends string>(
  code: Code,
  more: { field?: string; detail?: DetailOf<Code> } = {},
): Refusal<Code> {
  return { ok: false, code, ...more }
}

/** The refusal of what the caller may not do, with who may: no page shows it as if there were nothing. */
export function notPermitted(permission: Permission, field?: string): Refusal<'not-permitted'> {
  return refuse('not-permitted', { ...(field === undefined ? {} : { field }), detail: { who: holdersOf(permission) } })
}

/** A refusal that leaves a trace, e.g. a wrong code that was tried. The writes are committed, without the journal. */
export interface TracedRefusal<Code extends string> extends Refusal<Code> {
  readonly writes: readonly Write[]
  /** For `write-once`: the same with another trace, where this one is there already. Left out: decided anew. */
  readonly otherwise?: () => Promise<TracedRefusal<Code>>
}

/** Refuses and keeps the trace: for refusals that must be counted. Only for writes; a read never leaves one. */
export function refuseWithTrace<Code extends string>(
  code: Code,
  writes: readonly Write[],
  more: { field?: string; detail?: DetailOf<Code> } = {},
): TracedRefusal<Code> {
  return { ...refuse(code, more), writes }
}

export function isRefusal(outcome: unknown): outcome is Refusal<string> {
  return typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false
}

interface Contexts {
  readonly 'signed-in': SignedInContext
  readonly anyone: Context
  readonly bound: MemberContext
  readonly branch: BranchContext
}
type ContextOf<P extends ProcedureName> = Contexts[ContextKind<P>]
type Outcome<P extends ProcedureName> =
  Refusal<RefusalOf<P> | 'not-permitted'> | (KindOf<P> extends 'read' ? OutputOf<P> : Decision<OutputOf<P>>)

/**
 * Keeps a trace of an input that is not what the procedure takes: asked before `bad-input` is answered, and it cannot
 * change that answer. For procedures whose failures must be seen by somebody.
 */
export type TraceBadInput = (input: unknown, context: SignedInContext) => Promise<readonly Write[]>

export type Handler<P extends ProcedureName> = (input: InputOf<P>, context: ContextOf<P>) => Promise<Outcome<P>>
/** A handler for each of the named procedures: a missing one does not compile. */
export type Handlers<P extends ProcedureName> = { readonly [Name in P]: Handler<Name> }
