/** With whom a talk is proposed: by name, with the days and nothing counted beside one another. */
import type { OutputOf } from '#contract'
import { kindsText } from '../../../domain/meeting/labels'
import { yearOf } from '../../../domain/time/civil-date'
import { dayText } from '../../../text/dates'

type Proposed = OutputOf<'meeting.talksProposed'>

export interface TalkRow {
  readonly memberId: string
  readonly name: string
  readonly days: readonly { readonly meetingId: string; readonly text: string }[]
}

export function talkRows({ people, on }: Proposed): TalkRow[] {
  return people.map(({ memberId, name, absences }) => ({
    memberId,
    name: name ?? '（已不在名册）',
    days: absences.map(({ meetingId, occurredOn, kinds }) => ({
      meetingId,
      text: `${dayText(occurredOn, yearOf(on))} ${kindsText(kinds)}`,
    })),
  }))
}
