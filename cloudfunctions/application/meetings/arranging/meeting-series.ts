/** Meetings that were convened together, month by month. */
import type { Refusal } from '#contract'
import type { ConvenedMeeting, Meeting } from '#domain/meeting/meeting'
import { refuse, type Context } from '../../ports/handling'
import type { Reader } from '../../ports/store'

/** Those of its series after it that are still convened, in the order of their days; none for a meeting by itself. */
export async function followingIn(
  { branchId, seriesId, occurredOn }: Pick<Meeting, 'branchId' | 'seriesId' | 'occurredOn'>,
  store: Reader,
): Promise<ConvenedMeeting[]> {
  if (seriesId === undefined) return []
  const filter = { branchId, state: 'convened', occurredOn: { $gt: occurredOn }, seriesId } as const
  const found = await store.find('meetings', { filter, sort: [['occurredOn', 1]] })
  return found.filter((each) => each.state === 'convened')
}

/** The same where somebody speaks of "this and the following": a meeting by itself has none. */
export async function followingOf(
  meeting: ConvenedMeeting,
  { store }: Context,
): Promise<ConvenedMeeting[] | Refusal<'not-in-series'>> {
  if (meeting.seriesId === undefined) return refuse('not-in-series', { field: 'scope' })
  return followingIn(meeting, store)
}
