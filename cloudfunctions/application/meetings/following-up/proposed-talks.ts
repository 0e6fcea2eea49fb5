import { addDays } from '#domain/time/civil-date'
import type { CivilDate } from '#domain/time/civil-date'
import type { MemberId } from '#domain/people/identity'
import { isPartyMember, standingIn } from '#domain/people/roll'
import { LOOKED_BACK_DAYS, proposedTalks, TALK_KINDS, type Absence, type Talk } from '#domain/meeting/proposed-talk'
import { thresholdsOf } from '#domain/branch/threshold'
import { byName } from '../../member-names'
import type { BranchContext, Handlers } from '../../ports/handling'

/** With whom a talk is proposed, to the secretary alone; see domain/meeting/proposed-talk.ts. */
export const talkHandlers: Handlers<'meeting.talksProposed'> = {
  'meeting.talksProposed': async (_, context) => {
    const { branch, today } = context
    const from = addDays(today, -LOOKED_BACK_DAYS)
    const atLeast = thresholdsOf(branch, today)['absences-before-talk']
    const absences = await absencesSince(from, context)
    const often = proposedTalks(absences, [], atLeast).map(({ memberId }) => memberId)
    const [members, talks] = await Promise.all([onRoll(often, context), talksWith(often, from, context)])
    const people = proposedTalks(absences, talks, atLeast).flatMap(({ memberId, absences: those }) => {
      const member = members.find(({ _id }) => _id === memberId)
      if (!member) return []
      return [{ memberId, name: member.name, absences: those.map(({ memberId: __, ...absence }) => absence) }]
    })
    const inOrder = byName<(typeof people)[number]>(
      ({ name }) => name,
      ({ memberId }) => memberId,
    )
    return { on: today, from, absences: atLeast, people: people.sort(inOrder) }
  },
}

/** Absences without leave at meetings of the branch and its cells. */
async function absencesSince(from: CivilDate, { store, branch, today }: BranchContext): Promise<Absence[]> {
  const meetings = await store.findAll('meetings', {
    branchId: branch._id,
    state: 'closed',
    occurredOn: { $gte: from, $lte: today },
    organ: { $in: ['branch', 'cell'] },
  })
  const closed = meetings.filter((meeting) => meeting.state === 'closed')
  return closed.flatMap(({ _id: meetingId, title, kinds, occurredOn, sheet }) =>
    sheet
      .filter(({ mark }) => mark === 'absent')
      .map(({ memberId }) => ({ memberId, meetingId, title, kinds: [...kinds], occurredOn })),
  )
}

/** Those who are still Party members of the branch: whoever has left it is another secretary's care. */
async function onRoll(ids: readonly MemberId[], { store, branch, today }: BranchContext) {
  const members = ids.length ? await store.findAll('members', { _id: { $in: ids } }) : []
  return members.filter((member) => {
    const span = standingIn(member, branch._id, today)
    return span !== undefined && isPartyMember(span.stage)
  })
}

/** Talks that are recorded, also those not yet confirmed; one that was withdrawn or disputed is none. */
async function talksWith(ids: readonly MemberId[], from: CivilDate, { store, branch }: BranchContext): Promise<Talk[]> {
  if (ids.length === 0) return []
  const entries = await store.findAll('ledger', {
    branchId: branch._id,
    kind: { $in: TALK_KINDS },
    occurredOn: { $gte: from },
    state: { $in: ['proposed', 'confirmed'] },
  })
  return entries.flatMap(({ memberId, values, occurredOn }) =>
    [memberId, values['partner']]
      .filter((id): id is string => typeof id === 'string')
      .map((each) => ({ memberId: each, occurredOn })),
  )
}
