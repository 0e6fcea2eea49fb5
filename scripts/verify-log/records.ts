/**
 * Whether the records are as the log last left them: one that was changed, taken back to an earlier state or removed in the
 * database, past the functions, is told by the line that last wrote it.
 */
import { CHANGED_BY_LINES_ALONE } from '../../cloudfunctions/application/log/logged-values'
import { recordDigest } from '../../cloudfunctions/application/log/hashes'
import type { CollectionName, JournalEntry } from '../../cloudfunctions/application/ports/collections'
import { loggedRecordsOf } from '../../cloudfunctions/application/ports/log'
import type { Stored } from '#domain/people/identity'
import type { Instant } from '#domain/time/instant'

/**
 * `changed`: says something else at the same revision. `older`: went back. `untold`: went on without a line. `back`: was
 * removed, and is there.
 */
export type RecordFault = 'changed' | 'removed' | 'older' | 'untold' | 'back'

export interface RecordFinding {
  readonly fault: RecordFault
  readonly collection: CollectionName
  readonly id: string
  /** The line that last wrote it. */
  readonly line: string
}

interface Written {
  readonly at: Instant
  readonly line: string
  readonly salt: string
  readonly revision: number | null
  readonly digest: string | null
}

/** `read`: all records of a collection. */
export async function checkRecords(
  journal: readonly JournalEntry[],
  read: (collection: CollectionName) => Promise<readonly Stored[]>,
): Promise<RecordFinding[]> {
  const written = writtenByRecord(journal)
  const findings: RecordFinding[] = []
  for (const collection of CHANGED_BY_LINES_ALONE) {
    const known = written.get(collection)
    if (!known) continue
    const records = new Map((await read(collection)).map((record) => [record._id, record]))
    for (const [id, all] of known) {
      const faults = latest(all).map((last) => ({ fault: faultOf(records.get(id), last), line: last.line }))
      const [first] = faults
      if (first?.fault && faults.every(({ fault }) => fault))
        findings.push({ fault: first.fault, collection, id, line: first.line })
    }
  }
  return findings
}

function faultOf(record: Stored | undefined, { revision, digest, salt }: Written): RecordFault | undefined {
  if (revision === null) return record ? 'back' : undefined
  if (!record) return 'removed'
  if (record.revision < revision) return 'older'
  if (record.revision > revision) return 'untold'
  return recordDigest(salt, record) === digest ? undefined : 'changed'
}

/**
 * What was written last: the highest revision; where it was removed in between and made again, what was latest. Of one
 * moment there may be several, any of which may have been the last.
 */
function latest(all: readonly Written[]): Written[] {
  const isRemoved = all.some(({ revision }) => revision === null)
  if (isRemoved) {
    const at = all.reduce((last, each) => (each.at > last ? each.at : last), all[0]?.at ?? '')
    return all.filter((each) => each.at === at)
  }
  const highest = Math.max(...all.map(({ revision }) => revision ?? 0))
  return all.filter(({ revision }) => revision === highest)
}

function writtenByRecord(journal: readonly JournalEntry[]): Map<CollectionName, Map<string, Written[]>> {
  const written = new Map<CollectionName, Map<string, Written[]>>()
  for (const { _id: line, at, change } of journal)
    for (const { in: named, id, revision, digest } of loggedRecordsOf(change)) {
      const collection = CHANGED_BY_LINES_ALONE.find((each) => each === named)
      if (!collection || id === null || !change) continue
      const known = written.get(collection) ?? new Map<string, Written[]>()
      written.set(
        collection,
        known.set(id, [...(known.get(id) ?? []), { at, line, salt: change.salt, revision, digest }]),
      )
    }
  return written
}
