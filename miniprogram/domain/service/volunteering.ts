import type { Entry } from '../entries/entry'
import type { EntryId, MemberId } from '../people/identity'

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
  /** The offered shift (班次) it was made of; absent where it was written down by itself. */
  readonly offerId?: string
  /** What is to be known of how its time came about; absent for nothing. */
  readonly remarks?: readonly ShiftRemark[]
}

/**
 * `kept`: signed in or out without a network, and sent later. `told`: the person signed in or out without the code. `noted`:
 * by whoever organised it. `not-signed-out`: nobody said when the person left, the offered end was taken.
 */
export const SHIFT_REMARKS = ['kept', 'told', 'noted', 'not-signed-out'] as const
export type ShiftRemark = (typeof SHIFT_REMARKS)[number]

/** `志证〔2026〕第012号`: the number of a certificate of service, in its year's series of the branch. */
export function certificateNumber(year: number, number: number): string {
  return `志证〔${year}〕第${String(number).padStart(3, '0')}号`
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
