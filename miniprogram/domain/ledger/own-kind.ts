/**
 * A kind of record that an organization sets up for itself and all below it (自设台账). It is the same data as a kind of the
 * house's: one form, one list and one code path serve both. A record keeps the declaration it was written with, so that
 * what it says does not hang on what the declaration became.
 */
import type { BranchId, MemberId, Stored } from '../people/identity'
import type { Instant } from '../time/instant'
import type { DeclaredKind, LedgerField, LedgerKind } from './ledger'

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

/** Kinds of one organization at most, fields of a kind (those retired included), choices of a field. */
export const MOST_OWN_KINDS = 20
export const MOST_OWN_FIELDS = 15
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

/** What a record of the kind keeps of it. */
export function declaredOf(kind: OwnKind): DeclaredKind {
  const { code, title, unit, about, selfEntry, namesOrgan, fields, version } = kind
  const onlyBy = kind.settledBy === undefined ? {} : { settledBy: kind.settledBy }
  return { code, title, unit, about, selfEntry, namesOrgan, ...onlyBy, fields, version }
}

/** The fields that any record of the kind may have. */
export function fieldsEver({ fields, retired }: Pick<OwnKind, 'fields' | 'retired'>): LedgerField[] {
  return [...fields, ...retired]
}

/** How a field may be counted; none where there is nothing to count: a paragraph, a date. */
export function countable({ type, ...field }: LedgerField): readonly CountedAs[] {
  switch (type) {
    case 'number':
    case 'money':
      return ['sum']
    case 'choice':
      return ['parts', 'distinct']
    case 'yes-no':
      return ['parts']
    case 'text':
      return 'maxLength' in field && field.maxLength > SHORT_TEXT ? [] : ['distinct']
    case 'member':
    case 'members':
      return ['distinct']
    case 'date':
      return []
  }
}

/** A name or a title; what is longer is a paragraph. */
export const SHORT_TEXT = 60
export const PARAGRAPH = 500

/** A change that would make stored records say something else than they did, with the field of the declaration. */
export interface MeansElse {
  readonly field: string
  readonly name: string
}

/**
 * The first thing by which records under `old` would mean something else under `next`; undefined where there is none. Fields
 * may be added, taken out of use and taken up again; choices may be added. `next.fields` are in the order in which they
 * were sent.
 */
export function meansElse(
  old: OwnKind,
  next: Pick<OwnKind, 'title' | 'unit' | 'about' | 'fields'>,
): MeansElse | undefined {
  if (old.title !== next.title) return { field: 'title', name: '名称' }
  if (old.unit !== next.unit) return { field: 'unit', name: '单位' }
  if (old.about !== next.about) return { field: 'about', name: '记的是谁的事' }
  for (const [at, field] of next.fields.entries()) {
    const before = fieldsEver(old).find(({ code }) => code === field.code)
    const what = before && changedIn(before, field)
    if (what !== undefined) return { field: `fields.${at}.${what}`, name: field.label }
  }
  return undefined
}

function changedIn(before: LedgerField, after: LedgerField): string | undefined {
  if (before.type !== after.type) return 'type'
  if (before.label !== after.label) return 'label'
  if (before.type === 'number' && after.type === 'number') return before.unit === after.unit ? undefined : 'unit'
  if (before.type === 'text' && after.type === 'text') return before.maxLength === after.maxLength ? undefined : 'type'
  if (before.type !== 'choice' || after.type !== 'choice') return undefined
  const isKept = before.options.every(({ code, label }) =>
    after.options.some((option) => option.code === code && option.label === label),
  )
  return isKept ? undefined : 'options'
}
