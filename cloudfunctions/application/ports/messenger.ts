import type { OpenId } from '#domain/identity'
import type { ReminderKind } from '#domain/reminder'

/** One message of WeChat's subscribe messages (订阅消息). The adapter knows the template's id and its field names. */
export interface ReminderMessage {
  readonly to: OpenId
  readonly kind: ReminderKind
  /** What it is about, e.g. 党费缴纳提醒; one short line. */
  readonly subject: string
  /** A plain sentence, courteous, without amounts or judgements. */
  readonly sentence: string
}

export interface Messenger {
  /** `refused`: the person's consent is used up or withdrawn (WeChat's 43101). `failed`: WeChat could not take it. */
  send(message: ReminderMessage): Promise<'sent' | 'refused' | 'failed'>
}
