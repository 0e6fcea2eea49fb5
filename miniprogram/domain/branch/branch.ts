import type { CivilDate } from '../time/civil-date'
import type { BranchId, CellId, Stored } from '../people/identity'
import type { IndicatorDefinition } from '../entries/indicator'
import type { RoundingRule } from '../values/money'
import type { DuesSheetChoice } from './dues-sheet'
import type { NormChoice } from './norm-choice'
import type { ThresholdChange } from './threshold'

/** A bureau (机关党组 with its Party office) stands above; a branch (党支部) keeps the records of its own life. */
export const BRANCH_KINDS = ['bureau', 'branch'] as const
export type BranchKind = (typeof BRANCH_KINDS)[number]

/** A Party cell (党小组) of a branch. */
export interface PartyCell {
  readonly id: CellId
  readonly name: string
  readonly formedOn: CivilDate
  readonly dissolvedOn: CivilDate | null
}

/** What a branch decides for itself where no national text fixes it. */
export interface BranchSettings {
  /** Whether members may check in by scanning. Roll-call and the paper list are always there. */
  readonly scanning: boolean
  /** How a monthly amount of dues is rounded; printed on every export. No national text. */
  readonly duesRounding: RoundingRule
  /** Whether the branch has consented to quarterly payment (中组发〔2008〕3号). */
  readonly duesQuarterly: boolean
  /** Days after which a record counts as a late entry (补录). */
  readonly lateEntryAfterDays: number
}

/** One node of the tree of organizations. `ancestorIds` runs from the root to the parent. */
export interface Branch extends Stored {
  readonly name: string
  readonly kind: BranchKind
  readonly parentId: BranchId | null
  readonly ancestorIds: readonly BranchId[]
  readonly formedOn: CivilDate
  readonly dissolvedOn: CivilDate | null
  readonly cells: readonly PartyCell[]
  readonly indicators: readonly IndicatorDefinition[]
  readonly settings: BranchSettings
  /** What the branch has decided about norms, in the order decided; absent where it never has. */
  readonly normChoices?: readonly NormChoice[]
  /** How it has moved its thresholds, in the order of the days; absent where it never has. */
  readonly thresholdChanges?: readonly ThresholdChange[]
  /** How its dues of a year were last published; absent where they never were. */
  readonly duesSheet?: DuesSheetChoice
}

export const DEFAULT_SETTINGS: BranchSettings = {
  scanning: true,
  duesRounding: 'fen-half-up',
  duesQuarterly: false,
  lateEntryAfterDays: 7,
}

/** The cells that exist on that day. */
export function cellsOn(branch: Branch, date: CivilDate): PartyCell[] {
  return branch.cells.filter((cell) => cell.formedOn <= date && (cell.dissolvedOn === null || date < cell.dissolvedOn))
}
