/**
 * The cloud's document database on one machine: it answers the wire protocol of the unmodified @cloudbase/node-sdk.
 *
 * All documents and indexes are held in memory, read from LMDB when the database opens and written through to it; a
 * write is answered when it is durable. Memory is the bound: 50,000 documents of half a kilobyte with three indexes take
 * about 75 MB, so plan for some hundred thousand documents, not for millions. One process may open a path at a time.
 *
 * Transactions on the wire: the SDK sends the transaction's id with `doc()` operations, `add`, `where().get()` and
 * `where().updateAndReturn()`. It does not send it with `where().update()`, `where().remove()`, `count()` and
 * `aggregate()`; called on a transaction's collection, these run outside it, at once and for good, exactly as in the
 * cloud, and nothing here can tell.
 */
import { ACTIONS, type ActionContext, unknownAction } from './actions'
import { Catalogue, type CollectionManifest } from './catalogue'
import { Journal } from './journal'
import { DUPLICATE_CODES, type DuplicateCode, Transactions } from './transactions'
import { Writes } from './writes'

export { type CollectionManifest } from './catalogue'

export interface LocalDatabase {
  /**
   * Answers one wire action such as `database.getDocument`; resolves with the fields that go beside `requestId`.
   * Throws `CloudError` for what the cloud refuses; anything else thrown is a defect.
   */
  answer(action: string, params: Record<string, unknown>): Promise<Record<string, unknown>>
  /** Since the database opened: actions asked for, documents tested against a filter, commits with at least one write. */
  readonly counters: { readonly requests: number; readonly documentsExamined: number; readonly commits: number }
  /** The collections and how many documents each has, by name. */
  collections(): { name: string; documents: number }[]
  /** Ends open transactions unwritten, waits for writes under way, and closes the files. */
  close(): Promise<void>
}

/** Opens or creates the database in the folder `path`; the manifest's collections and indexes exist afterwards. */
export async function openDatabase(options: {
  readonly path: string
  readonly manifest: CollectionManifest
  /** Left out: the one real environments were seen to answer with. */
  readonly duplicateCode?: DuplicateCode | undefined
}): Promise<LocalDatabase> {
  const journal = new Journal(options.path)
  const catalogue = await Catalogue.open(journal, options.manifest)
  const transactions = new Transactions(journal, options.duplicateCode ?? DUPLICATE_CODES[0])
  const examination = { documentsExamined: 0 }
  let requests = 0
  const context: ActionContext = { catalogue, transactions, writes: new Writes(transactions, examination), examination }
  return {
    async answer(action, params) {
      requests += 1
      journal.assertSound()
      const run = ACTIONS[action]
      if (!run) throw unknownAction(action)
      return run(params, context)
    },
    get counters() {
      return { requests, documentsExamined: examination.documentsExamined, commits: transactions.commits }
    },
    collections() {
      const all = catalogue.all().map(({ name, documents }) => ({ name, documents }))
      return all.sort((one, other) => (one.name < other.name ? -1 : 1))
    },
    async close() {
      transactions.close()
      await journal.close()
    },
  }
}
