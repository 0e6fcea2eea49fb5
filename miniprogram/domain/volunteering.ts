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

/** A day has no more minutes: neither a shift nor a person's shifts of one day together can exceed them. */
export const MINUTES_A_DAY = 1440

/** The ledger kind whose entries a shift may belong to. */
export const OUTING_KIND = 'volunteer-outing'

/** The minutes of shifts together. */
export function totalMinutes(shifts: readonly Pick<VolunteerShift, 'minutes'>[]): number {
  return shifts.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** `2小时30分钟`, `45分钟`, `3小时`: minutes as a person reads them, without rounding. */
export function formatMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return `${hours ? `${hours}小时` : ''}${rest || !hours ? `${rest}分钟` : ''}`
}
