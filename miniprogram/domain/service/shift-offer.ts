/**
 * 班次: a time of service that the branch offers, and who takes part in it. Joining and stepping back are each person's
 * own choice. Signing in and out say when somebody was there; the record of it is a volunteer shift like every other, so
 * that nothing is counted twice. Who organises, records; who records, certifies (志愿服务记录与证明出具办法, 2021).
 */
import { addDays, type CivilDate } from '../time/civil-date'
import type { BranchId, EntryId, MemberId, Stored } from '../people/identity'
import { addMinutes, instantAt, minutesBetween, type Instant } from '../time/instant'
import type { ShiftRemark } from './volunteering'

/** `closed`: over, and confirmed by whoever organised it. */
export const OFFER_STATES = ['offered', 'closed', 'cancelled'] as const
export type OfferState = (typeof OFFER_STATES)[number]

export interface ShiftOffer extends Stored {
  readonly branchId: BranchId
  readonly project: string
  readonly site: string
  readonly occurredOn: CivilDate
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** How many people are wished for; null where nothing was said. A wish: it keeps nobody away. */
  readonly wanted: number | null
  readonly note: string
  readonly state: OfferState
  /** Why it was cancelled. */
  readonly reason: string | null
  readonly recordedAt: Instant
  readonly recordedBy: MemberId
  readonly closedAt: Instant | null
  readonly closedBy: MemberId | null
}

/**
 * How the moment of coming or leaving is known. `scan`: by the code that whoever organises shows, at the server's clock.
 * `tap`: the person says so, at the server's clock, or by a code that they can read themselves; of whoever organises and
 * notes themselves, at the hour they say. `kept`: done without a network and sent later; the time is that of the code, or
 * of the phone where it had none. `noted`: by whoever organises. `closing`: nobody said when; the offered end, or the moment of an earlier closing.
 */
export const MOMENT_WAYS = ['scan', 'tap', 'kept', 'noted', 'closing'] as const
export type MomentWay = (typeof MOMENT_WAYS)[number]
export interface Moment {
  readonly at: Instant
  readonly way: MomentWay
  /** When the server was told. */
  readonly notedAt: Instant
}

/** One person's place in one offer; `_id` is `<offer>:<member>`, so there is one and no other. */
export interface ShiftPlace extends Stored {
  readonly offerId: string
  readonly branchId: BranchId
  readonly memberId: MemberId
  /** False once the person stepped back. */
  readonly isComing: boolean
  readonly joinedAt: Instant
  readonly came: Moment | null
  readonly left: Moment | null
  /** The volunteer shift made of it, once the person left. */
  readonly shiftId: EntryId | null
}

export function placeId(offerId: string, memberId: MemberId): string {
  return `${offerId}:${memberId}`
}

/** Local: no national text. An hour to arrive. */
export const SIGN_IN_MINUTES_BEFORE_START = 60

type Hours = Pick<ShiftOffer, 'startsAt' | 'endsAt'>

/** A service may go on over midnight; of one that would be longer the end is a slip. Local: no national text. */
export const MOST_HOURS_OVER_MIDNIGHT = 12
const MINUTES_AN_HOUR = 60

/** Whether the times of day are those of one service: within the day, or over midnight and not too long. */
export function areHours({ startTime, endTime }: { readonly startTime: string; readonly endTime: string }): boolean {
  if (startTime < endTime) return true
  const minutes = (time: string) => Number(time.slice(0, 2)) * MINUTES_AN_HOUR + Number(time.slice(3))
  const day = 24 * MINUTES_AN_HOUR
  return (
    startTime > endTime && minutes(endTime) + day - minutes(startTime) <= MOST_HOURS_OVER_MIDNIGHT * MINUTES_AN_HOUR
  )
}

/** From when until when it lasts: an end that is no later than the start is the next day's. */
export function hoursOn(day: CivilDate, startTime: string, endTime: string): Hours {
  const startsAt = instantAt(day, startTime)
  return { startsAt, endsAt: instantAt(startTime < endTime ? day : addDays(day, 1), endTime) }
}

/** That time of day within the offered time, or nearest to it: of a service over midnight it may be the next day's. */
export function momentNear(
  { occurredOn, startsAt, endsAt }: Hours & Pick<ShiftOffer, 'occurredOn'>,
  time: string,
): Instant {
  const [same, next] = [instantAt(occurredOn, time), instantAt(addDays(occurredOn, 1), time)]
  const away = (at: Instant) => Math.max(0, minutesBetween(at, startsAt), minutesBetween(endsAt, at))
  return away(same) <= away(next) ? same : next
}

/** When one can sign in by oneself: from an hour before the start, and until the end. */
export function signInPeriod({ startsAt, endsAt }: Hours): { readonly opensAt: Instant; readonly closesAt: Instant } {
  return { opensAt: addMinutes(startsAt, -SIGN_IN_MINUTES_BEFORE_START), closesAt: endsAt }
}

/** Local: no national text. Four hours to sign out by the code of a service that runs over. */
export const CODE_MINUTES_AFTER_END = 4 * 60

/** When the code is shown: from when one can sign in, and on after the end for those who sign out then. */
export function codePeriod(offer: Hours): { readonly opensAt: Instant; readonly closesAt: Instant } {
  return { opensAt: signInPeriod(offer).opensAt, closesAt: addMinutes(offer.endsAt, CODE_MINUTES_AFTER_END) }
}

/** Whether somebody other than the person answers for the moment: the code in the place, or whoever organises. */
export function isProven(moment: Moment | null): boolean {
  return moment?.way === 'scan' || moment?.way === 'noted'
}

/**
 * Whether somebody signed in while the offer was being closed: read as offered, and stored after closing had read who came.
 * Closing gives everybody it knows of an end; such a place has none. (An `unchanged` of the offer does not end that: a commit
 * that only reads a document does not conflict with one that writes it.) It waits to be taken in by closing once more.
 */
export function slippedIn(
  { state }: Pick<ShiftOffer, 'state'>,
  { came, left }: Pick<ShiftPlace, 'came' | 'left'>,
): boolean {
  return state === 'closed' && came !== null && left === null
}

/** Whole minutes of the offered time between coming and leaving; what lies outside the offered time does not count. */
export function servedMinutes({ startsAt, endsAt }: Hours, cameAt: Instant, leftAt: Instant): number {
  const from = cameAt > startsAt ? cameAt : startsAt
  const to = leftAt < endsAt ? leftAt : endsAt
  return Math.max(0, minutesBetween(from, to))
}

/** What is to be known of a shift made of these moments, in the order of SHIFT_REMARKS. */
export function remarksOf({ came, left }: Pick<ShiftPlace, 'came' | 'left'>): ShiftRemark[] {
  const ways = [came?.way, left?.way]
  return [
    ...(ways.includes('kept') ? (['kept'] as const) : []),
    ...(ways.includes('tap') ? (['told'] as const) : []),
    ...(ways.includes('noted') ? (['noted'] as const) : []),
    ...(left?.way === 'closing' ? (['not-signed-out'] as const) : []),
  ]
}
