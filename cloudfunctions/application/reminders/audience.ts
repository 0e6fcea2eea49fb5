import type { MemberId, OpenId } from '#domain/identity'
import type { ReminderKind } from '#domain/reminder'
import type { Reader } from '../ports/store'

/** Ids in one question to the database. */
const PAGE = 500

/**
 * Who can be reached with a kind of message: those who have consented and are bound. Whoever never consented cannot be,
 * so a round starts here. Few queries, whatever the number: one for every thousand consents and five hundred phones.
 */
export async function audienceOf(store: Reader, kind: ReminderKind): Promise<ReadonlyMap<MemberId, OpenId>> {
  const consents = await store.findAll('consents', { kind, left: { $gt: 0 } })
  const openIds = consents.map(({ openId }) => openId)
  const audience = new Map<MemberId, OpenId>()
  for (const page of pagesOf(openIds))
    for (const { _id, memberId } of await store.findAll('bindings', { _id: { $in: page } })) audience.set(memberId, _id)
  return audience
}

export function pagesOf<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / PAGE)
  return Array.from({ length: count }, (_, page) => items.slice(page * PAGE, (page + 1) * PAGE))
}
