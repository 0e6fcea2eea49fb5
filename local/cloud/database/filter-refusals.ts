/**
 * What MongoDB refuses in a filter and mingo passes over, mostly by matching nothing: such a query fails in the cloud. The
 * operators are those of the SDK (@cloudbase/database 1.4.3, `commands/query.js` and `logic.js`); what each operand must be
 * is from MongoDB's manual of the operator.
 */
import { CloudError } from '../cloud-error'
import { isFields } from './document'

type Complaint = string | undefined

/** Throws DATABASE_REQUEST_FAILED for a filter that MongoDB would not take. */
export function refuseUnfitFilter(filter: Record<string, unknown>): void {
  const complaint = filterComplaint(filter)
  if (complaint !== undefined) throw new CloudError('DATABASE_REQUEST_FAILED', complaint)
}

/** What MongoDB would not take about a filter; undefined: it takes it. */
export function filterComplaint(filter: Record<string, unknown>): Complaint {
  for (const [name, condition] of Object.entries(filter)) {
    const complaint = LISTS.includes(name) ? listComplaint(name, condition) : conditionComplaint(condition)
    if (complaint !== undefined) return complaint
  }
  return undefined
}

const LISTS = ['$and', '$or', '$nor']

function listComplaint(name: string, list: unknown): Complaint {
  if (!Array.isArray(list)) return `${name} must be an array`
  if (list.length === 0) return '$and/$or/$nor must be a nonempty array'
  return firstOf(list, (each) =>
    isFields(each) ? filterComplaint(each) : '$or/$and/$nor entries need to be full objects',
  )
}

/** What is said of one field: operators and their operands, or a value as it is. */
function conditionComplaint(condition: unknown): Complaint {
  if (!isFields(condition)) return undefined
  return firstOf(Object.entries(condition), ([operator, operand]) =>
    Object.hasOwn(OPERANDS, operator) ? OPERANDS[operator]?.(operand) : undefined,
  )
}

const OPERANDS: Readonly<Record<string, (operand: unknown) => Complaint>> = {
  $in: (operand) => valuesComplaint('$in', operand),
  $nin: (operand) => valuesComplaint('$nin', operand),
  $all: (operand) => (Array.isArray(operand) ? firstOf(operand, conditionComplaint) : '$all needs an array'),
  $size: (operand) => (isCount(operand) ? undefined : 'Failed to parse $size. Expected a non-negative whole number'),
  $elemMatch: (operand) => (isFields(operand) ? elementComplaint(operand) : '$elemMatch needs an Object'),
  $mod: (operand) => {
    if (!Array.isArray(operand) || operand.length !== 2) return 'malformed mod, needs a divisor and a remainder'
    if (!operand.every((each) => typeof each === 'number')) return 'malformed mod, divisor or remainder not a number'
    return operand[0] === 0 ? 'divisor cannot be 0' : undefined
  },
  $not: (operand) => {
    if (operand instanceof RegExp) return undefined
    if (!isFields(operand)) return '$not needs a regex or a document'
    return Object.keys(operand).length === 0 ? '$not cannot be empty' : conditionComplaint(operand)
  },
  $type: (operand) => {
    const types: readonly unknown[] = Array.isArray(operand) ? operand : [operand]
    const unknown = types.find((type) => !isType(type))
    return unknown === undefined ? undefined : `Unknown type name alias: ${JSON.stringify(unknown)}`
  },
}

function valuesComplaint(operator: string, values: unknown): Complaint {
  if (!Array.isArray(values)) return `${operator} needs an array`
  const isNested = values.some((value) => isFields(value) && Object.keys(value)[0]?.startsWith('$') === true)
  return isNested ? 'cannot nest $ under $in' : undefined
}

/** Conditions on an element itself, or on the fields of one that is a document. */
function elementComplaint(operand: Record<string, unknown>): Complaint {
  return conditionComplaint(operand) ?? filterComplaint(operand)
}

/** MongoDB's numbers and names of BSON types. */
const TYPES =
  'double string object array binData undefined objectId bool date null regex dbPointer javascript symbol javascriptWithScope int timestamp long decimal minKey maxKey number'.split(
    ' ',
  )

function isType(type: unknown): boolean {
  if (typeof type === 'string') return TYPES.includes(type)
  return (
    typeof type === 'number' && (type === -1 || type === 127 || (Number.isInteger(type) && type >= 1 && type <= 19))
  )
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function firstOf<Item>(items: readonly Item[], complain: (item: Item) => Complaint): Complaint {
  for (const item of items) {
    const complaint = complain(item)
    if (complaint !== undefined) return complaint
  }
  return undefined
}
