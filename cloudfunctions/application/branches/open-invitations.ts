import type { MemberId } from '#domain/people/identity'
import type { Invitation } from '#domain/people/member'
import type { Instant } from '#domain/time/instant'
import type { Reader, Write } from '../ports/store'

/**
 * Takes back every code that a member could still come in by. Written beside whatever changes what its bearer would become: a
 * code that was given out for an ordinary member opens no post.
 */
export async function invitationsTakenBack(store: Reader, memberId: MemberId, now: Instant): Promise<Write[]> {
  return takenBack(await store.findAll('invitations', { memberId, acceptedAt: null, revokedAt: null }), now)
}

export function takenBack(open: readonly Invitation[], now: Instant): Write[] {
  return open.map((invitation): Write => {
    return {
      do: 'replace',
      in: 'invitations',
      doc: { ...invitation, revokedAt: now, revision: invitation.revision + 1 },
    }
  })
}
