/**
 * What a measure is: a figure declared once. From the declaration come both the figure and the list of records behind it
 * (compile.ts), so that the two cannot disagree.
 */
import type { BranchKind } from '#domain/branch/branch'
import { kindsText } from '#domain/meeting/labels'
import { THREE_MEETINGS_ONE_LECTURE, type MeetingKind } from '#domain/meeting/meeting-kinds'
import { suitsOrgan } from '#domain/meeting/meeting-organs'
import { organsHeld } from '#domain/meeting/organs-held'
import type { AttendanceTally } from '#domain/meeting/tally'
import { subjectTitle, type RecordSubject } from '#domain/records/record-subject'
import type { CivilDate } from '#domain/time/civil-date'
import type { FilterOf, PathOf } from '../../application/ports/filter'
import type { KeptAs } from './shared-indicators'

/** Stands in a `where` for the cut-off date: outcomes recorded later do not count. */
export const AS_AT = '$asAt' as CivilDate
/** Stands for so many days before the cut-off date: what was open by then has been open that long. */
export const AS_AT_30_DAYS_AGO = '$asAt-30' as CivilDate
export const AS_AT_90_DAYS_AGO = '$asAt-90' as CivilDate

/** Stands for the year so many years before that of the period's last day: who was born in it turns so old. */
export function bornYearsBefore(years: number): number {
  return `${BORN}${years}` as unknown as number
}
export const BORN = '$year-'

/** Which records, before anything narrows them. `kinds` of meetings and the `kind` of the ledger belong to the source. */
export type Source =
  | {
      readonly of: 'meetings'
      readonly kinds?: readonly MeetingKind[]
      readonly each?: 'agenda' | 'decisions' | 'sheet' | 'kinds'
      /** Only those where people studied: whoever keeps other meetings is not known to have studied nothing. */
      readonly studied?: true
    }
  | {
      readonly of: 'ledger'
      readonly kind: string
      /** What the records are called, where it is not as their kind is. */
      readonly title?: string
      /** The field that tells which of the kind's records `title` names: a condition on it goes without saying. */
      readonly toldBy?: `values.${string}`
      /** And what its fields are called, by their codes. */
      readonly labels?: Readonly<Record<string, string>>
      /** A list among the values, each of whose elements is counted. */
      readonly each?: `values.${string}`
      /** Records of earlier years count too: the last one stands until the next. */
      readonly everSince?: true
      /** What lasts counts where it stood on any day of the period, not on its last alone. */
      readonly anyDay?: true
    }
  | { readonly of: 'shifts' | 'donations' | 'dues-payments' }
  /** Member-months of the dues accounts, for months that lie wholly within the period. */
  | { readonly of: 'dues-months' }
  /** Of several organizations by which code each keeps it: the same code may mean something else in another. */
  | { readonly of: 'indicators'; readonly code: string; readonly keptAs?: readonly KeptAs[] }
  /** The register as of the period's last day. */
  | { readonly of: 'members' | 'cells' | 'committee' }
  /** Who came onto a roll, and who went off one. */
  | { readonly of: 'joinings' | 'leavings' }
  /** Whose days on the register reach into the period, with those days. */
  | { readonly of: 'memberships' }
  /** Everybody who ever was on a roll, with the lines of the register: it tells who came and went without one. */
  | { readonly of: 'histories' }
  /** Party branches; with `all` every organization. */
  | { readonly of: 'branches'; readonly all?: true }

/** Where the records of a source are kept. */
export interface CollectionsOfSources {
  readonly meetings: 'meetings'
  readonly ledger: 'ledger'
  readonly shifts: 'shifts'
  readonly donations: 'donations'
  readonly 'dues-payments': 'duesPayments'
  readonly 'dues-months': 'duesAccounts'
  readonly indicators: 'indicatorMonths'
  readonly members: 'members'
  readonly joinings: 'members'
  readonly leavings: 'members'
  readonly memberships: 'members'
  readonly histories: 'members'
  readonly branches: 'branches'
  readonly cells: 'branches'
  readonly committee: 'appointments'
}
/** What a declaration over a source may name (see catalogue/declare.ts): fields of its records and conditions on them. */
export type FieldOf<S extends Source> = PathOf<CollectionsOfSources[S['of']]>
export type WhereOf<S extends Source> = FilterOf<CollectionsOfSources[S['of']]>
/** A condition whose fields were checked where it was declared. */
export type Where = Readonly<Record<string, unknown>>

/** How the records become one number. Paths are those of the record, after `each` was taken apart. */
export type Aggregate<Field = string> =
  | { readonly by: 'count' }
  | { readonly by: 'sum' | 'least' | 'latest-value'; readonly field: Field }
  /** With `ofEach` what two organizations call the same is two. With `and` what that field says counts too: both of a talk. */
  | { readonly by: 'distinct'; readonly field: Field; readonly and?: Field; readonly ofEach?: true }
  /** Calendar months (of each branch) with at least one. */
  | { readonly by: 'months' }
  /** People whose sum of `field` reaches `atLeast`. */
  | { readonly by: 'reach'; readonly who: Field; readonly field: Field; readonly atLeast: number }
  /** Unbroken runs of months, person by person; with `atLeast`, those of so many months. */
  | { readonly by: 'runs'; readonly who: Field; readonly field: Field; readonly atLeast?: number }
  /** Of years of birth: the mean age in tenths, and the highest, in the calendar year of the period's last day. */
  | { readonly by: 'mean-age' | 'oldest'; readonly field: Field }
  /** A date, as the whole number YYYYMMDD. */
  | { readonly by: 'first-date' | 'last-date'; readonly field: Field }

/** How the number is shown. It is kept exact in its base unit: fen, minutes, tenths of a percent. */
export type Display = 'plain' | 'yuan' | 'hours' | 'study-hours' | 'tenths' | 'date'

/** Where the names of a dimension's keys come from: a table, the register, or the key itself. */
export type KeyLabels = Readonly<Record<string, string>> | 'itself' | 'members' | 'cells' | 'branches'

/** A way of splitting a measure. */
export interface Dimension<Field = string> {
  readonly id: string
  readonly title: string
  /** The field that holds the key. */
  readonly field: Field
  readonly labels: KeyLabels
  /** What is said in brackets beside the key: the 文号 of a document whose title it is. */
  readonly beside?: Field
  /** Keys are titles of documents. */
  readonly isOfTitles?: true
  /** Or in words made of what all records of the key say, for a figure up to that day; empty where there is nothing to say. */
  readonly besideWords?: (values: readonly string[], until: CivilDate) => string
  /** Keys stand in the order of this field, by its place in the list, then of their days: honours by their level. */
  readonly inOrderOf?: { readonly field: Field; readonly order: readonly string[] }
  /** Of several organizations a key says whose it is, beside what stands beside it: 授予某支部. */
  readonly whose?: string
  /** Keys that are said as one, e.g. years of birth as age bands. Only where a record has one key. */
  readonly band?: (key: string, year: number) => string
  /** The measure whose figure a part is, by its key: one number has one name, wherever it is printed. */
  readonly isMeasure?: (key: string) => string
  /** What an organization must have for a part to concern it, by the part's key. */
  readonly concerns?: Readonly<Record<string, AppliesWhen | undefined>>
  /** Takes the place of the measure's own condition on the field: categories instead of the whole. */
  readonly insteadOf?: 'where'
}

/** The fact about a branch without which a measure does not concern it; see norms. */
export type AppliesWhen = 'hasCommittee' | 'hasCells' | 'hasLeadingGroup' | 'hasLeadingBody' | 'hasLeadingCadres'

interface MeasureBase {
  readonly id: string
  readonly title: string
  readonly unit: string
  /** The lines of the inventory of figures (1–54) that it answers. */
  readonly rows: readonly number[]
  /** What is counted, in a sentence; left out where the title and the source say it. */
  readonly note?: string
}

export interface RecordMeasure extends MeasureBase {
  /** What is counted, where what the declaration comes to in words is not how a person would say it. */
  readonly told?: string
  /** What the records are called, where it is not as their source is. */
  readonly about?: string
  /** The same in organizations of one kind alone, which have not all the organs that `told` names. */
  readonly toldIn?: Readonly<Partial<Record<BranchKind, string>>>
  /** The same of one part, by `<dimension>.<key>`, where it is not what the whole says and which part it is. */
  readonly toldOfParts?: Readonly<Record<string, string>>
  /** Since when it may count something else than before: no difference is told across that day. */
  readonly changedOn?: CivilDate
  readonly form: 'records'
  readonly source: Source
  readonly where?: Where
  readonly aggregate: Aggregate
  readonly display: Display
  readonly dimensions?: readonly Dimension[]
  /** The field with the member who did it, by which the secretary's own part is told from the branch's. */
  readonly actor?: string
  readonly appliesWhen?: AppliesWhen
  /** Only people who stand on the register count: on the period's last day, or when they did it. */
  readonly among?: Among
  /**
   * Of a measure over the lines of meetings' sheets: what the meeting's tally counts as such lines. With it a figure that
   * is not split by the lines needs none of them.
   */
  readonly tallied?: readonly TalliedAs[]
}
/** Whom a record names, with `and` a second person, and as what they stand on the register. */
export interface Among<Field = string> {
  readonly who: Field
  readonly and?: Field
  readonly of: 'members' | 'leading-cadres'
  /**
   * On which day: the period's last, for a part of those that a share is of, and with it that of the record, where it has
   * one of its own; or only that of the record, on the register of the
   * organization that keeps it: whoever left meanwhile did it all the same. Not of the lines of sheets, which have no day.
   */
  readonly on: 'last-day' | 'its-day'
}
export type TalliedAs = Exclude<keyof AttendanceTally, 'rate' | 'rateWithoutExcused'>

/** `of` ÷ `in`, to one decimal; blank when `in` is 0. An average is in the unit of `of`, `per` base units to one of them. */
export interface RateMeasure extends MeasureBase {
  readonly form: 'rate'
  readonly of: string
  readonly in: string
  readonly as: { readonly kind: 'percent' } | { readonly kind: 'average'; readonly per: number }
}

/** The months of the period, times the branches: what "months covered" is a share of. No records stand behind it. */
export interface CalendarMeasure extends MeasureBase {
  readonly form: 'calendar'
}

export type Measure = RecordMeasure | RateMeasure | CalendarMeasure

/** What a measure's records are called. */
export function recordsTitle({ source, about }: Pick<RecordMeasure, 'source' | 'about'>): string {
  return about ?? sourceTitle(source)
}

/** The records' name in Chinese. */
export function sourceTitle(source: Source): string {
  const own = source.of === 'ledger' ? source.title : source.of === 'meetings' ? meetingsTitle(source) : undefined
  return own ?? subjectTitle(subjectOf(source)) ?? ''
}

function meetingsTitle({ kinds = [], studied }: Extract<Source, { of: 'meetings' }>): string | undefined {
  if (studied) return '学习'
  if (kinds.join() === THREE_MEETINGS_ONE_LECTURE.join()) return '三会一课'
  return kinds.length > 1 ? kindsText(kinds) : undefined
}

/**
 * What a blank figure or "none in this period" names. Of several kinds of meeting it is the one that such an organization
 * holds, where there is one alone: a branch without a Party group studies Party building in its committee.
 */
export function subjectOf(source: Source, organization?: BranchKind): RecordSubject {
  switch (source.of) {
    case 'meetings': {
      if (source.studied) return 'meetings:collective-study'
      const { kinds = [] } = source
      const own = kinds.filter(
        (each) => organization && organsHeld(organization).some((organ) => suitsOrgan(each, organ)),
      )
      const [kind, ...others] = own.length > 0 ? own : kinds
      return kind && others.length === 0 ? `meetings:${kind}` : 'meetings'
    }
    case 'ledger':
      return `ledger:${source.kind}`
    case 'shifts':
    case 'donations':
    case 'indicators':
      return source.of
    case 'dues-payments':
      return 'duesPayments'
    case 'dues-months':
      return 'duesAccounts'
    case 'members':
    case 'joinings':
    case 'leavings':
    case 'memberships':
    case 'histories':
    case 'branches':
    case 'cells':
    case 'committee':
      return 'register'
  }
}
