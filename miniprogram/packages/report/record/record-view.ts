/** A record of a book whose page elsewhere is a desk or a form: what it says, as evidence of a figure. */
import type { OutputOf } from '#contract'
import { noteOf, standingForDesk, type EntryCard } from '../../../components/entry-cards/entry-card'
import { formatMonths } from '../../../domain/dues/dues-account'
import { PAYMENT_METHOD_LABELS } from '../../../domain/dues/labels'
import { formatYuanGrouped } from '../../../domain/values/money'
import type { Permission } from '../../../domain/people/permission'
import { formatMinutes } from '../../../domain/service/volunteering'
import { ask } from '../../../services/page-load'
import type { Opened } from '../../../services/routes'
import { dayWithWeekday } from '../../../text/dates'

export type ShownBook = Opened<'packages/report/record/record'>['book']

type Shift = OutputOf<'shift.get'>
type Gift = OutputOf<'donation.get'>
type Payment = OutputOf<'dues.payment'>['payment']
export type Shown =
  | { readonly book: 'shifts'; readonly entry: Shift }
  | { readonly book: 'donations'; readonly entry: Gift }
  | { readonly book: 'duesPayments'; readonly entry: Payment }

export interface RecordView extends Pick<EntryCard, 'tag' | 'mayCorrect'> {
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly value: string }[]
}

/** Who settles what is in the book. */
const SETTLING: Readonly<Record<ShownBook, Permission>> = {
  shifts: 'confirm-records',
  donations: 'confirm-records',
  duesPayments: 'manage-dues',
}

export async function readRecord(
  book: ShownBook,
  at: { readonly branchId: string; readonly entryId: string },
): Promise<Shown> {
  if (book === 'shifts') return { book, entry: await ask('shift.get', at) }
  if (book === 'donations') return { book, entry: await ask('donation.get', at) }
  return { book, entry: (await ask('dues.payment', at)).payment }
}

export function recordView(shown: Shown, permissions: readonly Permission[]): RecordView {
  const { entry, book } = shown
  const { tag, mayCorrect } = standingForDesk(entry.state, permissions.includes(SETTLING[book]))
  const { title, said } = saidOf(shown)
  const lines = [
    ['党员', entry.memberName ?? ''],
    ['日期', dayWithWeekday(entry.occurredOn, 0)],
    ...said,
    ['说明', noteOf(entry)],
  ] as const
  return {
    ...{ title, tag, mayCorrect },
    lines: lines.flatMap(([label, value]) => (value === '' ? [] : [{ label, value }])),
  }
}

type Said = readonly (readonly [label: string, value: string])[]

function saidOf(shown: Shown): { readonly title: string; readonly said: Said } {
  switch (shown.book) {
    case 'shifts': {
      const { project, site, minutes } = shown.entry
      const said: Said = [
        ['项目', project],
        ['地点', site],
        ['时长', formatMinutes(minutes)],
      ]
      return { title: '志愿服务', said }
    }
    case 'donations': {
      const { campaign, fen, acknowledgement, receipt } = shown.entry
      const said: Said = [
        ['名称', campaign],
        ['金额', `${formatYuanGrouped(fen)} 元`],
        ['致谢凭证', acknowledgement ?? ''],
        ['票据', receipt ?? ''],
      ]
      return { title: '捐款', said }
    }
    case 'duesPayments': {
      const { fen, months, method, isLargeVoluntary } = shown.entry
      const said: Said = [
        ['金额', `${formatYuanGrouped(fen)} 元`],
        ['月份', isLargeVoluntary ? '' : formatMonths(months)],
        ['方式', PAYMENT_METHOD_LABELS[method]],
      ]
      return { title: isLargeVoluntary ? '大额党费' : '交纳党费', said }
    }
  }
}
