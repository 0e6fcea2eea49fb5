import { formatChineseDate } from '#domain/time/civil-date'
import { beijingDate, beijingTime, type Instant } from '#domain/time/instant'
import type { Delivery, Messenger, ReminderMessage } from '../application/ports/messenger'
import type { CloudApp } from './app'
import { callOpenApi, type OpenApiAnswer } from './open-api'

/** WeChat's answer when the person has no consent left or has taken it back. */
const CONSENT_EXHAUSTED = 43101
/**
 * Answers that leave the message untaken and say that it may be taken later: WeChat is busy (-1), a quota of the day (45009)
 * or the minute (45011) is used up, the function has not been given the permission yet (-604101, it comes with an upload by
 * DevTools), CloudBase's quotas.
 */
const BUSY: readonly unknown[] = [-1, 45009, 45011, -604101, 'EXCEED_REQUEST_LIMIT', 'EXCEED_CONCURRENT_REQUEST_LIMIT']
/** What a field `thing` holds. */
const LONGEST_THING = 20

/**
 * WeChat's subscribe messages. The template's id comes from the function's environment; its fields must be those described
 * in docs/deployment.md.
 */
export class WechatMessenger implements Messenger {
  constructor(
    private readonly app: CloudApp,
    private readonly templateIds: Readonly<Partial<Record<ReminderMessage['kind'], string | undefined>>>,
  ) {}

  /** A call that breaks off is `failed`: should the message have left all the same, WeChat's count is right, not ours. */
  async send(message: ReminderMessage): Promise<Delivery> {
    const templateId = this.templateIds[message.kind]
    if (!templateId) return 'failed'
    const request = {
      touser: message.to,
      template_id: templateId,
      page: pageOf(message),
      data: fieldsOf(message),
    }
    try {
      return deliveryOf(await callOpenApi(this.app, 'subscribeMessage.send', request), message.kind)
    } catch (failure) {
      console.error(`A message of the kind ${message.kind} could not be sent`, failure)
      return 'failed'
    }
  }
}

function deliveryOf(answer: OpenApiAnswer, kind: string): Delivery {
  const { errcode, errmsg } = 'errcode' in answer ? answer : { errcode: 'UNREADABLE', errmsg: answer.contentType }
  if (errcode === 0) return 'sent'
  if (errcode === CONSENT_EXHAUSTED) return 'refused'
  console.error(`WeChat did not take a message of the kind ${kind}: errcode ${errcode} ${errmsg}`)
  return BUSY.includes(errcode) ? 'waiting' : 'failed'
}

/** The page that a tap on the message opens. */
function pageOf(message: ReminderMessage): string {
  switch (message.kind) {
    case 'dues':
      return 'pages/today/today'
    case 'meeting':
      return `packages/meeting/detail/detail?branchId=${message.branchId}&meetingId=${message.meetingId}`
    case 'period':
      return `packages/secretary/workbench/workbench?branchId=${message.branchId}`
  }
}

function fieldsOf(message: ReminderMessage): Readonly<Record<string, { readonly value: string }>> {
  const { subject, sentence } = message
  if (message.kind !== 'meeting') return { thing1: thing(subject), thing2: thing(sentence) }
  const { startsAt, place } = message
  return { thing1: thing(subject), time2: { value: hour(startsAt) }, thing3: thing(place), thing4: thing(sentence) }
}

function thing(text: string) {
  return { value: [...text].slice(0, LONGEST_THING).join('') }
}

/** `2025年6月11日 14:30`, as WeChat wants a time with its day. */
function hour(at: Instant): string {
  return `${formatChineseDate(beijingDate(at))} ${beijingTime(at)}`
}
