/** A page that lets somebody consent to be told things by WeChat, each with a component remind-me. */
import type { Offered } from '../components/remind-me/remind-me-text'
import type { ReminderKind } from '../domain/messages/reminder'
import { monthOf } from '../domain/time/civil-date'
import { today } from '../services/clock'
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

/** Whoever has as many in store is not asked. */
const ENOUGH = 6

/**
 * What is offered where something has just been done: of the kinds the one of which there is least, in nobody's way, and not
 * in a month in which the person has said no to it. One tap is one message, by WeChat's rule: several taps are several months.
 */
export async function reminderAfter(kinds: readonly ReminderKind[]): Promise<readonly Offered[]> {
  const offered = (await remindersFor(kinds)).filter(({ kind, left }) => {
    return left < ENOUGH && wx.getStorageSync(declinedKey(kind)) !== monthOf(today())
  })
  return [...offered].sort((a, b) => a.left - b.left).slice(0, 1)
}

function declinedKey(kind: ReminderKind): string {
  return `reminding-declined:${kind}`
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
  if (asked.is === 'declined') wx.setStorageSync(declinedKey(kind), monthOf(today()))
  const told =
    asked.is === 'agreed'
      ? { left: asked.left, note: '记下了，到时提醒您一次。' }
      : { note: asked.is === 'failed' ? asked.message : '没有开通，想要时再点就行。' }
  this.setData({
    reminders: this.data.reminders.map((each) => (each.kind === kind ? { ...each, ...told } : each)),
  })
}
