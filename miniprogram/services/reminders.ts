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
export async function askConsent(consent: Consent): Promise<Asked> {
  return askConsents([consent])
}

/** The same for one message of each of several kinds, at most three, in one tap; agreed where any was. */
export async function askConsents(consents: readonly Consent[]): Promise<Asked> {
  const offered = consents.flatMap(({ kind, templateId }) => (templateId === null ? [] : [{ kind, templateId }]))
  const [first] = offered
  if (!first) return { is: 'failed', message: '支部还没有开通提醒。' }
  let answers: Readonly<Record<string, unknown>>
  try {
    answers = await wx.requestSubscribeMessage({ tmplIds: offered.map(({ templateId }) => templateId) })
  } catch (failure) {
    if (wasCancelled(failure)) return { is: 'declined' }
    note(failure)
    return { is: 'failed', message: consentRefusal(failure) }
  }
  const answerOf = ({ templateId }: { readonly templateId: string }) => String(answers[templateId])
  // `acceptWithAudio` and the like are a yes too; `ban` and `filter` are of the template.
  const agreed = offered.filter((each) => answerOf(each).startsWith('accept'))
  if (agreed.length > 0) return tell(agreed.map(({ kind }) => kind))
  const no = offered.find((each) => answerOf(each) === 'reject')
  return no ? declined(no.templateId) : { is: 'failed', message: TEMPLATE_AT_FAULT }
}

/** Answers the least that is left of any of them. */
async function tell(kinds: readonly ReminderKind[]): Promise<Asked> {
  let left = Infinity
  for (const kind of kinds) {
    const told = await call('reminder.consent', { kind })
    if (!told.ok) return { is: 'failed', message: sentenceOf(told) }
    left = Math.min(left, told.value.left)
  }
  return { is: 'agreed', left }
}

/** A no, or the no of an earlier day that WeChat was told to keep: then it has asked nothing, and only its settings help. */
async function declined(templateId: string): Promise<Asked> {
  const { subscriptionsSetting } = await wx.getSetting({ withSubscriptions: true })
  const kept: unknown = subscriptionsSetting.itemSettings?.[templateId]
  return kept === 'reject' ? { is: 'failed', message: REFUSED_FOR_GOOD } : { is: 'declined' }
}
