/** What people read for the codes of this room. */
import type { DuesStanding } from './dues-account'

export const DUES_STANDING_LABELS: Readonly<Record<DuesStanding, string>> = {
  unpaid: '未交',
  'on-time': '按时',
  late: '迟交',
  exempt: '免交',
}
