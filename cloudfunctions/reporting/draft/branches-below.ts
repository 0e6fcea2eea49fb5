import type { Branch } from '#domain/branch/branch'
import type { CivilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import type { Reader } from '../../application/ports/store'

/** All below the organization that a year up to that day concerns, by name. */
export async function branchesBelow(
  store: Reader,
  { _id }: Branch,
  year: number,
  cutOff: CivilDate,
): Promise<Branch[]> {
  const below = await store.findAll('branches', { ancestorIds: _id })
  const { from } = yearPeriod(year)
  return below
    .filter(({ formedOn, dissolvedOn }) => formedOn <= cutOff && (dissolvedOn === null || from < dissolvedOn))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
