import { countedIn, dueByRule, dueOn, fullMembersAmong, ruledWhenClosed, votersAmong } from '#domain/meeting/due-roll'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import type { MemberId } from '#domain/people/identity'
import type { Member } from '#domain/people/member'
import { byName } from '../../member-names'
import { isRefusal, notPermitted, type BranchContext, type Handlers } from '../../ports/handling'
import { keepsMeeting, meetingOf } from '../finding-meetings'
import { registerOf } from '../due-on-day'
import { cellMissing, organMissing } from './planning'

/** Whom a meeting would gather, shown before it is convened, and who may vote, shown before it is closed or corrected. */
export const dueHandlers: Handlers<'meeting.due'> = {
  'meeting.due': async ({ branchId: _, meetingId, ...asked }, context) => {
    const { store, branch } = context
    const planned = { ...asked, branchId: branch._id }
    const [meeting, register] = await Promise.all([
      meetingId === null ? undefined : meetingOf(meetingId, context),
      registerOf(planned, asked.occurredOn, store),
    ])
    if (isRefusal(meeting)) return meeting
    if (!keepsMeeting(meeting ?? asked, context)) return notPermitted('keep-meetings')
    const { members, appointments } = register
    // What is frozen is answered as it is, whatever has become of the cell or the register since.
    if (meeting?.state === 'closed')
      return answerOf(meeting, { byRule: ruledWhenClosed(meeting), due: meeting.dueIds, members }, context)
    const missing =
      (meeting ? undefined : organMissing(asked, context)) ?? cellMissing(asked, asked.occurredOn, context)
    if (missing) return missing
    const change = meeting?.dueChange ?? null
    const known = await withThese(change?.added ?? [], members, context)
    return answerOf(
      { ...asked, withoutVoteIds: [], dueChange: change },
      {
        byRule: dueByRule(planned, asked.occurredOn, members, appointments),
        due: dueOn(planned, asked.occurredOn, change, known, appointments),
        members: known,
      },
      context,
    )
  },
}

interface Gathered {
  readonly byRule: readonly MemberId[]
  readonly due: readonly MemberId[]
  /** Those of them who have been read already, and maybe others. */
  readonly members: readonly Member[]
}

type Frozen = Pick<ClosedMeeting, 'occurredOn' | 'withoutVoteIds' | 'fullMemberIds' | 'dueChange'>

async function answerOf(
  { occurredOn, withoutVoteIds, fullMemberIds, dueChange }: Frozen,
  { byRule, due, members: read }: Gathered,
  context: BranchContext,
) {
  const shown = [...new Set([...byRule, ...due])]
  const members = await withThese(shown, read, context)
  const counted = countedIn({ dueIds: due, dueChange })
  const full = fullMemberIds ?? fullMembersAmong(counted, occurredOn, members)
  const voters = votersAmong(full, withoutVoteIds)
  const groundOf = (id: MemberId) => {
    const left = dueChange?.lawful?.find(({ memberId }) => memberId === id)
    return left ? { ground: left.ground } : {}
  }
  const people = shown.map((memberId) => ({
    memberId,
    name: members.find(({ _id }) => _id === memberId)?.name ?? null,
    byRule: byRule.includes(memberId),
    isDue: due.includes(memberId),
    hasVote: voters.has(memberId),
    ...groundOf(memberId),
  }))
  const sorted = byName<(typeof people)[number]>(
    ({ name }) => name ?? '',
    ({ memberId }) => memberId,
  )
  return { people: people.sort(sorted) }
}

/** These members too: asked for only where they are not among those read already. */
async function withThese(
  ids: readonly MemberId[],
  members: readonly Member[],
  { store }: BranchContext,
): Promise<readonly Member[]> {
  const known = new Set(members.map(({ _id }) => _id))
  const missing = ids.filter((id) => !known.has(id))
  return missing.length > 0 ? [...members, ...(await store.findAll('members', { _id: { $in: missing } }))] : members
}
