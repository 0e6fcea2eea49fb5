import type { OpenId } from '#domain/identity'
import type { Binding, Member } from '#domain/member'
import type { Scanner } from '#domain/scan-verdict'
import type { Reader } from '../ports/store'

/**
 * Who is behind an OPENID, with the history that says of which branch they were on a day; null for a stranger. One round
 * trip, where the binding and then the member would be two: a check-in of somebody who is not due needs both.
 */
export async function scannerOf(store: Reader, openId: OpenId): Promise<Scanner | null> {
  const [found] = await store.aggregate('bindings', [
    { $match: { _id: openId } },
    { $limit: 1 },
    { $lookup: { from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' } },
    { $project: { memberId: 1, 'members.spans': 1 } },
  ])
  if (!found) return null
  const { memberId, members } = found as unknown as Pick<Binding, 'memberId'> & { members: Pick<Member, 'spans'>[] }
  return { memberId, spans: members[0]?.spans ?? [] }
}
