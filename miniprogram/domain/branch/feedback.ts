import type { CivilDate } from '../time/civil-date'
import type { BranchId, MemberId, Stored } from '../people/identity'

/** An opinion or suggestion (意见建议) of a member to the branch's committee. */
export interface Feedback extends Stored {
  readonly branchId: BranchId
  readonly text: string
  /** The day only: the minute would tell who it was. */
  readonly sentOn: CivilDate
  /** Null when it was sent without a name. Nothing else is kept of it, in the log or anywhere, that leads to who it was. */
  readonly memberId: MemberId | null
}
