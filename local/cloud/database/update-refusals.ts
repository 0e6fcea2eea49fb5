/** What MongoDB refuses in an update and mingo passes over in silence. Paths with `$` are left to mingo. */
import { CloudError } from '../cloud-error'
import { type Document, isFields } from './document'

/** Operators that create what is missing on their path. */
const CREATING = ['$set', '$inc', '$mul', '$min', '$max', '$push', '$addToSet', '$bit', '$currentDate'] as const

export function refuseUnfitUpdate(document: Document, update: Record<string, unknown>): void {
  for (const [operator, changes] of Object.entries(update)) {
    if (!operator.startsWith('$')) throw refused(`unknown top level operator: ${operator}`)
    if (!isFields(changes)) throw refused(`Modifiers operate on fields but found a value for ${operator}`)
    for (const [path, operand] of Object.entries(changes)) {
      refuseEmptyStep(path)
      if (operator === '$rename') for (const end of [path, operand]) refuseWithinArray(document, String(end))
      if (!path.includes('$')) refuseUnfitField(document, operator, path)
    }
  }
}

function refuseEmptyStep(path: string): void {
  if (path === '') throw refused('An empty update path is not valid.')
  if (path.split('.').includes(''))
    throw refused(`The update path '${path}' contains an empty field name, which is not allowed.`)
}

/** "不能对嵌套在数组里的对象的字段进行重命名" (WeChat, `Command.rename`). */
function refuseWithinArray(document: Document, path: string): void {
  let value: unknown = document
  for (const step of path.split('.')) {
    if (Array.isArray(value))
      throw refused(`The source or destination of $rename cannot be an array element: '${path}'`)
    value = childOf(value, step)
  }
}

function refuseUnfitField(document: Document, operator: string, path: string): void {
  const steps = path.split('.')
  const isCreating = (CREATING as readonly string[]).includes(operator)
  let value: unknown = document
  for (const [depth, step] of steps.entries()) {
    if (!canHold(value, step)) {
      if (isCreating) throw cannotCreate(step, steps[depth - 1] ?? '', value)
      return
    }
    value = childOf(value, step)
    if (value === undefined) return
  }
  refuseUnfitValue(document, operator, path, value)
}

function refuseUnfitValue(document: Document, operator: string, path: string, value: unknown): void {
  const place = `{_id: ${String(document._id)}} has the field '${path}' of type ${typeName(value)}`
  if ((operator === '$inc' || operator === '$mul') && typeof value !== 'number')
    throw refused(`Cannot apply ${operator} to a value of non-numeric type. ${place}`)
  if (operator === '$bit' && !Number.isInteger(value))
    throw refused(`Cannot apply $bit to a value of non-integral type. ${place}`)
  const isOnArray = ['$push', '$addToSet', '$pull', '$pullAll', '$pop'].includes(operator)
  if (isOnArray && !Array.isArray(value)) throw refused(`Cannot apply ${operator} to a non-array value. ${place}`)
}

function canHold(value: unknown, step: string): boolean {
  return isFields(value) || (Array.isArray(value) && /^\d+$/.test(step))
}

function childOf(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value[Number(step)]
  return isFields(value) ? value[step] : undefined
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return value instanceof Date ? 'date' : typeof value
}

function cannotCreate(field: string, element: string, value: unknown): CloudError {
  return refused(`Cannot create field '${field}' in element {${element}: ${JSON.stringify(value)}}`)
}

function refused(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', message)
}
