/** The words of a problem that a rule found, as its secretary would have them, with figures in their places. */
import type { OutputOf } from '#contract'
import type { DemoFound } from './demo-report'
import { known } from './scene'

export type Proposal = OutputOf<'report.problems'>['proposals'][number]

const NAMED = /\{([^}]+)\}/g

/**
 * The secretary's words, with the figures that they rest on in their places: the rule's, and what was chosen beside them. In
 * a year in which the rule found nothing in a branch that they name, the rule's own words stay. `branches` are those of the
 * unit: another name is a mistake of whoever wrote the words.
 */
export function inOwnWords(
  id: string | null,
  { problem, finding, causes }: DemoFound,
  proposal: Pick<Proposal, 'finding' | 'figures'>,
  branches: readonly string[],
) {
  const keys = new Map(proposal.figures.map((figure) => [nameOf(figure), figure.key]))
  const names = [...new Set([...finding.matchAll(NAMED)].map(([, name = '']) => name))]
  for (const name of names) known(branchIn(name, branches), `“${problem}” names no branch of the unit: ${name}`)
  const isKnown = names.every((name) => keys.has(name) || !name.includes('@'))
  const words = finding.replace(NAMED, (_, name: string) => `{${names.indexOf(name) + 1}}`)
  return {
    ...{ id, problem, grounds: '', causes: [...causes], finding: isKnown ? words : proposal.finding },
    figures: isKnown ? names.map((name) => keys.get(name) ?? name) : [...keys.values()],
  }
}

/** '' of a figure that is of no single branch; undefined of one whose branch there is not. */
function branchIn(name: string, branches: readonly string[]): string | undefined {
  const [, branch = ''] = name.split('@')
  return branch === '' ? branch : branches.find((each) => each === branch)
}

/** A branch's own figure by the branch: `service-share@泊岭区数据资源中心党支部`. */
function nameOf({ key, measure, scope, part }: Proposal['figures'][number]): string {
  return scope === 'each-below' && part ? `${measure}@${part.label}` : key
}
