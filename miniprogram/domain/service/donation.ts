import type { Entry } from '../entries/entry'
import type { MemberId } from '../people/identity'
import type { Fen } from '../values/money'

/** A voluntary gift, kept apart from dues. The branch is a collector, not a charity. */
export interface Donation extends Entry {
  readonly memberId: MemberId
  readonly campaign: string
  readonly fen: Fen
  /** The number of our acknowledgement, given on confirmation and never reused. */
  readonly acknowledgement: string | null
  /** The number of the official receipt of whoever received the money. */
  readonly receipt: string | null
}

/** `捐〔2025〕第012号`: the number of an acknowledgement, in its year's series of the branch. */
export function acknowledgementNumber(year: number, number: number): string {
  return `捐〔${year}〕第${String(number).padStart(3, '0')}号`
}
