/** How an invitation is made, and whether it still holds: asked by the functions alone. */
import { millisOf, type Instant } from '../time/instant'
import type { Invitation } from './member'
import { INVITATION_ALPHABET, INVITATION_LENGTH, INVITATION_BYTES, type InvitationState } from './invitation'

/** An invitation can be accepted for seven days. */
export const INVITATION_MINUTES = 7 * 24 * 60

/** Wrong codes one person may type in a day. */
export const WRONG_CODES_A_DAY = 10

/** A code from random bytes: 31^8, about 8.5 × 10^11, possible ones. Throws a RangeError for too few bytes. */
export function invitationCode(bytes: Uint8Array): string {
  if (bytes.length < INVITATION_BYTES) throw new RangeError(`a code needs ${INVITATION_BYTES} bytes`)
  return Array.from({ length: INVITATION_LENGTH }, (_, at) => {
    const number = (bytes[at * 2] ?? 0) * 256 + (bytes[at * 2 + 1] ?? 0)
    return INVITATION_ALPHABET.charAt(number % INVITATION_ALPHABET.length)
  }).join('')
}

export function invitationState(
  invitation: Pick<Invitation, 'acceptedAt' | 'revokedAt' | 'expiresAt'>,
  now: Instant,
): InvitationState {
  if (invitation.acceptedAt !== null) return 'used'
  if (invitation.revokedAt !== null) return 'revoked'
  return millisOf(now) < millisOf(invitation.expiresAt) ? 'open' : 'expired'
}
