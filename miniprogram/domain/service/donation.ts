import type { Entry } from '../entries/entry'
import type { MemberId } from '../people/identity'
import type { Fen } from '../values/money'

export const WILLINGS = ['giver', 'paper'] as const
/** Who says that it was the giver's own will: the giver on their phone, or the giver on paper that the clerk has seen. */
export type Willing = (typeof WILLINGS)[number]

/** `自愿，书面说明：支部档案盒3`; empty where nobody said it. Earlier records of a paper do not say where it is. */
export function willingWords({
  willing,
  paper,
}: {
  readonly willing?: Willing | null
  readonly paper?: string | null
}) {
  if (!willing) return ''
  if (willing === 'giver') return '本人说明自愿'
  return paper ? `自愿，书面说明：${paper}` : '自愿，有本人书面说明'
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
  /** Where the paper is on which the giver said so; with `paper` only. */
  readonly paper?: string
}

/** `捐〔2025〕第012号`: the number of an acknowledgement, in its year's series of the branch. */
export function acknowledgementNumber(year: number, number: number): string {
  return `捐〔${year}〕第${String(number).padStart(3, '0')}号`
}
