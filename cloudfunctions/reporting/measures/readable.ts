/**
 * Whose records the caller may read. A figure of a bureau counts all below it, whoever asks; names and lines are shown of
 * those organizations alone whose records the caller may read.
 */
import type { Branch } from '#domain/branch/branch'
import type { BranchId } from '#domain/people/identity'
import { may, type Caller } from '#domain/people/permission'

export function readableTo(caller: Caller, branches: readonly Branch[]): ReadonlySet<BranchId> {
  return new Set(branches.filter((branch) => may(caller, 'read-records', branch)).map(({ _id }) => _id))
}
