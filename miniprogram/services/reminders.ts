import type { OutputOf } from '#contract'
import type { ReminderKind } from '../domain/messages/reminder'
import { consentRefusal, REFUSED_FOR_GOOD, TEMPLATE_AT_FAULT } from '../text/consent-refusals'
import { sentenceOf } from '../text/refusals'
import { call, read } from './call'
import { wasCancelled } from './phone'
import { note } from './realtime-log'

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
  let answer: string
  try {
    answer = String((await wx.requestSubscribeMessage({ tmplIds: [templateId] }))[templateId])
  } catch (failure) {
    if (wasCancelled(failure)) return { is: 'declined' }
    note(failure)
    return { is: 'failed', message: consentRefusal(failure) }
  }
  if (answer === 'reject') return declined(templateId)
  // `acceptWithAudio` and the like are a yes too; `ban` and `filter` are of the template.
  if (!answer.startsWith('accept')) return { is: 'failed', message: TEMPLATE_AT_FAULT }
  const told = await call('reminder.consent', { kind })
  return told.ok ? { is: 'agreed', left: told.value.left } : { is: 'failed', message: sentenceOf(told) }
}

/** A no, or the no of an earlier day that WeChat was told to keep: then it has asked nothing, and only its settings help. */
async function declined(templateId: string): Promise<Asked> {
  const { subscriptionsSetting } = await wx.getSetting({ withSubscriptions: true })
  const kept: unknown = subscriptionsSetting.itemSettings?.[templateId]
  return kept === 'reject' ? { is: 'failed', message: REFUSED_FOR_GOOD } : { is: 'declined' }
}
