/** Ledger entries as the phone shows them, with the names they speak of. */
import type { OutputOf } from '#contract'
import type { LedgerEntry } from '#domain/ledger/ledger'
import { peopleIn, RECORD_WORDS, titleIn } from '#domain/records/record-words'
import { pageByDate } from '../paging'
import type { Exactly, FilterOf } from '../ports/filter'
import type { Reader } from '../ports/store'

type Page = OutputOf<'ledger.list'>
export type LedgerItem = Page['items'][number]

/** One page, newest first. */
export async function ledgerPage<F extends FilterOf<'ledger'>>(
  store: Reader,
  filter: Exactly<F, FilterOf<'ledger'>>,
  { cursor, pageSize }: { readonly cursor: string | null; readonly pageSize: number },
): Promise<Page> {
  const { items, next } = await pageByDate(store, 'ledger', { filter, dateField: 'occurredOn', cursor, pageSize })
  const names = await namesIn(store, items)
  return { items: items.map((entry) => itemOf(entry, names)), names: Object.fromEntries(names), next }
}

export async function ledgerItem(store: Reader, entry: LedgerEntry): Promise<OutputOf<'ledger.get'>> {
  const names = await namesIn(store, [entry])
  return { item: itemOf(entry, names), names: Object.fromEntries(names) }
}

async function namesIn(store: Reader, entries: readonly LedgerEntry[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap((entry) => [entry.recordedBy, ...peopleIn(entry)]))]
  const members = ids.length ? await store.findAll('members', { _id: { $in: ids } }) : []
  return new Map(members.map(({ _id, name }) => [_id, name]))
}

function itemOf(entry: LedgerEntry, names: ReadonlyMap<string, string>): LedgerItem {
  const { _id, kind, occurredOn, organ, memberId, values, concludedOn, state, source } = entry
  const { recordedAt, recordedBy, isLateEntry, reason, supersedes, supersededBy } = entry
  return {
    entryId: _id,
    kind,
    ...(entry.declared ? { declared: entry.declared } : {}),
    title: titleIn(RECORD_WORDS.ledger, entry),
    line: RECORD_WORDS.ledger.line(entry, { names }),
    occurredOn,
    organ,
    memberId,
    // The contract's output is mutable by type only; lists are copied.
    values: Object.fromEntries(
      Object.entries(values).map(([code, value]) => [code, typeof value === 'object' ? [...value] : value]),
    ),
    concludedOn,
    state,
    source,
    recordedAt,
    recordedBy,
    isLateEntry,
    reason,
    supersedes,
    supersededBy,
    meetingId: entry.meetingId ?? null,
  }
}
