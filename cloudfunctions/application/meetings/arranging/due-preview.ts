import { fullMembersAmong, ruledWhenClosed, votersAmong } from '#domain/meeting/due-roll'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { byName } from '../../member-names'
import { isRefusal, type BranchContext, type Handlers } from '../../ports/handling'
import { meetingOf } from '../finding-meetings'
import { dueAsPlanned, ruledDue } from '../due-on-day'
import { cellMissing } from './planning'

/** Whom a meeting would gather, shown before it is convened, and who may vote, shown before it is closed or corrected. */
export const dueHandlers: Handlers<'meeting.due'> = {
  'meeting.due': async ({ branchId: _, meetingId, ...asked }, context) => {
    const meeting = meetingId === null ? undefined : await meetingOf(meetingId, context)
    if (isRefusal(meeting)) return meeting
    // What is frozen is answered as it is, whatever has become of the cell or the register since.
    if (meeting?.state === 'closed')
      return answerOf(meeting, { byRule: ruledWhenClosed(meeting), due: meeting.dueIds }, context)
    const noCell = cellMissing(asked, asked.occurredOn, context)
    if (noCell) return noCell
    const { store, branch } = context
    const planned = { ...asked, branchId: branch._id }
    const [byRule, due] = await Promise.all([
      ruledDue(planned, asked.occurredOn, store),
      dueAsPlanned({ ...planned, dueChange: meeting?.dueChange ?? null }, store),
    ])
    return answerOf({ ...asked, withoutVoteIds: [] }, { byRule, due }, context)
  },
}

async function answerOf(
  { occurredOn, withoutVoteIds, fullMemberIds }: Pick<ClosedMeeting, 'occurredOn' | 'withoutVoteIds' | 'fullMemberIds'>,
  { byRule, due }: { readonly byRule: readonly string[]; readonly due: readonly string[] },
  { store }: BranchContext,
) {
  const shown = [...new Set([...byRule, ...due])]
  const members = shown.length ? await store.findAll('members', { _id: { $in: shown } }) : []
  const voters = votersAmong(fullMemberIds ?? fullMembersAmong(due, occurredOn, members), withoutVoteIds)
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
}
