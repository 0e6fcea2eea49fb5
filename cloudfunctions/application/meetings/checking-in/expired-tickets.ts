import { addMinutes, type Instant } from '#domain/time/instant'
import type { Store } from '../../ports/store'

/** What one run of the timer takes away; the next goes on. */
const MOST_A_ROUND = 200
/** A joining that is repeated because its answer was lost is still told what its ticket brought. */
export const TICKET_KEPT_MINUTES = 24 * 60

/**
 * Takes away the tickets that ran out a day ago: whoever scanned and did not join is no longer known to us by OPENID. The
 * failed scan stays, without it. Answers how many went; a ticket renewed in between stays.
 */
export async function removeOldTickets(store: Store, now: Instant): Promise<number> {
  const old = await store.find('scanTickets', {
    filter: { until: { $lte: addMinutes(now, -TICKET_KEPT_MINUTES) } },
    limit: MOST_A_ROUND,
  })
  let removed = 0
  for (const { _id, revision } of old) {
    const writes = [
      { do: 'unchanged', in: 'scanTickets', id: _id, revision },
      { do: 'remove', in: 'scanTickets', id: _id },
    ] as const
    if ((await store.commit(writes)) === 'committed') removed++
  }
  return removed
}
