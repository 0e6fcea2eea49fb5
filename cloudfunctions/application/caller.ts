import { holdsOn, type Appointment } from '#domain/people/appointment'
import type { CivilDate } from '#domain/time/civil-date'
import type { Binding, Member } from '#domain/people/member'
import { spanOn } from '#domain/people/member-history'
import type { Caller } from '#domain/people/permission'
import type { Reader } from './ports/store'

/** A binding with its member, if there still is one, and all posts that the member has held. */
interface Bound extends Binding {
  readonly members: readonly Member[]
  readonly appointments: readonly Appointment[]
}

/** Who is behind an OPENID, with the posts they hold that day. One round trip. */
export async function loadCaller(store: Reader, openId: string, today: CivilDate): Promise<Caller> {
  const rows = await store.aggregate('bindings', [
    { $match: { _id: openId } },
    { $limit: 1 },
    { $lookup: { from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' } },
    { $lookup: { from: 'appointments', localField: 'memberId', foreignField: 'memberId', as: 'appointments' } },
  ])
  // Boundary: the row is what the stages above made of a binding.
  const [bound] = rows as unknown as Bound[]
  if (!bound) return { openId, memberId: null, branchId: null, posts: [] }
  const [member] = bound.members
  return {
    openId,
    memberId: bound.memberId,
    branchId: member ? (spanOn(member.spans, today)?.branchId ?? null) : null,
    posts: bound.appointments
      .filter((appointment) => holdsOn(appointment, today))
      .map(({ branchId, post }) => ({ branchId, post })),
  }
}
