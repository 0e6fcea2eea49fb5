/** What the chain of the log is made of. `verify-log` works out the same from what it finds. */
import { canonicalJson } from '#domain/values/canonical-json'
import { createHash } from 'node:crypto'
import type { Stored } from '#domain/people/identity'
import type { JournalEntry } from '../ports/collections'
import type { LogBlock } from '../ports/log'

/** So many hexadecimal digits tell one state of a record from another; in a line of two hundred records they add up. */
const DIGEST = 32

/** Of what a line says, under its salt; its memory of the request is not among that. */
export function lineHash(
  line: Pick<JournalEntry, 'at' | 'by' | 'branchId' | 'procedure' | 'subject' | 'kinds' | 'change'>,
) {
  const { at, by, branchId, procedure, subject, kinds, change } = line
  return sha256(canonicalJson([at, by, branchId, procedure, subject, kinds, change]))
}

/** Of a record as it is stored. */
export function recordDigest(salt: string, record: Stored): string {
  return sha256(salt + canonicalJson(record)).slice(0, DIGEST)
}

export function blockHash({
  branchId,
  number,
  previous,
  lines,
  total,
  sealedAt,
}: Omit<LogBlock, 'hash' | keyof Stored>) {
  return sha256(canonicalJson({ branchId, number, previous, lines, total, sealedAt }))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
