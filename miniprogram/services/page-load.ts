import type { Answer, ProcedureName, RequestOf } from '#contract'
import { sentenceFor } from '../text/refusals'
import { call } from './call'
import { CallFailure, whoAmI, type Me } from './session'

/** What a page puts into its data when a call failed. */
export interface Failed {
  readonly state: 'failed'
  readonly message: string
}

/** Reads for a page: the value, or what the page shows instead. */
export async function read<P extends ProcedureName>(
  procedure: P,
  input: RequestOf<P>,
): Promise<{ value: Extract<Answer<P>, { ok: true }>['value'] } | { failed: Failed }> {
  const answer = await call(procedure, input)
  return answer.ok ? { value: answer.value } : { failed: { state: 'failed', message: sentenceFor(answer.code) } }
}

type Bound = Extract<Me, { bound: true }>
/** A member who is on the roll of a branch. */
export type OnRoll = Bound & { readonly branch: NonNullable<Bound['branch']> }

/** Whose phone it is, for pages about one's own branch; or what such a page shows instead. */
export async function whoIsOnRoll(): Promise<{ value: OnRoll } | { failed: Failed }> {
  try {
    const me = await whoAmI()
    if (!me.bound || !me.branch) throw new CallFailure('not-bound')
    return { value: { ...me, branch: me.branch } }
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure
    return { failed: { state: 'failed', message: sentenceFor(failure.code) } }
  }
}
