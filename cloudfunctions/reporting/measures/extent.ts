/** How far a figure reaches: whose records, from when to when, and by which day outcomes count. */
import type { CivilDate } from '#domain/time/civil-date'
import type { OwnKind } from '#domain/ledger/own-kind'
import type { BranchId, MemberId } from '#domain/people/identity'
import { until, type Period } from '#domain/time/period'
import type { SharedIndicator } from './shared-indicators'

export interface MeasureQuery {
  /** Counted together as one. */
  readonly branchIds: readonly BranchId[]
  /** What they keep of indicators, `sharedIndicators`, with others that may go before; left out: of these alone. */
  readonly indicators?: readonly SharedIndicator[]
  /** Kinds of record that were set up for them; left out: none. */
  readonly kinds?: readonly OwnKind[]
  readonly period: Period
  /** Null: the period's last day. */
  readonly cutOff: CivilDate | null
  /** Today: nothing later can count. */
  readonly on: CivilDate
  /** Only the secretary's own. */
  readonly actor?: 'secretary'
  /** Whose secretary: of this organization, whatever branch keeps the record; left out: of each branch its own. */
  readonly actorOf?: { readonly branchId: BranchId; readonly memberId?: MemberId }
  /** Only this person's own. */
  readonly memberId?: MemberId
  /** More branches, whose records are read anyway: those of the query are picked out of them. */
  readonly readFor?: readonly BranchId[]
}

/** Somebody was secretary from a day on, until the day before `untilOn`. */
export interface Tenure {
  readonly branchId: BranchId
  readonly memberId: MemberId
  readonly fromOn: CivilDate
  readonly untilOn: CivilDate
}

export interface Extent {
  readonly branchIds: readonly BranchId[]
  /** The period up to the cut-off date, at the latest today. */
  readonly period: Period
  /** Outcomes recorded for this day or earlier count: the cut-off date, or else the period's last day; at the latest today. */
  readonly asAt: CivilDate
  /** With it, only what these people did while they were secretary. */
  readonly tenures?: readonly Tenure[]
  /** With it, only what is this person's own: other people's records are no part of the source. */
  readonly memberId?: MemberId
  /** More branches, whose records are read anyway: those of the extent are picked out of them. */
  readonly readFor?: readonly BranchId[]
}

/** Undefined when the period begins after the cut-off date: there is nothing to count yet. */
export function extentOf(
  { branchIds, period, cutOff, on, memberId, readFor }: MeasureQuery,
  tenures?: readonly Tenure[],
): Extent | undefined {
  const wanted = cutOff ?? period.to
  const asAt = wanted < on ? wanted : on
  const clipped = until(period, asAt)
  const more = {
    ...(tenures ? { tenures } : {}),
    ...(memberId === undefined ? {} : { memberId }),
    ...(readFor ? { readFor } : {}),
  }
  return clipped && { branchIds, period: clipped, asAt, ...more }
}
