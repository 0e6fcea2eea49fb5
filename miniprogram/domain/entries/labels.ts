/** What people read for the codes of this room. */
import type { EntryState } from './entry'

export const ENTRY_STATE_LABELS: Readonly<Record<EntryState, string>> = {
  proposed: '待确认',
  confirmed: '已确认',
  disputed: '有异议',
  withdrawn: '已撤回',
  superseded: '已更正',
}
