import type { Month } from './civil-date'
import type { BranchId, MemberId, OpenId, Stored } from './identity'
import { beijingTime, type Instant } from './instant'

/** What somebody can consent to be reminded of. Each is one WeChat message template. */
export const REMINDER_KINDS = ['dues'] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]

/**
 * How many messages of a kind WeChat will still let us send to a person: one tap is one message, without expiry.
 * `_id` is `<openid>:<kind>`.
 */
export interface ReminderConsent extends Stored {
  readonly openId: OpenId
  readonly kind: ReminderKind
  readonly left: number
}

/** `claimed` before the message leaves, so that it can never leave twice; then what WeChat said. */
export const REMINDER_STATES = ['claimed', 'sent', 'refused', 'failed'] as const

/** At most one reminder of a kind a month for a person. `_id` is `<kind>:<member>:<month>`. */
export interface Reminder extends Stored {
  readonly branchId: BranchId
  readonly memberId: MemberId
  readonly kind: ReminderKind
  readonly month: Month
  readonly at: Instant
  readonly state: (typeof REMINDER_STATES)[number]
}

/** Nobody's phone rings between 21:00 and 08:00 in Beijing. */
export function isQuiet(now: Instant): boolean {
  const time = beijingTime(now)
  return time >= '21:00' || time < '08:00'
}

export function consentId(openId: OpenId, kind: ReminderKind): string {
  return `${openId}:${kind}`
}

export function reminderId(kind: ReminderKind, memberId: MemberId, month: Month): string {
  return `${kind}:${memberId}:${month}`
}
