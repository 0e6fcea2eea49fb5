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

interface Claimed {
  readonly reminder: Reminder
  readonly consentId: string
  /** Of the stock, without the one that was taken. */
  readonly left: number
}

/**
 * One run of the timer, or of whoever sends by hand. Every message is claimed before it leaves, under an `_id` that follows
 * from what it says, together with one consent taken from the stock: two at once, or one that broke off, send nothing twice.
 */
export class MessageRound {
  /** Those that this run has taken up. */
  private taken = 0
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

  /** What is left is for the next run; what is on its way counts. */
  get isFull(): boolean {
    return this.taken >= this.most
  }

  /** Sends it, unless it was claimed before and is not due again, the consent is used up or this run has sent enough. */
  async deliver(claim: Claim, message: ReminderMessage): Promise<void> {
    if (this.isFull) return
    this.taken++
    this.counted.considered++
    const claimed = await this.claim(claim, message)
    if (!claimed) return void this.taken--
    const state = await this.messenger.send(message)
    this.counted[state]++
    await this.settle({ ...claimed.reminder, state, revision: claimed.reminder.revision + 1 }, claimed)
  }

  /** Before it leaves: the reminder, and one consent of the stock. */
  private async claim(claim: Claim, { kind, to }: ReminderMessage): Promise<Claimed | undefined> {
    const [consent, before] = await Promise.all([
      this.store.get('consents', consentId(to, kind)),
      this.store.get('reminders', claim._id),
    ])
    if (!consent || consent.left < 1) return undefined
    if (before && !isDueAgain(before, this.now, consent.since)) return undefined
    const left = consent.left - 1
    const reminder = this.claimed(claim, kind, before)
    const committed = await this.store.commit([
      { do: before ? 'replace' : 'insert', in: 'reminders', doc: reminder },
      { do: 'replace', in: 'consents', doc: { ...consent, left, revision: consent.revision + 1 } },
    ])
    return committed === 'committed' ? { reminder, consentId: consent._id, left } : undefined
  }

  private claimed(claim: Claim, kind: ReminderMessage['kind'], before: Reminder | undefined): Reminder {
    const month = monthOf(beijingDate(this.now))
    const reminder = { ...claim, kind, month, at: this.now, state: 'claimed' } as const
    if (!before) return { ...reminder, revision: 1 }
    const tried = before.tries ?? (before.state === 'queued' ? 0 : 1)
    const tries = tried > 0 ? { tries: tried + 1 } : {}
    return { ...reminder, revision: before.revision + 1, ...tries }
  }

  /**
   * What WeChat said, with what it means for the stock, in one step, so that a run that breaks off leaves neither without the
   * other. WeChat says that there is no consent left, whatever we had counted; what it could not take it has not used up. The
   * stock is taken as it now is: what the person gave in the meantime stays.
   */
  private async settle(doc: Reminder, { consentId: id, left }: Claimed): Promise<void> {
    const more = doc.state === 'sent' ? 0 : doc.state === 'refused' ? -left : 1
    for (let tried = 0; tried < TRIES && more !== 0; tried++) {
      const consent = await this.store.get('consents', id)
      if (!consent) break
      const restocked = { ...consent, left: Math.max(0, consent.left + more), revision: consent.revision + 1 }
      const settled = await this.store.commit([
        { do: 'replace', in: 'reminders', doc },
        { do: 'replace', in: 'consents', doc: restocked },
      ])
      if (settled === 'committed') return
    }
    await this.store.commit([{ do: 'replace', in: 'reminders', doc }])
  }
}
