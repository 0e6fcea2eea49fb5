import { SPOKEN_TRIES } from '#domain/check-in-code'
import type { Counter } from '../ports/collections'
import type { SignedInContext } from '../ports/handling'
import type { Write } from '../ports/store'

/**
 * How often somebody said a wrong spoken code at a meeting: six digits could be guessed. A right one is committed
 * together with the counter as it was read, so that of many guesses at once no more than the limit are ever weighed. That
 * costs a transaction; scanned codes, which nobody can guess, need none of it.
 */
export class SpokenTries {
  private constructor(
    private readonly id: string,
    private readonly counter: Counter | undefined,
  ) {}

  static async of(meetingId: string, { store, openId }: SignedInContext): Promise<SpokenTries> {
    const id = `spoken-codes:${meetingId}:${openId}`
    return new SpokenTries(id, await store.get('counters', id))
  }

  get areUsedUp(): boolean {
    return (this.counter?.last ?? 0) >= SPOKEN_TRIES
  }

  /** Beside what a right code brought. */
  guard(): Write {
    return this.written(0)
  }

  /** Beside the trace of a wrong one. */
  counted(): Write {
    return this.written(1)
  }

  private written(more: 0 | 1): Write {
    const { id, counter } = this
    return counter
      ? {
          do: 'replace',
          in: 'counters',
          doc: { ...counter, last: counter.last + more, revision: counter.revision + 1 },
        }
      : { do: 'insert', in: 'counters', doc: { _id: id, revision: 1, last: more } }
  }
}
