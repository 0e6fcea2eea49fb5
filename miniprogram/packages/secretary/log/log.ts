import { listPage } from '../../../page-parts/list-page'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { logRows, type LogRow } from './log-view'

const PAGE = 50

/** Who did what and when, the latest first. */
listPage('packages/secretary/log/log', {
  portion: ({ branchId }, _, cursor) => ask('journal.list', { branchId, cursor, pageSize: PAGE }),
  rows: (items, { before }): readonly LogRow[] => logRows(items, today(), before),
  nothing: '还没有操作记录。',
  refresh: 'opened',
})
