import type { CivilDate } from './civil-date'
import type { BranchId, MemberId, Stored } from './identity'

/** An opinion or suggestion (意见建议) of a member to the branch's committee. */
export interface Feedback extends Stored {
  readonly branchId: BranchId
  readonly text: string
  /** The day only: the minute would tell who it was. */
  readonly sentOn: CivilDate
  /** Null when it was sent without a name; who it was is then written nowhere. */
  readonly memberId: MemberId | null
}
