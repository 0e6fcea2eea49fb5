import type { BranchId, OpenId } from '#domain/people/identity'
import type { Instant } from '#domain/time/instant'
import type { Reminder, ReminderKind } from '#domain/messages/reminder'

interface Addressed<Kind extends ReminderKind> {
  readonly to: OpenId
  readonly kind: Kind
  /** What it is about, e.g. 党费缴纳提醒 or the meeting's title; one short line. */
  readonly subject: string
  /** A plain sentence, courteous, without amounts or judgements. */
  readonly sentence: string
}

/** What is told of a meeting: where and when it is, as it now stands. */
export interface MeetingMessage extends Addressed<'meeting'> {
  readonly branchId: BranchId
  readonly meetingId: string
  readonly startsAt: Instant
  readonly place: string
}

/** What opens the workbench of a branch. */
export interface PeriodMessage extends Addressed<'period'> {
  readonly branchId: BranchId
}

/** One message of WeChat's subscribe messages (订阅消息). The adapter knows the template's id and its field names. */
export type ReminderMessage = Addressed<'dues'> | MeetingMessage | PeriodMessage

/**
 * What came of a message. `refused`: the person's consent is used up or withdrawn (WeChat's 43101). `waiting`: WeChat has not
 * taken it and may take it later. `failed`: it cannot take it as it is, or nobody knows whether it did.
 */
export type Delivery = Exclude<Reminder['state'], 'queued' | 'claimed'>

export interface Messenger {
  send(message: ReminderMessage): Promise<Delivery>
}
