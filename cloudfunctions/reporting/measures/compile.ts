/**
 * Pipelines of the database: the evidence of a figure, which lists its records, and what the lines of meetings' sheets give
 * together. Figures are told from documents (tell.ts) by the same stages of the source and the same conditions: neither
 * knows one that the other does not.
 */
import type { CivilDate } from '#domain/time/civil-date'
import type { CompiledStages } from '../../application/ports/store'
import { BY_BRANCH, BY_MONTH } from './dimensions'
import { fieldsOf, IS_TALLIED, projectionOf } from './fields'
import { firstDocuments, type RowPage } from './first-documents'
import type { Aggregate, Dimension, RecordMeasure } from './measure'
import { conditionsOf, isOfSheets, isTallied, ofMeeting, type PartKeys, type Question } from './question'
import { shapeOf, type SourceShape } from './sources'

/** One record that makes up a figure. `position` tells the elements of one document's list from each other. */
export interface Row {
  readonly id: string
  readonly date: CivilDate
  readonly position: number
  readonly branchId: string
  readonly value?: unknown
  readonly who?: string
  readonly key?: unknown
}

/** The database hands back at most so many rows; a pipeline must say so itself (see local/cloud/database/limits.ts). */
export const MOST_ROWS = 10_000

/** What the lines of sheets give together: of one person, one key, or both. */
export interface LinesRow {
  readonly _id: { readonly branchId: string; readonly key?: unknown; readonly who?: unknown }
  readonly value: number
  readonly times: number
}

/** `LinesRow`s of a question that needs lines: which branches, people and keys there are, and what they come to. */
export function linesStages(question: Question): CompiledStages {
  const { among: _, ...measure } = question.measure
  const { extent } = question
  // What people come to together is told from each of them: one question for all of whom the register decides which count.
  const who = whoOf(question.measure) ?? (measure.aggregate.by === 'sum' ? 'sheet.memberId' : undefined)
  const together = {
    _id: { branchId: '$branchId', key: '$key', ...(who ? { who: '$who' } : {}) },
    value: { $sum: '$value' },
    times: { $sum: 1 },
  }
  // Who is on the register is told from the rows (tell.ts), which are of more branches than one desk's.
  const lines = recordStages({ ...question, measure }, who)
  return compiled([...shapeOf(measure.source, extent).base, ...lines, { $group: together }])
}

/**
 * The records behind a figure, or of its part those with the given keys: `Row`s by date, id and position, after the one
 * given.
 */
export function evidenceStages(question: Question, page: RowPage, keys?: PartKeys): CompiledStages {
  const { source, aggregate } = question.measure
  const { after, limit } = page
  const from = after && {
    $or: [
      { date: { $gt: after.date } },
      { date: after.date, id: { $gt: after.id } },
      { date: after.date, id: after.id, position: { $gt: after.position } },
    ],
  }
  return compiled([
    ...(firstDocuments(question, page, keys) ?? shapeOf(source, question.extent).base),
    ...recordStages(question),
    ...choosingStages(aggregate),
    ...(keys ? [{ $match: { key: { $in: keys } } }] : []),
    ...(from ? [{ $match: from }] : []),
    { $sort: { date: 1, id: 1, position: 1 } },
    { $limit: limit },
  ])
}

/** One row at most, `{ records }`: how many records a figure rests on. Where tallies tell, only those they do not tell of. */
export function countStages(question: Question): CompiledStages {
  const { measure, extent } = question
  return compiled([
    ...shapeOf(measure.source, extent).base,
    ...(isTallied(question) ? [{ $project: projectionOf(new Set(fieldsOf(question))) }] : []),
    ...recordStages(question),
    ...choosingStages(measure.aggregate),
    { $group: { _id: null, records: { $sum: 1 } } },
    { $limit: 1 },
  ])
}

/** A row `{ _id, records }` for the meetings whose tallies tell of a figure, `_id` true, and one for the others. */
export function tallyStages(question: Question): CompiledStages {
  const { measure, extent } = question
  const records = { $sum: { $add: (measure.tallied ?? []).map((name) => `$tally.${name}`) } }
  return compiled([
    ...shapeOf(measure.source, extent).base,
    ...conditionsOf(question).map((condition) => ({ $match: ofMeeting(condition) })),
    { $group: { _id: IS_TALLIED, records } },
    { $limit: 2 },
  ])
}

/** Declarations and sources were held to the fields of their records; from here on the stages name those they made. */
function compiled(stages: readonly object[]): CompiledStages {
  return stages as CompiledStages
}

/** From the documents of the source to every record that counts, as one row. */
function recordStages(question: Question, who = whoOf(question.measure)): object[] {
  const { measure, extent, part } = question
  const shape = shapeOf(measure.source, extent)
  const conditions = conditionsOf(question)
  // What is said of the meeting, before its sheet is taken apart: most meetings need not be.
  const ofMeetings = isOfSheets(measure.source) ? conditions.map(ofMeeting) : []
  return [
    ...ofMeetings.filter((condition) => Object.keys(condition).length > 0).map(matching),
    ...shape.rest,
    ...conditions.map(matching),
    { $project: rowOf(shape, measure.aggregate, { part, who }) },
  ]
}

/** The field with the person, where it matters whose a record is. */
function whoOf({ aggregate, among }: RecordMeasure): string | undefined {
  return 'who' in aggregate ? aggregate.who : among?.who
}

const matching = (condition: object) => ({ $match: condition })

interface RowFields {
  readonly part: Dimension | undefined
  readonly who: string | undefined
}

function rowOf({ date, branch, month }: SourceShape, aggregate: Aggregate, { part, who }: RowFields): object {
  const monthText = month === undefined ? { $substrCP: [`$${date}`, 0, 7] } : `$${month}`
  const key = { [BY_MONTH.id]: monthText, [BY_BRANCH.id]: `$${branch}` }[part?.id ?? ''] ?? `$${part?.field}`
  return {
    _id: 0,
    id: '$_id',
    date: `$${date}`,
    position: { $ifNull: ['$position', 0] },
    branchId: `$${branch}`,
    ...('field' in aggregate ? { value: `$${aggregate.field}` } : {}),
    ...(aggregate.by === 'months' ? { value: { $concat: [`$${branch}`, ' ', monthText] } } : {}),
    ...(who === undefined ? {} : { who: `$${who}` }),
    ...(part ? { key } : {}),
  }
}

const WHOLE_ROW = { id: '$id', date: '$date', position: '$position', branchId: '$branchId', value: '$value' } as const

/** Aggregates that rest on some of the rows only: the latest of each branch, those of people who reach a sum. */
function choosingStages(aggregate: Aggregate): object[] {
  switch (aggregate.by) {
    case 'latest-value':
      return [
        { $sort: { date: 1, id: 1, position: 1 } },
        { $group: { _id: { branchId: '$branchId', key: '$key' }, row: { $last: { ...WHOLE_ROW, key: '$key' } } } },
        ...spread([...Object.keys(WHOLE_ROW), 'key']),
      ]
    case 'reach':
      return [
        {
          $group: {
            _id: { who: '$who', key: '$key' },
            reached: { $sum: '$value' },
            row: { $push: { ...WHOLE_ROW, who: '$who', key: '$key' } },
          },
        },
        { $match: { reached: { $gte: aggregate.atLeast } } },
        { $unwind: '$row' },
        ...spread([...Object.keys(WHOLE_ROW), 'who', 'key']),
      ]
    default:
      return []
  }
}

function spread(fields: readonly string[]): object[] {
  return [{ $project: { _id: 0, ...Object.fromEntries(fields.map((field) => [field, `$row.${field}`])) } }]
}
