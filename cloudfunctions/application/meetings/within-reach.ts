import type { Refusal } from '#contract'
import type { CivilDate } from '#domain/time/civil-date'
import type { MemberId } from '#domain/people/identity'
import type { Member } from '#domain/people/member'
import { spanOn } from '#domain/people/member-history'
import { refuse, type BranchContext } from '../ports/handling'

/** Somebody named in an input, and where. */
export interface Named {
  readonly memberId: MemberId
  readonly field: string
}

/**
 * The members named, each on some roll of the same tree of organizations that day: a guest or lecturer may come from
 * another branch of the bureau, never from nowhere. Two queries, whatever the number.
 */
export async function membersWithinReach(
  named: readonly Named[],
  day: CivilDate,
  { store, branch }: BranchContext,
): Promise<ReadonlyMap<MemberId, Member> | Refusal<'no-such-member' | 'not-on-roll'>> {
  if (named.length === 0) return new Map()
  const found = await store.findAll('members', { _id: { $in: [...new Set(named.map(({ memberId }) => memberId))] } })
  const members = new Map(found.map((member) => [member._id, member]))
  const elsewhere = new Set(found.map(({ spans }) => spanOn(spans, day)?.branchId ?? branch._id))
  elsewhere.delete(branch._id)
  const others = elsewhere.size ? await store.findAll('branches', { _id: { $in: [...elsewhere] } }) : []
  const rootOf = (of: { _id: string; ancestorIds: readonly string[] }) => of.ancestorIds[0] ?? of._id
  const near = new Set([branch, ...others.filter((other) => rootOf(other) === rootOf(branch))].map(({ _id }) => _id))
  for (const { memberId, field } of named) {
    const member = members.get(memberId)
    if (!member) return refuse('no-such-member', { field })
    const at = spanOn(member.spans, day)
    if (!at || !near.has(at.branchId)) return refuse('not-on-roll', { field, detail: { name: member.name, date: day } })
  }
  return members
}
