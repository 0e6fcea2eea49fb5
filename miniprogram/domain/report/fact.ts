import type { CivilDate } from '../time/civil-date'
import type { Instant } from '../time/instant'
import type { Period } from '../time/period'
import type { ReportScope } from './duty-report'

/**
 * What a printed number says, carried by the document itself as financial reports carry theirs (iXBRL): a person or a
 * program that has nothing but the file can tell what a number counts, and whether it is still what was counted.
 */
export interface Fact {
  /** What the places in the document where it is printed are marked with; 64 characters at most, as Word takes no more. */
  readonly tag: string
  /** The same figure in every draft has the same. */
  readonly key: string
  readonly measure: string
  readonly part: { readonly by: string; readonly key: string } | null
  /** The measure's title, with its part: 捐款金额（防汛救灾）. */
  readonly title: string
  /** A whole number in the base unit of the measure: fen, minutes, tenths. */
  readonly value: number
  /** As printed. */
  readonly display: string
  readonly unit: string
  readonly definition: string
  /** Whose records were counted, in words. */
  readonly scope: string
  readonly period: Period
  /** How many records it rests on. */
  readonly records: number
}

/** Word takes no longer title or tag of a place. */
export const LONGEST_MARK = 64
const HALF_A_SIGN = new RegExp(String.raw`\p{Cs}$`, 'u')

/**
 * What a person sees of a figure's place: its number in the annex and its title. No two of a document are alike, so it
 * tells the fact where an editor has lost the tag (LibreOffice 7.4 does).
 */
export function placeTitle({ title }: Pick<Fact, 'title'>, index: number): string {
  return `${index + 1}. ${title}`.slice(0, LONGEST_MARK).replace(HALF_A_SIGN, '')
}

/** The facts of one document, and the draft they were taken from. */
export interface FactSheet {
  readonly reportId: string
  /** Of a report made final, instead of the draft it was made of. */
  readonly finalId?: string
  readonly branchId: string
  readonly unit: string
  readonly year: number
  readonly cutOff: CivilDate
  readonly scope: ReportScope
  readonly draftedAt: Instant
  readonly facts: readonly Fact[]
  /** Numbers of the text that rest on no records. Absent where there are none. */
  readonly typed?: readonly TypedByHand[]
}

/** `basis`: what it rests on, in the words of who typed it; '' where that was not said. */
export interface TypedByHand {
  readonly words: string
  readonly where: string
  readonly basis: string
}

/** A piece of printed text: plain, or a figure's place by the tag of its fact and what stands there. */
export type PrintedPiece = string | { readonly tag: string; readonly text: string }

export interface PrintedParagraph {
  readonly pieces: readonly PrintedPiece[]
  /** In a table, as the annex is. */
  readonly isInTable: boolean
}

export const FACT_STANDINGS = ['genuine', 'unproven', 'altered'] as const
/**
 * Whether the facts in a file are those that were written: `genuine` by the seal, `altered` where they contradict their own
 * content hash or the draft they are of. `unproven`: nothing contradicts them, but their seal is not one of ours.
 */
export type FactStanding = (typeof FACT_STANDINGS)[number]
export const FACT_STANDING_WORDS: Readonly<Record<FactStanding, string>> = {
  genuine: '',
  unproven: '文件里的数据依据没有有效的封印，不能证实是原样。请从系统重新生成文档再核对。',
  altered: '文件里的数据依据被改动过，下面的核对不能作准。请从系统重新生成文档。',
}
