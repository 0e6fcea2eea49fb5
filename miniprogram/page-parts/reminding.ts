/** A page that lets somebody consent to be told something by WeChat, with the component remind-me. */
import type { ReminderKind } from '../domain/reminder'
import { askConsent, consentFor, type Consent } from '../services/reminders'

export interface Reminding {
  readonly consent: Consent | null
  readonly consentNote: string
}
interface RemindingPage {
  readonly data: Reminding
  setData(change: Partial<Reminding>): void
}

export function noReminding(): Reminding {
  return { consent: null, consentNote: '' }
}

/** Offers it; where the server cannot be asked the page stands without it. */
export async function offerReminder(page: RemindingPage, kind: ReminderKind): Promise<void> {
  const consent = await consentFor(kind)
  if (consent) page.setData({ consent })
}

/** The method behind the tap. It asks WeChat at once: WeChat refuses once an answer of the server has been waited for. */
export async function remind(this: RemindingPage): Promise<void> {
  const { consent } = this.data
  if (!consent) return
  const asked = await askConsent(consent)
  if (asked.is === 'agreed')
    this.setData({ consent: { ...consent, left: asked.left }, consentNote: '记下了，到时提醒您一次。' })
  else this.setData({ consentNote: asked.is === 'failed' ? asked.message : '没有开通，想要时再点就行。' })
}
