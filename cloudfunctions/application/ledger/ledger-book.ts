import { describeLedgerEntry } from '#domain/ledger/ledger-text'
import type { Book } from '../entries/book'

/** The ledger as a book of entries: what is about a member is that member's, everything else is the branch's. */
export const ledgerBook: Book<'ledger'> = {
  collection: 'ledger',
  settledBy: 'confirm-records',
  owner: (entry) => entry.memberId,
  describe: (entry) => describeLedgerEntry(entry),
}
