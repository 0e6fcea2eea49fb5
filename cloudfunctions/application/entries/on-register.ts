import type { Refusal } from '#contract'
import type { CivilDate } from '#domain/time/civil-date'
import type { MemberId } from '#domain/people/identity'
import type { Member } from '#domain/people/member'
import { spanOn } from '#domain/people/member-history'
import { refuse, type BranchContext } from '../ports/handling'

/** The member, if the person was on the branch's register that day, at whatever stage. */
export async function registeredOn(
  memberId: MemberId,
  date: CivilDate,
  { store, branch }: BranchContext,
): Promise<Member | Refusal<'no-such-member' | 'not-on-roll'>> {
  const member = await store.get('members', memberId)
  if (!member) return refuse('no-such-member', { field: 'memberId' })
  if (spanOn(member.spans, date)?.branchId === branch._id) return member
  return refuse('not-on-roll', { field: 'memberId', detail: { name: member.name, date } })
}
