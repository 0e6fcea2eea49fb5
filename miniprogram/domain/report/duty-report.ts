import type { CivilDate, Month } from '../time/civil-date'
import type { CommitteePost } from '../people/appointment'
import type { BranchId, MemberId, Stored } from '../people/identity'
import type { Instant } from '../time/instant'
import type { Period } from '../time/period'
import type { Slot, SlotPeriod, SlotScope } from './slot'
import type { Counted } from './when-words'

/**
 * The template of a duty report (述职报告) is data: sections, their statements, and the measures they name. A branch can
 * copy and edit it. Text stands around `{slot}`s (see slot.ts).
 */

/**
 * The smallest piece that stands or falls with its figures: it prints only when every one of them is known and none is
 * zero. A text that begins with ，、； or 。 is joined by that mark to what stands before it.
 */
export interface Clause {
  readonly text: string
  readonly slots: Readonly<Record<string, Slot>>
  /** What the clause is about, for the list of what is not recorded. */
  readonly about: string
  /** Said instead when the first slot is a real zero: only where the absence is the achievement. */
  readonly zero?: string
  /** By slot: prints only where the figure, as printed, is no less. A shortfall is no achievement. */
  readonly atLeast?: Readonly<Record<string, number>>
  /** Where it is not that of its statement. */
  readonly worth?: Worth
  /** What goes on with this clause: a part of it, a comparison. Falls with it. */
  readonly then?: readonly Clause[]
}

export const WORTHS = ['core', 'notable'] as const
/**
 * `core`: prints what is known, and what is not recorded is told to the secretary. `notable`: only with something to
 * show, comparisons only where the change is clear; what is not recorded is left out without a word.
 */
export type Worth = (typeof WORTHS)[number]

export interface Statement {
  readonly id: string
  readonly worth: Worth
  /** Opens the paragraph where any clause of it prints. */
  readonly lead?: string
  readonly clauses: readonly Clause[]
  /** Kept in the template, not in the draft. */
  readonly isOff?: true
}

export interface Section {
  readonly id: string
  readonly heading: string
  /** 0: stands before the numbering. 1: 一、 2: （一）. */
  readonly level: 0 | 1 | 2
  readonly statements: readonly Statement[]
  /** Something only a person can write: printed as a place to fill, with this hint. */
  readonly toWrite?: string
  /** About how many characters the section may have; lengths are local settings. */
  readonly budget?: number
  /** After its statements come those indicators of the unit's own that no statement of the template names. */
  readonly ownIndicators?: true
  /** Kept in the template, not in the draft, and neither are the sections below it. */
  readonly isOff?: true
}

export interface ReportTemplate {
  readonly title: string
  readonly sections: readonly Section[]
}

/** A figure as it stands in a draft, with what is needed to list its records again. */
export interface DraftFigure {
  /** Its `figureKey`: the same figure in every draft has the same. */
  readonly key: string
  readonly measure: string
  readonly title: string
  readonly definition: string
  readonly unit: string
  readonly period: Period
  /** Where it is not of all the days of the period. */
  readonly counted?: Counted
  /** Of a sum of monthly numbers: the months of the period that nobody entered. The definition says them in words. */
  readonly missing?: readonly Month[]
  /** Of a change: the days compared with. */
  readonly comparedWith?: Period
  readonly value: number
  /** As printed: 1,234 or 96.5. */
  readonly display: string
  /** How many records make it up. */
  readonly records: number
  /** Of a rate whose part and whole rest on records of two sorts: how many of either. */
  readonly recordsApart?: readonly [of: number, within: number]
  /** For a part of a measure: the dimension and the key. */
  readonly part: { readonly by: string; readonly key: string; readonly label: string } | null
  /** Of a list of names: the dimension, and each name as it stands in `display` with its key, to find its records. */
  readonly names?: FigureNames
  /** Whose records were counted. */
  readonly scope: SlotScope
  /** Branches within that scope that kept no such records, by name: they are not counted as zeros. */
  readonly leftOut: readonly string[]
}

interface FigureNames {
  readonly by: string
  readonly said: readonly { readonly text: string; readonly key: string }[]
}

/** A draft is read as a run of parts: plain text, a figure (by its number in `figures`), or a blank with where to enter it. */
export type DraftPart =
  /** `isOwn`: a limit of a rule or a target, which the software wrote itself; its numbers claim nothing. */
  | { readonly is: 'text'; readonly text: string; readonly isOwn?: true }
  | { readonly is: 'figure'; readonly figure: number }
  | { readonly is: 'blank'; readonly text: string }

export interface DraftParagraph {
  readonly statement: string
  /** The number and the first sentence of a paragraph that is one of a list: （一）…。 */
  readonly lead?: string
  /** The id of what people wrote, where the paragraph is an entry of theirs. */
  readonly entry?: string
  readonly parts: readonly DraftPart[]
  /** Where the words are a person's and not the draft's (see wording.ts). */
  readonly reworded?: Reworded
}

export interface Reworded {
  /** Whether the draft has such a paragraph of its own. */
  readonly isDrafted: boolean
  /** What changed under the words since they were written. */
  readonly changes: readonly FigureChange[]
  /** What the numbers typed in them rest on, where that was said. */
  readonly basis?: string
}

/** A figure with its unit as it was and as it is: `was` is null for a new one, `now` for one that is gone. */
export interface FigureChange {
  readonly title: string
  readonly was: string | null
  readonly now: string | null
}

export interface DraftSection {
  readonly id: string
  readonly heading: string
  readonly level: 0 | 1 | 2
  readonly paragraphs: readonly DraftParagraph[]
  readonly budget?: number
}

/** What has no record: shown to the secretary beside the draft with the place to enter it, not printed. */
export interface Unrecorded {
  readonly about: string
  readonly enterAt: string
  /** The paragraph that it would stand in. */
  readonly statement: string
  /** The days it is of. */
  readonly period: SlotPeriod
}

/** What does not concern this branch, and why: shown to the secretary, not printed. */
export interface NotApplicable {
  readonly about: string
  readonly why: string
}

/** Who reports: the holder of the post on the cut-off date. */
export interface ReportAuthor {
  readonly memberId: MemberId
  readonly name: string
  readonly post: CommitteePost
  /** Since when in the period reported on, at the earliest its first day. What was done before is not theirs. */
  readonly fromOn: CivilDate
}

export const REPORT_SCOPES = ['own', 'with-below'] as const
/** `own`: the organization's own records. `with-below`: a bureau with every branch below it. */
export type ReportScope = (typeof REPORT_SCOPES)[number]

/** What each organization below did, side by side: by name, nobody is ranked. */
export interface BranchTable {
  readonly columns: readonly { readonly measure: string; readonly title: string; readonly unit: string }[]
  readonly rows: readonly {
    readonly branchId: BranchId
    readonly name: string
    readonly cells: readonly BranchCell[]
  }[]
  /** Of the organization itself, whose people belong to none of the branches; absent where it has nothing. */
  readonly own?: readonly BranchCell[]
  /** Of all together: the same figures as in the text. Drafts of early versions have none. */
  readonly total?: readonly BranchCell[]
}
/** What the last rows of the table are called. Of all together there are rates too, which nobody adds up. */
export const OWN_ROW = '单位本级（未编入支部）'
export const TOTAL_ROW = '合计'
export type BranchCell =
  { readonly is: 'figure'; readonly figure: DraftFigure } | { readonly is: 'blank'; readonly text: string }

/** Branches that kept no records of something that others did. */
export interface WithoutRecords {
  readonly subject: string
  readonly title: string
  readonly branches: readonly string[]
}

/** Which draft: of an organization one for each year, cut-off date and scope. Drafting anew takes its place. */
export type DraftPlace = Pick<StoredReport, 'branchId' | 'year' | 'cutOff' | 'scope'>

/** `<branch>:<year>:<cutOff>:<scope>` */
export function draftId({ branchId, year, cutOff, scope }: DraftPlace): string {
  return `${branchId}:${year}:${cutOff}:${scope}`
}

/** A draft of a duty report (ReportDraft) for one year up to a cut-off date. */
export interface StoredReport extends Stored {
  /** The organization reported on. */
  readonly branchId: BranchId
  readonly year: number
  readonly cutOff: CivilDate
  readonly title: string
  readonly unit: string
  /** Null when nobody held the post on the cut-off date. */
  readonly author: ReportAuthor | null
  readonly scope: ReportScope
  readonly sections: readonly DraftSection[]
  readonly figures: readonly DraftFigure[]
  readonly unrecorded: readonly Unrecorded[]
  /** Null where there are no branches below, or they are not reported on. */
  readonly branchTable: BranchTable | null
  readonly withoutRecords: readonly WithoutRecords[]
  readonly notApplicable: readonly NotApplicable[]
  /** Absent in drafts of earlier versions: what people write was the year's then, and goes on showing in them. */
  readonly hasOwnWords?: true
  readonly draftedAt: Instant
  readonly draftedBy: MemberId
}
