/**
 * The keys under which an index files a document. A document without arrays has one key. An array in an indexed path
 * gives one key per element (MongoDB's multikey index): `spans.branchId` files a document under the branch of every span.
 */
import { CloudError } from '../cloud-error'
import { isFields } from './document'
import { EMPTY_ARRAY, encode, NULL } from './sort-order'

/** An indexed field: its place in the index and its dotted path, split. */
export interface IndexedField {
  readonly position: number
  readonly path: readonly string[]
}

export interface IndexKeys {
  /** Encoded values of all fields, strung together; each once. */
  readonly keys: readonly string[]
  /** Positions of the fields on whose path an array was met. */
  readonly arrayFields: readonly number[]
}

export function indexKeys(document: unknown, fields: readonly IndexedField[]): IndexKeys {
  const single = singleKey(document, fields)
  if (single !== undefined) return { keys: [single], arrayFields: [] }
  const arrayFields = new Set<number>()
  const tuples = expand(document, fields, 0, arrayFields)
  const keys = tuples.map((tuple) => fields.map(({ position }) => tuple.get(position) ?? NULL).join(''))
  return { keys: [...new Set(keys)], arrayFields: [...arrayFields] }
}

/** The usual case: no array on any path. */
function singleKey(document: unknown, fields: readonly IndexedField[]): string | undefined {
  let key = ''
  for (const { path } of fields) {
    let value: unknown = document
    for (const step of path) {
      value = isFields(value) ? value[step] : undefined
      if (Array.isArray(value)) return undefined
    }
    key += encode(value)
  }
  return key
}

/** Position of a field in the index → its encoded value. */
type Tuple = ReadonlyMap<number, string>

/** All combinations below one node; fields that share an array take their values from the same element of it. */
function expand(node: unknown, fields: readonly IndexedField[], depth: number, arrayFields: Set<number>): Tuple[] {
  let tuples: Tuple[] = [new Map()]
  let expanded: string | undefined
  for (const [step, members] of byStep(fields, depth)) {
    const value = isFields(node) ? node[step] : undefined
    if (Array.isArray(value)) {
      if (expanded !== undefined) throw parallelArrays(expanded, step)
      expanded = step
      for (const { position } of members) arrayFields.add(position)
    }
    const below = valuesBelow(value, members, depth + 1, arrayFields)
    tuples = tuples.flatMap((left) => below.map((right) => new Map([...left, ...right])))
  }
  return tuples
}

function byStep(fields: readonly IndexedField[], depth: number): Map<string, IndexedField[]> {
  const groups = new Map<string, IndexedField[]>()
  for (const field of fields) {
    const step = field.path[depth] ?? ''
    const group = groups.get(step)
    if (group) group.push(field)
    else groups.set(step, [field])
  }
  return groups
}

function valuesBelow(
  value: unknown,
  members: readonly IndexedField[],
  depth: number,
  arrayFields: Set<number>,
): Tuple[] {
  const ending = members.filter(({ path }) => path.length === depth)
  const deeper = members.filter(({ path }) => path.length > depth)
  if (Array.isArray(value) && value.length === 0)
    return [new Map(members.map(({ position, path }) => [position, path.length === depth ? EMPTY_ARRAY : NULL]))]
  const elements: readonly unknown[] = Array.isArray(value) ? value : [value]
  return elements.flatMap((element) => {
    const own = ending.map(({ position }) => [position, encode(element)] as const)
    return expand(element, deeper, depth, arrayFields).map((tuple) => new Map([...own, ...tuple]))
  })
}

function parallelArrays(one: string, other: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `cannot index parallel arrays [${other}] [${one}]`)
}
