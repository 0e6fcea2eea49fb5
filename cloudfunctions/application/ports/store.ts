import type { MemberId, OpenId } from '#domain/people/identity'
import type { CollectionName, Collections } from './collections'
import type { Exactly, FilterOf, Keys, SortOf, StagesOf } from './filter'

/** What an aggregation answers: fields as its last stage named them. */
export type Row = Readonly<Record<string, unknown>>

declare const compiled: unique symbol
/** Stages made from declarations whose fields were checked where they were declared; only a compiler makes them. */
export type CompiledStages = readonly object[] & { readonly [compiled]: true }

export interface Find<C extends CollectionName, F extends FilterOf<C> = FilterOf<C>> {
  readonly filter: Exactly<F, FilterOf<C>>
  readonly sort?: SortOf<C>
  /** At most 1000, the database's own limit; 100 when left out. */
  readonly limit?: number
}

/** The fields of a document, of a union those of any of it. */
export type FieldOf<C extends CollectionName> = Keys<Collections[C]>
/** A document with these of its fields; of a union each kind with those it has. */
export type Only<Document, Field> = Document extends unknown
  ? Pick<Document, Extract<keyof Document, Field | '_id'>>
  : never

/** A find of a part of each document: what is long and not needed stays where it is. */
export interface FindSome<C extends CollectionName, F extends FilterOf<C>, Field> extends Find<C, F> {
  /** These fields, besides `_id`. */
  readonly only: readonly Field[]
  /** Of a list among them only the lines of that member, or the member among ids: `{ sheet: 'memberId', dueIds: '' }`. */
  readonly ofMember?: MemberLines
}
export interface MemberLines {
  readonly memberId: MemberId
  /** By the list: in which field of a line the member stands; empty where a line is the member's id. */
  readonly lists: Readonly<Record<string, string>>
}

/** A find with its collection forgotten, as an adapter sends it. */
export interface AnyFind {
  readonly filter: object
  readonly sort?: readonly (readonly [field: string, direction: 1 | -1])[]
  readonly limit?: number
  readonly only?: readonly string[]
  readonly ofMember?: MemberLines
}

/**
 * Filters and pipelines are sent to the database as they stand. No value may be undefined: the adapter throws, because
 * the database would drop the condition.
 */
export interface Reader {
  get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C] | undefined>
  find<C extends CollectionName, F extends FilterOf<C>>(collection: C, find: Find<C, F>): Promise<Collections[C][]>
  /** The same of which a part is wanted. */
  findSome<C extends CollectionName, F extends FilterOf<C>, Field extends FieldOf<C>>(
    collection: C,
    find: FindSome<C, F, Field>,
  ): Promise<Only<Collections[C], Field>[]>
  /** Every match, however many, by the order of `_id`. */
  findAll<C extends CollectionName, F extends FilterOf<C>>(
    collection: C,
    filter: Exactly<F, FilterOf<C>>,
  ): Promise<Collections[C][]>
  count<C extends CollectionName, F extends FilterOf<C>>(
    collection: C,
    filter: Exactly<F, FilterOf<C>>,
  ): Promise<number>
  aggregate(collection: CollectionName, stages: CompiledStages): Promise<Row[]>
  aggregate<C extends CollectionName, S extends StagesOf<C>>(
    collection: C,
    stages: Exactly<S, StagesOf<C>>,
  ): Promise<Row[]>
}

/**
 * One change. `insert` wants a new `_id`. `replace` carries the next revision and holds only while the stored document
 * still has the one before; `unchanged` guards a document the decision was based on.
 * `as-found` guards many of a collection, asked after together: each has still that revision, or is still not there (null).
 */
export type Write = {
  [C in CollectionName]:
    | { readonly do: 'insert'; readonly in: C; readonly doc: Collections[C] }
    | { readonly do: 'replace'; readonly in: C; readonly doc: Collections[C] }
    | { readonly do: 'remove'; readonly in: C; readonly id: string }
    | { readonly do: 'unchanged'; readonly in: C; readonly id: string; readonly revision: number }
    | { readonly do: 'as-found'; readonly in: C; readonly id: string; readonly revision: number | null }
}[CollectionName]

/** `changed`: a guarded document moved on. `exists`: an inserted `_id` or a unique key is taken. */
export type CommitResult = 'committed' | { readonly failed: 'changed' | 'exists'; readonly collection?: CollectionName }

export interface Store extends Reader {
  /**
   * A reader for one call of somebody who is bound, by the OPENID: what is asked of it in the same moment is one request to
   * the database. Left out: each question is a request.
   */
  readonly together?: (openId: OpenId) => Reader

  /** All or nothing, answered only when it is durable. */
  commit(writes: readonly Write[]): Promise<CommitResult>
}

/** A store that can also take the mark `unsealed` off lines of the journal, many in one request; see log/sealing.ts. */
export interface SealingStore extends Store {
  /** Those marked get the next revision with it; others stay as they are. */
  unmark(ids: readonly string[]): Promise<void>
}
