/** What the pages about meetings say of a meeting: when, where, what, and what was noted of somebody. */
import { LECTURER_LABELS, MARK_SOURCE_LABELS, ORGAN_LABELS } from '../../domain/meeting/labels'
import { beijingTime, type Instant } from '../../domain/time/instant'
import type { CivilDate } from '../../domain/time/civil-date'
import type { EntrySource } from '../../domain/entries/entry'
import type { AttendanceMark } from '../../domain/meeting/attendance'
import type { MeetingState } from '../../domain/meeting/meeting'
import type { Lecturer, Organ } from '../../domain/meeting/meeting-kinds'
import type { MeetingLine } from '../../services/meetings'
import { dayWithWeekday } from '../../text/dates'

export type Tone = 'good' | 'wait' | 'accent' | 'plain'
export interface Tag {
  readonly text: string
  readonly tone: Tone
}

interface Hours {
  readonly occurredOn: CivilDate
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** `3月4日 周二 14:30–16:00` */
export function whenText({ occurredOn, startsAt, endsAt }: Hours, thisYear: number): string {
  return `${dayWithWeekday(occurredOn, thisYear)} ${beijingTime(startsAt)}–${beijingTime(endsAt)}`
}

/** `3月4日 周二 14:30–16:00，三楼会议室` */
export function arrangedText(meeting: Hours & { readonly place: string }, thisYear: number): string {
  return `${whenText(meeting, thisYear)}，${meeting.place}`
}

/** The cell by its name where it is a cell's meeting. */
export function organText(organ: Organ, cellName: string | null): string {
  return organ === 'cell' && cellName !== null ? cellName : ORGAN_LABELS[organ]
}

export function lecturerText(lecturer: Lecturer | null, name: string | null): string {
  if (lecturer === null) return ''
  return name === null ? LECTURER_LABELS[lecturer] : `${name}（${LECTURER_LABELS[lecturer]}）`
}

const MARK_TAGS: Readonly<Record<AttendanceMark, Tag>> = {
  present: { text: '到会', tone: 'good' },
  excused: { text: '请假', tone: 'wait' },
  absent: { text: '缺席', tone: 'plain' },
  observer: { text: '列席', tone: 'plain' },
}
export function markTag(mark: AttendanceMark): Tag {
  return MARK_TAGS[mark]
}

type OwnMark = Pick<NonNullable<MeetingLine['ownMark']>, 'mark' | 'leave' | 'arrivedLate' | 'leftEarly'>

/** The person's own part: what became of the leave they asked for, and before the closing that they are noted. */
export function ownTag({ mark, leave }: OwnMark, state: MeetingState): Tag {
  if (leave === 'granted') return { text: '已准假', tone: 'wait' }
  if (leave === 'declined') return { text: '未准假', tone: state === 'convened' ? 'wait' : 'plain' }
  return state === 'convened' && mark === 'present' ? { text: '已签到', tone: 'good' } : markTag(mark)
}

export function sourceText(source: EntrySource | null): string {
  return source === null ? '' : MARK_SOURCE_LABELS[source]
}

/** Minutes of study as people say them: 45 minutes are one 学时. */
export function studyText(minutes: number): string {
  const hours = minutes / 45
  return Number.isInteger(hours) ? `${minutes} 分钟（${hours} 学时）` : `${minutes} 分钟`
}
