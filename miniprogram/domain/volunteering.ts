import type { Entry } from './entry'
import type { EntryId, MemberId } from './identity'

/**
 * One person's service at one place on one day (志愿服务记录与证明出具办法, 2021).
 * Time is kept in minutes; hours exist only where they are shown.
 */
export interface VolunteerShift extends Entry {
  readonly memberId: MemberId
  readonly project: string
  readonly site: string
  /** 1 to 1440. */
  readonly minutes: number
  /** The outing (a ledger entry of kind volunteer-outing) this shift belongs to, if any. */
  readonly outingId: EntryId | null
}
