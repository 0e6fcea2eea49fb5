import type { CivilDate } from '#domain/time/civil-date'
import type { BranchId, CellId } from '#domain/people/identity'
import type { Member } from '#domain/people/member'
import { byName } from '../member-names'
import type { Reader } from '../ports/store'

/** Matches whoever was on the branch's roll that day, at whatever stage; with a cell, whoever was in it. */
export function rollFilter(branchId: BranchId, day: CivilDate, cellId?: CellId) {
  const held = { branchId, fromOn: { $lte: day }, untilOn: { $gt: day }, ...(cellId === undefined ? {} : { cellId }) }
  // The plain condition lets the index on spans.branchId serve the query.
  return { 'spans.branchId': branchId, spans: { $elemMatch: held } }
}

/**
 * Everybody on the branch's roll that day, at whatever stage, sorted by name. For Party members or voters alone see
 * miniprogram/domain/people/roll.ts.
 */
export async function rollOn(store: Reader, branchId: BranchId, day: CivilDate): Promise<Member[]> {
  const members = await store.findAll('members', rollFilter(branchId, day))
  return members.sort(
    byName(
      ({ name }) => name,
      ({ _id }) => _id,
    ),
  )
}
