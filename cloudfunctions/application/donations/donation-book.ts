import { yearOf } from '#domain/time/civil-date'
import { acknowledgementNumber, type Donation } from '#domain/service/donation'
import { beijingDate } from '#domain/time/instant'
import { nextInSeries } from '../counting'
import type { Book, Following } from '../entries/book'
import type { BranchContext } from '../ports/handling'

export const donationBook: Book<'donations'> = {
  collection: 'donations',
  onCounting: async (entry, counts, context) => (counts ? acknowledged(entry, context) : { entry, writes: [] }),
}

/**
 * Gives a donation its acknowledgement's number when it first counts: the next of the branch's series of the year it was
 * recorded in. It keeps the number whatever becomes of it; a correction is a new entry and gets a new one.
 */
async function acknowledged(entry: Donation, { store, branch }: BranchContext): Promise<Following<'donations'>> {
  if (entry.acknowledgement !== null) return { entry, writes: [] }
  const year = yearOf(beijingDate(entry.recordedAt))
  const series = `${branch._id}:donation:${year}`
  const { last, write } = await nextInSeries(store, series)
  return { entry: { ...entry, acknowledgement: acknowledgementNumber(year, last) }, writes: [write] }
}
