import type { OpenId } from '#domain/people/identity'
import type { Binding, Member } from '#domain/people/member'
import type { Scanner } from '#domain/meeting/scan-verdict'
import type { Reader } from '../../ports/store'

/** Those who scan in the same moment, and what the one question about all of them will answer. */
interface Together {
  readonly openIds: Set<OpenId>
  readonly scanners: Promise<ReadonlyMap<OpenId, Scanner>>
}
/** A pipeline that names no limit answers no more rows than this. */
const ASKED_TOGETHER_MAXIMUM = 20
const gathering = new WeakMap<Reader, Together>()

/**
 * Who is behind an OPENID, with the history that says of which branch they were on a day; null for a stranger. One round
 * trip, where the binding and then the member would be two: a check-in of somebody who is not due needs both.
 *
 * Scans that reach an instance in the same turn of its event loop are asked about together: a room that scans at once is
 * a few questions to the database, not one for each phone. An instance that serves one call at a time asks for one.
 */
export async function scannerOf(store: Reader, openId: OpenId): Promise<Scanner | null> {
  const together = gathering.get(store) ?? gather(store)
  together.openIds.add(openId)
  if (together.openIds.size >= ASKED_TOGETHER_MAXIMUM) gathering.delete(store)
  return (await together.scanners).get(openId) ?? null
}

function gather(store: Reader): Together {
  const openIds = new Set<OpenId>()
  const scanners = new Promise((resolve) => setImmediate(resolve)).then(() => {
    if (gathering.get(store) === together) gathering.delete(store)
    return scannersOf(store, [...openIds])
  })
  const together = { openIds, scanners }
  gathering.set(store, together)
  return together
}

async function scannersOf(store: Reader, openIds: readonly OpenId[]): Promise<ReadonlyMap<OpenId, Scanner>> {
  const found = await store.aggregate('bindings', [
    { $match: { _id: { $in: openIds } } },
    { $lookup: { from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' } },
  ])
  const bindings = found as unknown as readonly (Binding & { readonly members: readonly Member[] })[]
  return new Map(bindings.map(({ _id, memberId, members }) => [_id, { memberId, spans: members[0]?.spans ?? [] }]))
}
