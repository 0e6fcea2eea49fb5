/**
 * Whether the log of changes is as it was written: every block behind the one before it, every line as it was when it was
 * sealed, and the records as the log last left them. Knows nothing of where they were read from.
 */
import { NO_HASH } from '#domain/records/log-kinds'
import type { JournalEntry } from '../../cloudfunctions/application/ports/collections'
import { loggedRecordsOf, type LogBlock } from '../../cloudfunctions/application/ports/log'
import { blockHash, lineHash } from '../../cloudfunctions/application/log/hashes'

/**
 * `block-*`: of the block `at`; `line-*`: of the line `at`. `removed`: sealed and not there. `inserted`: there and sealed
 * nowhere, or by hand. `emptied`: what it said was taken out, and no line says that its person did.
 */
export type LogFault =
  | 'block-changed'
  | 'block-removed'
  | 'block-reordered'
  | 'line-changed'
  | 'line-removed'
  | 'line-inserted'
  | 'line-twice'
  | 'line-emptied'

export interface LogFinding {
  readonly fault: LogFault
  readonly branchId: string
  /** The `_id` of the line or of the block. */
  readonly at: string
  /** Its place in the chain, from 1; null of what stands in none. */
  readonly place: number | null
}

export interface CheckedChain {
  readonly branchId: string
  readonly blocks: number
  readonly lines: number
  /** The hash of the last block. */
  readonly head: string
  readonly hashes: readonly string[]
  /** Written since the last block. */
  readonly unsealed: number
  /** Erased by their person; the chain holds over their hash. */
  readonly erased: number
  /** Of before the log was kept as a chain. */
  readonly older: number
  /** In the order of the chain; what stands in no block comes last. */
  readonly findings: readonly LogFinding[]
}

/** Each organization's chain, in the order of their ids. */
export function checkChains(journal: readonly JournalEntry[], blocks: readonly LogBlock[]): CheckedChain[] {
  const lines = new Map(journal.map((line) => [line._id, line]))
  const erasedBy = erasures(journal)
  const chains = new Set([...blocks.map(({ branchId }) => branchId), ...journal.map(chainOf)])
  return [...chains].sort().map((branchId) => {
    const own = blocks.filter((block) => block.branchId === branchId)
    return checkChain({
      branchId,
      blocks: own,
      lines,
      erasedBy,
      own: journal.filter((line) => chainOf(line) === branchId),
    })
  })
}

interface Chain {
  readonly branchId: string
  readonly blocks: readonly LogBlock[]
  /** All lines there are, by their `_id`. */
  readonly lines: ReadonlyMap<string, JournalEntry>
  /** Those of this organization. */
  readonly own: readonly JournalEntry[]
  readonly erasedBy: ReadonlySet<string>
}

function checkChain({ branchId, blocks, lines, own, erasedBy }: Chain): CheckedChain {
  const ordered = [...blocks].sort((a, b) => a.number - b.number)
  const places = new Map<string, number>()
  const findings: LogFinding[] = []
  let [previous, number, total] = [NO_HASH, 0, 0]
  for (const block of ordered) {
    const fault = faultOfBlock(block, { previous, number, total })
    if (fault) findings.push({ fault, branchId, at: block._id, place: block.number })
    for (const sealed of block.lines) {
      total += 1
      const found = faultOfLine(sealed, lines.get(sealed.id), { places, erasedBy })
      if (found) findings.push({ fault: found, branchId, at: sealed.id, place: total })
      places.set(sealed.id, total)
    }
    ;[previous, number] = [block.hash, block.number]
  }
  const waiting = own.filter(({ _id }) => !places.has(_id))
  const older = waiting.filter((line) => line.hash === undefined && !isAfterStart(line, own, places))
  const inserted = waiting.filter((line) => !older.includes(line) && !isWaiting(line))
  for (const { _id: at } of inserted) findings.push({ fault: 'line-inserted', branchId, at, place: null })
  return {
    ...{ branchId, blocks: ordered.length, lines: places.size, head: previous, findings },
    hashes: ordered.map(({ hash }) => hash),
    unsealed: waiting.length - older.length - inserted.length,
    erased: own.filter(isEmptied).length,
    older: older.length,
  }
}

interface Before {
  readonly previous: string
  readonly number: number
  readonly total: number
}

function faultOfBlock(block: LogBlock, before: Before): LogFault | undefined {
  if (blockHash(block) !== block.hash || block._id !== `${block.branchId}:${block.number}`) return 'block-changed'
  if (block.number > before.number + 1) return 'block-removed'
  if (block.number <= before.number || block.previous !== before.previous) return 'block-reordered'
  return block.total === before.total + block.lines.length ? undefined : 'block-changed'
}

function faultOfLine(
  sealed: LogBlock['lines'][number],
  line: JournalEntry | undefined,
  { places, erasedBy }: { readonly places: ReadonlyMap<string, number>; readonly erasedBy: ReadonlySet<string> },
): LogFault | undefined {
  if (places.has(sealed.id)) return 'line-twice'
  if (!line) return 'line-removed'
  if (line.hash !== sealed.hash) return 'line-changed'
  if (isEmptied(line)) return erasedBy.has(line._id) ? undefined : 'line-emptied'
  return lineHash(line) === line.hash ? undefined : 'line-changed'
}

/** Written since, marked, and as it was written. */
function isWaiting(line: JournalEntry): boolean {
  return line.unsealed === true && (isEmptied(line) || lineHash(line) === line.hash)
}

/** Without a hash lines were written before the chain began, and none after. */
function isAfterStart(line: JournalEntry, own: readonly JournalEntry[], places: ReadonlyMap<string, number>): boolean {
  const first = own.reduce<string | undefined>(
    (earliest, { _id, at }) => (places.has(_id) && (earliest === undefined || at < earliest) ? at : earliest),
    undefined,
  )
  return first !== undefined && line.at > first
}

function isEmptied({ hash, change }: JournalEntry): boolean {
  return hash !== undefined && !change
}

/** The lines that a line says its person emptied: only such a line can have taken out what another said. */
function erasures(journal: readonly JournalEntry[]): Set<string> {
  const erasing = journal.filter((line) => line.change && line.procedure === 'me.erase' && lineHash(line) === line.hash)
  return new Set(
    erasing.flatMap(({ change }) =>
      loggedRecordsOf(change).flatMap((record) => (record.in === 'journal' && record.id !== null ? record.id : [])),
    ),
  )
}

function chainOf({ branchId }: JournalEntry): string {
  return branchId ?? '-'
}
