import { isRecord } from '../server/json'
import { refusal, type ErrcodeAnswer } from './errcode'
import type { MessageJournal } from './message-journal'
import { isOpenid } from './openid'
import { readTemplateFields } from './template-fields'

type Templates = Readonly<Record<string, readonly string[]>>

const STATES: readonly unknown[] = ['developer', 'trial', 'formal']

/**
 * `subscribeMessage.send`, refused as WeChat refuses: 40003 for a bad openid, 40037 template, 41030 page, 47003 data,
 * 43101 when the person has not agreed, or every consent is used up.
 */
export async function sendSubscribeMessage(
  request: Readonly<Record<string, unknown>>,
  { journal, templates }: { readonly journal: MessageJournal; readonly templates: Templates },
  sentAt: string,
): Promise<ErrcodeAnswer & { readonly msgid?: number }> {
  const { touser, template_id: templateId, page = '', data, miniprogram_state: state = 'formal' } = request
  if (!isOpenid(touser)) return refusal('invalidOpenid')
  if (!isTemplateId(templateId)) return refusal('invalidTemplate')
  if (!isPage(page)) return refusal('invalidPage')
  const read = readTemplateFields(data, templates[templateId])
  if ('invalid' in read) return refusal('invalidArgument', `${read.invalid} invalid`)
  if ('empty' in read) return refusal('invalidArgument', `${read.empty} is empty`)
  if (typeof state !== 'string' || !STATES.includes(state))
    return refusal('invalidArgument', 'miniprogram_state invalid')
  const message = { openid: touser, templateId, page, data: read.fields, miniprogramState: state, sentAt }
  const msgid = await journal.send(message)
  return msgid === undefined ? refusal('refusedByUser') : { errcode: 0, errmsg: 'ok', msgid }
}

/** WeChat's template ids have 43 characters of base64url; any shorter name will do here. */
export function isTemplateId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value)
}

/** A page with or without a query, no leading slash. Empty: the message opens nothing. */
function isPage(value: unknown): value is string {
  return typeof value === 'string' && /^$|^[\w-]+(\/[\w-]+)*(\?\S*)?$/.test(value)
}

export const CONSENT_ANSWERS = ['accept', 'reject', 'ban'] as const
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number]

/** `{ <template id>: 'accept' | 'reject' | 'ban' }`: what a person answers to `wx.requestSubscribeMessage`. */
export function isConsentAnswers(value: unknown): value is Readonly<Record<string, ConsentAnswer>> {
  const answers: readonly unknown[] = CONSENT_ANSWERS
  return isRecord(value) && Object.entries(value).every(([id, answer]) => isTemplateId(id) && answers.includes(answer))
}
