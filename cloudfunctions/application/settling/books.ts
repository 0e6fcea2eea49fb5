import type { COUNTING_REFUSALS } from '#contract/entries'
import { donationBook } from '../donations/donation-book'
import { paymentBook } from '../dues/payment-book'
import { indicatorBook } from '../indicators/indicator-book'
import { ledgerBook } from '../ledger/ledger-book'
import { shiftBook } from '../volunteering/shift-book'
import type { EntryCollection } from '#domain/entries/entry'
import type { Book } from '../entries/book'

type CountingRefusal = (typeof COUNTING_REFUSALS)[number]

/** The book of every collection of entries: a collection without one does not compile. */
export const BOOKS: { readonly [C in EntryCollection]: Book<C, CountingRefusal> } = {
  shifts: shiftBook,
  donations: donationBook,
  duesPayments: paymentBook,
  ledger: ledgerBook,
  indicatorMonths: indicatorBook,
}
