import type { Refusal } from '#contract'
import type { Branch } from '#domain/branch/branch'
import { refuse } from '../ports/handling'
import type { Write } from '../ports/store'

/**
 * Written beside every change of who is on a branch's roll or in its posts, so that two who change them at once cannot
 * both decide from the same reading: the second is decided anew.
 */
export function touched(branch: Branch): Write {
  return { do: 'replace', in: 'branches', doc: { ...branch, revision: branch.revision + 1 } }
}

/** Refuses a day on which the branch does not exist. */
export function outsideDays(branch: Branch, day: string, field: string): Refusal<'outside-branch-days'> | undefined {
  const { formedOn, dissolvedOn } = branch
  if (formedOn <= day && (dissolvedOn === null || day < dissolvedOn)) return undefined
  return refuse('outside-branch-days', {
    field,
    detail: { name: branch.name, formedOn, ...(dissolvedOn === null ? {} : { dissolvedOn }) },
  })
}
