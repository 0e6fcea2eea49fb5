import type { Refusal } from '#contract'
import type { Branch } from '#domain/branch/branch'
import { may, type Caller } from '#domain/people/permission'
import { refuse, type MemberContext } from '../ports/handling'
import type { Write } from '../ports/store'

/** Whether the caller may see how the branch is made up: whoever takes part in it, and whoever reads its records. */
export function maySee(caller: Caller, branch: Branch): boolean {
  return may(caller, 'take-part', branch) || may(caller, 'read-records', branch)
}

/** The branch, for procedures that both its members and the Party office above it may call. */
export async function visibleBranch(
  branchId: string,
  { store, caller, named }: MemberContext,
): Promise<Branch | Refusal<'no-such-branch' | 'not-permitted'>> {
  const branch = named?._id === branchId ? named : await store.get('branches', branchId)
  if (!branch) return refuse('no-such-branch', { field: 'branchId' })
  return maySee(caller, branch) ? branch : refuse('not-permitted')
}

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
