import type { CivilDate } from '#domain/time/civil-date'
import type { BranchId } from '#domain/people/identity'
import type { Member } from '#domain/people/member'
import { byName } from '../member-names'
import type { Reader } from '../ports/store'

/**
 * Everybody on the branch's roll that day, at whatever stage, sorted by name. For Party members or voters alone see
 * miniprogram/domain/people/roll.ts.
 */
export async function rollOn(store: Reader, branchId: BranchId, day: CivilDate): Promise<Member[]> {
  return rollsOn(store, [branchId], day)
}

/** The same of several branches, in one list and one query. */
export async function rollsOn(store: Reader, branchIds: readonly BranchId[], day: CivilDate): Promise<Member[]> {
  const held = { branchId: { $in: branchIds }, fromOn: { $lte: day }, untilOn: { $gt: day } }
  // The plain condition lets the index on spans.branchId serve the query.
  const filter = { 'spans.branchId': { $in: branchIds }, spans: { $elemMatch: held } }
  const members = await store.findAll('members', filter)
  return members.sort(
    byName(
      ({ name }) => name,
      ({ _id }) => _id,
    ),
  )
}
