import type { Figure } from './figure'
import { countLargeWrites, type CountedWrite } from './large-writes'

/** Besides the documents: who calls, what is read, to begin, what is inserted, to look, to commit. */
const BESIDES = 6

/**
 * `writes.<what>`: requests to the database of a large write, of all its portions. The floor is one for each document that is
 * written; at most six more for each call are allowed.
 */
export async function benchWrites(): Promise<Readonly<Record<string, Figure>>> {
  return writeFigures(await countLargeWrites())
}

export function writeFigures(counted: Readonly<Record<string, CountedWrite>>): Record<string, Figure> {
  return Object.fromEntries(
    Object.entries(counted).map(([what, { calls, requests, documents }]) => {
      const ratio = Number((requests / documents).toFixed(2))
      const most = Number(((documents + BESIDES * calls) / documents).toFixed(2))
      return [what, { value: requests, unit: `requests in ${calls} calls`, floor: documents, ratio, most }]
    }),
  )
}
