/** What people read for the codes of this room. */
import type { ShiftRemark } from './volunteering'

export const SHIFT_REMARK_LABELS: Readonly<Record<ShiftRemark, string>> = {
  kept: '签到时没有网络，是手机记的时间',
  noted: '由组织者登记',
  'not-signed-out': '没有签退，按班次结束计',
}
