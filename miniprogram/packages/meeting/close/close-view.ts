import type { RequestOf } from '#contract'
import { daysBetween, type CivilDate } from '../../../domain/time/civil-date'
import { votersThere } from '../../../domain/meeting/decision'
import { isLifeMeeting } from '../../../domain/meeting/meeting-organs'
import { quorumOf, quorumSentence } from '../../../domain/meeting/quorum'
import type { DuePerson, LiveView, MarkLine, MeetingView } from '../../../services/meetings'
import { isOpen } from '../scan-rows'
import { ballotsOf } from '../components/vote-form/vote-count'
import { BLANK_VOTE, type VoteDraft, type Voters } from '../components/vote-form/vote-draft'

/** What is typed when a meeting is closed. */
export type CloseDraft = Readonly<{
  minutes: string
  votes: readonly VoteDraft[]
  withoutVote: readonly string[]
  raised: string
  rectified: string
  lateReason: string
}>
export const BLANK_CLOSING: CloseDraft = {
  minutes: '',
  votes: [],
  withoutVote: [],
  raised: '',
  rectified: '',
  lateReason: '',
}

/** As it was kept on the phone, be it by an earlier version that knew less of a vote. */
export function wholeDraft(kept: CloseDraft): CloseDraft {
  return { ...kept, votes: kept.votes.map((vote) => ({ ...BLANK_VOTE, ...vote })) }
}

/** What is known of a meeting that is to be closed. */
export interface Closing {
  readonly meeting: MeetingView
  readonly live: LiveView
  readonly due: readonly DuePerson[]
}

/** Those with a vote, who may be named as without one at this meeting. */
export function mayBeWithoutVote({ due }: Closing) {
  const voters = due.filter(({ isDue, hasVote }) => isDue && hasVote)
  return voters.map(({ memberId, name }) => ({ memberId, name: name ?? '' }))
}

/** Who may vote and who of them is noted as there, and whether that makes the quorum: by one count, as the server has it. */
export function votersOf(
  meeting: MeetingView,
  due: readonly DuePerson[],
  marks: readonly MarkLine[],
  withoutVote: readonly string[],
  /** Of a closed meeting, how many of those who count have none there already. */
  alreadyWithout = 0,
): Voters {
  const idsOf = (test: (person: DuePerson) => boolean) => due.filter(test).map(({ memberId }) => memberId)
  const full = idsOf((person) => countsWhenDecided(person) && person.hasVote)
  const voters = new Set(full.filter((id) => !withoutVote.includes(id)))
  const people = {
    dueIds: idsOf(({ isDue }) => isDue),
    counted: idsOf(countsWhenDecided),
    withoutVote: alreadyWithout + full.length - voters.size,
    voters,
    // A committee's meeting is due to its members by rule, whoever was taken off or added.
    committee: new Set(idsOf(({ byRule }) => byRule)),
  }
  const sheet = marks.flatMap(({ memberId, mark, source, markedAt, reason }) =>
    mark ? [{ memberId, mark, source, markedAt, reason }] : [],
  )
  const quorum = quorumOf(meeting, people, sheet)
  return {
    votersDue: voters.size,
    votersPresent: votersThere(voters, sheet),
    quorum: quorum && { text: quorumSentence(quorum), isMet: quorum.isMet },
    ...{ on: meeting.occurredOn, kinds: meeting.kinds },
  }
}

/** Due, or taken off those due on no lawful ground. */
function countsWhenDecided({ isDue, byRule, ground }: DuePerson): boolean {
  return isDue || (byRule && ground === undefined)
}

export function closingOf(
  draft: CloseDraft,
  voters: Voters,
  at: { readonly branchId: string; readonly meetingId: string },
  isLate: boolean,
): { input: RequestOf<'meeting.close'> } | { fault: string } {
  const counted = ballotsOf(draft.votes, voters)
  if ('fault' in counted) return counted
  const problems = problemsOf(draft)
  if ('fault' in problems) return problems
  const lateReason = draft.lateReason.trim()
  if (isLate && lateReason.length < 2) return { fault: '这次会议属于补录，请写明补录的原因。' }
  if (lateReason.length === 1) return { fault: '会后才整理的原因请再写详细一点，也可以不写。' }
  return {
    input: {
      ...at,
      minutes: draft.minutes.trim(),
      decisions: counted.ballots,
      withoutVote: [...draft.withoutVote],
      ...problems,
      lateReason: lateReason || null,
    },
  }
}

/** Both numbers, or what is wrong with them. */
export function problemsOf({
  raised,
  rectified,
}: Pick<CloseDraft, 'raised' | 'rectified'>):
  { problemsRaised: number; problemsRectified: number } | { fault: string } {
  if (![raised, rectified].every((text) => /^\d{0,3}$/.test(text.trim()))) return { fault: '问题个数请填写整数。' }
  const [problemsRaised, problemsRectified] = [Number(raised.trim()), Number(rectified.trim())]
  if (problemsRectified > problemsRaised) return { fault: '已整改的问题不能多于查摆出的问题。' }
  return { problemsRaised, problemsRectified }
}

/** What somebody should know before the record is fixed. */
export function beforeClosing(live: LiveView, meeting: MeetingView, today: CivilDate) {
  const { unmarked, scans } = live
  const unsettled = scans.filter(isOpen).length
  return {
    scans: unsettled > 0 ? `还有 ${unsettled} 次没有签成的扫码没有处理，结束后也可以在会议记录里处理。` : '',
    unmarked: unmarked > 0 ? `还有 ${unmarked} 人没有登记，结束后记为缺席。` : '',
    isLifeMeeting: isLifeMeeting(meeting.kinds),
    isPast: daysBetween(meeting.occurredOn, today) > 0,
    /** Why is then to be written down. */
    isLate: today >= meeting.lateFrom,
  }
}
