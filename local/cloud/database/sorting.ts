import { isFields } from './document'
import type { SortOrder } from './plan'
import { EMPTY_ARRAY, encode, NULL } from './sort-order'

/**
 * Sorts as MongoDB does: an ascending sort takes the least element of an array, a descending one the greatest.
 * Documents that are equal to the sort keep their order.
 */
export function sortDocuments<Row>(documents: readonly Row[], sort: SortOrder): Row[] {
  const keyed = documents.map((document) => ({
    document,
    keys: sort.map(([path, direction]) => sortKey(document, path.split('.'), direction)),
  }))
  keyed.sort((one, other) => compareKeys(one.keys, other.keys, sort))
  return keyed.map(({ document }) => document)
}

function compareKeys(one: readonly string[], other: readonly string[], sort: SortOrder): number {
  for (const [position, [, direction]] of sort.entries()) {
    const left = one[position] ?? ''
    const right = other[position] ?? ''
    if (left !== right) return left < right ? -direction : direction
  }
  return 0
}

function sortKey(document: unknown, path: readonly string[], direction: 1 | -1): string {
  const keys = encodedValues(document, path)
  let chosen = keys[0] ?? EMPTY_ARRAY
  for (const key of keys) if (direction === 1 ? key < chosen : key > chosen) chosen = key
  return chosen
}

function encodedValues(node: unknown, path: readonly string[]): string[] {
  const [step, ...rest] = path
  if (step === undefined) return Array.isArray(node) ? node.map(encode) : [encode(node)]
  if (Array.isArray(node)) {
    if (/^\d+$/.test(step)) return encodedValues(node[Number(step)], rest)
    const below = node.filter(isFields).flatMap((element) => encodedValues(element, path))
    return below.length > 0 ? below : [NULL]
  }
  return encodedValues(isFields(node) ? node[step] : undefined, rest)
}
