/**
 * What the cloud refuses in a pipeline and mingo passes over, or answers with something else. The stages are those of the
 * SDK's builder (@cloudbase/database 1.4.3, `aggregate.js`), which are those that CloudBase documents ("Aggregate", node-sdk):
 * a raw pipeline can name others, but nothing says that the cloud knows them. What an argument must be is from CloudBase's
 * page of the stage where it says so, else from MongoDB's manual of the stage.
 */
import { CloudError } from '../cloud-error'
import { isFields } from './document'
import { filterComplaint } from './filter-refusals'

type Complaint = string | undefined
type Argument = Record<string, unknown>

/** Throws DATABASE_REQUEST_FAILED for a stage, here or in a join's own pipeline, that the cloud would not take. */
export function refuseUnfitStage(name: string, argument: unknown): void {
  const complaint = Object.hasOwn(STAGES, name)
    ? STAGES[name]?.(argument)
    : `Unrecognized pipeline stage name: '${name}', which CloudBase does not document`
  if (complaint !== undefined) throw new CloudError('DATABASE_REQUEST_FAILED', complaint)
}

const STAGES: Readonly<Record<string, (argument: unknown) => Complaint>> = {
  $addFields: (argument) => fieldsOf('$addFields', argument),
  $bucket: ofFields('$bucket', ({ groupBy, boundaries }) =>
    groupBy === undefined || !Array.isArray(boundaries)
      ? "$bucket requires 'groupBy' and 'boundaries' to be specified."
      : groupByOf('$bucket', groupBy),
  ),
  $bucketAuto: ofFields('$bucketAuto', ({ groupBy, buckets }) =>
    isPositive(buckets)
      ? groupByOf('$bucketAuto', groupBy)
      : `The $bucketAuto 'buckets' field must be a positive 32-bit integer, but found: ${shown(buckets)}`,
  ),
  $count: () => undefined,
  $geoNear: () => 'this database has no geo queries',
  $group: ofFields('$group', (argument) =>
    '_id' in argument ? accumulatorsOf(argument) : 'a group specification must include an _id',
  ),
  // "正整数"
  $limit: (argument) => (isPositive(argument) ? undefined : `the limit must be positive, not ${shown(argument)}`),
  $lookup: ofFields('$lookup', lookupOf),
  $match: (argument) =>
    isFields(argument) ? filterComplaint(argument) : 'the match filter must be an expression in an object',
  $project: (argument) => fieldsOf('$project', argument),
  $replaceRoot: ofFields('$replaceRoot', ({ newRoot }) =>
    newRoot === undefined ? 'no newRoot specified for the $replaceRoot stage' : undefined,
  ),
  // "size 是正整数,否则会出错"
  $sample: ofFields('$sample', ({ size }) =>
    isPositive(size) ? undefined : `size argument to $sample must be a positive integer, not ${shown(size)}`,
  ),
  // "正整数,否则会出错"; MongoDB takes 0 as well.
  $skip: (argument) => (isPositive(argument) ? undefined : `$skip takes a positive integer, not ${shown(argument)}`),
  $sort: ofFields('$sort', (argument) =>
    Object.keys(argument).length === 0 ? '$sort stage must have at least one sort key' : undefined,
  ),
  $sortByCount: (argument) =>
    isExpression(argument)
      ? undefined
      : `the sortByCount field must be defined as a $-prefixed path or an expression inside an object, not ${shown(argument)}`,
  $unwind: (argument) => (isFields(argument) ? unwindOf(argument) : unwindOf({ path: argument })),
}

function ofFields(name: string, complain: (argument: Argument) => Complaint): (argument: unknown) => Complaint {
  return (argument) => (isFields(argument) ? complain(argument) : `the ${name} specification must be an object`)
}

function fieldsOf(name: string, argument: unknown): Complaint {
  if (!isFields(argument)) return `${name} specification stage must be an object`
  const names = Object.keys(argument)
  if (names.length === 0) return `${name} specification must have at least one field`
  const dollar = names.find((field) => field.startsWith('$'))
  return dollar === undefined ? undefined : `FieldPath field names may not start with '$': ${dollar}`
}

function accumulatorsOf({ _id, ...computed }: Argument): Complaint {
  for (const [name, accumulator] of Object.entries(computed)) {
    if (name.includes('.')) return `The field name '${name}' cannot contain '.'`
    if (name.startsWith('$')) return `The field name '${name}' cannot be an operator name`
    if (!isFields(accumulator) || Object.keys(accumulator).length !== 1)
      return `The field '${name}' must be an accumulator object`
  }
  return undefined
}

function groupByOf(name: string, groupBy: unknown): Complaint {
  if (isExpression(groupBy)) return undefined
  return `The ${name} 'groupBy' field must be defined as a $-prefixed path or an expression, but found: ${shown(groupBy)}`
}

const JOIN_OPTIONS = ['from', 'localField', 'foreignField', 'let', 'pipeline', 'as']

function lookupOf(argument: Argument): Complaint {
  const { from, as, localField, foreignField, pipeline, let: variables = {} } = argument
  const unknown = Object.keys(argument).find((name) => !JOIN_OPTIONS.includes(name))
  if (unknown !== undefined) return `unknown argument to $lookup: ${unknown}`
  if (typeof from !== 'string') return "missing 'from' option to $lookup stage specification"
  if (typeof as !== 'string') return "must specify 'as' field for a $lookup"
  if ((localField === undefined) !== (foreignField === undefined))
    return '$lookup requires both or neither of ‘localField’ and ‘foreignField’ to be specified'
  if (localField === undefined && !Array.isArray(pipeline))
    return "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified"
  const paths = [as, localField, foreignField].filter((path) => typeof path === 'string')
  const dollar = paths.find((path) => path.startsWith('$'))
  if (dollar !== undefined) return `FieldPath field names may not start with '$': ${dollar}`
  const variable = isFields(variables)
    ? Object.keys(variables).find((name) => !/^[a-z\u0080-\uffff]/.test(name))
    : 'let'
  if (variable !== undefined) return `'${variable}' starts with an invalid character for a user variable name`
  for (const stage of Array.isArray(pipeline) ? pipeline : []) {
    const [entry, ...more] = isFields(stage) ? Object.entries(stage) : []
    if (!entry || more.length > 0) return 'A pipeline stage specification object must contain exactly one field.'
    refuseUnfitStage(...entry)
  }
  return undefined
}

const UNWIND_OPTIONS = ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays']

function unwindOf(argument: Argument): Complaint {
  const { path, includeArrayIndex: index, preserveNullAndEmptyArrays: preserve = false } = argument
  const unknown = Object.keys(argument).find((name) => !UNWIND_OPTIONS.includes(name))
  if (unknown !== undefined) return `unrecognized option to $unwind stage: ${unknown}`
  if (typeof path !== 'string') return 'no path specified to $unwind stage'
  if (!/^\$[^$]/.test(path)) return `path option to $unwind stage should be prefixed with a '$': ${path}`
  if (typeof preserve !== 'boolean')
    return 'expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage'
  if (index === undefined || (typeof index === 'string' && /^[^$]/.test(index))) return undefined
  return `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${shown(index)}`
}

/** A path such as `$dues.month`, or an operator with its operands. */
function isExpression(value: unknown): boolean {
  if (typeof value === 'string') return value.startsWith('$')
  const names = isFields(value) ? Object.keys(value) : []
  return names.length === 1 && names.every((name) => name.startsWith('$'))
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
