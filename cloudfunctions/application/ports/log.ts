/** The log of changes: what a line of the journal says of the records that were written with it, and the blocks that seal lines. */
import type { LoggedDeed, LogKind } from '#domain/records/log-kinds'
import type { Post } from '#domain/people/appointment'
import type { BranchId, Stored } from '#domain/people/identity'
import type { Instant } from '#domain/time/instant'

/** A code, a day, a whole number, yes or no: never a name, an amount of money or a text that somebody wrote. */
export type LoggedValue = string | number | boolean | null

/** What a value was (null of what was made, and where it was not known) and what it became (null of what was removed). */
export type LoggedField = readonly [field: string, from: LoggedValue, to: LoggedValue]

export interface LoggedRecord {
  readonly in: string
  /** Null where the id would lead to somebody's WeChat, or is a code that opens something. */
  readonly id: string | null
  readonly did: LoggedDeed
  /** Of a ledger entry, its kind. */
  readonly kind?: string
  /** The revision it has since; null of what was removed. */
  readonly revision: number | null
  readonly fields: readonly LoggedField[]
  /** What else was changed, by the names of the fields alone. */
  readonly also: readonly string[]
  /** SHA-256 over the line's salt and the whole record as it is since; null where `id` or the record is none. */
  readonly digest: string | null
}

/** What a line of the journal says besides; of a line whose person erased it only `hash` is left. */
export interface LoggedChange {
  /** The post by which it was done: of those held there that day, the first in the order of POSTS. */
  readonly post: Post | null
  /** The `LoggedRecord`s as JSON (`loggedRecordsOf`): the database has one text to look through, and not each of their parts. */
  readonly records: string
  /** Random, in hexadecimal: without it nobody can try out what the hash and the digests were made of. */
  readonly salt: string
}

/** None of a text that is no JSON any more: that the line was changed is told by its hash. */
export function loggedRecordsOf(change: LoggedChange | null | undefined): readonly LoggedRecord[] {
  if (!change) return []
  try {
    // Boundary: the text is what `loggedLine` made of such records.
    return JSON.parse(change.records) as LoggedRecord[]
  } catch {
    return []
  }
}

export interface LoggedLine {
  readonly kinds: readonly LogKind[]
  readonly change: LoggedChange | null
  /** SHA-256 over the salt and what the line says. */
  readonly hash: string
  /** Until it stands in a block. */
  readonly unsealed?: true
}

/** Lines of one organization, sealed in their order behind those of the block before. `_id` is `<organization>:<number>`. */
export interface LogBlock extends Stored {
  /** Of lines of no organization `-`. */
  readonly branchId: BranchId
  /** From 1. */
  readonly number: number
  /** The hash of the block before; empty for the first. */
  readonly previous: string
  readonly lines: readonly { readonly id: string; readonly hash: string }[]
  /** How many lines stand in this block and all before it. */
  readonly total: number
  readonly sealedAt: Instant
  /** SHA-256 of the canonical JSON of all that stands above but `_id` and `revision`. */
  readonly hash: string
}
