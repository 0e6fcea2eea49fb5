import { formatChineseDate } from '#domain/time/civil-date'
import { beijingDate, beijingTime, type Instant } from '#domain/time/instant'
import type { Messenger, ReminderMessage } from '../application/ports/messenger'
import type { CloudApp } from './app'

/** WeChat's answer when the person has no consent left or has taken it back. */
const CONSENT_EXHAUSTED = 43101
/** What a field `thing` holds. */
const LONGEST_THING = 20

/**
 * WeChat's subscribe messages through the SDK's open-API call. The template's id comes from the function's environment;
 * its fields must be those described in docs/deployment.md. A non-zero errcode does not throw.
 */
export class WechatMessenger implements Messenger {
  constructor(
    private readonly app: CloudApp,
    private readonly templateIds: Readonly<Partial<Record<ReminderMessage['kind'], string | undefined>>>,
  ) {}

  /** A call that breaks off is `failed`: should the message have left all the same, WeChat's count is right, not ours. */
  async send(message: ReminderMessage): Promise<'sent' | 'refused' | 'failed'> {
    const templateId = this.templateIds[message.kind]
    if (!templateId) return 'failed'
    const request = {
      touser: message.to,
      template_id: templateId,
      page: pageOf(message),
      data: fieldsOf(message),
    }
    try {
      const answer: unknown = await this.app.callWxOpenApi({
        apiName: 'subscribeMessage.send',
        cgiName: 'commrpcv2',
        requestData: request,
      })
      return outcomeOf(errcodeIn(answer), message.kind)
    } catch (failure) {
      console.error(`A message of the kind ${message.kind} could not be sent`, failure)
      return 'failed'
    }
  }
}

function outcomeOf(errcode: unknown, kind: string): 'sent' | 'refused' | 'failed' {
  if (errcode === 0) return 'sent'
  if (errcode === CONSENT_EXHAUSTED) return 'refused'
  console.error(`WeChat did not take a message of the kind ${kind}: errcode ${String(errcode)}`)
  return 'failed'
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

function errcodeIn(answer: unknown): unknown {
  const body = typeof answer === 'object' && answer !== null && 'result' in answer ? answer.result : answer
  return typeof body === 'object' && body !== null && 'errcode' in body ? body.errcode : undefined
}
