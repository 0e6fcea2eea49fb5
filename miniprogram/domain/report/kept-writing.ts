/** What people write in a report as it is kept beside a draft: asked by the functions alone. */
import type { DraftPlace, ReportScope } from './duty-report'
import {
  type AnsweredProblem,
  type Written,
  NOTHING_WRITTEN,
  type WordsPlace,
  type StoredWriting,
  openId,
} from './report-writing'

/** Entries that a section holds at most. */
export const MOST_ENTRIES = 60

/** Whether they are of that draft itself. */
export function isOfDraft({ cutOff, scope }: WordsPlace, draft: Pick<DraftPlace, 'cutOff' | 'scope'>): boolean {
  return cutOff === draft.cutOff && scope === draft.scope
}

/**
 * What last year's report of that scope said, of the latest cut-off date; else what is the whole year's. A report of the
 * organization alone does not answer for the problems of all below it, nor the other way round.
 */
export function latestWriting(writings: readonly StoredWriting[], scope: ReportScope): StoredWriting | undefined {
  const later = (one: StoredWriting, other: StoredWriting) => ((one.cutOff ?? '') < (other.cutOff ?? '') ? other : one)
  const own = writings.filter((each) => each.scope === scope)
  const meant = own.length > 0 ? own : writings.filter((each) => each.scope === undefined)
  return meant.length > 0 ? meant.reduce(later) : undefined
}

/** What was written, with every problem that last year's report named and nobody has answered yet put after the rest. */
export function withUnanswered(written: Written, before: Written = NOTHING_WRITTEN): Written {
  const answered = new Set(written['last-year'].map(({ answers }) => answers))
  const open = before.problems
    .filter(({ id }) => !answered.has(id))
    .map(({ id, problem }): AnsweredProblem => ({ id: openId(id), answers: id, problem, done: '', extent: null }))
  return { ...written, 'last-year': [...written['last-year'], ...open] }
}

/** The item of the year's plan that a step becomes: one for each step, however often it is asked for. */
export function planItemId(stepId: string): string {
  return `step-${stepId}`
}

/** The figures that what is written rests on, by their keys: this year's, and the targets of the year before. */
export function figuresWritten(written: Written, before: Written): string[] {
  const steps = [...written['next-steps'], ...before['next-steps']]
  const targets = steps.flatMap(({ metric }) => (metric ? [metric.key] : []))
  return [...new Set([...written.problems.flatMap(({ figures }) => figures.map(({ key }) => key)), ...targets])]
}
