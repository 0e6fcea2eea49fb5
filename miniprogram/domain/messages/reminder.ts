import type { Month } from '../time/civil-date'
import type { BranchId, MemberId, OpenId, Stored } from '../people/identity'
import { addMinutes, beijingTime, type Instant } from '../time/instant'

/** What somebody can consent to be reminded of. Each is one WeChat message template. */
export const REMINDER_KINDS = ['dues', 'meeting', 'period'] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]

/** The variable of the functions' environment that holds the id of the kind's message template. */
export function templateVariable(kind: ReminderKind): string {
  return `SHUSHI_TEMPLATE_${kind.toUpperCase()}`
}

/**
 * How many messages of a kind WeChat will still let us send to a person: one tap is one message, without expiry.
 * `_id` is `<openid>:<kind>`.
 */
export interface ReminderConsent extends Stored {
  readonly openId: OpenId
  readonly kind: ReminderKind
  readonly left: number
  /** Since when there has been any left: what came before it was not consented to be told. Absent in old documents. */
  readonly since?: Instant
}

/**
 * `queued`: somebody has asked for it, and it has certainly not left. `claimed` before it leaves, so that it can never leave
 * twice; then what WeChat said. `waiting`: it has not taken it and may take it later.
 */
export const REMINDER_STATES = ['queued', 'claimed', 'sent', 'refused', 'failed', 'waiting'] as const

/** What is told of a meeting: that it is near, that its hour or place has moved, that it will not be held. */
export const MEETING_OCCASIONS = ['upcoming', 'changed', 'cancelled'] as const
export type MeetingOccasion = (typeof MEETING_OCCASIONS)[number]

/**
 * At most one reminder of a kind a month for a person: `_id` is `<kind>:<member>:<month>`. Of a meeting, one of each
 * occasion: `meeting:<member>:<meeting>:<occasion>`; see docs/decisions/0006-messages-about-meetings.md.
 */
export interface Reminder extends Stored {
  readonly branchId: BranchId
  readonly memberId: MemberId
  readonly kind: ReminderKind
  readonly month: Month
  /** When it was last tried. */
  readonly at: Instant
  readonly state: (typeof REMINDER_STATES)[number]
  /** How often it was tried; absent for once, and while it is queued for never. */
  readonly tries?: number
  /** Of which meeting; absent for other kinds. */
  readonly meetingId?: string
}

/** Nobody's phone rings between 21:00 and 08:00 in Beijing. */
export function isQuiet(now: Instant): boolean {
  const time = beijingTime(now)
  return time >= '21:00' || time < '08:00'
}

/** The first wait for a message that WeChat has not taken; each further one is twice as long. */
const FIRST_WAIT_MINUTES = 15
/** With the doubled waits between them these span a day and a quarter: a quota of the day is new by then. */
const MOST_TRIES = 8

type Tried = Pick<Reminder, 'state' | 'at' | 'tries'>

/**
 * Whether a message is to be tried by now: it was asked for and has not left; WeChat was too busy and has been left alone long
 * enough; it was refused for want of a consent, and the person has given one `since`.
 */
export function isDueAgain({ state, at, tries = 1 }: Tried, now: Instant, since?: Instant): boolean {
  if (state === 'queued') return true
  if (tries >= MOST_TRIES) return false
  if (state === 'refused') return since !== undefined && since > at
  return state === 'waiting' && addMinutes(at, FIRST_WAIT_MINUTES * 2 ** (tries - 1)) <= now
}

/** Whether WeChat was too busy so often that it is left alone. */
export function isGivenUp({ state, tries = 1 }: Tried): boolean {
  return state === 'waiting' && tries >= MOST_TRIES
}

export function consentId(openId: OpenId, kind: ReminderKind): string {
  return `${openId}:${kind}`
}

export function reminderId(kind: Exclude<ReminderKind, 'meeting'>, memberId: MemberId, month: Month): string {
  return `${kind}:${memberId}:${month}`
}

/** Each plan that a meeting was moved to is one change. */
export function meetingReminderId(
  memberId: MemberId,
  meeting: { readonly _id: string; readonly earlierPlans?: readonly unknown[] },
  occasion: MeetingOccasion,
): string {
  const which = occasion === 'changed' ? `changed-${meeting.earlierPlans?.length ?? 0}` : occasion
  return `meeting:${memberId}:${meeting._id}:${which}`
}
