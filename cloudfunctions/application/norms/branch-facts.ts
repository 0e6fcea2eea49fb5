import { cellsOn, type Branch } from '#domain/branch/branch'
import { committeeOn } from '#domain/meeting/due-roll'
import { holdsOrgan } from '#domain/meeting/organs-held'
import { hasCommittee } from '#domain/rules/branch-rules'
import type { BranchFacts } from '#domain/rules/norm'
import type { Appointment } from '#domain/people/appointment'
import { votersOn } from '#domain/people/roll'
import type { CivilDate } from '#domain/time/civil-date'
import type { BranchContext } from '../ports/handling'
import { rollOn } from '../register/roll'

/** What a norm's being applicable hangs on, as it stands today. */
export async function branchFacts(context: Pick<BranchContext, 'store' | 'branch' | 'today'>): Promise<BranchFacts> {
  return (await branchToday(context)).facts
}

/** The same with what it was told by: who is on the roll, and the posts that are held or will be. */
export async function branchToday({ store, branch, today }: Pick<BranchContext, 'store' | 'branch' | 'today'>) {
  const branchId = branch._id
  const [members, appointments] = await Promise.all([
    rollOn(store, branchId, today),
    store.findAll('appointments', { branchId, untilOn: { $gt: today } }),
  ])
  const facts = factsOf(branch, votersOn(members, branchId, today).length, appointments, today)
  return { facts, members, appointments }
}

/** The same of what is known of it: how many full members it has, and who holds its posts. */
export function factsOf(
  branch: Branch,
  full: number,
  appointments: readonly Appointment[],
  today: CivilDate,
): BranchFacts {
  return {
    isBranch: branch.kind === 'branch',
    hasCommittee: hasCommittee(full, new Set(committeeOn(branch._id, today, appointments)).size),
    hasCells: cellsOn(branch, today).length > 0,
    hasLeadingGroup: holdsOrgan(branch.kind, 'leading-group'),
  }
}
