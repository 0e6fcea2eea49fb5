/** What the book of dues holds from day to day. Pure. */
import { firstDay, type CivilDate, type Month } from '#domain/time/civil-date'

/** Lines of one month and one day together. */
export interface DaySum {
  /** The month they are booked in. */
  readonly month: Month
  /** When the money came or went; of what takes a line back, when that was done. */
  readonly day: CivilDate
  readonly fen: number
}
/** What the book holds before a month, in fen, and its lines from that month on. */
export interface BookRun {
  readonly from: Month
  readonly beforeFen: number
  readonly sums: readonly DaySum[]
}

/** What there is at the end of the month, in fen. */
export function balanceAfter(month: Month, { beforeFen, sums }: BookRun): number {
  return sums.reduce((sum, each) => (each.month <= month ? sum + each.fen : sum), beforeFen)
}

/**
 * What can be taken out of the book on that day so that neither it nor a later one ends below zero, in fen: below zero where
 * one does already. What comes on a day comes before what goes out on it.
 */
export function coveredOn(day: CivilDate, run: BookRun): number {
  const days = balancesOf(run)
  const next = days.findIndex((each) => each.day > day)
  const until = next < 0 ? days : days.slice(0, next)
  const balance = until.at(-1)?.balanceFen ?? run.beforeFen
  return Math.min(balance, days[next]?.leastFen ?? balance)
}

/** The first day after that one on which so much is covered; undefined where there is none. */
export function firstCovering(fen: number, after: CivilDate, run: BookRun): CivilDate | undefined {
  return balancesOf(run).find(({ day, leastFen }) => day > after && leastFen >= fen)?.day
}

/** The first month from the run's on, up to `through`, that ends below zero. */
export function firstBelowZero(run: BookRun, through: Month): Month | undefined {
  const months = [run.from, ...run.sums.map(({ month }) => month)].filter((month) => month <= through).sort()
  return months.find((month) => balanceAfter(month, run) < 0)
}

interface DayBalance {
  readonly day: CivilDate
  /** At its end. */
  readonly balanceFen: number
  /** The least at the end of this day or a later one. */
  readonly leastFen: number
}

/** The days something stands on, in order. What is booked in a later month than its day's counts from the first of that month. */
function balancesOf({ beforeFen, sums }: BookRun): readonly DayBalance[] {
  const byDay = new Map<CivilDate, number>()
  for (const { month, day, fen } of sums) {
    const on = day < firstDay(month) ? firstDay(month) : day
    byDay.set(on, (byDay.get(on) ?? 0) + fen)
  }
  let balanceFen = beforeFen
  const ends = [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, fen]) => ({ day, balanceFen: (balanceFen += fen) }))
  let leastFen = Infinity
  return ends
    .reverse()
    .map((end) => ({ ...end, leastFen: (leastFen = Math.min(leastFen, end.balanceFen)) }))
    .reverse()
}
