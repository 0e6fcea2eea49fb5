/** A report made final (定稿): its text, figures and open points frozen as they were printed, and which meeting approved it. */
import type { BranchId, MemberId, Stored } from '../people/identity'
import type { CivilDate } from '../time/civil-date'
import type { Instant } from '../time/instant'
import type { ReportScope, StoredReport } from './duty-report'
import type { OpenPoint } from './open-point'

/** The meeting that approved it, as it was recorded then. */
export interface Approval {
  readonly meetingId: string
  readonly title: string
  readonly occurredOn: CivilDate
}

/** What is frozen, and what the hash is taken over: the report with people's words in it, and what was known to be open. */
export interface FrozenReport {
  readonly report: Omit<StoredReport, 'revision'>
  readonly version: number
  readonly approval: Approval
  /** What the person who made it final was told and went on with. */
  readonly openPoints: readonly OpenPoint[]
}

/** `_id` is `<branch>:<year>:<scope>:<version>`; a new version never takes the place of one before. */
export interface FinalReport extends Stored {
  readonly branchId: BranchId
  readonly year: number
  readonly scope: ReportScope
  readonly version: number
  /** SHA-256 of the canonical JSON of `frozen`, in hexadecimal. */
  readonly hash: string
  /** As it is printed: `printedHash(hash)`. */
  readonly code: string
  readonly frozen: FrozenReport
  readonly finalizedAt: Instant
  readonly finalizedBy: MemberId
}

type Place = Pick<FinalReport, 'branchId' | 'year' | 'scope' | 'version'>

export function finalId({ branchId, year, scope, version }: Place): string {
  return `${branchId}:${year}:${scope}:${version}`
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

export function versionWords(version: number): string {
  return `第${version}稿定稿`
}
