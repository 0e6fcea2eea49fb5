import type { OutputOf } from '#contract'
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { momentText } from '../../../text/dates'

type Invitation = OutputOf<'invitation.list'>['invitations'][number]

export interface ShownInvitation {
  readonly name: string
  /** `ABCD 2345`: easier to read aloud; blanks do not matter when it is typed. */
  readonly spaced: string
  readonly code: string
  readonly until: string
}

export function shownInvitation(
  { code, name, expiresAt }: Pick<OutputOf<'invitation.create'>, 'code' | 'name' | 'expiresAt'>,
  today: CivilDate,
): ShownInvitation {
  return {
    name,
    code,
    spaced: `${code.slice(0, 4)} ${code.slice(4)}`,
    until: `${momentText(expiresAt, yearOf(today))}前有效`,
  }
}

/** The person's invitation that can still be used and may be seen. */
export function invitationOf(
  invitations: readonly Invitation[],
  memberId: string,
  today: CivilDate,
): ShownInvitation | undefined {
  const found = invitations.find((each) => each.memberId === memberId)
  if (!found || found.code === null) return undefined
  return shownInvitation({ code: found.code, name: found.name, expiresAt: found.expiresAt }, today)
}
