/** Codes a secretary gives out so that one person can bind their phone to their place on the register. */
import { toHalfWidth } from '../values/chinese-text'
import { millisOf, type Instant } from '../time/instant'
import type { Invitation } from './member'

/** Without 0 O, 1 I L: what is read aloud or copied from paper cannot be mistaken. */
export const INVITATION_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const INVITATION_LENGTH = 8
/** An invitation can be accepted for seven days. */
export const INVITATION_MINUTES = 7 * 24 * 60
/** Wrong codes one person may type in a day. */
export const WRONG_CODES_A_DAY = 10

/** Bytes that `invitationCode` takes: two for a sign, so that no sign is likelier than another by more than 1 in 2,000. */
export const INVITATION_BYTES = INVITATION_LENGTH * 2

/** A code from random bytes: 31^8, about 8.5 × 10^11, possible ones. Throws a RangeError for too few bytes. */
export function invitationCode(bytes: Uint8Array): string {
  if (bytes.length < INVITATION_BYTES) throw new RangeError(`a code needs ${INVITATION_BYTES} bytes`)
  return Array.from({ length: INVITATION_LENGTH }, (_, at) => {
    const number = (bytes[at * 2] ?? 0) * 256 + (bytes[at * 2 + 1] ?? 0)
    return INVITATION_ALPHABET.charAt(number % INVITATION_ALPHABET.length)
  }).join('')
}

/** The code as stored, however it was typed: case, blanks, hyphens and full width do not matter. */
export function typedInvitationCode(typed: string): string {
  return toHalfWidth(typed)
    .replace(/[\s\-–—_]/g, '')
    .toUpperCase()
}

export type InvitationState = 'open' | 'used' | 'revoked' | 'expired'

export function invitationState(
  invitation: Pick<Invitation, 'acceptedAt' | 'revokedAt' | 'expiresAt'>,
  now: Instant,
): InvitationState {
  if (invitation.acceptedAt !== null) return 'used'
  if (invitation.revokedAt !== null) return 'revoked'
  return millisOf(now) < millisOf(invitation.expiresAt) ? 'open' : 'expired'
}
