import type { MemberId } from '#domain/people/identity'
import type { ReminderConsent, ReminderKind } from '#domain/messages/reminder'
import type { Reader } from '../ports/store'

/** Ids in one question to the database. */
const PAGE = 500

/**
 * Who can be reached with a kind of message: those who have consented and are bound. Whoever never consented cannot be,
 * so a round starts here. Few queries, whatever the number: one for every thousand consents and five hundred phones.
 */
export async function audienceOf(store: Reader, kind: ReminderKind): Promise<ReadonlyMap<MemberId, ReminderConsent>> {
  const consents = await store.findAll('consents', { kind, left: { $gt: 0 } })
  const byPhone = new Map(consents.map((consent) => [consent.openId, consent]))
  const audience = new Map<MemberId, ReminderConsent>()
  for (const page of pagesOf([...byPhone.keys()])) {
    for (const { _id, memberId } of await store.findAll('bindings', { _id: { $in: page } })) {
      const consent = byPhone.get(_id)
      if (consent) audience.set(memberId, consent)
    }
  }
  return audience
}

export function pagesOf<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / PAGE)
  return Array.from({ length: count }, (_, page) => items.slice(page * PAGE, (page + 1) * PAGE))
}
