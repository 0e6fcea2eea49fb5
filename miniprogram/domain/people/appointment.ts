import type { CivilDate } from '../time/civil-date'
import type { BranchId, MemberId, Stored } from './identity'

/** Posts of the branch committee (支部委员会). */
export const COMMITTEE_POSTS = [
  'secretary',
  'deputy-secretary',
  'organization',
  'publicity',
  'discipline-inspection',
] as const
export type CommitteePost = (typeof COMMITTEE_POSTS)[number]

/** Besides the committee: a cell's leader, a clerk who keeps records, the bureau's Party office. */
export const POSTS = [...COMMITTEE_POSTS, 'cell-leader', 'clerk', 'party-office'] as const
export type Post = (typeof POSTS)[number]

/** Posts of a bureau, which people of the branches below it hold too: who answers for it, and its Party office. */
export const BUREAU_POSTS = ['secretary', 'deputy-secretary', 'party-office'] as const satisfies readonly Post[]

export function isBureauPost(post: Post): boolean {
  return BUREAU_POSTS.some((each) => each === post)
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
}

export function holdsOn(appointment: Appointment, date: CivilDate): boolean {
  return appointment.fromOn <= date && date < appointment.untilOn
}

export function isCommitteePost(post: Post): post is CommitteePost {
  return (COMMITTEE_POSTS as readonly Post[]).includes(post)
}
