/** What kind of record an entry is, where the permission table tells kinds apart. */
import { RECORD_KIND_OF, type EntryCollection } from '../entries/entry'
import { kindOf, LEDGER_KINDS, ledgerKind, type OfKind } from '../ledger/kinds/catalogue'
import type { LedgerKind } from '../ledger/ledger'
import { RECORD_TABLE, type Permission, type RecordKind } from '../people/permission'

/** Of a ledger entry its own kind may say so; of anything else the book. */
export function recordKindIn(collection: EntryCollection, entry: object): RecordKind {
  const kind = isOfKind(entry) ? kindOf(entry) : undefined
  return kind?.recordKind ?? RECORD_KIND_OF[collection]
}

export function recordKindOfLedger(code: string): RecordKind {
  return ledgerKind(code)?.recordKind ?? 'ledger'
}

/** The kinds of the ledger whose entries of others are read by nobody with these permissions. */
export function ledgerKindsHidden(mayDo: (permission: Permission) => boolean): LedgerKind[] {
  return LEDGER_KINDS.filter(({ recordKind = 'ledger' }) => !mayDo(RECORD_TABLE[recordKind].read))
}

function isOfKind(entry: object): entry is OfKind {
  return 'kind' in entry && typeof entry.kind === 'string'
}
