/** What a member reads of a meeting that was moved. */
import { beijingDate, beijingTime, type Instant } from '../domain/time/instant'
import { movesBetween } from '../domain/meeting/meeting-plan'
import { dayWithWeekday } from './dates'

interface Plan {
  readonly startsAt: Instant
  readonly place: string
}

/** To somebody who had leave for the day from which it was moved. */
export const LEAVE_LAPSED = '会议改了日期，原来的请假不再算数'

const MOVED = { time: '时间', place: '地点' } as const

type Movable = Plan & { readonly originally: Plan | null }

/** `时间和地点有改动`; empty where it stands as convened. */
export function movedWhat(meeting: Movable): string {
  const { originally } = meeting
  if (!originally) return ''
  return `${movesBetween(originally, meeting)
    .map((move) => MOVED[move])
    .join('和')}有改动`
}

/** `时间有改动，原定6月10日 周二 16:30`; empty where it stands as convened. */
export function movedText(meeting: Movable, thisYear: number): string {
  const { originally } = meeting
  if (!originally) return ''
  const moves = movesBetween(originally, meeting)
  const was = { time: hourText(originally.startsAt, thisYear), place: originally.place }
  return `${movedWhat(meeting)}，原定${moves.map((move) => was[move]).join('，')}`
}

function hourText(at: Instant, thisYear: number): string {
  return `${dayWithWeekday(beijingDate(at), thisYear)} ${beijingTime(at)}`
}
