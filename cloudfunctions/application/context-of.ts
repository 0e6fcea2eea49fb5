/** What a handler is given to decide with: who calls, and the branch that the input names, as far as it needs to know. */
import type { Refusal } from '#contract'
import type { Allow } from '#contract/procedure'
import { id } from '#contract/schemas'
import { beijingDate, type Instant } from '#domain/time/instant'
import { may } from '#domain/people/permission'
import * as v from 'valibot'
import type { Application } from './application'
import { loadCaller } from './caller'
import { refuse, type BranchContext, type Context, type MemberContext, type SignedInContext } from './ports/handling'

interface Asked {
  readonly openId: string
  readonly requestId: string
  readonly now: Instant
}

export type AnyContext = SignedInContext | Context | MemberContext | BranchContext

/** What is known without asking the database. */
export function signedIn(application: Application, { openId, requestId, now }: Asked): SignedInContext {
  const { store, newId, files, documents, setupCode, checkInKey, checkInKeyBefore } = application
  const { reminderTemplates = {}, drawMiniProgramCode = drawnByNobody } = application
  const settings = { setupCode, checkInKey, checkInKeyBefore, reminderTemplates, drawMiniProgramCode }
  return { now, today: beijingDate(now), openId, requestId, store, newId, files, documents, ...settings }
}

/** Where no adapter draws codes: there is none at the moment. */
const drawnByNobody: SignedInContext['drawMiniProgramCode'] = () => Promise.resolve(undefined)

/**
 * The context for a procedure that `allow` may call, or why this person may not. Asked before the input is checked: of it,
 * only the branch is looked at.
 */
export async function contextOf(
  application: Application,
  asked: Asked,
  allow: Allow,
  input: unknown,
): Promise<AnyContext | Refusal<string>> {
  const known = signedIn(application, asked)
  if (allow === 'signed-in') return known
  const { store, openId, today } = known
  const open = allow === 'anyone' || allow === 'bound'
  const branchId = open ? undefined : branchIdIn(input)
  const [caller, branch] = await Promise.all([
    loadCaller(store, openId, today),
    branchId === undefined ? undefined : store.get('branches', branchId),
  ])
  const context: Context = { ...known, caller }
  if (allow === 'anyone') return context
  const { memberId } = caller
  if (memberId === null) return refuse('not-bound')
  const ofMember: MemberContext = { ...context, caller: { ...caller, memberId } }
  if (allow === 'bound') return ofMember
  if (branchId === undefined) return refuse('bad-input', { field: 'branchId' })
  // A stranger to the branch is told the same whether it exists or not.
  if (!branch) return refuse('no-such-branch', { field: 'branchId' })
  if (!may(caller, allow, branch)) return refuse('not-permitted')
  return { ...ofMember, branch }
}

/** Of an input that nobody has looked at; undefined where it names no branch. */
function branchIdIn(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('branchId' in input)) return undefined
  const { success, output } = v.safeParse(id, input.branchId)
  return success ? output : undefined
}
