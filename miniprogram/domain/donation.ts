import type { Entry } from './entry'
import type { MemberId } from './identity'
import type { Fen } from './money'

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
