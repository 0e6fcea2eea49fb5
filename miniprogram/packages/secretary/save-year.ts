import type { OutputOf, RequestOf } from '#contract'
import { monthText } from '../../text/dates'
import { sentenceOf } from '../../text/refusals'
import { send } from '../../services/submit'

export type IndicatorYear = OutputOf<'indicator.year'>
export type MonthFigures = RequestOf<'indicator.recordYear'>['months'][number]

/** What a paste changes: months that were never recorded, and months that are corrected. */
export interface YearChange {
  readonly fresh: readonly MonthFigures[]
  readonly corrected: readonly MonthFigures[]
}

/**
 * Saves new months at once and corrections one by one. Undefined when all is saved; else the sentence to show. What was
 * saved before stays, and a repeat goes on from there.
 */
export async function saveYear(
  page: object,
  branchId: string,
  { fresh, corrected }: YearChange,
  reason: string,
): Promise<string | undefined> {
  if (fresh.length > 0) {
    const answer = await send(page, 'indicator.recordYear', { branchId, months: [...fresh] })
    if (!answer.ok) return sentenceOf(answer)
  }
  for (const { month, values } of corrected) {
    const answer = await send(page, 'indicator.correct', { branchId, month, values, reason })
    if (!answer.ok) return `${monthText(month)}没有保存：${sentenceOf(answer)}`
  }
  return undefined
}
