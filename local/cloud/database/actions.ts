/** The wire's `database.*` actions: what each takes from its parameters and what it answers. */
import { Query } from 'mingo/query'
import { CloudError } from '../cloud-error'
import { aggregate } from './aggregate'
import type { Catalogue } from './catalogue'
import type { Collection } from './collection'
import { copyOf, type Document, isFields } from './document'
import { type Examination, type Filter, find } from './find'
import { QUERY_LIMIT_DEFAULT, QUERY_LIMIT_MAXIMUM } from './limits'
import { documentOptions, withMingo } from './mingo-operators'
import { sortOrderOf, type Stage } from './mingo-stages'
import type { Transaction } from './transaction'
import type { Transactions } from './transactions'
import {
  countOf,
  decode,
  decodeFields,
  encodeRow,
  invalid,
  listOf,
  optionalTextOf,
  type Parameters,
  textOf,
} from './wire'
import type { Change, ModificationOutcome, Writes } from './writes'

export interface ActionContext {
  readonly catalogue: Catalogue
  readonly transactions: Transactions
  readonly writes: Writes
  readonly examination: Examination
  /** Resolves when the disk has what was written to these collections so far; with why, where it did not take it. */
  readonly lossIn: (collections: Iterable<string>) => Promise<unknown>
}

/** What was read rests on a write that the disk then did not take: to be read anew, without it. */
export class NotOnDisk extends Error {
  constructor() {
    super('read what the disk did not take')
  }
}

type Answer = Record<string, unknown>
type Action = (params: Parameters, context: ActionContext) => Answer | Promise<Answer>

/** An action on one collection, given what the wire says besides. */
interface Request {
  readonly params: Parameters
  readonly collection: Collection
  readonly filter: Filter
  readonly now: Date
  /** The names of the collections that were read: this one, and those a pipeline looks into. */
  readonly read: Set<string>
}

export const ACTIONS: Readonly<Record<string, Action>> = {
  'database.addCollection': async (params, { catalogue }) => {
    await catalogue.add(textOf(params, 'collectionName'))
    return {}
  },
  'database.getDocument': (params, context) => reading(params, context, getDocument),
  'database.calculateDocument': (params, context) =>
    reading(params, context, ({ collection, filter }, reader) => ({
      data: { total: find(collection, { filter }, reader, context.examination).length },
    })),
  'database.aggregateDocuments': (params, context) => reading(params, context, aggregateDocuments),
  'database.insertDocument': (params, context) =>
    writing(params, context, ({ collection, now }, transaction) => {
      const documents = listOf(params, 'data').map((text) => decodeFields(text, now))
      if (documents.length === 0) throw invalid('no documents to insert')
      return { data: { insertedIds: context.writes.insert(transaction, collection, documents) } }
    }),
  'database.modifyDocument': (params, context) =>
    writing(params, context, (request, transaction) => {
      const { updated, upsertedId } = modify(request, transaction, context)
      return { data: { updated, upsert_id: upsertedId ?? '' } }
    }),
  'database.modifyAndReturnDoc': (params, context) =>
    writing({ ...params, multi: false }, context, (request, transaction) => {
      const { updated, document } = modify(request, transaction, context)
      return { data: { updated, ...(document ? { doc: encodeRow(document) } : {}) } }
    }),
  'database.removeDocument': (params, context) =>
    writing(params, context, ({ collection, filter }, transaction) => ({
      data: { deleted: context.writes.remove(transaction, collection, filter, params.multi === true) },
    })),
  'database.startTransaction': (_, { transactions }) => ({ transactionId: transactions.begin() }),
  'database.commitTransaction': async (params, { transactions }) => {
    await transactions.commit(textOf(params, 'transactionId'))
    return {}
  },
  'database.abortTransaction': (params, { transactions }) => {
    transactions.abort(textOf(params, 'transactionId'))
    return {}
  },
}

type Operation = (request: Request, transaction: Transaction, context: ActionContext) => Answer

/** A commit is seen as soon as it is made in memory; what was seen of it is answered when it is durable. */
async function reading(params: Parameters, context: ActionContext, operation: Operation): Promise<Answer> {
  const id = optionalTextOf(params, 'transactionId')
  const request = requestOf(params, context)
  const read = (transaction: Transaction): Answer => operation(request, transaction, context)
  const answer = id === undefined ? read(context.transactions.latest()) : context.transactions.within(id, read)
  if ((await context.lossIn(request.read)) !== undefined) throw new NotOnDisk()
  return answer
}

async function writing(params: Parameters, context: ActionContext, operation: Operation): Promise<Answer> {
  const id = optionalTextOf(params, 'transactionId')
  const write = (transaction: Transaction): Answer => operation(requestOf(params, context), transaction, context)
  try {
    return await (id === undefined ? context.transactions.plainly(write) : context.transactions.within(id, write))
  } catch (refusal) {
    // A duplicate of what the disk did not take is none.
    throw (await context.lossIn([textOf(params, 'collectionName')])) ?? refusal
  }
}

function requestOf(params: Parameters, { catalogue }: ActionContext): Request {
  const now = new Date()
  const collection = catalogue.get(textOf(params, 'collectionName'))
  return { params, collection, filter: decodeFields(params.query, now), now, read: new Set([collection.name]) }
}

function getDocument(
  { params, collection, filter, now }: Request,
  reader: Transaction,
  context: ActionContext,
): Answer {
  const order = decode(params.order, now)
  const limit = Math.min(countOf(params, 'limit') || QUERY_LIMIT_DEFAULT, QUERY_LIMIT_MAXIMUM)
  const skip = countOf(params, 'offset') ?? 0
  const sort = order === undefined ? [] : sortOrderOf(order)
  const found = find(collection, { filter, sort, skip, limit }, reader, context.examination)
  const projection = decodeFields(params.projection, now)
  return { data: { list: project(found, projection, filter).map(encodeRow) }, limit, offset: skip }
}

/** `filter` is needed by a projection of the matched array element (`list.$`). */
function project(documents: readonly Document[], projection: Filter, filter: Filter): readonly unknown[] {
  if (Object.keys(projection).length === 0) return documents
  return withMingo(() => new Query(filter, documentOptions).find(documents.map(copyOf), projection).all())
}

function aggregateDocuments(request: Request, view: Transaction, { catalogue, examination }: ActionContext): Answer {
  const stages = listOf(request.params, 'stages').map((stage) => stageOf(stage, request.now))
  const collection = (name: string) => {
    request.read.add(name)
    return catalogue.find(name)
  }
  const source = { view, examination, collection }
  return { data: { list: aggregate(request.collection, stages, source).map(encodeRow) } }
}

function stageOf(stage: unknown, now: Date): Stage {
  if (!isFields(stage) || typeof stage.stageKey !== 'string') throw invalid('a stage has a stageKey')
  return { name: stage.stageKey, argument: decode(stage.stageValue, now) }
}

function modify(
  { params, collection, filter, now }: Request,
  transaction: Transaction,
  { writes }: ActionContext,
): ModificationOutcome {
  const data = decodeFields(params.data, now)
  const change: Change = params.merge === false ? { replacement: data } : { update: data }
  const multi = params.multi === true
  return writes.modify(transaction, collection, { filter, change, multi, upsert: params.upsert === true })
}

export function unknownAction(action: string): CloudError {
  return new CloudError('INVALID_ACTION', `unknown action ${action}`)
}
