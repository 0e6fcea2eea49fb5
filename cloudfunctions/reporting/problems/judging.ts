/** What a rule is judged by and what comes of it. Everything was read before: judging itself asks nobody. */
import type { BranchKind } from '#domain/branch/branch'
import type { Thresholds } from '#domain/branch/threshold'
import type { BranchId } from '#domain/people/identity'
import type { ProblemCondition, ProblemFigure } from '#domain/rules/problem-rule'
import type { DraftFigure } from '#domain/report/duty-report'
import type { StepMetric } from '#domain/report/report-writing'
import { figureKey, type Slot } from '#domain/report/slot'
import type { Month } from '#domain/time/civil-date'
import type { SlotResolution } from '../draft/paragraph'
import { ownSlot } from '../draft/resolve-slots'

/** A norm that was not kept in some of its months, quarters or in the year: in words, with the measure that counts it. */
export interface UnmetNorm {
  readonly title: string
  readonly measure: string
  /** Whose meetings the measure counts, where they are of one of several organizations. */
  readonly of?: NormOwner
  /** 3月、8月 or 第三季度 or 全年. */
  readonly when: string
  /** At least so many in the year. */
  readonly asked: number
  /** Whether there was any of them in the year. */
  readonly isBegun: boolean
}

/** An organ that answers for Party building, and the months in which it did not study it. */
export interface OrganAgenda {
  /** 党组会议, 支委会 or 第一党支部支委会. */
  readonly title: string
  readonly of?: NormOwner
  readonly without: readonly Month[]
}
export const AGENDA_MEASURE = 'party-building-sessions'

/** One of the branches of a report with all below it, or the organization itself. */
export interface NormOwner {
  readonly name: string
  readonly branchId: BranchId
  readonly isOwn: boolean
}

/** One of the organizations of a report with all below it, as it is judged by itself. */
export interface JudgedOrganization extends NormOwner {
  /** A bureau's Party group is bound to little of what binds branches: where it keeps no records, nothing is amiss. */
  readonly kind: BranchKind
  readonly judging: Judging
}

/** A target of last year's report. */
export interface MetricOfLastYear {
  readonly problem: string
  readonly metric: StepMetric
}

export interface Judging {
  /** Of the organization that is judged. */
  readonly kind: BranchKind
  readonly figures: ReadonlyMap<string, SlotResolution>
  readonly thresholds: Thresholds
  /** Whether the year is over by the cut-off date. */
  readonly isYearOver: boolean
  /** The months that lie wholly within the year up to the cut-off date, of when the branch was there. */
  readonly months: readonly Month[]
  readonly unmetNorms: readonly UnmetNorm[]
  /** Those of the organization itself, also where it keeps too few records to be judged by them. */
  readonly ownNorms: readonly UnmetNorm[]
  /** Of every organ that is bound to it and keeps records. */
  readonly agendas: readonly OrganAgenda[]
  /** By what meetings are looked at for: the branches below that it binds and that kept none, so that nobody knows. */
  readonly withoutMeetings: Partial<Readonly<Record<ProblemCondition['is'], readonly string[]>>>
  readonly problemsOfLastYear: number
  /** Formed since: there is no report of last year. */
  readonly isFormedSince: boolean
  readonly metricsOfLastYear: readonly MetricOfLastYear[]
  /** None where one organization is judged alone. */
  readonly organizations: readonly JudgedOrganization[]
}

/** What falls short, as it prints: `{1}` stands for the first of the figures. */
export interface Finding {
  readonly words: string
  readonly figures: readonly DraftFigure[]
  /** What a step is measured by, where what was found says so: of this measure at least so many. */
  readonly metric?: { readonly measure: string; readonly atLeast: number }
  /** Whose figure a step is measured by, where it is not that of all together. */
  readonly whose?: NormOwner
}

/** What is missing for a judgement, and the subject under which it would be recorded. */
export interface Gap {
  readonly why: string
  readonly enterAt: string | null
  /** Some are recorded: nobody can say that there were none. */
  readonly isBegun: boolean
}

export function gapOf(why: string, enterAt: string | null = null, isBegun = false): Gap {
  return { why, enterAt, isBegun }
}

/**
 * `fires`: a proposal. `cannot-judge`: too little is recorded. `not-applicable`: it is nothing that such an organization
 * does. `unjudged`: which of several organizations could not be judged, and why.
 */
export type Judgement =
  | { readonly is: 'fires'; readonly finding: Finding; readonly unjudged?: string }
  | { readonly is: 'holds'; readonly figures: readonly DraftFigure[]; readonly unjudged?: string }
  | {
      readonly is: 'cannot-judge'
      /** The gaps in one line. */
      readonly why: string
      readonly gaps: readonly Gap[]
      readonly figures: readonly DraftFigure[]
    }
  | { readonly is: 'not-applicable'; readonly why: string }

export function slotOfFigure({ measure, part }: ProblemFigure): Slot {
  return part ? { measure, part } : { measure }
}

/** A figure without records is a blank, never a zero: whatever hangs on it cannot be judged. */
export function resolutionOf({ figures }: Pick<Judging, 'figures'>, slot: Slot): SlotResolution {
  const found = figures.get(figureKey(slot))
  if (!found) throw new Error(`Not asked for: ${figureKey(slot)}`)
  return found
}

export function figuresAt(judging: Pick<Judging, 'figures'>, slot: Slot): readonly DraftFigure[] {
  const resolution = resolutionOf(judging, slot)
  return resolution.is === 'figures' ? resolution.figures : []
}

/** How many meetings of a norm there were: of the whole, or of the one organization that it binds. */
export function normFigure(
  judging: Pick<Judging, 'figures'>,
  { measure, of }: Pick<UnmetNorm, 'measure' | 'of'>,
): DraftFigure | undefined {
  if (!of) return figuresAt(judging, { measure })[0]
  if (of.isOwn) return figuresAt(judging, ownSlot(measure, of))[0]
  return figuresAt(judging, { measure, scope: 'each-below' }).find(({ part }) => part?.key === of.branchId)
}
