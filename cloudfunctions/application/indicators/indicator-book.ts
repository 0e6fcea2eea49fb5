import type { Book } from '../entries/book'

/** The months of the branch's own indicators, as a book of entries: nothing else follows from them. */
export const indicatorBook: Book<'indicatorMonths'> = { collection: 'indicatorMonths' }
