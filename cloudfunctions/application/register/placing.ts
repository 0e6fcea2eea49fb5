/** Checks that many changes of the register share: cells, numbers, namesakes, days. */
import type { Refusal } from '#contract'
import type { Branch, PartyCell } from '#domain/branch/branch'
import type { CivilDate } from '#domain/time/civil-date'
import type { CellId, MemberId } from '#domain/people/identity'
import type { Member, MemberChange } from '#domain/people/member'
import { isNamesake } from '#domain/people/register-person'
import { refuse, type BranchContext } from '../ports/handling'
import type { Reader } from '../ports/store'

/** The cells somebody can be put into on a day: formed by then and not dissolved since. */
export function cellsToJoin(branch: Branch, day: CivilDate): PartyCell[] {
  return branch.cells.filter(({ formedOn, dissolvedOn }) => formedOn <= day && dissolvedOn === null)
}

/** Refuses a cell that cannot be joined that day, naming those that can. */
export function refusedCell(
  branch: Branch,
  cellId: CellId | null | undefined,
  day: CivilDate,
  field: string,
): Refusal<'no-such-cell'> | undefined {
  const cells = cellsToJoin(branch, day)
  if (cellId === null || cellId === undefined || cells.some(({ id }) => id === cellId)) return undefined
  return refuse('no-such-cell', { field, detail: { date: day, cells: cells.map(({ name }) => name).join('、') } })
}

/** Everybody who was ever on the branch's roll. */
export async function everOnRoll(store: Reader, branch: Branch): Promise<Member[]> {
  return store.findAll('members', { 'spans.branchId': branch._id })
}

/** A number belongs to one person of the branch, for good. */
export function refusedNumber(
  members: readonly Member[],
  number: string | null | undefined,
  field: string,
  self?: MemberId,
): Refusal<'number-taken'> | undefined {
  if (number === null || number === undefined) return undefined
  const holder = members.find((member) => member.number === number && member._id !== self)
  return holder ? refuse('number-taken', { field, detail: { number, name: holder.name } }) : undefined
}

/** Who has the same name, sex and birth year is taken for the same person, unless both have numbers that differ. */
export function samePerson(
  members: readonly Member[],
  person: Pick<Member, 'name' | 'sex' | 'birthYear'> & { readonly number: string | null },
): Member | undefined {
  return members.find((member) => isNamesake(member, person) && (person.number === null || member.number === undefined))
}

/** A line of the member's own log. */
export function changeLine(effectiveOn: CivilDate, what: string, { now, caller }: BranchContext): MemberChange {
  return { effectiveOn, recordedAt: now, recordedBy: caller.memberId, what }
}
