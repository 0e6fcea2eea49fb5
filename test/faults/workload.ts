/**
 * What people do all at once: each on a phone of their own, one tap after another, whatever comes to their mind. A tap that
 * brought no certain answer is tapped again, by the product's own client: as the same request.
 */
import type { InputOf, OutputOf, ReadProcedure, RequestOf } from '#contract'
import type { Instant } from '#domain/time/instant'
import type { Dice } from '../builders/dice'
import type { Heard, Phone, WriteName } from './phone'
import type { Person, Scene } from './scene'
import type { Taps } from './taps'

/** What was tapped and may be tapped again. */
interface Open {
  readonly again: () => Promise<Heard<WriteName>>
}

export interface World extends Scene {
  readonly taps: Taps
  readonly dice: Dice
  readonly phones: readonly Phone[]
  /** What is known of the records by those who made them. */
  readonly entries: { book: InputOf<'entry.confirm'>['book']; id: string; kind: string }[]
  readonly meetings: { id: string; code: string }[]
  readonly offers: { id: string; code: string }[]
  reportId: string
  readonly now: () => Instant
  /** One of a kind, to tell one tap's words from every other's. */
  readonly marker: () => string
}

/** How often somebody taps again in the storm; afterwards. */
const TAPS_AT_ONCE = 2
const TAPS_AFTERWARDS = 10

/** One person with a phone, and what the suite remembers of their hand. */
export class Actor {
  private readonly open: Open[] = []

  constructor(
    readonly world: World,
    readonly phone: Phone,
    readonly self: Person,
  ) {}

  /** Taps a button of a page. Answers the value where it was done. */
  async tap<P extends WriteName>(procedure: P, input: RequestOf<P>): Promise<OutputOf<P> | undefined> {
    const page = {}
    const again = () => this.phone.send(page, procedure, input)
    for (let time = 0; time < TAPS_AT_ONCE; time++) {
      const answer = await again()
      if (answer.ok) return answer.value
      if (isCertain(answer)) return undefined
    }
    this.open.push({ again })
    return undefined
  }

  async ask<P extends ReadProcedure>(procedure: P, input: RequestOf<P>): Promise<OutputOf<P> | undefined> {
    const answer = await this.phone.read(procedure, input)
    return answer.ok ? answer.value : undefined
  }

  /** After the storm: most of what is open is tapped again until there is an answer; some is forgotten. */
  async afterwards(): Promise<void> {
    const { dice } = this.world
    const open = this.open.splice(0)
    for (const { again } of open) {
      if (dice.chance(20)) continue
      for (let time = 0; time < TAPS_AFTERWARDS; time++) if (isCertain(await again())) break
    }
    for (let time = 0; time < TAPS_AFTERWARDS && this.phone.waitingItems().length > 0; time++)
      await this.phone.sendWaiting()
    for (const { requestId } of this.phone.waitingItems()) this.phone.giveUp(requestId)
  }
}

const TRANSPORT = ['offline', 'timeout', 'crowded', 'cloud-failed', 'cloud-missing', 'too-large', 'kept']

function isCertain(answer: { readonly ok: boolean; readonly code?: string }): boolean {
  return answer.ok || ![...TRANSPORT, 'busy', 'internal'].includes(answer.code ?? '')
}

export type Act = (actor: Actor) => Promise<unknown>
