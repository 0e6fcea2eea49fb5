/**
 * A page on which something has just been done offers to have WeChat tell the person in time next time, with a component
 * remind-next: one tap, in nobody's way, and not again in a month in which it was declined there. WeChat lets one message
 * leave for each tap (一次性订阅), so several taps are several months.
 */
import type { Next } from '../components/remind-next/remind-next'
import { monthOf } from '../domain/time/civil-date'
import type { ReminderKind } from '../domain/messages/reminder'
import { today } from '../services/clock'
import { askConsents, consentsFor, type Consent } from '../services/reminders'

/** Where it is offered, and of what. */
const PLACES = {
  paying: {
    kinds: ['dues'],
    words: '下个月到了交党费的时候，要不要微信提醒您一次？点一次提醒一次，金额不写在消息里。',
  },
  'checking-in': {
    kinds: ['meeting', 'dues'],
    words: '下次开会之前、该交党费的时候，要不要微信各提醒您一次？点一次提醒一次。',
  },
} as const satisfies Readonly<Record<string, { readonly kinds: readonly ReminderKind[]; readonly words: string }>>
export type RemindingPlace = keyof typeof PLACES

/** Who has as many in store is not asked. */
const ENOUGH = 6

export interface Offering {
  readonly place: RemindingPlace
  /** What is asked for at a tap; none, and nothing is offered. */
  readonly consents: readonly Consent[]
}
// A type, so that a page's setData takes it as it takes its own data.
export type RemindingNext = { readonly next: Next | null }
interface OfferingPage {
  readonly seen: { readonly offering: Offering } | undefined
  readonly data: RemindingNext
  setData(change: RemindingNext): void
}

export function noNext(): RemindingNext {
  return { next: null }
}

/** Asked when the page opens, so that a tap can ask WeChat at once. */
export async function offeringAt(place: RemindingPlace): Promise<Offering> {
  if (wx.getStorageSync(keyOf(place)) === monthOf(today())) return { place, consents: [] }
  const consents = await consentsFor(PLACES[place].kinds)
  return { place, consents: consents.filter(({ templateId, left }) => templateId !== null && left < ENOUGH) }
}

/** What is shown once it is done. */
export function nextOf(offering: Offering | undefined): RemindingNext {
  if (!offering || offering.consents.length === 0) return noNext()
  return { next: { words: PLACES[offering.place].words, note: '', action: '到时提醒我' } }
}

/** The method behind the tap. It asks WeChat at once: WeChat refuses once an answer of the server has been waited for. */
export async function remindNext(this: OfferingPage): Promise<void> {
  const { offering } = this.seen ?? {}
  const { next } = this.data
  if (!offering || !next) return
  const asked = await askConsents(offering.consents)
  if (asked.is === 'declined') return this.setData(declined(offering))
  if (asked.is === 'failed') return this.setData({ next: { ...next, note: asked.message } })
  const note = `记下了，还可提醒 ${asked.left} 次。想以后几个月也提醒，可以再点。`
  this.setData({ next: { ...next, note, action: '再多提醒一次' } })
}

/** The method behind the no. */
export function declineNext(this: OfferingPage): void {
  const { offering } = this.seen ?? {}
  if (offering) this.setData(declined(offering))
}

function declined({ place }: Offering): RemindingNext {
  wx.setStorageSync(keyOf(place), monthOf(today()))
  return noNext()
}

function keyOf(place: RemindingPlace): string {
  return `reminding-declined:${place}`
}
