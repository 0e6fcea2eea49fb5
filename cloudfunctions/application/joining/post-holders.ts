/**
 * Whose phone is bound to somebody acts with that person's posts. So who keeps the register may invite and release
 * ordinary members, but people in office only who may also appoint to their posts: nobody comes to a post by inviting
 * its holder on a phone of their own.
 */
import type { MemberId } from '#domain/people/identity'
import type { Branch } from '#domain/branch/branch'
import { holdsOn, type Appointment } from '#domain/people/appointment'
import type { Invitation } from '#domain/people/member'
import { may } from '#domain/people/permission'
import type { Refusal } from '#contract'
import type { Member } from '#domain/people/member'
import { registeredOn } from '../entries/on-register'
import { isRefusal, refuse, type BranchContext, type Context } from '../ports/handling'
import type { Reader } from '../ports/store'

/** Of these members, the ones whom the caller may not invite, release, or see the codes of. */
export async function beyondCaller(
  memberIds: readonly MemberId[],
  context: Pick<Context, 'store' | 'caller' | 'today'>,
): Promise<ReadonlySet<MemberId>> {
  const { store, caller, today } = context
  if (memberIds.length === 0) return new Set()
  const held = await store.findAll('appointments', { memberId: { $in: memberIds }, untilOn: { $gt: today } })
  return holdersBeyond(caller, held, store)
}

/** Of those who hold these posts, the ones to whose posts the caller may not appoint; nobody is beyond themselves. */
async function holdersBeyond(
  caller: Context['caller'],
  held: readonly Appointment[],
  store: Reader,
  known: readonly Branch[] = [],
): Promise<ReadonlySet<MemberId>> {
  const byId = new Map(known.map((branch) => [branch._id, branch]))
  const others = held.map(({ branchId }) => branchId).filter((branchId) => !byId.has(branchId))
  if (others.length > 0)
    for (const branch of await store.findAll('branches', { _id: { $in: others } })) byId.set(branch._id, branch)
  const beyond = held.filter(({ branchId, memberId }) => {
    const branch = byId.get(branchId)
    return memberId !== caller.memberId && !(branch && may(caller, 'manage-branch', branch))
  })
  return new Set(beyond.map(({ memberId }) => memberId))
}

/** What an invitation brings along, read in one question with it: its branch, all posts of whoever gave it and of its bearer. */
export interface Bearing {
  readonly branches: readonly Branch[]
  readonly postsOfGiver: readonly Appointment[]
  readonly postsOfBearer: readonly Appointment[]
}

/**
 * Whether whoever gave out the invitation could give it out now: they still keep the register there, and may appoint to all
 * that its bearer holds by now.
 */
export async function stillGiven(
  { createdBy, branches, postsOfGiver, postsOfBearer }: Invitation & Bearing,
  { store, today }: Pick<Context, 'store' | 'today'>,
): Promise<boolean> {
  const [branch] = branches
  const posts = postsOfGiver.filter((appointment) => holdsOn(appointment, today))
  const caller = { openId: '', memberId: createdBy, branchId: null, cellId: null, posts }
  if (!branch || !may(caller, 'manage-register', branch)) return false
  const held = postsOfBearer.filter(({ untilOn }) => untilOn > today)
  return (await holdersBeyond(caller, held, store, branches)).size === 0
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
