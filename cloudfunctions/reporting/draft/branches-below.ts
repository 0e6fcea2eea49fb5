import type { Branch } from '#domain/branch/branch'
import type { CivilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { compareNames } from '../../application/member-names'

/** All below the organization, among these, that a year up to that day concerns, by name. */
export function branchesBelow(
  { _id }: Branch,
  branches: readonly Branch[],
  { year, cutOff }: { readonly year: number; readonly cutOff: CivilDate },
): Branch[] {
  const { from } = yearPeriod(year)
  return branches
    .filter((each) => each._id !== _id && each.formedOn <= cutOff)
    .filter(({ dissolvedOn }) => dissolvedOn === null || from < dissolvedOn)
    .sort((a, b) => compareNames(a.name, b.name))
}
