import type { OutputOf } from '#contract'
import { ENTRY_COLLECTIONS, RECORD_KIND_OF, type EntryCollection } from '#domain/entries/entry'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import { may, RECORD_TABLE } from '#domain/people/permission'
import { recordKindOfLedger } from '#domain/records/record-kinds'
import * as v from 'valibot'
import { settles } from '../entries/book'
import type { BranchContext } from '../ports/handling'
import type { FilterOf } from '../ports/filter'

type Waiting = NonNullable<OutputOf<'branch.agenda'>['waiting']>

/** `_id`: of the ledger the kind. */
const COUNTED = v.array(v.object({ _id: v.nullish(v.string()), times: v.number() }))
/** More than there are kinds. Without a limit the cloud answers the first 20 rows of a pipeline. */
const MOST_KINDS = 1000

/** As many as the list of what waits shows the caller, and how many of them the caller settles: counted, not read. */
export async function waitingFor(context: BranchContext): Promise<Waiting> {
  const counts = await Promise.all(ENTRY_COLLECTIONS.map((collection) => waitingIn(collection, context)))
  const sum = (what: keyof Waiting) => counts.flat().reduce((all, each) => all + each[what], 0)
  return { total: sum('total'), mine: sum('mine') }
}

async function waitingIn(collection: EntryCollection, context: BranchContext): Promise<Waiting[]> {
  const { store, branch, caller } = context
  const filter = {
    branchId: branch._id,
    state: { $in: ['proposed', 'disputed'] },
  } satisfies FilterOf<EntryCollection>
  const rows =
    collection === 'ledger'
      ? await store.aggregate('ledger', [
          { $match: filter },
          { $group: { _id: '$kind', times: { $sum: 1 } } },
          { $limit: MOST_KINDS },
        ])
      : [{ _id: null, times: await store.count(collection, filter) }]
  return v.parse(COUNTED, rows).map(({ _id: code, times }) => {
    const recordKind = code ? recordKindOfLedger(code) : RECORD_KIND_OF[collection]
    const isRead = may(caller, RECORD_TABLE[recordKind].read, branch)
    const isMine = isRead && settles(collection, context, code ? ledgerKind(code) : undefined)
    return { total: isRead ? times : 0, mine: isMine ? times : 0 }
  })
}
