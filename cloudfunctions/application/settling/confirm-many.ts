/** Many entries confirmed in one decision: each as by itself, those that cannot be are told, and the others stand. */
import type { InputOf, OutputOf } from '#contract'
import { ENTRY_COLLECTIONS, type EntryCollection } from '#domain/entries/entry'
import { merged, rememberingIn, seeing } from '../entries/pending-writes'
import { confirmProposed } from '../entries/settle'
import type { Collections } from '../ports/collections'
import { decide, isRefusal, notPermitted, refuse, type BranchContext, type Decision } from '../ports/handling'
import type { Find, Write } from '../ports/store'
import { BOOKS } from './books'

type Asked = InputOf<'entry.confirmMany'>['entries']
type Told = OutputOf<'entry.confirmMany'>
type Why = Told['outcomes'][number]['why']
type Confirm = (context: BranchContext) => ReturnType<typeof confirmProposed>

/**
 * Reads all that is needed at once, then decides one after another, for what one pays another cannot. Refused as a whole only
 * where none is the caller's to settle, or there.
 */
export async function confirmMany(asked: Asked, context: BranchContext) {
  const remembering = rememberingIn(context)
  const found = await entriesOf(asked, remembering)
  const acts = asked.map(({ entryId }) => found.get(entryId))
  await Promise.all([...found.values()].map((confirm) => confirm(remembering)))
  const writes: Write[] = []
  const outcomes: Told['outcomes'] = []
  for (const [at, confirm] of acts.entries()) {
    const { entryId = '' } = asked[at] ?? {}
    const outcome = confirm ? await confirm(seeing(remembering, writes)) : refuse('no-such-entry')
    if (!isRefusal(outcome)) writes.push(...outcome.writes)
    outcomes.push({ entryId, isConfirmed: !isRefusal(outcome), why: isRefusal(outcome) ? whyOf(outcome) : null })
  }
  return allRefused(outcomes) ?? told(outcomes, merged(writes))
}

function told(outcomes: Told['outcomes'], writes: readonly Write[]): Decision<Told> {
  return decide({ outcomes }, writes, outcomes.find(({ isConfirmed }) => isConfirmed)?.entryId ?? null)
}

function allRefused(outcomes: Told['outcomes']) {
  const field = 'entries.0.entryId'
  if (outcomes.every(({ why }) => why === 'no-such-entry')) return refuse('no-such-entry', { field })
  const isNone = outcomes.every(({ why }) => why === 'no-such-entry' || why === 'not-permitted')
  return isNone ? notPermitted('confirm-records', field) : undefined
}

/** How each is confirmed, by its id: of those that are in the branch, one question for each collection. */
async function entriesOf(asked: Asked, context: BranchContext): Promise<ReadonlyMap<string, Confirm>> {
  const found = await Promise.all(
    ENTRY_COLLECTIONS.filter((collection) => asked.some(({ book }) => book === collection)).map((collection) => {
      const ids = asked.filter(({ book }) => book === collection).map(({ entryId }) => entryId)
      return entriesIn(collection, ids, context)
    }),
  )
  return new Map(found.flat())
}

async function entriesIn<C extends EntryCollection>(
  collection: C,
  ids: readonly string[],
  { store, branch }: BranchContext,
): Promise<[string, Confirm][]> {
  // What holds of the entries of every book, the compiler does not see of one that is not named.
  const find = { filter: { branchId: branch._id, _id: { $in: [...ids] } }, limit: ids.length } as unknown as Find<C>
  const entries: Collections[C][] = await store.find(collection, find)
  return entries.map((entry) => [entry._id, (context) => confirmProposed(BOOKS[collection], entry, context)])
}

/** Boundary: what is not among the reasons is a defect, which the check of the output tells. */
function whyOf({ code }: { readonly code: string }): Why {
  return code as Why
}
