/**
 * The meeting that approved a report: which may, whether enough were there and the report was among its business, until when
 * what was written lay before it, and what was written after.
 */
import type { Refusal } from '#contract'
import type { Branch } from '#domain/branch/branch'
import type { Decision } from '#domain/meeting/decision'
import { peopleMissing } from '#domain/meeting/enough-people'
import type { ClosedMeeting, Meeting } from '#domain/meeting/meeting'
import type { MeetingKind } from '#domain/meeting/meeting-kinds'
import { holdsOrgan } from '#domain/meeting/organs-held'
import { itemOf, putsAnother, putsReport, speaksOfReport, type PutReport } from '#domain/report/approval-wording'
import type { StoredReport } from '#domain/report/duty-report'
import {
  versionWords,
  type Approval,
  type ApprovalNow,
  type FinalPlace,
  type Unfitness,
} from '#domain/report/final-report'
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

export function decidesOnReports({ organ, kinds }: Meeting): boolean {
  return organ === 'committee' || organ === 'leading-group' || kinds.includes('general-meeting')
}

/** Which usually does: the Party group in a bureau, the committee in a branch that has one, else the general meeting. */
export async function approvingKind(context: BranchContext): Promise<MeetingKind> {
  if (holdsOrgan(context.branch.kind, 'leading-group')) return 'leading-group-session'
  const { hasCommittee } = await branchFacts(context)
  return hasCommittee ? 'committee-meeting' : 'general-meeting'
}

/** Which report a meeting would have to name. */
export function putReportOf(
  { year, cutOff, scope, unit, author }: Pick<StoredReport, 'year' | 'cutOff' | 'scope' | 'unit' | 'author'>,
  { kind, name }: Pick<Branch, 'kind' | 'name'>,
): PutReport {
  return { year, cutOff, scope, isBureau: kind === 'bureau', units: [unit, name], author: author?.name }
}

/** Whether it is convened to deal with that report. */
export function isToApprove(meeting: Meeting, report: PutReport): boolean {
  return meeting.state === 'convened' && decidesOnReports(meeting) && announces(meeting, report)
}

/**
 * When it was over: when it was to end or, closed before that, when it was closed; never later than its day. When its record was typed in says
 * nothing of what lay before it.
 */
export function heldUntil({
  closedAt,
  endsAt,
  occurredOn,
}: Pick<ClosedMeeting, 'closedAt' | 'endsAt' | 'occurredOn'>): Instant {
  const ends = [closedAt, endsAt, instantAt(addDays(occurredOn, 1), '00:00')]
  return ends.reduce((earliest, each) => (each < earliest ? each : earliest))
}

export function approvalBy({ _id, title, occurredOn }: Meeting): Approval {
  return { meetingId: _id, title, occurredOn }
}

/** Whether it puts that report to itself, by its title and its agenda. */
export function announces({ title, agenda }: Meeting, report: PutReport): boolean {
  return [title, ...agenda.map((item) => item.title)].some((words) => putsReport(words, report))
}

/** 关于第一项议题的表决: a vote on an item by its place on the agenda. */
const ITEM_BY_NUMBER =
  /^(?:关于|对|表决|通过|同意)*第?([一二三四五六七八九十\d]{1,2})(?:项|个)(?:议题|议程|事项)(?:的|进行)*(?:表决|决议|决定)?$/
const COUNTED = '一二三四五六七八九十'

function itemVotedOn({ agenda }: Meeting, words: string): string | undefined {
  const number = ITEM_BY_NUMBER.exec(words.replace(/\s/g, ''))?.[1]
  if (number === undefined) return undefined
  return agenda[(Number(number) || COUNTED.indexOf(number) + 1) - 1]?.title
}

/** Its votes and decisions with what each is on; one whose agenda puts another report of the year is on that. */
function decidedOn(
  meeting: ClosedMeeting,
  report: PutReport,
): { decision: Decision; words: string; isOnIt: boolean }[] {
  const items = meeting.agenda.map(({ title }) => title)
  const isOfAnother =
    items.some((words) => putsAnother(words, report)) && !items.some((words) => putsReport(words, report))
  return meeting.decisions.map((decision) => {
    const words = itemVotedOn(meeting, decision.title) ?? decision.title
    const isOnIt = putsReport(words, report) && !(isOfAnother && isUnmarked(words, report))
    return { decision, words, isOnIt }
  })
}

/** Whether any report of that year and organization may be meant. */
function isUnmarked(words: string, report: PutReport): boolean {
  const scope = report.scope === 'own' ? 'with-below' : 'own'
  return putsReport(words, { ...report, cutOff: addDays(report.cutOff, -1), scope })
}

/** Why it did not pass the report: the last of what it decided on it counts, and nothing else on it after that. */
function notPassed(meeting: ClosedMeeting, report: PutReport): Unfitting | undefined {
  const decided = decidedOn(meeting, report)
  const last = decided.findLastIndex(({ isOnIt }) => isOnIt)
  if (last < 0) return { why: announces(meeting, report) ? 'meeting-without-vote' : 'meeting-without-report' }
  if (decided[last]?.decision.passes !== true) return { why: 'meeting-voted-down' }
  const otherwise = decided
    .slice(last + 1)
    .find(({ decision, words }) => decision.passes && speaksOfReport(words) && !putsAnother(words, report))
  return otherwise && { why: 'meeting-decided-otherwise', missing: `“${otherwise.words}”。` }
}

/** A version that a meeting approved, as its head tells. */
export interface ApprovedVersion extends FinalPlace {
  readonly version: number
  readonly frozen: { readonly approval: Approval }
}

/** Whether both are of the same year, cut-off date and scope. */
export function isOfPlace(one: Place, other: Place): boolean {
  return one.year === other.year && one.cutOff === other.cutOff && one.scope === other.scope
}
type Place = Omit<FinalPlace, 'branchId'>

/** Another report that all it decided on this one has approved already: one decision approves one report. */
function approvedBefore(
  meeting: ClosedMeeting,
  report: PutReport,
  versions: readonly ApprovedVersion[],
): ApprovedVersion | undefined {
  const passed = decidedOn(meeting, report).filter(({ decision, isOnIt }) => isOnIt && decision.passes)
  return versions.find(
    (other) =>
      other.frozen.approval.meetingId === meeting._id &&
      !isOfPlace(other, report) &&
      passed.every(({ words }) =>
        putsReport(words, { ...report, year: other.year, cutOff: other.cutOff, scope: other.scope }),
      ),
  )
}

type Unfit = Unfitness | 'no-such-meeting' | 'meeting-cannot-approve' | 'meeting-before-draft' | 'written-after-meeting'

interface Unfitting {
  readonly why: Unfitness
  /** What is missing or stands against it, as a sentence, where the reason alone does not say it. */
  readonly missing?: string
}

/** Why a meeting cannot have approved that report, whatever was written since; undefined where it can. */
export function whyUnfit(
  meeting: ClosedMeeting,
  report: PutReport,
  versions: readonly ApprovedVersion[] = [],
): Unfitting | undefined {
  const missing = peopleMissing(meeting)
  if (missing !== undefined) return { why: 'meeting-without-quorum', missing }
  const unpassed = notPassed(meeting, report)
  if (unpassed) return unpassed
  const other = approvedBefore(meeting, report, versions)
  return other && { why: 'meeting-approved-another', missing: `${reportNamed(other, report)}${versionWords(other)}。` }
}

function reportNamed({ year, scope }: FinalPlace, { isBureau }: PutReport): string {
  return `${year}年度述职报告${isBureau ? `（${scope === 'own' ? '本级' : '含下级'}）` : ''}`
}

/** What the meeting that approved a final report is to it now: its record may have been corrected since. */
export function approvalNow(meeting: Meeting | undefined, report: PutReport, finalizedAt: Instant): ApprovalNow {
  if (meeting === undefined || !mayApprove(meeting)) return { lost: 'meeting-gone', correctedAt: null }
  const last = meeting.corrections.filter(({ at }) => at > finalizedAt).at(-1)
  // What was taken for approved as it stood then goes on being so.
  if (!last) return { lost: null, correctedAt: null }
  return { lost: whyUnfit(meeting, report)?.why ?? null, correctedAt: last.at }
}

/** The approval of the report as it reads now, word for word; refused where the meeting had another before it. */
export function approvalOf(
  read: ReadReport,
  meeting: Meeting | undefined,
  { branch, versions }: { readonly branch: Branch; readonly versions: readonly ApprovedVersion[] },
): Approval | Refusal<Unfit> {
  const field = 'meetingId'
  if (meeting?.branchId !== branch._id) return refuse('no-such-meeting', { field })
  if (!mayApprove(meeting)) return refuse('meeting-cannot-approve', { field })
  const put = putReportOf(read.report, branch)
  const { why, ...missing } = whyUnfit(meeting, put, versions) ?? {}
  if (why)
    return refuse(why, { field, detail: { meeting: meeting.title, year: put.year, item: itemOf(put), ...missing } })
  const until = heldUntil(meeting)
  if (until < read.report.draftedAt) return refuse('meeting-before-draft', { field })
  const after = writtenAfter(read, until)
  if (after.length === 0) return approvalBy(meeting)
  const what = `${after.slice(0, NAMED).join('、')}${after.length > NAMED ? `等${after.length}处` : ''}`
  return refuse('written-after-meeting', { field, detail: { meeting: meeting.title, what } })
}
