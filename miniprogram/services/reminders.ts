import type { OutputOf } from '#contract'
import type { ReminderKind } from '../domain/messages/reminder'
import { sentenceOf } from '../text/refusals'
import { call, read } from './call'

export type Consent = OutputOf<'reminder.mine'>['consents'][number]

/** How many reminders of a kind the person has agreed to; undefined when the server cannot be asked. */
export async function consentFor(kind: ReminderKind): Promise<Consent | undefined> {
  return (await consentsFor([kind]))[0]
}

/** The same of several kinds, in their order; none when the server cannot be asked. */
export async function consentsFor(kinds: readonly ReminderKind[]): Promise<Consent[]> {
  const answer = await read('reminder.mine', {})
  if (!answer.ok) return []
  return kinds.flatMap((kind) => answer.value.consents.find((consent) => consent.kind === kind) ?? [])
}

export type Asked =
  | { readonly is: 'agreed'; readonly left: number }
  /** The person said no; nothing is wrong. */
  | { readonly is: 'declined' }
  | { readonly is: 'failed'; readonly message: string }

/**
 * Asks WeChat for one message and tells the server. Only from a tap: WeChat refuses it elsewhere. One yes is one message.
 */
export async function askConsent({ kind, templateId }: Consent): Promise<Asked> {
  if (templateId === null) return { is: 'failed', message: '支部还没有开通提醒。' }
  let answer: string | undefined
  try {
    answer = String((await wx.requestSubscribeMessage({ tmplIds: [templateId] }))[templateId])
  } catch {
    return { is: 'failed', message: '微信没有弹出确认，请在小程序设置里允许接收消息后再试。' }
  }
  if (answer !== 'accept') return { is: 'declined' }
  const told = await call('reminder.consent', { kind })
  return told.ok ? { is: 'agreed', left: told.value.left } : { is: 'failed', message: sentenceOf(told) }
}
