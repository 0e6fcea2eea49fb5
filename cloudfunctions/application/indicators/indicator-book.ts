import type { Book } from '../entries/book'

/** The months of the branch's own indicators, as a book of entries. All are the branch's. */
export const indicatorBook: Book<'indicatorMonths'> = {
  collection: 'indicatorMonths',
  settledBy: 'confirm-records',
  owner: () => null,
  describe: ({ month, values }) => `${month}业务指标${values.length}项`,
}
