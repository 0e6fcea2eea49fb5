/** A record of a book whose page elsewhere is a desk or a form: what it says, as evidence of a figure. */
import type { OutputOf } from '#contract'
import { noteOf, standingForDesk, type EntryCard } from '../../../components/entry-cards/entry-card'
import { RECORD_KIND_OF } from '../../../domain/entries/entry'
import { RECORD_TABLE, type Permission } from '../../../domain/people/permission'
import { RECORD_WORDS, titleIn, type RecordWords } from '../../../domain/records/record-words'
import { ask } from '../../../services/page-load'
import type { Opened } from '../../../services/routes'
import { dayWithWeekday } from '../../../text/dates'

export type ShownBook = Opened<'packages/report/record/record'>['book']

interface ShownEntries {
  readonly shifts: OutputOf<'shift.get'>
  readonly donations: OutputOf<'donation.get'>
  readonly duesPayments: OutputOf<'dues.payment'>['payment']
}
export type Shown<Book extends ShownBook = ShownBook> = {
  [B in Book]: { readonly book: B; readonly entry: ShownEntries[B] }
}[Book]

export interface RecordView extends Pick<EntryCard, 'tag' | 'mayCorrect'> {
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly value: string }[]
}

const WORDS: { readonly [B in ShownBook]: RecordWords<ShownEntries[B]> } = RECORD_WORDS

export async function readRecord(
  book: ShownBook,
  at: { readonly branchId: string; readonly entryId: string },
): Promise<Shown> {
  if (book === 'shifts') return { book, entry: await ask('shift.get', at) }
  if (book === 'donations') return { book, entry: await ask('donation.get', at) }
  return { book, entry: (await ask('dues.payment', at)).payment }
}

export function recordView<Book extends ShownBook>(
  { book, entry }: Shown<Book>,
  permissions: readonly Permission[],
): RecordView {
  const { tag, mayCorrect } = standingForDesk(
    entry.state,
    permissions.includes(RECORD_TABLE[RECORD_KIND_OF[book]].settle),
  )
  const lines = [
    { label: '党员', value: entry.memberName ?? '' },
    { label: '日期', value: dayWithWeekday(entry.occurredOn, 0) },
    ...WORDS[book].parts.map(({ label, text }) => ({ label, value: text(entry) })),
    { label: '说明', value: noteOf(entry) },
  ]
  const title = titleIn(WORDS[book], entry)
  return { title, tag, mayCorrect, lines: lines.filter(({ value }) => value !== '') }
}
