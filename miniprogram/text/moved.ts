/** What a member reads of a meeting that was moved. */
import { beijingDate, beijingTime, type Instant } from '../domain/instant'
import { movesBetween } from '../domain/meeting-plan'
import { dayWithWeekday } from './dates'

interface Plan {
  readonly startsAt: Instant
  readonly place: string
}

const MOVED = { time: '时间', place: '地点' } as const

/** `时间有改动，原定6月10日 周二 16:30`; empty where it stands as convened. */
export function movedText(meeting: Plan & { readonly originally: Plan | null }, thisYear: number): string {
  const { originally } = meeting
  if (!originally) return ''
  const moves = movesBetween(originally, meeting)
  const was = { time: hourText(originally.startsAt, thisYear), place: originally.place }
  const what = moves.map((move) => MOVED[move]).join('和')
  return `${what}有改动，原定${moves.map((move) => was[move]).join('，')}`
}

function hourText(at: Instant, thisYear: number): string {
  return `${dayWithWeekday(beijingDate(at), thisYear)} ${beijingTime(at)}`
}
