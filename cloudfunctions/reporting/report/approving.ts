/**
 * The meeting that approved a report: which may, whether enough were there and the report was among its business, until when
 * what was written lay before it, and what was written after.
 */
import type { Refusal } from '#contract'
import type { Branch } from '#domain/branch/branch'
import type { ClosedMeeting, Meeting } from '#domain/meeting/meeting'
import type { MeetingKind } from '#domain/meeting/meeting-kinds'
import { holdsOrgan } from '#domain/meeting/organs-held'
import { quorumSentence } from '#domain/meeting/quorum'
import type { Approval, Unfitness } from '#domain/report/final-report'
import { addDays } from '#domain/time/civil-date'
import { instantAt, type Instant } from '#domain/time/instant'
import { branchFacts } from '../../application/norms/branch-facts'
import { refuse, type BranchContext } from '../../application/ports/handling'
import { writtenAfter } from './approved-words'
import type { ReadReport } from './whole-report'

/** So many of what was written after are named. */
const NAMED = 3

/** Committees, the leading group and the general meeting decide on a report; a cell or a lecture does not. */
export function mayApprove(meeting: Meeting): meeting is ClosedMeeting {
  return meeting.state === 'closed' && decidesOnReports(meeting)
}

function decidesOnReports({ organ, kinds }: Meeting): boolean {
  return organ === 'committee' || organ === 'leading-group' || kinds.includes('general-meeting')
}

/** Which usually does: the Party group in a bureau, the committee in a branch that has one, else the general meeting. */
export async function approvingKind(context: BranchContext): Promise<MeetingKind> {
  if (holdsOrgan(context.branch.kind, 'leading-group')) return 'leading-group-session'
  const { hasCommittee } = await branchFacts(context)
  return hasCommittee ? 'committee-meeting' : 'general-meeting'
}

/** Whether it is convened to deal with the report of that year. */
export function isToApprove(meeting: Meeting, year: number): boolean {
  return meeting.state === 'convened' && decidesOnReports(meeting) && announces(meeting, year)
}

/** When it was closed; written down on a later day, the end of the day on which it took place. */
export function heldUntil({ closedAt, occurredOn }: ClosedMeeting): Instant {
  const endOfDay = instantAt(addDays(occurredOn, 1), '00:00')
  return closedAt < endOfDay ? closedAt : endOfDay
}

export function approvalBy({ _id, title, occurredOn }: Meeting): Approval {
  return { meetingId: _id, title, occurredOn }
}

/**
 * What is missing of the people: the quorum its kind asks for as it was kept, else more than half of those who were due.
 * Undefined where enough were there.
 */
function peopleMissing({ quorum, tally: { expected, present } }: ClosedMeeting): string | undefined {
  if (quorum) return quorum.isMet ? undefined : quorumSentence(quorum)
  return present * 2 > expected ? undefined : `应到${expected}人，到会${present}人，没有超过半数。`
}

/**
 * 述职报告, 述职述廉报告; of another year where that stands before it: 2023年度抓党建工作述职报告, 2023年述职报告. What the leader of
 * a cell reports to the branch is none of it.
 */
const DUTY_REPORT = /(?:(\d{4})年度?)?[^，。；、\d]*述职[^，。；、]{0,6}报告/g
const OF_A_CELL = /小组/

function namesReport(words: string, year: number): boolean {
  return [...words.matchAll(DUTY_REPORT)].some(
    ([said, of]) => !OF_A_CELL.test(said) && (of === undefined || Number(of) === year),
  )
}

/** By its title and its agenda. */
function announces({ title, agenda }: Meeting, year: number): boolean {
  return [title, ...agenda.map((item) => item.title)].some((words) => namesReport(words, year))
}

/** Whether the report was among its business, by its title, its agenda and what it voted on; and what was voted. */
function dealtWith(meeting: ClosedMeeting, year: number): 'dealt' | 'voted-down' | 'not-named' {
  const voted = meeting.decisions.filter((decision) => namesReport(decision.title, year))
  // Of a vote taken again the last stands; another vote about the report, on amending it, makes up for none.
  const standing = new Map(voted.map(({ title, passes }) => [title, passes]))
  if (standing.size > 0) return [...standing.values()].every(Boolean) ? 'dealt' : 'voted-down'
  return announces(meeting, year) ? 'dealt' : 'not-named'
}

type Unfit = Unfitness | 'no-such-meeting' | 'meeting-cannot-approve' | 'meeting-before-draft' | 'written-after-meeting'

interface Unfitting {
  readonly why: Unfitness
  /** What is missing of the people, where that is why. */
  readonly missing?: string
}

/** Why a meeting cannot have approved the report of that year, whatever was written since; undefined where it can. */
export function whyUnfit(meeting: ClosedMeeting, year: number): Unfitting | undefined {
  const missing = peopleMissing(meeting)
  if (missing !== undefined) return { why: 'meeting-without-quorum', missing }
  const dealt = dealtWith(meeting, year)
  if (dealt === 'not-named') return { why: 'meeting-without-report' }
  return dealt === 'voted-down' ? { why: 'meeting-voted-down' } : undefined
}

/** Whether it decided on the report at all. */
function unfitBySelf(meeting: ClosedMeeting, year: number): Refusal<Unfit> | undefined {
  const { why, ...missing } = whyUnfit(meeting, year) ?? {}
  return why && refuse(why, { field: 'meetingId', detail: { meeting: meeting.title, year, ...missing } })
}

/** The approval of the report as it reads now, word for word; refused where the meeting had another before it. */
export function approvalOf(
  read: ReadReport,
  meeting: Meeting | undefined,
  branch: Pick<Branch, '_id'>,
): Approval | Refusal<Unfit> {
  const field = 'meetingId'
  if (meeting?.branchId !== branch._id) return refuse('no-such-meeting', { field })
  if (!mayApprove(meeting)) return refuse('meeting-cannot-approve', { field })
  const unfit = unfitBySelf(meeting, read.report.year)
  if (unfit) return unfit
  const until = heldUntil(meeting)
  if (until < read.report.draftedAt) return refuse('meeting-before-draft', { field })
  const after = writtenAfter(read, until)
  if (after.length === 0) return approvalBy(meeting)
  const what = `${after.slice(0, NAMED).join('、')}${after.length > NAMED ? `等${after.length}处` : ''}`
  return refuse('written-after-meeting', { field, detail: { meeting: meeting.title, what } })
}
