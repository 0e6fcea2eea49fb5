import type { Answer, OutputOf, ProcedureName } from '#contract'

/** What was answered, where the test is about something else than being refused. */
export function granted<P extends ProcedureName>(answer: Answer<P>): OutputOf<P> {
  if (answer.ok) return answer.value
  throw new Error(`refused: ${answer.code} at ${answer.field} ${JSON.stringify(answer.detail)}`)
}

/** The refusal without the request's id, to compare as a whole. */
export function refusal<P extends ProcedureName>(answer: Answer<P>): Record<string, unknown> {
  if (answer.ok) throw new Error(`not refused: ${JSON.stringify(answer.value)}`)
  const { code, field, detail } = answer
  return { code, ...(field === undefined ? {} : { field }), ...(detail === undefined ? {} : { detail }) }
}
