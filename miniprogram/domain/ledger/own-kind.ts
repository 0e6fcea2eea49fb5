/**
 * A kind of record that an organization sets up for itself and all below it (自设台账). It is the same data as a kind of the
 * house's: one form, one list and one code path serve both. A record keeps the declaration it was written with, so that
 * what it says does not hang on what the declaration became.
 */
import type { BranchId, MemberId, Stored } from '../people/identity'
import type { Instant } from '../time/instant'
import type { LedgerField, LedgerKind } from './ledger'

/** Where in the duty report its sentence stands: sections of the house's template. */
export const KIND_SECTIONS = ['central-task', 'own-duty', 'organizational-life', 'safeguards', 'clean-conduct'] as const

export type KindSection = (typeof KIND_SECTIONS)[number]

export const KIND_SECTION_LABELS: Readonly<Record<KindSection, string>> = {
  'central-task': '年度中心工作和应急任务',
  'own-duty': '履行第一责任人职责',
  'organizational-life': '组织生活、学习教育和党员作用',
  safeguards: '制度保障和党费管理',
  'clean-conduct': '党风廉政建设',
}

/**
 * What the report says of a field beside the number of records: the sum of its numbers, how many different ones there are
 * (places, partners, people), or each choice with its number.
 */
export const COUNTED_AS = ['sum', 'distinct', 'parts'] as const

export type CountedAs = (typeof COUNTED_AS)[number]

export interface OwnKind extends LedgerKind, Stored {
  /** Who set it up; it is there for all below as well. */
  readonly branchId: BranchId
  /** Goes up when what a record may say changes. */
  readonly version: number
  /** When this version was declared, and by whom; absent for those of an early version of the house. */
  readonly declaredAt?: Instant
  readonly declaredBy?: MemberId
  readonly section: KindSection
  /** By the code of the field, those retired included. */
  readonly counts: Readonly<Record<string, CountedAs>>
  /** Fields that new records no longer have; those of older ones stay, and are still counted. */
  readonly retired: readonly LedgerField[]
  /** Something was recorded under it. Kept with it, so that who records and who changes or removes it meet here. */
  readonly isUsed?: true
  /** Nothing new is recorded under it; what was recorded still counts. */
  readonly isEnded: boolean
}

/** Choices of a field at most. */
export const MOST_OPTIONS = 12

/** In characters: names of kinds, fields and choices; units. */
export const LONGEST_KIND_NAME = 16

export const LONGEST_LABEL = 12

export const LONGEST_UNIT = 4

const PREFIX = 'own-'

/** The code of a kind that is set up now. */
export function ownKindCode(id: string): string {
  return `${PREFIX}${id}`
}

/** Whether the code is of such a kind, and not of one of the house's. */
export function isOwnCode(code: string): boolean {
  return code.startsWith(PREFIX)
}

/** The fields that any record of the kind may have. */
export function fieldsEver({ fields, retired }: Pick<OwnKind, 'fields' | 'retired'>): LedgerField[] {
  return [...fields, ...retired]
}

/** A name or a title; what is longer is a paragraph. */
export const SHORT_TEXT = 60

/** A change that would make stored records say something else than they did, with the field of the declaration. */
export interface MeansElse {
  readonly field: string
  readonly name: string
}
