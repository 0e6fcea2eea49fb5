import { randomBytes } from 'node:crypto'
import { addMinutes } from '#domain/time/instant'
import { INVITATION_BYTES } from '#domain/people/invitation'
import { INVITATION_MINUTES, invitationCode, invitationState } from '#domain/people/invitation-code'
import type { Invitation } from '#domain/people/member'
import { takenBack } from '../branches/open-invitations'
import { byName, memberNames } from '../member-names'
import { decide, isRefusal, refuse, type Handlers } from '../ports/handling'
import type { Write } from '../ports/store'
import { beyondCaller, memberInReach } from './post-holders'

type InvitationProcedure = 'invitation.create' | 'invitation.revoke' | 'invitation.list'

export const invitationHandlers: Handlers<InvitationProcedure> = {
  'invitation.create': async ({ memberId, isOpenKept }, context) => {
    const { branch, store, caller, now } = context
    const [member, bound, earlier] = await Promise.all([
      memberInReach(memberId, context),
      store.find('bindings', { filter: { memberId }, limit: 1 }),
      store.findAll('invitations', { memberId, acceptedAt: null, revokedAt: null }),
    ])
    if (isRefusal(member)) return member
    const { name } = member
    if (bound.length > 0) return refuse('member-bound-elsewhere', { field: 'memberId', detail: { name } })
    const open = earlier.find((each) => each.branchId === branch._id && invitationState(each, now) === 'open')
    if (isOpenKept && open) return decide({ code: open._id, memberId, name, expiresAt: open.expiresAt }, [], memberId)
    const invitation: Invitation = {
      _id: invitationCode(randomBytes(INVITATION_BYTES)),
      revision: 1,
      branchId: branch._id,
      memberId,
      createdAt: now,
      createdBy: caller.memberId,
      expiresAt: addMinutes(now, INVITATION_MINUTES),
      acceptedAt: null,
      revokedAt: null,
    }
    const writes: Write[] = [...takenBack(earlier, now), { do: 'insert', in: 'invitations', doc: invitation }]
    return decide({ code: invitation._id, memberId, name, expiresAt: invitation.expiresAt }, writes, memberId)
  },

  'invitation.revoke': async ({ code }, { branch, store, now }) => {
    const invitation = await store.get('invitations', code)
    if (invitation?.branchId !== branch._id) return refuse('invitation-unknown', { field: 'code' })
    if (invitation.acceptedAt !== null) return refuse('invitation-used', { field: 'code' })
    if (invitation.revokedAt !== null) return decide({ revoked: true }, [], invitation.memberId)
    const doc = { ...invitation, revokedAt: now, revision: invitation.revision + 1 }
    return decide({ revoked: true }, [{ do: 'replace', in: 'invitations', doc }], invitation.memberId)
  },

  'invitation.list': async ({ branchId }, context) => {
    const { store, now } = context
    const found = await store.findAll('invitations', { branchId, acceptedAt: null, revokedAt: null })
    const open = found.filter((invitation) => invitationState(invitation, now) === 'open')
    const hidden = await beyondCaller(
      open.map(({ memberId }) => memberId),
      context,
    )
    const nameOf = await memberNames(
      store,
      open.flatMap(({ memberId, createdBy }) => [memberId, createdBy]),
    )
    const invitations = open.map(({ _id, memberId, createdAt, createdBy, expiresAt }) => ({
      code: hidden.has(memberId) ? null : _id,
      memberId,
      name: nameOf(memberId) ?? '',
      createdAt,
      createdByName: nameOf(createdBy),
      expiresAt,
    }))
    return {
      invitations: invitations.sort(
        byName(
          ({ name }) => name,
          ({ memberId }) => memberId,
        ),
      ),
    }
  },
}
