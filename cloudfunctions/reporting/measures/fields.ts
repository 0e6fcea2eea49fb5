/** What of its documents a question reads: what is left where it is costs nothing on the way. */
import { isDocument, type Document } from './filter-test'
import { conditionsOf, needsLines, type Question } from './question'
import { shapeOf } from './sources'

/** The fields of a document that the question looks at; for one that needs lines, those that tell whether it is of its source. */
export function fieldsOf(question: Question): string[] {
  const { measure, extent, part } = question
  const { base, rest, date, branch, month = date } = shapeOf(measure.source, extent)
  const { aggregate, tallied } = measure
  const stages = needsLines(question) ? base : [...base, ...rest]
  const paths = [...stages.flatMap(pathsInStage), date, branch, month]
  if (!needsLines(question)) {
    paths.push(...conditionsOf(question).flatMap(pathsIn))
    if ('field' in aggregate) paths.push(aggregate.field)
    if ('who' in aggregate) paths.push(aggregate.who)
    if ('and' in aggregate) paths.push(aggregate.and)
    if (part) paths.push(...[part.field, part.beside, part.inOrderOf?.field].filter((path) => path !== undefined))
    if (tallied) paths.push('tally')
  }
  const fields = paths.map((path) => path.split('.')[0] ?? path)
  return [...new Set(fields.filter((field) => !field.startsWith('$')))]
}

function pathsInStage(stage: object): string[] {
  if ('$match' in stage && isDocument(stage.$match)) return pathsIn(stage.$match)
  if ('$unwind' in stage && isDocument(stage.$unwind)) return [String(stage.$unwind['path']).slice(1)]
  return []
}

function pathsIn(filter: Document): string[] {
  return Object.entries(filter).flatMap(([name, condition]) =>
    name.startsWith('$') && Array.isArray(condition) ? condition.filter(isDocument).flatMap(pathsIn) : [name],
  )
}

/** A tally that counts other people than the sheet has lines, or none, is not to be trusted: then the lines come. */
export const IS_TALLIED = {
  $eq: [{ $size: { $ifNull: ['$sheet', []] } }, { $add: ['$tally.expected', '$tally.observers'] }],
}
const SHEET_UNLESS_TALLIED = { $cond: [IS_TALLIED, [], '$sheet'] }

export function projectionOf(fields: ReadonlySet<string>): object {
  return Object.fromEntries([...fields].map((field) => [field, field === 'sheet' ? SHEET_UNLESS_TALLIED : 1]))
}
