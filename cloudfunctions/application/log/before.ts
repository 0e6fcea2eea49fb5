import type { Stored } from '#domain/people/identity'
import type { CollectionName } from '../ports/collections'
import type { CompiledStages, Reader } from '../ports/store'

/**
 * The documents that a decision was based on, as they were read: what a record was before it was changed costs no question
 * of its own. A handler that replaces a record has read it, or it would not know its revision.
 */
export class ReadBefore {
  private readonly seen = new Map<string, Stored>()

  keep(collection: CollectionName, ...docs: readonly (Stored | undefined)[]): void {
    for (const doc of docs) if (doc) this.seen.set(`${collection} ${doc._id}`, doc)
  }

  of(collection: CollectionName, id: string): Stored | undefined {
    return this.seen.get(`${collection} ${id}`)
  }

  /** The same reader; what is read whole with it is kept here. */
  through(reader: Reader): Reader {
    // Boundary: of its two forms the compiler can pass on only one at a time.
    const aggregate = ((collection: CollectionName, stages: CompiledStages) =>
      reader.aggregate(collection, stages)) as Reader['aggregate']
    return {
      get: async (collection, id) => {
        const doc = await reader.get(collection, id)
        this.keep(collection, doc)
        return doc
      },
      find: async (collection, find) => {
        const docs = await reader.find(collection, find)
        this.keep(collection, ...docs)
        return docs
      },
      findSome: (collection, find) => reader.findSome(collection, find),
      findAll: async (collection, filter) => {
        const docs = await reader.findAll(collection, filter)
        this.keep(collection, ...docs)
        return docs
      },
      count: (collection, filter) => reader.count(collection, filter),
      aggregate,
    }
  }
}
