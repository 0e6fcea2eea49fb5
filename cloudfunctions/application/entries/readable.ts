import type { Refusal, RefusalCode } from '#contract'
import { ownerOf, type EntryCollection } from '#domain/entries/entry'
import { may, RECORD_TABLE } from '#domain/people/permission'
import { recordKindIn } from '#domain/records/record-kinds'
import type { Collections } from '../ports/collections'
import { isRefusal, refuse, type BranchContext } from '../ports/handling'
import type { Book } from './book'
import { entryOf } from './settle'

/**
 * The entry, for those it may be shown to: whose it is, who entered it, and who reads such records of the branch. To
 * anybody else it is as unknown as one that never was.
 */
export async function readableEntry<C extends EntryCollection>(
  book: Book<C, RefusalCode>,
  entryId: string,
  context: BranchContext,
): Promise<Collections[C] | Refusal<'no-such-entry'>> {
  const { caller, branch } = context
  const entry = await entryOf(book.collection, entryId, context)
  if (isRefusal(entry)) return entry
  const concerns = ownerOf(entry) === caller.memberId || entry.recordedBy === caller.memberId
  const { read } = RECORD_TABLE[recordKindIn(book.collection, entry)]
  return concerns || may(caller, read, branch) ? entry : refuse('no-such-entry', { field: 'entryId' })
}
