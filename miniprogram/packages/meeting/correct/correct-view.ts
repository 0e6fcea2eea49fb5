import type { RequestOf } from '#contract'
import type { Counts } from '../../../domain/meeting/votes'
import type { DuePerson, MarkLine, MeetingView } from '../../../services/meetings'
import { ballotsOf } from '../components/vote-form/vote-count'
import type { CountsDraft, VoteDraft, Voters } from '../components/vote-form/vote-draft'
import { problemsOf, votersOf } from '../close/close-view'
import { changedMarks, withEdits, type Edits } from '../sheet-edits'

/** What is typed when the record of a closed meeting is corrected. */
export type CorrectDraft = Readonly<{
  minutes: string
  votes: readonly VoteDraft[]
  raised: string
  rectified: string
  reason: string
}>

/** What is corrected: the meeting, who could be due at it, and the lines that can be changed. */
export interface Corrected {
  readonly meeting: MeetingView
  readonly due: readonly DuePerson[]
  readonly lines: readonly MarkLine[]
}

/** The record as it stands, to be written over. */
export function draftOf(meeting: MeetingView): CorrectDraft {
  const { proceedings, problemsRaised, problemsRectified } = meeting
  return {
    minutes: proceedings?.minutes ?? '',
    votes: (proceedings?.decisions ?? []).map(voteOf),
    raised: String(problemsRaised),
    rectified: String(problemsRectified),
    reason: '',
  }
}

type DecisionLine = NonNullable<MeetingView['proceedings']>['decisions'][number]

function voteOf({
  title,
  kind,
  isMajor,
  written,
  papers,
  seats,
  candidates,
  plan,
  ...counts
}: DecisionLine): VoteDraft {
  return {
    ...{ title, kind, isMajor, ...typed(counts) },
    written: written && typed(written),
    papers: papers && {
      issued: String(papers.issued),
      returned: String(papers.returned),
      spoiled: String(papers.spoiled),
    },
    seats: seats === null ? '' : String(seats),
    candidates: candidates.map(({ name, ...votes }) => ({ name, ...typed(votes) })),
    plan: null,
    planEntryId: plan?.entryId ?? '',
  }
}

function typed({ yes, no, abstain }: Counts): CountsDraft {
  return { yes: String(yes), no: String(no), abstain: String(abstain) }
}

/** Those with a vote at the meeting, who of them was there by the corrected list, and whether that makes the quorum. */
export function votersBy(
  meeting: MeetingView,
  due: readonly DuePerson[],
  lines: readonly MarkLine[],
  edits: Edits,
): Voters {
  // Who had no vote at this meeting has none in `due` either.
  return votersOf(meeting, due, withEdits(lines, edits), [], meeting.record?.withoutVote.length)
}

/** The lines that can be corrected: the sheet, and whoever's mark came in while the meeting was being closed. */
export function correctableLines({ record }: MeetingView): MarkLine[] {
  if (!record) return []
  const listed = new Set(record.sheet.map(({ memberId }) => memberId))
  const late = record.afterClosing.filter(({ memberId }) => !listed.has(memberId))
  return [...record.sheet, ...late.map((line) => ({ ...line, mark: null, source: null, markedAt: null, reason: null }))]
}

/** `46 人`, and how many of them are changed. */
export function listedText(lines: readonly MarkLine[], edits: Edits): string {
  const many = changedMarks(lines, edits).length
  return `${lines.length} 人${many > 0 ? `，改了 ${many} 人` : ''}`
}

/** The marks that came in while the meeting was being closed, taken in. */
export function takenIn({ record }: MeetingView): Edits {
  return Object.fromEntries(
    (record?.afterClosing ?? []).flatMap(({ memberId, mark }) => (mark ? [[memberId, mark]] : [])),
  )
}

/** What is sent: only the parts that differ, or the first thing that is missing. */
export function correctionOf(
  meeting: MeetingView,
  draft: CorrectDraft,
  lines: readonly MarkLine[],
  edits: Edits,
  voters: Voters,
): { change: Omit<RequestOf<'meeting.correct'>, 'branchId' | 'meetingId'> } | { fault: string } {
  const counted = ballotsOf(draft.votes, voters)
  if ('fault' in counted) return counted
  const problems = problemsOf(draft)
  if ('fault' in problems) return problems
  const before = draftOf(meeting)
  const marks = changedMarks(lines, edits)
  const change = {
    ...(marks.length > 0 ? { marks } : {}),
    ...(draft.minutes.trim() === before.minutes.trim() ? {} : { minutes: draft.minutes.trim() }),
    ...(JSON.stringify(draft.votes) === JSON.stringify(before.votes)
      ? {}
      : { decisions: counted.ballots.map((ballot, at) => ({ ...ballot, planEntryId: counted.itemIds[at] ?? null })) }),
    ...(draft.raised.trim() === before.raised ? {} : { problemsRaised: problems.problemsRaised }),
    ...(draft.rectified.trim() === before.rectified ? {} : { problemsRectified: problems.problemsRectified }),
  }
  if (Object.keys(change).length === 0) return { fault: '还没有改动。' }
  const reason = draft.reason.trim()
  if (reason.length < 2) return { fault: '请写明更正的原因。' }
  return { change: { ...change, reason } }
}
