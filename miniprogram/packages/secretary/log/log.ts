import { LOG_KINDS } from '../../../domain/records/log-kinds'
import { listPage } from '../../../page-parts/list-page'
import { tapped } from '../../../page-parts/tapped'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { ALL_KINDS, headWords, LOG_CHOICES, logRows, type LogRow } from './log-view'
import type { LoggedRecord } from './log-words'

const PAGE = 50

/** Who did what and when, the latest first, of all or of one kind of record. */
listPage('packages/secretary/log/log', {
  data: { choices: LOG_CHOICES, which: ALL_KINDS as string, head: '' },
  portion({ branchId }, { which }, cursor) {
    const kind = LOG_KINDS.find((each) => each === which)
    return ask('journal.list', { branchId, ...(kind ? { kind } : {}), cursor, pageSize: PAGE })
  },
  rows: (items, { before }): readonly LogRow[] => logRows(items, today(), before),
  // Where one kind has no lines, the choice stays in sight.
  show: ({ first }, _, { which }) => ({
    head: headWords(first.head),
    ...(first.items.length === 0 && which !== ALL_KINDS ? { state: 'ready' as const } : {}),
  }),
  nothing: '还没有操作记录。',
  refresh: 'opened',

  filter(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    void this.turnTo({ which: event.detail.key })
  },
  openRecord(event: WechatMiniprogram.TouchEvent) {
    const record = this.data.rows[Number(tapped(event, 'at'))]?.record
    if (record) void openLogged(this.at.branchId, record)
  },
})

function openLogged(branchId: string, { in: collection, id }: LoggedRecord): Promise<void> | undefined {
  if (id === null) return undefined
  switch (collection) {
    case 'meetings':
      return open('packages/meeting/detail/detail', { branchId, meetingId: id })
    case 'ledger':
      return open('packages/secretary/ledger-entry/ledger-entry', { branchId, entryId: id })
    case 'members':
      return open('packages/secretary/person/person', { branchId, memberId: id })
    case 'shiftOffers':
      return open('packages/service/offer/offer', { branchId, offerId: id })
    case 'reports':
      return open('packages/report/report/report', { branchId, reportId: id })
    default:
      return undefined
  }
}
