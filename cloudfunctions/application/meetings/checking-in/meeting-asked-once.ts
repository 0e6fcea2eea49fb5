import type { Meeting } from '#domain/meeting/meeting'
import type { Reader } from '../../ports/store'

const underWay = new WeakMap<Reader, Map<string, Promise<Meeting | undefined>>>()

/**
 * The meeting as everybody at the door asks for it in the same moments: a question that is under way is shared, nothing
 * is kept once it is answered. So the answer is at most one round trip older than a read of one's own would be, and so
 * much later at most a check-in is refused after the meeting was closed or cancelled; what slips in between is shown
 * beside the sheet (`slippedIn`). An instance that serves one call at a time reads for itself.
 */
export function meetingOnce(store: Reader, meetingId: string): Promise<Meeting | undefined> {
  const asked = underWay.get(store) ?? new Map<string, Promise<Meeting | undefined>>()
  underWay.set(store, asked)
  const same = asked.get(meetingId)
  if (same) return same
  const reading = store.get('meetings', meetingId).finally(() => asked.delete(meetingId))
  asked.set(meetingId, reading)
  return reading
}
