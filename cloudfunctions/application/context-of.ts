/** What a handler is given to decide with: who calls, and the branch that the input names, as far as it needs to know. */
import type { Refusal } from '#contract'
import type { Allow } from '#contract/procedure'
import { id } from '#contract/schemas'
import { beijingDate, type Instant } from '#domain/time/instant'
import { may } from '#domain/people/permission'
import * as v from 'valibot'
import type { Application } from './application'
import { loadCaller, type KnownCaller } from './caller'
import type { JournalEntry } from './ports/collections'
import {
  notPermitted,
  refuse,
  type BranchContext,
  type Context,
  type MemberContext,
  type SignedInContext,
} from './ports/handling'
import type { Reader } from './ports/store'

interface Asked {
  readonly openId: string
  readonly requestId: string
  readonly now: Instant
  /** What reads that came in one call share. */
  readonly shared?: Shared
}

/** Who calls, asked once with every branch that the reads name; and a reader that asks what they ask together. */
interface Shared {
  readonly known: Promise<KnownCaller>
  readonly reader: Reader
}

export type AnyContext = SignedInContext | Context | MemberContext | BranchContext

/** What is known without asking the database. */
export function signedIn(application: Application, { openId, requestId, now }: Asked): SignedInContext {
  const { store, newId, files, documents, setupCode, checkInKey, checkInKeyBefore } = application
  const { reminderTemplates = {}, drawMiniProgramCode = drawnByNobody, messenger } = application
  const settings = { setupCode, checkInKey, checkInKeyBefore, reminderTemplates, drawMiniProgramCode, messenger }
  return { now, today: beijingDate(now), openId, requestId, store, newId, files, documents, ...settings }
}

/** Where no adapter draws codes: there is none at the moment. */
const drawnByNobody: SignedInContext['drawMiniProgramCode'] = () => Promise.resolve(undefined)

/** A context, and what the journal remembers of the same request, where it was asked after. */
export interface Known {
  readonly context: AnyContext
  readonly journal: JournalEntry | undefined
}

/**
 * The context for a procedure that `allow` may call, or why this person may not. Asked before the input is checked: of it,
 * only the branch is looked at. In the same round trip, where that goes, comes what the journal remembers under `journalId`.
 */
export async function contextOf(
  application: Application,
  asked: Asked,
  { allow, input, journalId }: { readonly allow: Allow; readonly input: unknown; readonly journalId?: string },
): Promise<Known | Refusal<string>> {
  const known = signedIn(application, asked)
  const { store, openId, today } = known
  const remembered = async () => (journalId === undefined ? undefined : store.get('journal', journalId))
  if (allow === 'signed-in') return { context: known, journal: await remembered() }
  const open = allow === 'anyone' || allow === 'bound'
  const branchId = branchIdIn(input)
  const along = { branchIds: branchId === undefined ? [] : [branchId], journalId }
  const { caller, branches, journal } = await (asked.shared?.known ?? loadCaller(store, openId, today, along))
  const { memberId } = caller
  if (memberId === null)
    return allow === 'anyone' ? { context: { ...known, caller }, journal: await remembered() } : refuse('not-bound')
  const reader = asked.shared?.reader ?? application.store.together?.(openId) ?? store
  const branch = branches.find(({ _id }) => _id === branchId)
  const ofMember: MemberContext = { ...known, store: reader, caller: { ...caller, memberId }, named: branch }
  if (open) return { context: ofMember, journal }
  if (branchId === undefined) return refuse('bad-input', { field: 'branchId' })
  // A stranger to the branch is told the same whether it exists or not.
  if (!branch) return refuse('no-such-branch', { field: 'branchId' })
  // A repeat of what took the right away is answered as it was: its first answer may have been lost.
  if (!may(caller, allow, branch)) return journal ? { context: ofMember, journal } : notPermitted(allow)
  return { context: { ...ofMember, branch }, journal }
}

/** What reads of one call share, by their inputs. */
export function sharedBy(application: Application, asked: Asked, inputs: readonly unknown[]): Shared {
  const { store } = application
  const { openId, today } = signedIn(application, asked)
  const branchIds = inputs.map(branchIdIn).filter((branchId) => branchId !== undefined)
  const known = loadCaller(store, openId, today, { branchIds: [...new Set(branchIds)] })
  return { known, reader: store.together?.(openId) ?? store }
}

/** Of an input that nobody has looked at; undefined where it names no branch. */
function branchIdIn(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('branchId' in input)) return undefined
  const { success, output } = v.safeParse(id, input.branchId)
  return success ? output : undefined
}
