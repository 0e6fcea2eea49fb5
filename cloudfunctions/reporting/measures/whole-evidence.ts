/**
 * All the evidence of many figures at once, from records that were read whole: one question for each collection, whatever
 * the number of figures, and one for the names of people. Page by page the database lists it itself (evidence.ts).
 */
import type { Branch } from '#domain/branch/branch'
import type { Reader } from '../../application/ports/store'
import type { MeasureDesk } from './desk'
import { dimensionOf } from './dimensions'
import {
  branchNames,
  indicatorsOf,
  keysOf,
  lineOf,
  namesIn,
  type AnyDocument,
  type Behind,
  type EvidenceLine,
  type PartNamed,
} from './evidence'
import type { RecordMeasure } from './measure'
import type { Shown } from './readable'

/** The records of one measure, or of a part of it, as the desk counts them. */
export interface Wanted {
  readonly desk: MeasureDesk
  readonly measure: RecordMeasure
  readonly part: PartNamed | null
}
export interface Listed {
  readonly lines: readonly EvidenceLine[]
  /** How many there are; more than `lines` where the list was cut off, or some are not shown. */
  readonly total: number
  /** How many are of branches whose records are not shown. */
  readonly withheld: number
}

interface ListedOf {
  readonly most: number
  readonly shown?: Shown
  readonly branches?: readonly Branch[]
}

/**
 * In the order wanted, `most` lines of each, of the branches and kinds that are `shown` (left out: of all). `branches`: all
 * whose report it is, where a desk may be of some of them (left out: the desk's). The desks' records must have been opened to
 * be read whole.
 */
export async function listWhole(
  store: Reader,
  wanted: readonly Wanted[],
  { most, shown: isShown, branches }: ListedOf,
): Promise<Listed[]> {
  const found = await Promise.all(wanted.map(async (each) => ({ ...each, behind: await behindOf(each) })))
  const shown = found.map(({ desk, measure, behind: all }) => {
    const open = isShown?.(measure.source)
    const behind = all.filter(({ row }) => open?.has(row.branchId) ?? true)
    return { desk, behind: behind.slice(0, most), total: all.length, withheld: all.length - behind.length }
  })
  const names = await namesIn(
    store,
    shown.flatMap(({ behind }) => behind),
  )
  return shown.map(({ desk, behind, ...counted }) => {
    const words = { names, indicators: indicatorsOf(desk), branches: branchNames(branches ?? desk.branches) }
    return { lines: behind.map((each) => lineOf(each, words, null)), ...counted }
  })
}

async function behindOf({ desk, measure, part: named }: Wanted): Promise<Behind[]> {
  const { extent } = desk
  if (!extent) return []
  const part = named ? dimensionOf(measure, named.by) : undefined
  const keys = named ? await keysOf(desk, measure.id, named) : undefined
  const question = { measure, extent, ...(part ? { part } : {}) }
  const rows = await desk.rowsBehind(question, keys)
  // Boundary: what was read whole are the collection's documents.
  return rows.map(({ row, document }) => ({ question, row, document: document as unknown as AnyDocument }))
}
