import type { CivilDate } from '../time/civil-date'
import type { BranchId, MemberId, Stored } from './identity'

/** Posts of the branch committee (支部委员会). */
export const COMMITTEE_POSTS = [
  'secretary',
  'deputy-secretary',
  'organization',
  'publicity',
  'discipline-inspection',
  'youth',
  'committee-member',
] as const
export type CommitteePost = (typeof COMMITTEE_POSTS)[number]

/** Posts a committee may do without; a committee may have several members without a field of their own. */
const OPTIONAL_POSTS: readonly Post[] = ['youth', 'committee-member']

/** Whether a committee always has it, so that nobody in it is a vacancy. */
export function isAlwaysFilled(post: Post): boolean {
  return !OPTIONAL_POSTS.includes(post)
}

/** Whether one person at a time holds it. */
export function hasOneHolder(post: Post): boolean {
  return isCommitteePost(post) && post !== 'committee-member'
}

/** Besides the committee: a member of the bureau's leading group (党组), a cell's leader, a clerk who keeps records, the Party office. */
export const POSTS = [...COMMITTEE_POSTS, 'leading-group-member', 'cell-leader', 'clerk', 'party-office'] as const
export type Post = (typeof POSTS)[number]

/** Who sits in the leading group of a bureau: its members belong to branches, so that only a post tells. */
const LEADING_GROUP_POSTS = ['secretary', 'deputy-secretary', 'leading-group-member'] as const satisfies readonly Post[]

/** Posts of a bureau, which people of the branches below it hold too: its leading group, and its Party office. */
export const BUREAU_POSTS = [...LEADING_GROUP_POSTS, 'party-office'] as const satisfies readonly Post[]

export function isBureauPost(post: Post): boolean {
  return BUREAU_POSTS.some((each) => each === post)
}

/** Posts that there are in a bureau alone. */
export function isOfBureauAlone(post: Post): boolean {
  return post === 'leading-group-member' || post === 'party-office'
}

export function isLeadingGroupPost(post: Post): boolean {
  return LEADING_GROUP_POSTS.some((each) => each === post)
}

/** Who arranges the meetings of a branch, and so whom the notice before a month, quarter or year ends concerns. */
const ARRANGING_POSTS: readonly Post[] = ['secretary', 'deputy-secretary', 'organization']

export function arrangesMeetings(post: Post): boolean {
  return ARRANGING_POSTS.includes(post)
}

/** Somebody holds a post of a branch from a day on, until the day before `untilOn` (FAR_FUTURE while in office). */
export interface Appointment extends Stored {
  readonly branchId: BranchId
  readonly memberId: MemberId
  readonly post: Post
  readonly fromOn: CivilDate
  readonly untilOn: CivilDate
  /** Whoever appointed looked at the phone that was bound before and said that it is the person's own; absent where none was. */
  readonly isOwnPhone?: true
}

export function holdsOn(appointment: Appointment, date: CivilDate): boolean {
  return appointment.fromOn <= date && date < appointment.untilOn
}

export function isCommitteePost(post: Post): post is CommitteePost {
  return (COMMITTEE_POSTS as readonly Post[]).includes(post)
}
