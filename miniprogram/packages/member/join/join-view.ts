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
  /** Whose place it is; empty: the code is for the whole branch, and the person says who they are. */
  readonly name: string
  readonly branchName: string
  readonly until: string
}

export function foundView({ name, branchName, expiresAt }: OutputOf<'invitation.look'>, today: CivilDate): Found {
  return { name: name ?? '', branchName, until: `${momentText(expiresAt, yearOf(today))}前有效` }
}

export interface Asked {
  readonly name: string
  readonly branchName: string
  readonly when: string
}

/** What the person said of themselves and nobody confirmed yet. */
export function askedView({ asked }: OutputOf<'joinRequest.mine'>, today: CivilDate): Asked | null {
  if (!asked) return null
  const { name, branchName, askedAt } = asked
  return { name, branchName, when: momentText(askedAt, yearOf(today)) }
}

/** What was typed of oneself, or the sentence that says what is missing. */
export function saidOf(name: string, birthYear: string) {
  const year = Number(birthYear)
  if (name.trim() === '') return { fault: '请写上您的姓名。' }
  if (!/^\d{4}$/.test(birthYear) || year < 1900) return { fault: '出生年份是四位数字，如 1980。' }
  return { name: name.trim(), birthYear: year }
}
