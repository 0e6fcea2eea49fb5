/**
 * The SDK's encodings. Boundary to the wire: everything read here is unknown and checked.
 *
 * Documents, filters and updates travel as strings of MongoDB's extended JSON, inside the JSON of the request.
 */
import { BSONRegExp, EJSON } from 'bson'
import { CloudError } from '../cloud-error'
import { type Fields, isFields } from './document'

export type Parameters = Readonly<Record<string, unknown>>

/** Reads one extended JSON string; `now` stands for `db.serverDate()`. Undefined and '' read as undefined. */
export function decode(text: unknown, now: Date): unknown {
  if (text === undefined || text === '' || text === null) return undefined
  if (typeof text !== 'string') throw invalid('expected extended JSON in a string')
  try {
    return revive(EJSON.parse(text), now)
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : 'extended JSON')
  }
}

export function decodeFields(text: unknown, now: Date): Fields {
  const value = decode(text, now) ?? {}
  if (!isFields(value)) throw invalid('expected an object')
  return value
}

/** Writes a document or row as the SDK reads it. */
export function encodeRow(row: unknown): string {
  return EJSON.stringify(row)
}

/** Patterns become JavaScript's, and the SDK's `{ $tcb_server_date: { offset } }` becomes a date, `offset` in milliseconds. */
function revive(value: unknown, now: Date): unknown {
  if (Array.isArray(value)) return value.map((element) => revive(element, now))
  if (value instanceof BSONRegExp) return new RegExp(value.pattern, value.options.replaceAll(/[^imsu]/g, ''))
  if (!isFields(value)) return value
  const serverDate = value.$tcb_server_date
  if (isFields(serverDate)) return new Date(now.getTime() + Number(serverDate.offset ?? 0))
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, revive(inner, now)]))
}

export function textOf(params: Parameters, name: string): string {
  const value = params[name]
  if (typeof value !== 'string' || value === '') throw invalid(`${name} is missing`)
  return value
}

export function optionalTextOf(params: Parameters, name: string): string | undefined {
  const value = params[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function countOf(params: Parameters, name: string): number | undefined {
  const value = params[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalid(`${name} must be a whole number`)
  return value
}

export function listOf(params: Parameters, name: string): readonly unknown[] {
  const value = params[name]
  if (!Array.isArray(value)) throw invalid(`${name} must be a list`)
  return value
}

export function invalid(message: string): CloudError {
  return new CloudError('INVALID_PARAM', `invalid parameter: ${message}`)
}
