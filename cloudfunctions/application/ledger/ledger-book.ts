import type { Book } from '../entries/book'

/** The ledger as a book of entries: nothing else follows from them. */
export const ledgerBook: Book<'ledger'> = { collection: 'ledger' }
