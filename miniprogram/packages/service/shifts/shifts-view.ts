/** What one's service of a year comes to, in words. */
import type { OutputOf } from '#contract'
import { formatMinutes } from '../../../domain/service/volunteering'

type Mine = Omit<OutputOf<'shift.mine'>, 'items' | 'next'>

export interface Sum {
  readonly big: string
  readonly rest: string
}

export function sumOf(mine: Mine): Sum {
  const { confirmedMinutes, confirmedTimes, proposedMinutes, proposedTimes } = mine
  const waiting = proposedTimes > 0 ? `另有 ${proposedTimes} 次、${formatMinutes(proposedMinutes)}等支部确认` : ''
  if (confirmedTimes === 0) return { big: '还没有已确认的服务', rest: waiting }
  return {
    big: formatMinutes(confirmedMinutes),
    rest: [`已确认 ${confirmedTimes} 次`, waiting].filter(Boolean).join('，'),
  }
}
