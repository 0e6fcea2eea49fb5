/** The norms that bind the branch, and those that do not, each with what the branch chose. */
import { citationOf } from '../../../domain/rules/rule'
import { chosenText, comingChoice, fromText, howOften, type BranchNorm } from '../norm-text'

export interface NormRow {
  readonly normId: string
  readonly title: string
  readonly howOften: string
  /** Whether the branch asks for more than the rule. */
  readonly isRaised: boolean
  readonly source: string
  /** Why it does not apply, or what will hold from the next period on. */
  readonly note: string
}
export interface NormGroup {
  readonly title: string
  readonly rows: readonly NormRow[]
}

export function normGroups(norms: readonly BranchNorm[]): NormGroup[] {
  const applying = norms.filter(({ applies }) => applies)
  const others = norms.filter(({ applies }) => !applies)
  return [
    { title: '适用于这里', rows: applying.map(normRow) },
    { title: '不适用于这里', rows: others.map(normRow) },
  ].filter(({ rows }) => rows.length > 0)
}

function normRow(norm: BranchNorm): NormRow {
  const { normId, title, ruled, atLeast, setAside, applies, scope } = norm
  const coming = comingChoice(norm)
  const why = applies ? '' : setAside === null ? `只适用于${scopeText(norm, scope)}` : `支部约定：${setAside}`
  const next = coming ? `${fromText(coming.fromOn)}：${chosenText(norm, coming.atLeast)}` : ''
  return {
    normId,
    title,
    howOften: howOften(norm, atLeast),
    isRaised: applies && atLeast > ruled,
    source: citationOf(norm),
    note: [why, next].filter(Boolean).join('；'),
  }
}

/** Whom it binds, where that is not this branch. */
function scopeText({ kind }: BranchNorm, scope: string): string {
  if (kind === 'committee-meeting') return '设支部委员会的党支部'
  return kind === 'cell-meeting' ? '划分党小组的党支部' : scope
}
