import type { RequestOf } from '#contract'
import { daysBetween, type CivilDate } from '../../../domain/time/civil-date'
import { isLifeMeeting } from '../../../domain/meeting/meeting-organs'
import { quorumOf, quorumSentence } from '../../../domain/meeting/quorum'
import type { DuePerson, LiveView, MarkLine, MeetingView } from '../../../services/meetings'
import { isOpen } from '../scan-rows'
import { ballotsOf, type QuorumNow, type VoteDraft, type Voters } from '../components/vote-form/vote-draft'

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

/**
 * Full members due, but for those named as without a vote; those of them who are noted as there; and whether that makes the
 * quorum.
 */
export function votersOf(
  meeting: MeetingView,
  due: readonly DuePerson[],
  { people }: LiveView,
  withoutVote: readonly string[],
): Voters {
  const voters = due.filter(({ hasVote, isDue, memberId }) => isDue && hasVote && !withoutVote.includes(memberId))
  const there = new Set(
    people.filter(({ mark }) => mark === 'present' || mark === 'observer').map(({ memberId }) => memberId),
  )
  return {
    votersDue: voters.length,
    votersPresent: voters.filter(({ memberId }) => there.has(memberId)).length,
    quorum: quorumNow(meeting, due, people, withoutVote),
  }
}

/** Whether there are enough people to decide, as the marks stand; null where no rule asks. */
export function quorumNow(
  meeting: MeetingView,
  due: readonly DuePerson[],
  marks: readonly MarkLine[],
  withoutVote: readonly string[],
): QuorumNow {
  const isDue = due.filter((person) => person.isDue)
  const voters = isDue.filter(({ hasVote, memberId }) => hasVote && !withoutVote.includes(memberId))
  const people = {
    dueIds: isDue.map(({ memberId }) => memberId),
    voters: new Set(voters.map(({ memberId }) => memberId)),
    // A committee's meeting is due to its members by rule, whoever was taken off or added.
    committee: new Set(due.filter(({ byRule }) => byRule).map(({ memberId }) => memberId)),
  }
  const sheet = marks.flatMap(({ memberId, mark, source, markedAt, reason }) =>
    mark ? [{ memberId, mark, source, markedAt, reason }] : [],
  )
  const quorum = quorumOf(meeting, people, sheet)
  return quorum && { text: quorumSentence(quorum), isMet: quorum.isMet }
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
