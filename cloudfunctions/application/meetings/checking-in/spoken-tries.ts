import { SPOKEN_TRIES } from '#domain/meeting/check-in-code'
import { counted } from '../../counting'
import type { Counter } from '../../ports/collections'
import type { SignedInContext } from '../../ports/handling'
import type { Write } from '../../ports/store'
import { personDigest } from './code-keys'

/**
 * How often somebody said a wrong spoken code at a meeting: six digits could be guessed. A right one is committed
 * together with the counter as it was read, so that of many guesses at once no more than the limit are ever weighed. That
 * costs a transaction; scanned codes, which nobody can guess, need none of it.
 *
 * The counter stays when the meeting is over, so that it names a person as failed scans do: strangers guess too, and of
 * them no OPENID is kept. With another key it begins anew, which is five tries more for whoever is at it that minute.
 */
export class SpokenTries {
  private constructor(
    private readonly id: string,
    private readonly counter: Counter | undefined,
  ) {}

  static async of(meetingId: string, context: SignedInContext): Promise<SpokenTries> {
    const id = `spoken-codes:${meetingId}:${personDigest(context, meetingId, context.openId)}`
    return new SpokenTries(id, await context.store.get('counters', id))
  }

  get areUsedUp(): boolean {
    return (this.counter?.last ?? 0) >= SPOKEN_TRIES
  }

  /** Beside what a right code brought, be it only that the host is asked. */
  guard(): Write {
    return counted(this.id, this.counter, 0).write
  }

  /** Beside the trace of a wrong one. */
  counted(): Write {
    return counted(this.id, this.counter).write
  }
}
