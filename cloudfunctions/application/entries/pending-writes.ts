/** Writes that are decided but not yet committed: seen by the next step of the same decision, and made one commit. */
import type { EntryCollection } from '#domain/entries/entry'
import type { CollectionName, Collections } from '../ports/collections'
import type { BranchContext } from '../ports/handling'
import type { Write } from '../ports/store'

/** The write that stores an entry, new or changed. The one place where a book's collection meets its document. */
export function writeOf<C extends EntryCollection>(
  act: 'insert' | 'replace',
  collection: C,
  doc: Collections[C],
): Write {
  return { do: act, in: collection, doc } as Write
}

/**
 * The context for one decision that asks for the same again: each question but an aggregation is asked once. Nothing is written meanwhile, so the
 * second answer would be the first.
 */
export function rememberingIn(context: BranchContext): BranchContext {
  const { store } = context
  const known = new Map<string, Promise<unknown>>()
  const once = <Answer>(question: readonly unknown[], ask: () => Promise<Answer>): Promise<Answer> => {
    const key = JSON.stringify(question)
    const asking = known.get(key) ?? ask()
    known.set(key, asking)
    return asking as Promise<Answer>
  }
  return {
    ...context,
    store: {
      get: (collection, id) => once(['get', collection, id], () => store.get(collection, id)),
      find: (collection, find) => once(['find', collection, find], () => store.find(collection, find)),
      findSome: (collection, find) => once(['findSome', collection, find], () => store.findSome(collection, find)),
      findAll: (collection, filter) => once(['findAll', collection, filter], () => store.findAll(collection, filter)),
      count: (collection, filter) => once(['count', collection, filter], () => store.count(collection, filter)),
      aggregate: store.aggregate.bind(store),
    },
  }
}

/** The context as if the writes were done already: `get` answers with the newest version among them. */
export function seeing(context: BranchContext, writes: readonly Write[]): BranchContext {
  if (writes.length === 0) return context
  const { store } = context
  const pending = (collection: CollectionName, id: string) =>
    writes.findLast((write) => write.in === collection && 'doc' in write && write.doc._id === id)
  return {
    ...context,
    store: {
      get: async (collection, id) => {
        const write = pending(collection, id)
        return write && 'doc' in write ? (write.doc as Collections[typeof collection]) : store.get(collection, id)
      },
      find: store.find.bind(store),
      findSome: store.findSome.bind(store),
      findAll: store.findAll.bind(store),
      count: store.count.bind(store),
      aggregate: store.aggregate.bind(store),
    },
  }
}

/**
 * One write for each document: of several versions the last, one revision above the stored one. A document that is
 * written needs no other guard.
 */
export function merged(writes: readonly Write[]): Write[] {
  const byDocument = new Map<string, Write>()
  for (const write of writes) {
    const key = `${write.in}/${'doc' in write ? write.doc._id : write.id}`
    const earlier = byDocument.get(key)
    if (!earlier || isGuard(earlier)) byDocument.set(key, write)
    else if ('doc' in earlier && 'doc' in write)
      byDocument.set(key, { ...earlier, doc: { ...write.doc, revision: earlier.doc.revision } } as Write)
    else if (!isGuard(write)) throw new Error(`${key} is removed and written in one decision`)
  }
  return [...byDocument.values()]
}

function isGuard(write: Write): boolean {
  return write.do === 'unchanged' || write.do === 'as-found'
}
