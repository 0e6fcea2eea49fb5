import { monthOf } from '#domain/time/civil-date'
import type { MemberId } from '#domain/people/identity'
import { beijingDate, type Instant } from '#domain/time/instant'
import { consentId, isDueAgain, type Reminder } from '#domain/messages/reminder'
import type { Messenger, ReminderMessage } from '../ports/messenger'
import type { Store } from '../ports/store'

/** What a timer may send in one run: it ends well within its function's time, and the next run goes on. */
const MOST_A_ROUND = 100
/** A person may consent anew just then; more often than this within a moment nobody does. */
const TRIES = 3

export interface RemindReport {
  readonly considered: number
  readonly sent: number
  readonly refused: number
  readonly failed: number
  /** What WeChat was too busy to take; a later run tries again. */
  readonly waiting: number
}

export type Claim = Pick<Reminder, '_id' | 'branchId' | 'meetingId'> & { readonly memberId: MemberId }

/**
 * One run of the timer. Every message is claimed before it leaves, under an `_id` that follows from what it says, together
 * with one consent taken from the stock: two timers at once, or a run that broke off, send nothing twice.
 */
export class MessageRound {
  private readonly counted = { considered: 0, sent: 0, refused: 0, failed: 0, waiting: 0 }

  constructor(
    readonly store: Store,
    private readonly messenger: Messenger,
    readonly now: Instant,
    private readonly most = MOST_A_ROUND,
  ) {}

  get report(): RemindReport {
    return { ...this.counted }
  }

  /** What is left is for the next run. */
  get isFull(): boolean {
    const { sent, refused, failed, waiting } = this.counted
    return sent + refused + failed + waiting >= this.most
  }

  /** Sends it, unless it was claimed before and is not due again, the consent is used up or this run has sent enough. */
  async deliver(claim: Claim, message: ReminderMessage): Promise<void> {
    if (this.isFull) return
    this.counted.considered++
    const { kind, to } = message
    const [consent, before] = await Promise.all([
      this.store.get('consents', consentId(to, kind)),
      this.store.get('reminders', claim._id),
    ])
    if (!consent || consent.left < 1 || (before && !isDueAgain(before, this.now))) return
    const left = consent.left - 1
    const reminder = this.claimed(claim, kind, before)
    const claimed = await this.store.commit([
      { do: before ? 'replace' : 'insert', in: 'reminders', doc: reminder },
      { do: 'replace', in: 'consents', doc: { ...consent, left, revision: consent.revision + 1 } },
    ])
    if (claimed !== 'committed') return
    const state = await this.messenger.send(message)
    this.counted[state]++
    const doc = { ...reminder, state, revision: reminder.revision + 1 }
    await this.store.commit([{ do: 'replace', in: 'reminders', doc }])
    // WeChat says that there is no consent left, whatever we had counted; what it could not take it has not used up.
    if (state === 'refused') await this.restock(consent._id, -left)
    if (state === 'failed' || state === 'waiting') await this.restock(consent._id, 1)
  }

  private claimed(claim: Claim, kind: ReminderMessage['kind'], before: Reminder | undefined): Reminder {
    const month = monthOf(beijingDate(this.now))
    const reminder = { ...claim, kind, month, at: this.now, state: 'claimed' } as const
    if (!before) return { ...reminder, revision: 1 }
    return { ...reminder, revision: before.revision + 1, tries: (before.tries ?? 1) + 1 }
  }

  /** Adds to the stock as it now is: what the person gave in the meantime stays. */
  private async restock(id: string, more: number): Promise<void> {
    for (let tried = 0; tried < TRIES; tried++) {
      const consent = await this.store.get('consents', id)
      if (!consent) return
      const doc = { ...consent, left: Math.max(0, consent.left + more), revision: consent.revision + 1 }
      if ((await this.store.commit([{ do: 'replace', in: 'consents', doc }])) === 'committed') return
    }
  }
}
