/** What people read for the codes of this room. */
import type { EntrySource, EntryState } from './entry'

export const ENTRY_STATE_LABELS: Readonly<Record<EntryState, string>> = {
  proposed: '待确认',
  confirmed: '已确认',
  disputed: '有异议',
  withdrawn: '已撤回',
  superseded: '已更正',
}

export const ENTRY_SOURCE_LABELS: Readonly<Record<EntrySource, string>> = {
  scan: '扫码',
  'roll-call': '点名',
  paper: '纸质补录',
  import: '导入',
  self: '本人登记',
  clerk: '记录员登记',
  timer: '自动',
}
