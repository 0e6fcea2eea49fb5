/** Ledger entries as the phone shows them, with the names they speak of. */
import type { OutputOf } from '#contract'
import type { LedgerEntry } from '#domain/ledger/ledger'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import { describeLedgerEntry } from '#domain/ledger/ledger-text'
import { membersNamed } from '#domain/ledger/ledger-values'
import { pageByDate } from '../paging'
import type { Filter, Reader } from '../ports/store'

type Page = OutputOf<'ledger.list'>
export type LedgerItem = Page['items'][number]

/** One page, newest first. */
export async function ledgerPage(
  store: Reader,
  filter: Filter,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<Page> {
  const { items, next } = await pageByDate(store, 'ledger', { filter, dateField: 'occurredOn', cursor, limit })
  const names = await namesIn(store, items)
  return { items: items.map((entry) => itemOf(entry, names)), names: Object.fromEntries(names), next }
}

export async function ledgerItem(store: Reader, entry: LedgerEntry): Promise<OutputOf<'ledger.get'>> {
  const names = await namesIn(store, [entry])
  return { item: itemOf(entry, names), names: Object.fromEntries(names) }
}

async function namesIn(store: Reader, entries: readonly LedgerEntry[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap(idsIn))]
  const members = ids.length ? await store.findAll('members', { _id: { $in: ids } }) : []
  return new Map(members.map(({ _id, name }) => [_id, name]))
}

function idsIn({ kind: code, values, memberId, recordedBy }: LedgerEntry): string[] {
  const kind = ledgerKind(code)
  const named = kind ? membersNamed(kind, values, '').map((each) => each.memberId) : []
  return [recordedBy, ...(memberId === null ? [] : [memberId]), ...named]
}

function itemOf(entry: LedgerEntry, names: ReadonlyMap<string, string>): LedgerItem {
  const { _id, kind, occurredOn, organ, memberId, values, concludedOn, state, source } = entry
  const { recordedAt, recordedBy, isLateEntry, reason, supersedes, supersededBy } = entry
  return {
    entryId: _id,
    kind,
    title: ledgerKind(kind)?.title ?? kind,
    line: describeLedgerEntry(entry, names),
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
