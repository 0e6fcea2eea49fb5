import type { OutputOf, ReadProcedure, RequestOf } from '#contract'
import { read } from './call'
import { CallFailure, failureOf } from './call-failure'
import { whoAmI, type Bound } from './session'

/**
 * Asks the server for something a page cannot do without. Throws a `CallFailure` when it is refused or does not get
 * through, which the page then shows instead (page-parts/page.ts). What is asked in one moment goes in one call.
 */
export async function ask<P extends ReadProcedure>(procedure: P, input: RequestOf<P>): Promise<OutputOf<P>> {
  const answer = await read(procedure, input)
  if (answer.ok) return answer.value
  throw failureOf<P>(answer)
}

/** A member who is on the roll of a branch. */
export type OnRoll = Bound & { readonly branch: NonNullable<Bound['branch']> }

/** Whose phone it is, for pages about one's own branch. Throws a `CallFailure` where that is nobody's. */
export async function askWhoIsOnRoll(): Promise<OnRoll> {
  const me = await whoAmI()
  if (!me.bound || !me.branch) throw new CallFailure('not-bound')
  return { ...me, branch: me.branch }
}
