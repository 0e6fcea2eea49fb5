import { Aggregator, Query } from 'mingo'
import type { CollectionName, Collections } from '../../cloudfunctions/application/ports/collections'
import { pipelineOf } from '../../cloudfunctions/cloudbase/pages'
import type {
  AnyFind,
  CommitResult,
  Only,
  Row,
  SealingStore,
  Write,
} from '../../cloudfunctions/application/ports/store'
import collections from '../../cloudfunctions/collections.json'

type Doc = { readonly _id: string; readonly revision: number }
type Indexes = Record<string, { indexes: { fields: string[]; unique?: boolean }[] }>

/** The Store port in memory, for tests of the application. The same suite holds it to what the local cloud does. */
export class MemoryStore implements SealingStore {
  private readonly data = new Map<string, Map<string, Doc>>()

  private of(collection: string): Map<string, Doc> {
    const docs = this.data.get(collection) ?? new Map<string, Doc>()
    this.data.set(collection, docs)
    return docs
  }

  async get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C] | undefined> {
    return structuredClone(this.of(collection).get(id)) as Collections[C] | undefined
  }

  async find<C extends CollectionName>(
    collection: C,
    { filter, sort = [], limit = 100 }: AnyFind,
  ): Promise<Collections[C][]> {
    refuseUndefined(filter)
    const cursor = new Query(filter).find<Doc>([...this.of(collection).values()])
    const sorted = sort.length ? cursor.sort(Object.fromEntries(sort)) : cursor
    return structuredClone(sorted.limit(Math.min(limit, 1000)).all()) as unknown as Collections[C][]
  }

  async findSome<C extends CollectionName, Field>(
    collection: C,
    find: AnyFind,
  ): Promise<Only<Collections[C], Field>[]> {
    return (await this.aggregate(collection, pipelineOf(find))) as unknown as Only<Collections[C], Field>[]
  }

  async findAll<C extends CollectionName>(collection: C, filter: object): Promise<Collections[C][]> {
    refuseUndefined(filter)
    const found = new Query(filter)
      .find<Doc>([...this.of(collection).values()])
      .sort({ _id: 1 })
      .all()
    return structuredClone(found) as unknown as Collections[C][]
  }

  async count(collection: CollectionName, filter: object): Promise<number> {
    refuseUndefined(filter)
    return new Query(filter).find<Doc>([...this.of(collection).values()]).all().length
  }

  async aggregate(collection: CollectionName, stages: readonly object[]): Promise<Row[]> {
    refuseUndefined(stages)
    // What the leading $match refuses need not be copied, nor what it lets pass be asked twice.
    const [first, ...rest] = stages
    const isMatch = first !== undefined && '$match' in first
    const matching = new Query(isMatch ? (first.$match as object) : {})
      .find<Doc>([...this.of(collection).values()])
      .all()
    const collectionResolver = (name: string) => structuredClone([...this.of(name).values()])
    const aggregator = new Aggregator([...(isMatch ? rest : stages)] as Record<string, never>[], { collectionResolver })
    return aggregator.run<Record<string, unknown>>(structuredClone(matching))
  }

  async commit(writes: readonly Write[]): Promise<CommitResult> {
    const next = new Map<string, Map<string, Doc>>()
    for (const write of writes) {
      const docs = next.get(write.in) ?? new Map(this.of(write.in))
      next.set(write.in, docs)
      const id = 'doc' in write ? write.doc._id : write.id
      const stored = docs.get(id)
      if (write.do === 'insert') {
        if (stored || clashes(write.in, docs, write.doc)) return { failed: 'exists', collection: write.in }
        docs.set(id, structuredClone(write.doc))
      } else if (write.do === 'replace') {
        if (stored?.revision !== write.doc.revision - 1) return { failed: 'changed', collection: write.in }
        docs.set(id, structuredClone(write.doc))
      } else if (write.do === 'unchanged') {
        if (stored?.revision !== write.revision) return { failed: 'changed', collection: write.in }
      } else if (write.do === 'as-found') {
        if ((stored?.revision ?? null) !== write.revision) return { failed: 'changed', collection: write.in }
      } else docs.delete(id)
    }
    for (const [name, docs] of next) this.data.set(name, docs)
    return 'committed'
  }

  async unmark(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const line = await this.get('journal', id)
      if (!line?.unsealed) continue
      const { unsealed: _, ...rest } = line
      this.seed('journal', { ...rest, revision: line.revision + 1 })
    }
  }

  /** What brings everything back to as it is now. */
  snapshot(): () => void {
    const kept = [...this.data].map(([name, docs]) => [name, new Map(docs)] as const)
    return () => {
      this.data.clear()
      for (const [name, docs] of kept) this.data.set(name, new Map(docs))
    }
  }

  /** Puts documents in place without ceremony, to set a scene. */
  seed<C extends CollectionName>(collection: C, ...docs: Collections[C][]): void {
    for (const doc of docs) this.of(collection).set(doc._id, structuredClone(doc))
  }
}

function clashes(collection: string, docs: Map<string, Doc>, doc: Doc): boolean {
  const unique = ((collections as Indexes)[collection]?.indexes ?? []).filter((index) => index.unique)
  const key = (of: Doc, fields: string[]) =>
    JSON.stringify(fields.map((field) => (of as never as Record<string, unknown>)[field]))
  return unique.some(({ fields }) => [...docs.values()].some((other) => key(other, fields) === key(doc, fields)))
}

/** The database would silently drop a condition whose value is undefined and match too much. */
function refuseUndefined(value: unknown): void {
  if (value === undefined) throw new Error('A filter holds undefined')
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(refuseUndefined)
}
