/** The part of the SDK's database these tests use, typed: its own declarations are `any` nearly everywhere. */
export interface Row {
  readonly _id: string
  readonly [field: string]: unknown
}

export interface SdkDocument {
  get(): Promise<{ data: Row[] }>
  set(fields: object): Promise<unknown>
  update(fields: object): Promise<unknown>
  remove(): Promise<unknown>
}

export interface SdkQuery {
  where(filter: object): SdkQuery
  orderBy(path: string, direction: 'asc' | 'desc'): SdkQuery
  skip(count: number): SdkQuery
  limit(count: number): SdkQuery
  field(projection: object): SdkQuery
  get(): Promise<{ data: Row[] }>
  count(): Promise<{ total: number }>
  update(fields: object): Promise<unknown>
  updateAndReturn(fields: object): Promise<unknown>
  remove(): Promise<unknown>
}

export interface SdkCollection extends SdkQuery {
  doc(id: string | number): SdkDocument
  add(document: object): Promise<{ id: string; ids: string[] }>
  aggregate(stages?: readonly object[]): SdkPipeline
  options(options: { raw?: boolean; multiple?: boolean }): SdkCollection
}

type StageName =
  | 'addFields'
  | 'bucket'
  | 'bucketAuto'
  | 'count'
  | 'group'
  | 'limit'
  | 'lookup'
  | 'match'
  | 'project'
  | 'replaceRoot'
  | 'sample'
  | 'skip'
  | 'sort'
  | 'sortByCount'
  | 'unwind'

export type SdkPipeline = Record<StageName, (argument: unknown) => SdkPipeline> & {
  end(): Promise<{ data: unknown[] }>
  /** The stages, for a pipeline inside a lookup. */
  done(): object[]
}

/** A transaction's documents come alone, not in a list. */
export interface SdkTransaction {
  collection(name: string): SdkQuery & {
    add(document: object): Promise<unknown>
    doc(id: string): Omit<SdkDocument, 'get'> & { get(): Promise<{ data: Row | null }> }
  }
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

/** A condition on a field; conditions can be joined. */
export interface SdkCondition {
  and(...others: object[]): SdkCondition
}

type CommandName =
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'neq'
  | 'in'
  | 'nin'
  | 'and'
  | 'or'
  | 'nor'
  | 'not'
  | 'exists'
  | 'mod'
  | 'all'
  | 'size'
  | 'elemMatch'
  | 'expr'
  | 'set'
  | 'remove'
  | 'inc'
  | 'mul'
  | 'min'
  | 'max'
  | 'rename'
  | 'push'
  | 'pop'
  | 'shift'
  | 'unshift'
  | 'pull'
  | 'pullAll'
  | 'addToSet'

type ExpressionName = 'and' | 'dateToString' | 'divide' | 'eq' | 'gt' | 'size' | 'sum'

export type SdkCommand = Record<CommandName, (...operands: unknown[]) => SdkCondition> & {
  readonly aggregate: Record<ExpressionName, (argument: unknown) => object> & { pipeline(): SdkPipeline }
}

export interface SdkDatabase {
  collection(name: string): SdkCollection
  createCollection(name: string): Promise<unknown>
  startTransaction(): Promise<SdkTransaction>
  runTransaction(run: (transaction: SdkTransaction) => Promise<unknown>): Promise<unknown>
  serverDate(options: { offset: number }): object
  RegExp(pattern: { regexp: string; options: string }): object
  readonly command: SdkCommand
}
