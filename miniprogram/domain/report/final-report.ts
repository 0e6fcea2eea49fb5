/** A report made final (定稿): its text, figures and open points frozen as they were printed, and which meeting approved it. */
import type { BranchId, MemberId, Stored } from '../people/identity'
import { formatChineseDate, type CivilDate } from '../time/civil-date'
import type { Instant } from '../time/instant'
import { yearPeriod } from '../time/period'
import type { ReportScope, StoredReport } from './duty-report'
import type { OpenPoint } from './open-point'

/** The meeting that approved it, as it was recorded then. */
export interface Approval {
  readonly meetingId: string
  readonly title: string
  readonly occurredOn: CivilDate
}

/** Why a meeting that was held cannot have approved a report. */
export const UNFITNESSES = [
  'meeting-without-quorum',
  'meeting-without-report',
  'meeting-without-vote',
  'meeting-voted-down',
  'meeting-decided-otherwise',
  'meeting-approved-another',
] as const
export type Unfitness = (typeof UNFITNESSES)[number]

/** Why no report can be approved at a meeting that is still to be closed. */
export const NOT_TO_VOTE = ['meeting-cannot-approve', 'no-draft', 'meeting-before-draft'] as const
export type NotToVote = (typeof NOT_TO_VOTE)[number]

/** What has become, by its record as it is now, of the meeting that approved a report. */
export interface ApprovalNow {
  /** Null where it still approves it; `meeting-gone`: there is no such closed meeting any more. */
  readonly lost: Unfitness | 'meeting-gone' | null
  /** When its record was last corrected since the report was made final; null where it was not. */
  readonly correctedAt: Instant | null
}

/** The report with people's words in it, and what was known to be open. `Document`: as it is laid out to be printed. */
export interface FrozenReport<Document = unknown> {
  readonly report: Omit<StoredReport, 'revision'>
  readonly approval: Approval
  /** What its author was told and went on with. */
  readonly openPoints: readonly OpenPoint[]
  /** What is printed rests on nothing else, whatever the program would make of the report later. */
  readonly document: Document
}

/**
 * `_id` is `<branch>:<year>:<cut-off>:<scope>:<version>`; a new version never takes the place of one before. Signed by the
 * author of the report, or in their place by who holds the post now.
 */
export interface FinalReport<Document = unknown> extends Stored, FinalPlace {
  /** Counted for each year, cut-off date and scope. */
  readonly version: number
  /** The digest of what the author was shown: the report and its open points. */
  readonly agreed: string
  readonly frozen: FrozenReport<Document>
  readonly finalizedAt: Instant
  readonly finalizedBy: MemberId
  /** SHA-256 of the canonical JSON of all that stands above, `_id` included, in hexadecimal. */
  readonly hash: string
  /** As it is printed: `printedHash(hash)`. */
  readonly code: string
  /** Over `hash`, under a key that only the functions know. */
  readonly seal: string
}

export interface FinalPlace {
  readonly branchId: BranchId
  readonly year: number
  readonly cutOff: CivilDate
  readonly scope: ReportScope
}

export function finalId({ branchId, year, cutOff, scope }: FinalPlace, version: number): string {
  return `${branchId}:${year}:${cutOff}:${scope}:${version}`
}

/** So many hexadecimal digits of the hash are printed. */
const PRINTED = 16

/** `9F3A-12C4-77B0-E1D5`: what a person can type from paper. */
export function printedHash(hash: string): string {
  return (hash.slice(0, PRINTED).toUpperCase().match(/.{4}/g) ?? []).join('-')
}

/** The code of what a person typed, however its sixteen digits are set apart; undefined for what can be none. */
export function codeTyped(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[^0-9a-zA-Z]/g, '')
  return /^[0-9a-fA-F]{16}$/.test(digits) ? printedHash(digits) : undefined
}

/** `第2稿定稿`; of part of a year `截至2025年6月30日第2稿定稿`. */
export function versionWords({ version, cutOff, year }: Pick<FinalReport, 'version' | 'cutOff' | 'year'>): string {
  const until = cutOff === yearPeriod(year).to ? '' : `截至${formatChineseDate(cutOff)}`
  return `${until}第${version}稿定稿`
}
