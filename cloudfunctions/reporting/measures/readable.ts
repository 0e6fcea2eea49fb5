/**
 * Whose records the caller may read. A figure of a bureau counts all below it, whoever asks, and of any organization all
 * kinds of records; names and lines are shown of those organizations and kinds alone whose records the caller may read.
 */
import type { Branch } from '#domain/branch/branch'
import type { BranchId } from '#domain/people/identity'
import { may, RECORD_TABLE, type Caller, type RecordKind } from '#domain/people/permission'
import { recordKindOfLedger } from '#domain/records/record-kinds'
import type { Source } from './measure'

/** Of the records of a source, the organizations whose are shown. */
export type Shown = (source: Source) => ReadonlySet<BranchId>

export function readableTo(caller: Caller, branches: readonly Branch[]): Shown {
  return (source) => {
    const { read } = RECORD_TABLE[recordKindBehind(source)]
    return new Set(branches.filter((branch) => may(caller, read, branch)).map(({ _id }) => _id))
  }
}

function recordKindBehind(source: Source): RecordKind {
  switch (source.of) {
    case 'ledger':
      return recordKindOfLedger(source.kind)
    case 'meetings':
    case 'shifts':
    case 'donations':
    case 'indicators':
      return source.of
    case 'dues-months':
    case 'dues-payments':
      return 'dues'
    default:
      return 'register'
  }
}
