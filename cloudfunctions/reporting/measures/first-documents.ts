/**
 * A page of evidence without taking every document apart: so many documents come, in the order of the page. Each that comes
 * has at least one record that counts, but for the one the page before ended in.
 */
import { BY_BRANCH, BY_MONTH } from './dimensions'
import { isDocument, type Document } from './filter-test'
import type { Dimension } from './measure'
import { conditionsOf, type PartKeys, type Question } from './question'
import { shapeOf, type SourceShape } from './sources'

/** Where a page begins: after this row. */
export interface RowPlace {
  readonly date: string
  readonly id: string
  readonly position: number
}

export interface RowPage {
  readonly after: RowPlace | null
  /** How many rows. */
  readonly limit: number
  /** From how many documents at most, beside the one the page before ended in. */
  readonly documents: number
}

/**
 * Stages that begin a pipeline in place of the source's first. Undefined where that cannot be said of documents: figures
 * that rest on some of the records only, records of another date than their document's.
 */
export function firstDocuments(question: Question, page: RowPage, keys?: PartKeys): object[] | undefined {
  const { measure, extent, part } = question
  const shape = shapeOf(measure.source, extent)
  const { by } = measure.aggregate
  if (shape.base.length > 1 || by === 'latest-value' || by === 'reach') return undefined
  const list = listIn(shape)
  const filters = [
    ...matchesIn(shape),
    ...conditionsOf(question),
    ...(part && keys ? [keyFilter(shape, part, keys)] : []),
  ]
  const conditions = filters.flatMap(entriesOf)
  const ofDocument = conditions.filter((each) => !speaksOf(each, list))
  const ofItem =
    list === undefined
      ? []
      : itemFilter(
          list,
          conditions.filter((each) => speaksOf(each, list)),
        )
  if (!ofItem) return undefined
  const { after, documents } = page
  const from = after && {
    $or: [{ [shape.date]: { $gt: after.date } }, { [shape.date]: after.date, _id: { $gte: after.id } }],
  }
  return [
    ...shape.base,
    ...[...ofDocument, ...ofItem, ...(from ? [from] : [])].map((filter) => ({ $match: filter })),
    { $sort: { [shape.date]: 1, _id: 1 } },
    { $limit: documents + 1 },
  ]
}

/** Whether a document of the source may have many records. */
export function isOfList({ measure, extent }: Question): boolean {
  return listIn(shapeOf(measure.source, extent)) !== undefined
}

/** The list that the source takes apart. */
function listIn({ rest }: SourceShape): string | undefined {
  const paths = rest.flatMap((stage) =>
    '$unwind' in stage && isDocument(stage.$unwind) ? [String(stage.$unwind['path']).slice(1)] : [],
  )
  return paths[0]
}

function matchesIn({ rest }: SourceShape): Document[] {
  return rest.flatMap((stage) => ('$match' in stage && isDocument(stage.$match) ? [stage.$match] : []))
}

/** One part of the figure, in terms of the record. */
function keyFilter({ date, branch }: SourceShape, { id, field }: Dimension, keys: PartKeys): Document {
  if (id === BY_MONTH.id)
    return { $or: keys.map((key) => ({ [date]: { $gte: `${String(key)}-01`, $lte: `${String(key)}-31` } })) }
  return { [id === BY_BRANCH.id ? branch : field]: { $in: keys } }
}

/** A filter as conditions that all hold, each on one field or an `$or`. */
function entriesOf(filter: Document): Document[] {
  return Object.entries(filter).flatMap(([name, condition]) =>
    name === '$and' && Array.isArray(condition)
      ? condition.filter(isDocument).flatMap(entriesOf)
      : [{ [name]: condition }],
  )
}

function speaksOf(condition: Document, list: string | undefined): boolean {
  if (list === undefined) return false
  return Object.entries(condition).some(([name, each]) =>
    name.startsWith('$')
      ? Array.isArray(each) && each.filter(isDocument).some((inner) => speaksOf(inner, list))
      : name === list || name.startsWith(`${list}.`),
  )
}

/** That one item meets all of them at once. Undefined where a filter cannot say so. */
function itemFilter(list: string, conditions: readonly Document[]): Document[] | undefined {
  if (conditions.length === 0) return [{ [`${list}.0`]: { $exists: true } }]
  const entries = conditions.flatMap((condition) => Object.entries(condition))
  const [only] = entries
  if (entries.length === 1 && only?.[0] === list && isDocument(only[1])) return [{ [list]: { $elemMatch: only[1] } }]
  if (!entries.every(([name]) => name.startsWith(`${list}.`))) return undefined
  const inner = entries.map(([name, condition]) => ({ [name.slice(list.length + 1)]: condition }))
  return [{ [list]: { $elemMatch: { $and: inner } } }]
}
