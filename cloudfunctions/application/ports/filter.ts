/**
 * What may be asked of a collection: its documents' own fields and no others, with values these can have. A mistyped
 * field finds nothing and says nothing, so it must not compile.
 */
import type { CollectionName, Collections } from './collections'

type Leaf = string | number | boolean | null | undefined
/** Of a union the keys of any of it. */
export type Keys<T> = T extends unknown ? keyof T & string : never
type At<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never

/** Every field of a document by its dotted path, as the database reads it: a path enters the items of a list. */
type PathIn<T, Depth extends readonly 0[] = []> = Depth['length'] extends 4
  ? never
  : T extends Leaf
    ? never
    : T extends readonly (infer Item)[]
      ? PathIn<Item, Depth>
      : T extends object
        ? { [K in keyof T & string]-?: K | `${K}.${PathIn<T[K], [...Depth, 0]>}` }[keyof T & string]
        : never

type ValueAt<T, Path extends string> = T extends Leaf
  ? never
  : T extends readonly (infer Item)[]
    ? ValueAt<Item, Path>
    : Path extends `${infer Key}.${infer Rest}`
      ? ValueAt<At<T, Key>, Rest>
      : At<T, Path>

/** What equality compares: a list matches by any of its items, a field that is not there matches null. */
type Compared<Value> = Value extends undefined
  ? null
  : Value extends Leaf
    ? Value
    : Value extends readonly (infer Item)[]
      ? Extract<Item, Leaf>
      : never

type Condition<Value> = Compared<Value> | Operators<Value>
interface Operators<Value> {
  readonly $in?: readonly Compared<Value>[]
  readonly $nin?: readonly Compared<Value>[]
  readonly $ne?: Compared<Value> | null
  readonly $gt?: NonNullable<Compared<Value>>
  readonly $gte?: NonNullable<Compared<Value>>
  readonly $lt?: NonNullable<Compared<Value>>
  readonly $lte?: NonNullable<Compared<Value>>
  readonly $exists?: boolean
  readonly $elemMatch?: Value extends readonly (infer Item)[] ? FilterIn<Item> : never
}
export type FilterIn<Document> = { readonly [Path in PathIn<Document>]?: Condition<ValueAt<Document, Path>> } & {
  readonly $and?: readonly FilterIn<Document>[]
  readonly $or?: readonly FilterIn<Document>[]
}

export type PathOf<C extends CollectionName> = PathIn<Collections[C]>
/** Equality, $in, $nin, $ne, $gt, $gte, $lt, $lte, $exists, $elemMatch, and $and, $or over whole filters. */
export type FilterOf<C extends CollectionName> = FilterIn<Collections[C]>
export type SortOf<C extends CollectionName> = readonly (readonly [field: PathOf<C>, direction: 1 | -1])[]

type Field<C extends CollectionName> = `$${PathOf<C>}`
type Accumulator<C extends CollectionName> =
  { readonly $sum: 1 | Field<C> } | { readonly $max: Field<C> } | { readonly $min: Field<C> }
/** One stage of an aggregation. What a $group made has names of its own: only a $sort and a $limit come after one. */
type StageOf<C extends CollectionName> =
  | { readonly $match: FilterOf<C> }
  | { readonly $unwind: Field<C> | { readonly path: Field<C>; readonly includeArrayIndex: string } }
  | { readonly $project: { readonly [Path in PathOf<C>]?: 0 | 1 } }
  | {
      readonly $group: {
        /** One field, or several together. */
        readonly _id: Field<C> | null | Readonly<Record<string, Field<C>>>
        readonly [made: string]: Field<C> | null | Accumulator<C> | Readonly<Record<string, Field<C>>>
      }
    }
  | { readonly $sort: Readonly<Record<string, 1 | -1>> }
  | { readonly $limit: number }
  | { readonly $lookup: { [From in CollectionName]: Lookup<C, From> }[CollectionName] }
export type StagesOf<C extends CollectionName> = readonly StageOf<C>[]
type Lookup<C extends CollectionName, From extends CollectionName> =
  | {
      readonly from: From
      readonly localField: PathOf<C>
      readonly foreignField: PathOf<From>
      readonly as: string
    }
  | {
      readonly from: From
      /** The same rows for every document: a question of its own that goes with the others. */
      readonly pipeline: readonly [{ readonly $match: FilterOf<From> }]
      readonly as: string
    }

/**
 * What was given, if it has no key but those allowed, however deep. The compiler looks for such keys in what is written
 * in its place only, not in what is spread in or was built before. What is handed on as it is typed is not looked
 * through again: it costs the compiler seconds.
 */
export type Exactly<Given, Allowed> = Given & ([Allowed] extends [Given] ? unknown : Known<Given, Allowed>)
type Known<Given, Allowed> = Given extends Leaf
  ? Given
  : Given extends readonly (infer Item)[]
    ? readonly Known<Item, Allowed extends readonly (infer Other)[] ? Other : never>[]
    : { readonly [K in keyof Given]: K extends Keys<Allowed> ? Known<Given[K], Exclude<At<Allowed, K>, Leaf>> : never }
