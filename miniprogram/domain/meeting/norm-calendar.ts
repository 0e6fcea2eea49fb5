/**
 * A year against the norms for meetings: for each organ and norm every month, quarter or the year, by when, and what was
 * held. It says what the records show, never who is to blame: a period that is over and has too few records is one
 * "without record", since a meeting may have been held that nobody entered.
 */
import type { PartyCell } from '../branch/branch'
import { lastDay, monthsOfYear, type CivilDate } from '../time/civil-date'
import { meetingNorms, type HeldMeeting, type NormStanding } from './meeting-norms'
import type { BranchFacts, Norm } from '../rules/norm'
import type { NormChoice } from '../branch/norm-choice'
import { NORMS } from '../rules/norms'
import type { Period } from '../time/period'
import { inForce } from '../rules/rule'

/** `open`: it still runs and the number is not reached. `upcoming`: it has not begun. `no-record`: over, too few recorded. */
export const CALENDAR_STATUSES = ['met', 'open', 'upcoming', 'no-record', 'not-applicable'] as const

export type CalendarStatus = (typeof CALENDAR_STATUSES)[number]

export interface CalendarPeriod {
  readonly period: Period
  readonly atLeast: number
  readonly choice: NormChoice | null
  readonly done: number
  /** Convened and not yet closed in the period. */
  readonly planned: number
  readonly status: CalendarStatus
  /** Why it does not apply, in a few words of Chinese; null where it does. */
  readonly why: string | null
}

export interface CalendarRow {
  readonly norm: Norm
  readonly organ: NormStanding['organ']
  readonly cell: PartyCell | null
  readonly periods: readonly CalendarPeriod[]
}

export interface CalendarYear {
  readonly year: number
  readonly today: CivilDate
  /** The days on which the branch was there. */
  readonly formedOn: CivilDate
  readonly dissolvedOn: CivilDate | null
  /** What held on a day, none of them after today: of a period that is over its last day, else today. */
  factsOn(day: CivilDate): BranchFacts
  cellsOn(day: CivilDate): readonly PartyCell[]
  /** Closed, and convened meetings of the year. */
  readonly held: readonly HeldMeeting[]
  readonly planned: readonly HeldMeeting[]
  readonly choices: readonly NormChoice[]
}

/** One row for each norm of each organ, for each cell its own, in the order of the norms. */
export function normCalendar(asked: CalendarYear): CalendarRow[] {
  const days = monthsOfYear(asked.year).map(lastDay)
  const standings = days.flatMap((day) => standingsEndingOn(day, asked))
  return NORMS.flatMap((norm) => {
    const own = standings.filter((each) => each.norm.id === norm.id)
    const cells = new Map(own.flatMap(({ cell }) => (cell ? [[cell.id, cell] as const] : [])))
    const rows = cells.size > 0 ? [...cells.values()] : own.length > 0 ? [null] : []
    return rows.map((cell) => rowOf(norm, cell, own, days, asked))
  })
}

interface Standing extends NormStanding {
  readonly planned: number
}

/** Every norm whose month, quarter or year ends on that day. */
function standingsEndingOn(day: CivilDate, asked: CalendarYear): Standing[] {
  const { today, held, planned, choices } = asked
  const seen = day < today ? day : today
  const facts = asked.factsOn(seen)
  const cells = asked.cellsOn(seen)
  const convened = meetingNorms(day, facts, cells, planned, choices)
  return meetingNorms(day, facts, cells, held, choices)
    .map((standing, at) => ({ ...standing, planned: convened[at]?.done ?? 0 }))
    .filter(({ period }) => period.to === day)
}

function rowOf(
  norm: Norm,
  cell: PartyCell | null,
  standings: readonly Standing[],
  days: readonly CivilDate[],
  asked: CalendarYear,
): CalendarRow {
  const organ = standings[0]?.organ ?? 'branch'
  const periods = days.flatMap((day): CalendarPeriod[] => {
    const ending = standings.filter(({ period }) => period.to === day)
    const standing = ending.find((each) => each.cell?.id === cell?.id) ?? ending.find((each) => each.cell === null)
    if (standing) return [calendarPeriod(standing, asked)]
    const other = ending[0]
    if (!other) return []
    const { period, atLeast, choice } = other
    return [{ period, atLeast, choice, done: 0, planned: 0, status: 'not-applicable', why: '当时没有这个党小组' }]
  })
  return { norm, organ, cell, periods }
}

function calendarPeriod(standing: Standing, asked: CalendarYear): CalendarPeriod {
  const { period, atLeast, choice, done, planned } = standing
  const why = whyNotApplicable(standing, asked)
  const status = why === null ? statusOf(standing, asked.today) : 'not-applicable'
  return { period, atLeast, choice, done, planned, status, why }
}

function statusOf({ period, status }: NormStanding, today: CivilDate): CalendarStatus {
  if (status === 'met') return 'met'
  if (today < period.from) return 'upcoming'
  return today <= period.to ? 'open' : 'no-record'
}

const LACKING = {
  hasCommittee: '没有设支部委员会',
  hasCells: '没有划分党小组',
  hasLeadingGroup: '没有党组',
} as const

function whyNotApplicable(
  { norm, cell, period, status, choice }: NormStanding,
  { formedOn, dissolvedOn }: CalendarYear,
): string | null {
  if (period.to < formedOn) return '支部当时还没有成立'
  if (dissolvedOn !== null && dissolvedOn <= period.from) return '支部当时已经撤销'
  if (status === 'met') return null
  // Nobody is asked in part of a month for what a whole month is given.
  if (period.from < formedOn) return '支部在这一期内才成立'
  if (cell && period.from < cell.formedOn) return '党小组在这一期内才成立'
  if (inForce([norm], period.from).length === 0) return '规定在这一期内才施行'
  if (status !== 'not-applicable') return null
  if (choice?.atLeast === null) return `支部约定不适用：${choice.reason ?? ''}`
  const { appliesWhen } = norm.parameters
  return appliesWhen === undefined ? '这里不是党支部' : LACKING[appliesWhen]
}
