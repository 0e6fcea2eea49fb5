/** Codes a secretary gives out so that one person can bind their phone to their place on the register. */
import { toHalfWidth } from '../values/chinese-text'

/** Without 0 O, 1 I L: what is read aloud or copied from paper cannot be mistaken. */
export const INVITATION_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

export const INVITATION_LENGTH = 8

/** Bytes that `invitationCode` takes: two for a sign, so that no sign is likelier than another by more than 1 in 2,000. */
export const INVITATION_BYTES = INVITATION_LENGTH * 2

/** The code as stored, however it was typed: case, blanks, hyphens and full width do not matter. */
export function typedInvitationCode(typed: string): string {
  return toHalfWidth(typed)
    .replace(/[\s\-–—_]/g, '')
    .toUpperCase()
}

export type InvitationState = 'open' | 'used' | 'revoked' | 'expired'
