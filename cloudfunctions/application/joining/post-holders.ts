/**
 * Whose phone is bound to somebody acts with that person's posts. So who keeps the register may invite and release
 * ordinary members, but people in office only who may also appoint to their posts: nobody comes to a post by inviting
 * its holder on a phone of their own.
 */
import type { MemberId } from '#domain/people/identity'
import { holdsOn } from '#domain/people/appointment'
import type { Invitation } from '#domain/people/member'
import { may } from '#domain/people/permission'
import type { Refusal } from '#contract'
import type { Member } from '#domain/people/member'
import { registeredOn } from '../entries/on-register'
import { isRefusal, refuse, type BranchContext, type Context } from '../ports/handling'

/** Of these members, the ones whom the caller may not invite, release, or see the codes of. */
export async function beyondCaller(
  memberIds: readonly MemberId[],
  context: Pick<Context, 'store' | 'caller' | 'today'>,
): Promise<ReadonlySet<MemberId>> {
  const { store, caller, today } = context
  if (memberIds.length === 0) return new Set()
  const held = await store.findAll('appointments', { memberId: { $in: memberIds }, untilOn: { $gt: today } })
  if (held.length === 0) return new Set()
  const branches = await store.findAll('branches', { _id: { $in: held.map(({ branchId }) => branchId) } })
  const byId = new Map(branches.map((branch) => [branch._id, branch]))
  const beyond = held.filter(({ branchId, memberId }) => {
    const branch = byId.get(branchId)
    return memberId !== caller.memberId && !(branch && may(caller, 'manage-branch', branch))
  })
  return new Set(beyond.map(({ memberId }) => memberId))
}

/**
 * Whether whoever gave out the invitation could give it out now: they still keep the register there, and may appoint to all
 * that its bearer holds by now.
 */
export async function stillGiven(
  { branchId, memberId, createdBy }: Invitation,
  { store, today }: Pick<Context, 'store' | 'today'>,
): Promise<boolean> {
  const [branch, held] = await Promise.all([
    store.get('branches', branchId),
    store.findAll('appointments', { memberId: createdBy, untilOn: { $gt: today } }),
  ])
  const posts = held.filter((appointment) => holdsOn(appointment, today))
  const caller = { openId: '', memberId: createdBy, branchId: null, cellId: null, posts }
  if (!branch || !may(caller, 'manage-register', branch)) return false
  return (await beyondCaller([memberId], { store, today, caller })).size === 0
}

/** The member on the branch's roll today whose phone the caller may bind or release. */
export async function memberInReach(
  memberId: MemberId,
  context: BranchContext,
): Promise<Member | Refusal<'no-such-member' | 'not-on-roll' | 'not-permitted'>> {
  const [member, beyond] = await Promise.all([
    registeredOn(memberId, context.today, context),
    beyondCaller([memberId], context),
  ])
  if (isRefusal(member)) return member
  return beyond.has(memberId) ? refuse('not-permitted', { field: 'memberId' }) : member
}
