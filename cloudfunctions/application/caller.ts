import { holdsOn } from '#domain/people/appointment'
import { FAR_FUTURE, type CivilDate } from '#domain/time/civil-date'
import { spanOn } from '#domain/people/member-history'
import type { Caller } from '#domain/people/permission'
import type { Reader } from './ports/store'

/** Who is behind an OPENID, with the posts they hold that day. One round trip for strangers, two for members. */
export async function loadCaller(store: Reader, openId: string, today: CivilDate): Promise<Caller> {
  const binding = await store.get('bindings', openId)
  if (!binding) return { openId, memberId: null, branchId: null, posts: [] }
  const { memberId } = binding
  const [member, appointments] = await Promise.all([
    store.get('members', memberId),
    store.find('appointments', { filter: { memberId, untilOn: { $gt: today, $lte: FAR_FUTURE } } }),
  ])
  return {
    openId,
    memberId,
    branchId: member ? (spanOn(member.spans, today)?.branchId ?? null) : null,
    posts: appointments
      .filter((appointment) => holdsOn(appointment, today))
      .map(({ branchId, post }) => ({ branchId, post })),
  }
}
