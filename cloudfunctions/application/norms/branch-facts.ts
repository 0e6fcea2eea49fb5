import { cellsOn } from '#domain/branch/branch'
import { yearOf } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { committeeOn } from '#domain/meeting/due-roll'
import { hasCommittee } from '#domain/rules/branch-rules'
import type { BranchFacts } from '#domain/rules/norm'
import { votersOn } from '#domain/people/roll'
import type { BranchContext } from '../ports/handling'
import { rollOn } from '../register/roll'

/** What a norm's being applicable hangs on, as it stands today. */
export async function branchFacts(context: Pick<BranchContext, 'store' | 'branch' | 'today'>): Promise<BranchFacts> {
  const { store, branch, today } = context
  const branchId = branch._id
  const [members, appointments, hasLeadingGroup] = await Promise.all([
    rollOn(store, branchId, today),
    store.findAll('appointments', { branchId, untilOn: { $gt: today } }),
    leadingGroupThere(context),
  ])
  const full = votersOn(members, branchId, today).length
  return {
    isBranch: branch.kind === 'branch',
    hasCommittee: hasCommittee(full, new Set(committeeOn(branchId, today, appointments)).size),
    hasCells: cellsOn(branch, today).length > 0,
    hasLeadingGroup,
  }
}

/** A leading group (党组) is there where the bureau is, or where one has met since the beginning of last year. */
async function leadingGroupThere({
  store,
  branch,
  today,
}: Pick<BranchContext, 'store' | 'branch' | 'today'>): Promise<boolean> {
  if (branch.kind === 'bureau') return true
  const from = yearPeriod(yearOf(today) - 1).from
  const filter = {
    branchId: branch._id,
    organ: 'leading-group',
    state: 'closed',
    occurredOn: { $gte: from, $lte: today },
  } as const
  return (await store.count('meetings', filter)) > 0
}
