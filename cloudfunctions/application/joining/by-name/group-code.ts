import { randomBytes } from 'node:crypto'
import { INVITATION_BYTES } from '#domain/people/invitation'
import { INVITATION_MINUTES, invitationCode } from '#domain/people/invitation-code'
import type { GroupInvitation } from '#domain/people/join-request'
import type { BranchId } from '#domain/people/identity'
import { may } from '#domain/people/permission'
import { holdsOn } from '#domain/people/appointment'
import { addMinutes, type Instant } from '#domain/time/instant'
import { decide, type Context, type Handlers } from '../../ports/handling'
import type { Reader, Write } from '../../ports/store'

export const groupCodeHandlers: Handlers<'groupInvitation.open' | 'groupInvitation.close'> = {
  'groupInvitation.open': async (_, context) => {
    const { branch, store, caller, now } = context
    const before = await openIn(store, branch._id, now)
    for (const each of before)
      if (typeof (await groupPlaceOf(each._id, context)) === 'object')
        return decide({ code: each._id, expiresAt: each.expiresAt }, [])
    // One that its giver took along when they left the post opens nothing any more.
    const doc: GroupInvitation = {
      ...{ _id: invitationCode(randomBytes(INVITATION_BYTES)), revision: 1, branchId: branch._id },
      ...{
        createdAt: now,
        createdBy: caller.memberId,
        expiresAt: addMinutes(now, INVITATION_MINUTES),
        revokedAt: null,
      },
    }
    return decide({ code: doc._id, expiresAt: doc.expiresAt }, [
      ...closing(before, now),
      { do: 'insert', in: 'groupInvitations', doc },
    ])
  },

  'groupInvitation.close': async (_, { branch, store, now }) => {
    return decide({ closed: true }, closing(await openIn(store, branch._id, now), now))
  },
}

function closing(open: readonly GroupInvitation[], now: Instant): Write[] {
  return open.map((each) => {
    const doc = { ...each, revokedAt: now, revision: each.revision + 1 }
    return { do: 'replace', in: 'groupInvitations', doc }
  })
}

/** The codes of a branch that are in use: one, or two where two people opened one in the same moment. */
export async function openIn(store: Reader, branchId: BranchId, now: Instant): Promise<GroupInvitation[]> {
  return store.findAll('groupInvitations', { branchId, revokedAt: null, expiresAt: { $gt: now } })
}

export interface GroupPlace {
  readonly invitation: GroupInvitation
  readonly branchName: string
}

/**
 * What a code for a group opens; a sentence of refusal where it is over; undefined where there is none such. Whoever gave it
 * out must still keep the register: a code does not outlive the post.
 */
export async function groupPlaceOf(
  code: string,
  { store, now, today }: Pick<Context, 'store' | 'now' | 'today'>,
): Promise<GroupPlace | 'invitation-revoked' | 'invitation-expired' | undefined> {
  const invitation = code === '' ? undefined : await store.get('groupInvitations', code)
  if (!invitation) return undefined
  if (invitation.revokedAt !== null) return 'invitation-revoked'
  if (invitation.expiresAt <= now) return 'invitation-expired'
  const { branchId, createdBy: memberId } = invitation
  const [branch, held] = await Promise.all([
    store.get('branches', branchId),
    store.findAll('appointments', { memberId, untilOn: { $gt: today } }),
  ])
  const giver = {
    openId: '',
    memberId,
    branchId: null,
    cellId: null,
    posts: held.filter((post) => holdsOn(post, today)),
  }
  if (!branch || !may(giver, 'manage-register', branch)) return 'invitation-revoked'
  return { invitation, branchName: branch.name }
}
