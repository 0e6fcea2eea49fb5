import type { CivilDate } from '../time/civil-date'
import type { BranchId, MemberId, Stored } from '../people/identity'
import type { Instant } from '../time/instant'

/**
 * "Nothing of this happened in that period" (本期无), said by somebody who may confirm records: it turns a missing
 * record into a real zero. `subject` is a record source or a ledger kind, e.g. `donations` or `ledger:honour`.
 */
export interface NoneDeclaration extends Stored {
  readonly branchId: BranchId
  readonly subject: string
  readonly fromOn: CivilDate
  readonly toOn: CivilDate
  readonly declaredAt: Instant
  readonly declaredBy: MemberId
}
