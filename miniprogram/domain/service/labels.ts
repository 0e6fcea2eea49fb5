/** What people read for the codes of this room. */
import type { ShiftRemark } from './volunteering'

export const SHIFT_REMARK_LABELS: Readonly<Record<ShiftRemark, string>> = {
  kept: '签到或签退时没有网络，后来补送',
  told: '签到或签退由本人说明',
  noted: '由组织者登记',
  'not-signed-out': '没有签退，按班次结束计',
}
