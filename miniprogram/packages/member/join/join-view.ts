/** What is read of a code somebody scanned or typed, and what is said before it is accepted. */
import type { OutputOf } from '#contract'
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { INVITATION_ALPHABET, INVITATION_LENGTH, typedInvitationCode } from '../../../domain/people/invitation'
import { momentText } from '../../../text/dates'

/** The invitation code in a scanned text: alone, or as `code=` of a link. Undefined when there is none. */
export function codeIn(scanned: string): string | undefined {
  const code = typedInvitationCode(/[?&]code=([^&]*)/.exec(scanned)?.[1] ?? scanned)
  return isComplete(code) ? code : undefined
}

/** Whether it has the form of a code, so that a slip is said before it is counted as a wrong one. */
export function isComplete(code: string): boolean {
  return code.length === INVITATION_LENGTH && [...code].every((sign) => INVITATION_ALPHABET.includes(sign))
}

export interface Found {
  readonly name: string
  readonly branchName: string
  readonly until: string
}

export function foundView({ name, branchName, expiresAt }: OutputOf<'invitation.look'>, today: CivilDate): Found {
  return { name, branchName, until: `${momentText(expiresAt, yearOf(today))}前有效` }
}
