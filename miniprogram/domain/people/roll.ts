/**
 * Who is on the roll (名册) of a branch on a day. People not yet admitted (积极分子, 发展对象) are on it too, with their
 * stage; only probationary and full members are Party members, and only full members vote.
 */
import type { CivilDate } from '../time/civil-date'
import type { BranchId } from './identity'
import type { Member } from './member'
import { spanOn, type MemberSpan, type RegisterStage } from './member-history'

/** What held for the person in that branch on that day; undefined when they were not on its roll. */
export function standingIn(member: Pick<Member, 'spans'>, branchId: BranchId, day: CivilDate): MemberSpan | undefined {
  const span = spanOn(member.spans, day)
  return span?.branchId === branchId ? span : undefined
}

/** Probationary and full members: those who are due at meetings and pay dues. */
export function isPartyMember(stage: RegisterStage): boolean {
  return stage === 'probationary' || stage === 'full'
}

/** Full members vote; probationary members attend without a vote (党章 art. 7). */
export function hasVote(stage: RegisterStage): boolean {
  return stage === 'full'
}

/** Those of the branch's roll who have a vote that day. */
export function votersOn(members: readonly Member[], branchId: BranchId, day: CivilDate): Member[] {
  return members.filter((member) => {
    const span = standingIn(member, branchId, day)
    return span !== undefined && hasVote(span.stage)
  })
}
