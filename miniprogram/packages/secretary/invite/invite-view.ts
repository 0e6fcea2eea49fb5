import type { OutputOf } from '#contract'
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { momentText } from '../../../text/dates'

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
