import { WRONG_CODES_A_DAY } from '#domain/people/invitation-code'
import type { Refusal } from '#contract'
import { counted } from '../counting'
import { personDigest } from '../meetings/checking-in/code-keys'
import type { Counter } from '../ports/collections'
import { refuse, refuseWithTrace, type Context } from '../ports/handling'
import type { Write } from '../ports/store'

/** Wrong codes of one person on one day of Beijing: by a digest, for of a stranger no OPENID is kept. */
export const attemptsId = (context: Context) =>
  `wrong-codes:${personDigest(context, 'invitations', context.openId)}:${context.today}`

/**
 * How often the caller typed a wrong code today. Guessing is hopeless anyway (an invitation is one of 31^8); the limit
 * keeps anybody from trying, and from finding out by trying which codes are or were in use.
 */
export class Attempts {
  private constructor(
    private readonly id: string,
    private readonly counter: Counter | undefined,
  ) {}

  static async today(context: Context): Promise<Attempts> {
    return Attempts.counted(context, await context.store.get('counters', attemptsId(context)))
  }

  /** Where the counter of `attemptsId` was asked along with something else. */
  static counted(context: Context, counter: Counter | undefined): Attempts {
    return new Attempts(attemptsId(context), counter)
  }

  /** Undefined while the caller may try. */
  refusal(): Refusal<'too-many-attempts'> | undefined {
    return (this.counter?.last ?? 0) >= WRONG_CODES_A_DAY
      ? refuse('too-many-attempts', { detail: { limit: WRONG_CODES_A_DAY } })
      : undefined
  }

  /** Refuses a wrong code, and counts it. */
  wrong<Code extends string>(code: Code, field: string): Refusal<Code> {
    return refuseWithTrace(code, [counted(this.id, this.counter).write], { field })
  }

  /** Written beside what a right code brought, so that many tries at once do not pass the limit. */
  guard(): Write[] {
    return this.counter ? [{ do: 'unchanged', in: 'counters', id: this.id, revision: this.counter.revision }] : []
  }
}
