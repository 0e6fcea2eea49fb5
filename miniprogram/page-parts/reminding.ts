/** A page that lets somebody consent to be told things by WeChat, each with a component remind-me. */
import type { Offered } from '../components/remind-me/remind-me-text'
import type { ReminderKind } from '../domain/messages/reminder'
import { askConsent, consentsFor } from '../services/reminders'

export interface Reminding {
  /** What is offered; nothing where no template is set up. */
  readonly reminders: readonly Offered[]
}
interface RemindingPage {
  readonly data: Reminding
  setData(change: Partial<Reminding>): void
}

export function noReminding(): Reminding {
  return { reminders: [] }
}

/** What of them is offered; where the server cannot be asked the page stands without. */
export async function remindersFor(kinds: readonly ReminderKind[]): Promise<readonly Offered[]> {
  const consents = await consentsFor(kinds)
  return consents.flatMap(({ templateId, ...consent }) => {
    return templateId === null ? [] : [{ ...consent, templateId, note: '' }]
  })
}

/** The method behind the tap. It asks WeChat at once: WeChat refuses once an answer of the server has been waited for. */
export async function remind(
  this: RemindingPage,
  event: WechatMiniprogram.CustomEvent<{ kind: ReminderKind }>,
): Promise<void> {
  const { kind } = event.detail
  const offered = this.data.reminders.find((each) => each.kind === kind)
  if (!offered) return
  const asked = await askConsent(offered)
  const told =
    asked.is === 'agreed'
      ? { left: asked.left, note: '记下了，到时提醒您一次。' }
      : { note: asked.is === 'failed' ? asked.message : '没有开通，想要时再点就行。' }
  this.setData({
    reminders: this.data.reminders.map((each) => (each.kind === kind ? { ...each, ...told } : each)),
  })
}
