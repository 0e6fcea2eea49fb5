/** What one's gifts of a year come to, in words. */
import type { OutputOf } from '#contract'
import { fen, formatYuanGrouped } from '../../../domain/values/money'

export function giftSum(mine: Pick<OutputOf<'donation.mine'>, 'confirmedFen' | 'confirmedTimes'>): string {
  const { confirmedFen, confirmedTimes } = mine
  return confirmedTimes === 0
    ? ''
    : `已确认 ${confirmedTimes} 笔，共 ${formatYuanGrouped(fen(confirmedFen))} 元。谢谢您。`
}
