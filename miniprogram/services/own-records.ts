import { sentenceOf } from '../text/refusals'
import { call } from './call'
import { openDocument } from './documents'

/**
 * Loads the caller's own records onto the phone and opens them; from there they can be kept or passed on.
 * @param year null for everything.
 * @returns the sentence of what went wrong; undefined when it is open.
 */
export async function openOwnRecords(year: number | null): Promise<string | undefined> {
  const answer = await call('me.export', { year })
  if (!answer.ok) return sentenceOf(answer)
  return openDocument(answer.value, 'xlsx')
}
