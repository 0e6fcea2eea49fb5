/** How a branch stands against the norms for meetings on a day: what was held in the period the day falls into. */
import { addDays, type CivilDate } from '../time/civil-date'
import type { PartyCell } from '../branch/branch'
import type { Meeting } from './meeting'
import type { MeetingKind, Organ } from './meeting-kinds'
import { isHeld, type HasQuorum } from './quorum'
import { normApplies, type BranchFacts, type Norm, type NormKind } from '../rules/norm'
import { branchNorm, normPeriod, type NormChoice } from '../branch/norm-choice'
import { NORMS } from '../rules/norms'
import { contains, type Period } from '../time/period'
import { inForce } from '../rules/rule'
import type { Thresholds } from '../branch/threshold'

export type HeldMeeting = Pick<Meeting, 'organ' | 'cellId' | 'kinds' | 'occurredOn' | 'lecturer'> & HasQuorum

/** `open`: the period still runs and the number is not reached. Nothing is ever called missed while it runs. */
export const NORM_STATUSES = ['met', 'open', 'not-applicable'] as const
export type NormStatus = (typeof NORM_STATUSES)[number]

export interface NormStanding {
  readonly norm: Norm
  /** At least so many in the period: the rule's number, or a higher one that the branch chose. */
  readonly atLeast: number
  /** What the branch chose about it; null where the rule alone speaks. */
  readonly choice: NormChoice | null
  /** Whose matter it is. */
  readonly organ: Organ
  /** The cell, for a norm that binds each cell. */
  readonly cell: PartyCell | null
  /** The month, quarter or year; its last day is the day by when. */
  readonly period: Period
  readonly done: number
  readonly status: NormStatus
}

interface Counting {
  readonly organ: Organ
  counts(meeting: HeldMeeting): boolean
}
const ofKind = (organ: Organ, kind: MeetingKind): Counting => ({
  organ,
  counts: ({ kinds }) => kinds.includes(kind),
})

/** Norms about talks and study hours are not about meetings: they have no line here. */
const COUNTING: Partial<Record<NormKind, Counting>> = {
  'general-meeting': ofKind('branch', 'general-meeting'),
  'committee-meeting': {
    organ: 'committee',
    counts: (meeting) => meeting.kinds.includes('committee-meeting') && isHeld(meeting),
  },
  'cell-meeting': ofKind('cell', 'cell-meeting'),
  'party-lecture': ofKind('branch', 'party-lecture'),
  'leader-lecture': {
    organ: 'leading-group',
    counts: ({ kinds, lecturer }) => kinds.includes('party-lecture') && lecturer === 'secretary',
  },
  'themed-party-day': ofKind('branch', 'themed-party-day'),
  'organizational-life-meeting': ofKind('branch', 'organizational-life-meeting'),
  'democratic-evaluation': ofKind('branch', 'democratic-evaluation'),
  'democratic-life-meeting': ofKind('leading-group', 'democratic-life-meeting'),
}

/**
 * @param held closed meetings of the branch, at least those of the year of `on` up to `on`.
 * @param choices what the branch has decided about norms.
 */
export function meetingNorms(
  on: CivilDate,
  facts: BranchFacts,
  cells: readonly PartyCell[],
  held: readonly HeldMeeting[],
  choices: readonly NormChoice[] = [],
): NormStanding[] {
  return inForce(NORMS, on).flatMap((norm) => {
    const counting = COUNTING[norm.parameters.kind]
    if (!counting) return []
    const { organ } = counting
    const period = normPeriod(norm, on)
    const { atLeast, isSetAside, choice } = branchNorm(norm, choices, on)
    const applies = normApplies(norm, facts) && !isSetAside
    const inPeriod = held.filter((meeting) => contains(period, meeting.occurredOn) && counting.counts(meeting))
    const standing = (cell: PartyCell | null): NormStanding => {
      const done = inPeriod.filter(({ cellId }) => cell === null || cellId === cell.id).length
      const status = !applies ? 'not-applicable' : done >= atLeast ? 'met' : 'open'
      return { norm, atLeast, choice, organ, cell, period, done, status }
    }
    return norm.parameters.each === 'cell' && applies ? cells.map(standing) : [standing(null)]
  })
}

/** From this day on it is said that the period is ending and something is still open. */
export function noticeFrom({ norm, period }: Pick<NormStanding, 'norm' | 'period'>, thresholds: Thresholds): CivilDate {
  return addDays(period.to, -thresholds[`${norm.parameters.per}-notice-days`])
}
