import type { Answer, ProcedureName, RequestOf } from '#contract'
import { sentenceFor } from '../text/refusals'
import { call } from './call'

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
