import { votersAmong } from '#domain/due-roll'
import { byName } from '../entries/member-names'
import { isRefusal, type Handlers } from '../ports/handling'
import { meetingOf } from './found'
import { dueIdsOf, ruledDue } from './due-on-day'
import { cellMissing } from './plan'

/** Whom a meeting would gather, shown before it is convened, and who may vote, shown before it is closed. */
export const dueHandlers: Handlers<'meeting.due'> = {
  'meeting.due': async ({ organ, cellId, occurredOn, meetingId }, context) => {
    const noCell = cellMissing({ cellId }, occurredOn, context)
    if (noCell) return noCell
    const meeting = meetingId === null ? undefined : await meetingOf(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const { store, branch } = context
    const asked = { organ, cellId, branchId: branch._id, occurredOn }
    const [byRule, due] = await Promise.all([
      ruledDue(asked, occurredOn, store),
      dueIdsOf({ ...asked, state: 'convened', dueIds: [], dueChange: meeting?.dueChange ?? null }, store),
    ])
    const shown = [...new Set([...byRule, ...due])]
    const members = shown.length ? await store.findAll('members', { _id: { $in: shown } }) : []
    const voters = votersAmong(due, meeting?.withoutVoteIds ?? [], occurredOn, members)
    const people = shown.map((memberId) => ({
      memberId,
      name: members.find(({ _id }) => _id === memberId)?.name ?? null,
      byRule: byRule.includes(memberId),
      isDue: due.includes(memberId),
      hasVote: voters.has(memberId),
    }))
    const sorted = byName<(typeof people)[number]>(
      ({ name }) => name ?? '',
      ({ memberId }) => memberId,
    )
    return { people: people.sort(sorted) }
  },
}
