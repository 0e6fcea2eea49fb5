import type { Entry } from '../entries/entry'
import type { MemberId } from '../people/identity'
import type { Fen } from '../values/money'

export const WILLINGS = ['giver', 'paper'] as const
/** Who says that it was the giver's own will: the giver on their phone, or the giver on paper that the clerk has seen. */
export type Willing = (typeof WILLINGS)[number]
export const WILLING_LABELS: Readonly<Record<Willing, string>> = {
  giver: '本人说明自愿',
  paper: '自愿，有本人书面说明',
}

/** A gift, kept apart from dues. The branch is a collector, not a charity. */
export interface Donation extends Entry {
  readonly memberId: MemberId
  readonly campaign: string
  readonly fen: Fen
  /** The number of our acknowledgement, given on confirmation and never reused. */
  readonly acknowledgement: string | null
  /** The number of the official receipt of whoever received the money. */
  readonly receipt: string | null
  /** Absent where nobody has said it: equal sums collected from all say nothing of anybody's will. */
  readonly willing?: Willing
}

/** `捐〔2025〕第012号`: the number of an acknowledgement, in its year's series of the branch. */
export function acknowledgementNumber(year: number, number: number): string {
  return `捐〔${year}〕第${String(number).padStart(3, '0')}号`
}
