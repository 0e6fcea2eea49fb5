/**
 * From documents that hold the records of a measure to its numbers: the same declaration that compile.ts makes a pipeline
 * of, read here. Documents may be more than the measure counts; each is tested by every condition.
 */
import { addMonths, month, yearOf, type CivilDate, type Month } from '#domain/time/civil-date'
import type { LinesRow, Row } from './compile'
import { BY_BRANCH, BY_MONTH, isOfPeople, namesRecords } from './dimensions'
import { isDocument, testOf, valueAt, type Document } from './filter-test'
import type { Amount } from './figure'
import type { Aggregate, Dimension, RecordMeasure } from './measure'
import { tenths } from './display'
import { conditionsOf, ofMeeting, type Question } from './question'
import { rollTest } from './roll'
import { shapeOf } from './sources'

/** What one record gives to a figure, or several that are told as one: then `value` is their sum. */
interface Piece {
  readonly key: unknown
  readonly value: unknown
  readonly who: unknown
  readonly beside?: string
  /** Where it stands among others, where its dimension says in what order. */
  readonly order?: string
  /** How many records it stands for. */
  readonly times: number
  /** Where it stands among others of its branch. */
  readonly place?: {
    readonly branchId: string
    readonly date: CivilDate
    readonly id: string
    readonly position: number
  }
}

/** The records of the measure's source, from documents of its collection, whether or not the measure counts them. */
export function baseIn({ measure, extent }: Question, documents: readonly Document[]): readonly Document[] {
  return staged(documents, shapeOf(measure.source, extent).base)
}

/** The branches that keep any of them. */
export function keepersIn({ measure, extent }: Question, base: readonly Document[]): ReadonlySet<unknown> {
  const path = shapeOf(measure.source, extent).branch.split('.')
  return new Set(base.map((document) => valueAt(document, path)))
}

/** Those of the extent's branches, of a base that is of more. */
export function ofBranches({ measure, extent }: Question, base: readonly Document[]): readonly Document[] {
  const path = shapeOf(measure.source, extent).branch.split('.')
  const branchIds = new Set<unknown>(extent.branchIds)
  return base.filter((document) => branchIds.has(valueAt(document, path)))
}

/** The numbers by key of the part, or one for the whole by null; none where nothing was found. `base` as from `baseIn`. */
export function amountsIn(question: Question, base: readonly Document[]): Map<unknown, Amount> {
  return amountsOf(piecesOf(question, base), question.measure.aggregate)
}

/** The records that count, in the order of their dates. What only a tally tells of is no record. */
export function rowsIn(question: Question, base: readonly Document[]): Row[] {
  return [...chosen(piecesOf(question, base), question.measure.aggregate)]
    .sort(inOrder)
    .flatMap(({ place, key }) => (place ? [{ ...place, key }] : []))
}

/** The same from the lines of sheets. */
export function amountsOfLines(question: Question, rows: readonly LinesRow[]): Map<unknown, Amount> {
  const { measure, extent } = question
  const isOnRoll = rollTest(question)
  const pieces = rows
    .filter(({ _id: { branchId, who } }) => extent.branchIds.includes(branchId) && isOnRoll(who, branchId, ''))
    .map(({ _id: { key = null, who = null }, value, times }) => ({ key, who, value, times }))
  return amountsOf(pieces, measure.aggregate)
}

function amountsOf(pieces: readonly Piece[], aggregate: Aggregate): Map<unknown, Amount> {
  const alike = new Map<unknown, Piece[]>()
  for (const piece of chosen(pieces, aggregate)) {
    const others = alike.get(piece.key)
    if (others) others.push(piece)
    else alike.set(piece.key, [piece])
  }
  return new Map(
    [...alike].map(([key, together]) => {
      const records = together.reduce((sum, { times }) => sum + times, 0)
      return [key, { value: valueOf(together, records, aggregate), records, ...besideOf(together) }]
    }),
  )
}

/** What stands beside the key, record by record, and of parts that stand in an order of their own where the first does. */
function besideOf(pieces: readonly Piece[]): Pick<Amount, 'beside' | 'place'> {
  const ordered = [...pieces].sort((a, b) => compared(a.order ?? '', b.order ?? '') || inOrder(a, b))
  const beside = ordered.flatMap(({ beside: said, place }) =>
    said === undefined || !place ? [] : [{ said, branchId: place.branchId }],
  )
  const place = ordered[0]?.order
  return { ...(beside.length > 0 ? { beside } : {}), ...(place === undefined ? {} : { place }) }
}

const compared = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

function staged(documents: readonly Document[], stages: readonly object[]): readonly Document[] {
  return stages.reduce<readonly Document[]>((rows, stage) => {
    if ('$match' in stage && isDocument(stage.$match)) return rows.filter(testOf(stage.$match))
    if ('$unwind' in stage && isDocument(stage.$unwind)) return rows.flatMap(apartBy(String(stage.$unwind['path'])))
    throw new Error(`Sources have no such stage: ${JSON.stringify(stage)}`)
  }, documents)
}

/** One document for each item of the list at `$path`, the item in the list's place, and `position` its number. */
function apartBy(field: string): (document: Document) => Document[] {
  const path = field.slice(1).split('.')
  return (document) => {
    const list = valueAt(document, path)
    if (!Array.isArray(list)) return []
    return list.map((item, position) => ({ ...withItem(document, path, item), position }))
  }
}

function withItem(document: Document, [step = '', ...rest]: readonly string[], item: unknown): Document {
  if (rest.length === 0) return { ...document, [step]: item }
  const inner = document[step]
  return { ...document, [step]: withItem(isDocument(inner) ? inner : {}, rest, item) }
}

function piecesOf(question: Question, base: readonly Document[]): Piece[] {
  const { measure, extent } = question
  const { rest } = shapeOf(measure.source, extent)
  const counts = conditionsOf(question).map(testOf)
  const pieceOf = pieceReader(question)
  const single = (documents: readonly Document[]) =>
    staged(documents, rest).flatMap((record) => (counts.every((test) => test(record)) ? [pieceOf(record, 1)] : []))
  const { tallied } = measure
  if (!tallied) return single(base)
  // Where the tally was not to be trusted the lines came with the meeting.
  const meetingTests = conditionsOf(question).map((condition) => testOf(ofMeeting(condition)))
  return base.flatMap((meeting) => {
    const { sheet, tally } = meeting
    if (Array.isArray(sheet) && sheet.length > 0) return single([meeting])
    const times = tallied.reduce((sum, name) => sum + numberIn(isDocument(tally) ? tally[name] : 0), 0)
    if (times === 0 || !meetingTests.every((test) => test(meeting))) return []
    const { place: _, ...told } = pieceOf(meeting, times)
    return [told]
  })
}

function pieceReader(question: Question) {
  const { measure, extent, part } = question
  const { source, aggregate } = measure
  const isOnRoll = rollTest(question)
  const shape = shapeOf(source, extent)
  const reader = (path: string | undefined) => {
    const steps = path?.split('.')
    return (record: Document) => (steps ? (valueAt(record, steps) ?? null) : null)
  }
  const [date, branch] = [reader(shape.date), reader(shape.branch)]
  const stored = reader(shape.month)
  const monthOf = (record: Document) => (shape.month ? stored(record) : textIn(date(record)).slice(0, 7))
  const field = reader('field' in aggregate ? aggregate.field : undefined)
  const also = 'and' in aggregate ? reader(aggregate.and) : undefined
  const who = reader('who' in aggregate ? aggregate.who : undefined)
  const ownKey = reader(part?.field)
  const beside = part?.beside === undefined ? undefined : reader(part.beside)
  const order = part && orderOf(measure, part, reader, date)
  const key = part?.id === BY_MONTH.id ? monthOf : part?.id === BY_BRANCH.id ? branch : ownKey
  const counted = (record: Document) => {
    switch (aggregate.by) {
      case 'months':
        return `${textIn(branch(record))} ${textIn(monthOf(record))}`
      case 'mean-age':
      case 'oldest':
        return yearOf(extent.period.to) - numberIn(field(record))
      case 'distinct':
        // Of two whom a record names one may have left.
        if (also)
          return [field(record), also(record)].filter((each) =>
            isOnRoll(each, textIn(branch(record)), textIn(date(record))),
          )
        return aggregate.ofEach ? JSON.stringify([branch(record), field(record)]) : field(record)
      default:
        return field(record)
    }
  }
  return (record: Document, times: number): Piece => {
    const value = counted(record)
    return {
      key: key(record),
      value: times > 1 ? numberIn(value) * times : value,
      who: who(record),
      ...(beside ? { beside: textIn(beside(record)) } : {}),
      ...(order ? { order: order(record) } : {}),
      times,
      place: {
        branchId: textIn(branch(record)),
        // Sources name fields that hold dates.
        date: textIn(date(record)) as CivilDate,
        id: textIn(record['_id']),
        position: numberIn(record['position']),
      },
    }
  }
}

type Read = (record: Document) => unknown

/** By its own table, or of names that people gave by the day: which came first, and not how they are spelt. */
function orderOf(measure: RecordMeasure, part: Dimension, reader: (path: string) => Read, date: Read) {
  if (part.inOrderOf) return orderReader(part.inOrderOf, reader(part.inOrderOf.field), date)
  return namesRecords(measure, part) && !isOfPeople(part) ? (record: Document) => textIn(date(record)) : undefined
}

/** Text that sorts as the list does, then by the day; what is not in the list comes last. */
function orderReader({ order }: NonNullable<Dimension['inOrderOf']>, field: Read, date: Read) {
  return (record: Document) => {
    const at = order.indexOf(textIn(field(record)))
    return `${String(at < 0 ? order.length : at).padStart(2, '0')} ${textIn(date(record))}`
  }
}

/** Aggregates that rest on some of the records only: the latest of each branch, those of people who reach a sum. */
function chosen(pieces: readonly Piece[], aggregate: Aggregate): readonly Piece[] {
  switch (aggregate.by) {
    case 'latest-value': {
      const latest = new Map<string, Piece>()
      for (const piece of [...pieces].sort(inOrder))
        latest.set(JSON.stringify([piece.place?.branchId, piece.key]), piece)
      return [...latest.values()]
    }
    case 'reach': {
      const sums = new Map<string, number>()
      const person = ({ who, key }: Piece) => JSON.stringify([who, key])
      for (const piece of pieces) sums.set(person(piece), (sums.get(person(piece)) ?? 0) + numberIn(piece.value))
      return pieces.filter((piece) => (sums.get(person(piece)) ?? 0) >= aggregate.atLeast)
    }
    default:
      return pieces
  }
}

function inOrder({ place: one }: Piece, { place: other }: Piece): number {
  if (!one || !other) return 0
  if (one.date !== other.date) return one.date < other.date ? -1 : 1
  if (one.id !== other.id) return one.id < other.id ? -1 : 1
  return one.position - other.position
}

function valueOf(pieces: readonly Piece[], records: number, aggregate: Aggregate): number {
  switch (aggregate.by) {
    case 'count':
      return records
    case 'sum':
    case 'latest-value':
      return pieces.reduce((sum, { value }) => sum + numberIn(value), 0)
    case 'distinct':
      return new Set(pieces.flatMap(({ value }) => (aggregate.and ? valuesIn(value) : [value]))).size
    case 'months':
      return new Set(pieces.map(({ value }) => value)).size
    case 'reach':
      return new Set(pieces.map(({ who }) => who)).size
    case 'runs':
      return runsOf(pieces, aggregate.atLeast ?? 1)
    case 'mean-age':
      return tenths(
        pieces.reduce((sum, { value }) => sum + numberIn(value), 0),
        records,
      )
    case 'oldest':
      return Math.max(...pieces.map(({ value }) => numberIn(value)))
    case 'least':
    case 'first-date':
      return pieces.map(({ value }) => inDigits(value)).reduce((one, other) => Math.min(one, other))
    case 'last-date':
      return pieces.map(({ value }) => inDigits(value)).reduce((one, other) => Math.max(one, other))
  }
}

/** The unbroken runs of months of each person, added up: those of so many months at least. */
function runsOf(pieces: readonly Piece[], atLeast: number): number {
  const all = new Map<unknown, Set<string>>()
  for (const { who, value } of pieces) all.set(who, (all.get(who) ?? new Set<string>()).add(textIn(value)))
  return [...all.values()].reduce((sum, months) => sum + runsIn(months, atLeast), 0)
}

function runsIn(months: ReadonlySet<string>, atLeast: number): number {
  const starts = [...months].map(month).filter((each) => !months.has(addMonths(each, -1)))
  const isLong = (start: Month) =>
    Array.from({ length: atLeast }, (_, at) => addMonths(start, at)).every((each) => months.has(each))
  return starts.filter(isLong).length
}

/** Those of a list that say something. */
function valuesIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value.filter((each) => each !== null && each !== '') : []
}

/** A date as the whole number YYYYMMDD. */
function inDigits(value: unknown): number {
  return typeof value === 'string' ? Number(value.replace(/-/g, '')) : numberIn(value)
}

function numberIn(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
