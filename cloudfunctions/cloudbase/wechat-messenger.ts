import type { Messenger, ReminderMessage } from '../application/ports/messenger'
import type { CloudApp } from './app'

/** WeChat's answer when the person has no consent left or has taken it back. */
const CONSENT_EXHAUSTED = 43101

/**
 * WeChat's subscribe messages through the SDK's open-API call. The template's id comes from the function's environment;
 * its fields must be the two of the template described in docs/deployment.md. A non-zero errcode does not throw.
 */
export class WechatMessenger implements Messenger {
  constructor(
    private readonly app: CloudApp,
    private readonly templateIds: Readonly<Record<ReminderMessage['kind'], string | undefined>>,
  ) {}

  async send({ to, kind, subject, sentence }: ReminderMessage): Promise<'sent' | 'refused' | 'failed'> {
    const templateId = this.templateIds[kind]
    if (!templateId) return 'failed'
    const answer: unknown = await this.app.callWxOpenApi({
      apiName: 'subscribeMessage.send',
      cgiName: 'commrpcv2',
      requestData: {
        touser: to,
        template_id: templateId,
        page: 'pages/today/today',
        data: { thing1: { value: subject.slice(0, 20) }, thing2: { value: sentence.slice(0, 20) } },
      },
    })
    const errcode = errcodeIn(answer)
    if (errcode === 0) return 'sent'
    return errcode === CONSENT_EXHAUSTED ? 'refused' : 'failed'
  }
}

function errcodeIn(answer: unknown): unknown {
  const body = typeof answer === 'object' && answer !== null && 'result' in answer ? answer.result : answer
  return typeof body === 'object' && body !== null && 'errcode' in body ? body.errcode : undefined
}
