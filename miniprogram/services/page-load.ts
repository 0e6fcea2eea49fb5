import type { OutputOf, ProcedureName, RequestOf } from '#contract'
import { sentenceFor } from '../text/refusals'
import { call } from './call'
import { CallFailure, failureOf } from './call-failure'
import { whoAmI, type Bound } from './session'

/**
 * Asks the server for something a page cannot do without. Throws a `CallFailure` when it is refused or does not get
 * through, which the page then shows instead (page-parts/page.ts).
 */
export async function ask<P extends ProcedureName>(procedure: P, input: RequestOf<P>): Promise<OutputOf<P>> {
  const answer = await call(procedure, input)
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

/** What a page puts into its data when a call failed. */
export interface Failed {
  readonly state: 'failed'
  readonly message: string
}

/** For pages that are not of the kit yet (page-parts/README.md): the value, or what the page shows instead. */
export async function read<P extends ProcedureName>(
  procedure: P,
  input: RequestOf<P>,
): Promise<{ value: OutputOf<P> } | { failed: Failed }> {
  const answer = await call(procedure, input)
  return answer.ok ? { value: answer.value } : { failed: { state: 'failed', message: sentenceFor(answer.code) } }
}

/** The same for whose phone it is. */
export async function whoIsOnRoll(): Promise<{ value: OnRoll } | { failed: Failed }> {
  try {
    return { value: await askWhoIsOnRoll() }
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure
    return { failed: { state: 'failed', message: failure.message } }
  }
}
