/**
 * The cloud's document database on one machine: it answers the wire protocol of the unmodified @cloudbase/node-sdk.
 *
 * All documents and indexes are held in memory, read from LMDB when the database opens and written through to it; a
 * write is answered when it is durable, and a read when what it saw is. Memory is the bound: 50,000 documents of half a
 * kilobyte with three indexes take about 75 MB, so plan for some hundred thousand documents, not for millions. One process
 * may open a path at a time.
 *
 * Transactions on the wire: the SDK sends the transaction's id with `doc()` operations, `add`, `where().get()` and
 * `where().updateAndReturn()`. It does not send it with `where().update()`, `where().remove()`, `count()` and
 * `aggregate()`; called on a transaction's collection, these run outside it, at once and for good, exactly as in the
 * cloud, and nothing here can tell.
 */
import { ACTIONS, type ActionContext, NotOnDisk, unknownAction } from './actions'
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

interface DatabaseOptions {
  readonly path: string
  readonly manifest: CollectionManifest
  /** Left out: the one real environments were seen to answer with. */
  readonly duplicateCode?: DuplicateCode | undefined
  /** Left out: the cloud's own. */
  readonly transactionMilliseconds?: number | undefined
  /** Called before each write to the disk: where it throws, the disk did not take it. */
  readonly writing?: (() => void) | undefined
}

/**
 * Opens or creates the database in the folder `path`; the manifest's collections and indexes exist afterwards. After a write
 * that the disk did not take, all is read anew from the disk, so that reads go on, and writes when there is room again:
 * what had been answered is there, what was under way was refused.
 */
export async function openDatabase(options: DatabaseOptions): Promise<LocalDatabase> {
  let held = await readFromDisk(options)
  let [requests, commitsBefore, examinedBefore] = [0, 0, 0]
  let recovering: Promise<void> | undefined
  const recover = async () => {
    commitsBefore += held.transactions.commits
    examinedBefore += held.context.examination.documentsExamined
    held.transactions.close()
    await held.journal.close().catch(() => undefined)
    held = await readFromDisk(options)
  }
  return {
    async answer(action, params) {
      requests += 1
      const run = ACTIONS[action]
      if (!run) throw unknownAction(action)
      for (;;) {
        if (held.journal.isBroken) await (recovering ??= recover().finally(() => (recovering = undefined)))
        try {
          return await run(params, held.context)
        } catch (failure) {
          if (!(failure instanceof NotOnDisk)) throw failure
        }
      }
    },
    get counters() {
      return {
        requests,
        documentsExamined: examinedBefore + held.context.examination.documentsExamined,
        commits: commitsBefore + held.transactions.commits,
      }
    },
    collections() {
      const all = held.catalogue.all().map(({ name, documents }) => ({ name, documents }))
      return all.sort((one, other) => (one.name < other.name ? -1 : 1))
    },
    async close() {
      held.transactions.close()
      await held.journal.close()
    },
  }
}

async function readFromDisk({ path, manifest, writing, ...options }: DatabaseOptions) {
  const { duplicateCode = DUPLICATE_CODES[0], transactionMilliseconds } = options
  const journal = new Journal(path, writing)
  const catalogue = await Catalogue.open(journal, manifest)
  const transactions = new Transactions(journal, duplicateCode, transactionMilliseconds)
  const examination = { documentsExamined: 0 }
  const writes = new Writes(transactions, examination)
  const lossIn = (collections: Iterable<string>) => journal.lossIn(collections)
  const context: ActionContext = { catalogue, transactions, writes, examination, lossIn }
  return { journal, catalogue, transactions, context }
}
