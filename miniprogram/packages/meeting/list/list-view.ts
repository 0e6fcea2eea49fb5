import type { RequestOf } from '#contract'
import { addDays, yearOf, type CivilDate } from '../../../domain/time/civil-date'
import type { Instant } from '../../../domain/time/instant'
import { yearPeriod } from '../../../domain/time/period'
import { kindsText, MEETING_KIND_LABELS } from '../../../domain/meeting/labels'
import { MEETING_KINDS, type MeetingKind } from '../../../domain/meeting/meeting-kinds'
import type { MeetingLine } from '../../../services/meetings'
import { ownTag, whenText, type Tag } from '../meeting-text'

export interface ListRow {
  readonly meetingId: string
  readonly title: string
  readonly when: string
  readonly where: string
  readonly kinds: string
  readonly tag: Tag | null
}

/** What is still to come, soonest first, and what is over although nobody has closed it yet. */
export interface Coming {
  readonly ahead: ListRow[]
  readonly unclosed: ListRow[]
}

/** @param meetings convened ones, in any order. */
export function comingOf(meetings: readonly MeetingLine[], now: Instant, today: CivilDate): Coming {
  const sorted = [...meetings].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const row = (meeting: MeetingLine) => rowOf(meeting, today)
  return {
    ahead: sorted.filter(({ endsAt }) => endsAt > now).map(row),
    unclosed: sorted.filter(({ endsAt }) => endsAt <= now).map(row),
  }
}

export function rowOf(meeting: MeetingLine, today: CivilDate): ListRow {
  const { meetingId, title, place, kinds } = meeting
  const when = whenText(meeting, yearOf(today))
  return {
    meetingId,
    title,
    when: nearDay(meeting, today) + when,
    where: place,
    kinds: kindsText(kinds),
    tag: tagOf(meeting),
  }
}

function nearDay({ occurredOn }: MeetingLine, today: CivilDate): string {
  if (occurredOn === today) return '今天 '
  return occurredOn === addDays(today, 1) ? '明天 ' : ''
}

/** The person's own part in it. Nothing where nothing was noted and nothing is expected. */
function tagOf({ state, ownMark, isDue }: MeetingLine): Tag | null {
  if (state === 'cancelled') return { text: '已取消', tone: 'plain' }
  if (ownMark) return ownTag(ownMark, state)
  return state === 'convened' && isDue ? { text: '请参加', tone: 'accent' } : null
}

/** The choices of the filter, the first of which is everything. */
export const KIND_CHOICES: readonly { readonly label: string; readonly kind: MeetingKind | null }[] = [
  { label: '全部种类', kind: null },
  ...MEETING_KINDS.map((kind) => ({ label: MEETING_KIND_LABELS[kind], kind })),
]

/** Years whose meetings can be looked at: this one and nine before it. */
export function yearChoices(today: CivilDate): readonly { readonly label: string; readonly year: number | null }[] {
  const thisYear = yearOf(today)
  const years = Array.from({ length: 10 }, (_, back) => thisYear - back)
  return [{ label: '全部年份', year: null }, ...years.map((year) => ({ label: `${year}年`, year }))]
}

/** What is asked for of past meetings: those closed or cancelled, of one kind or all, of one year or all. */
export function pastFilter(branchId: string, kind: MeetingKind | null, year: number | null): RequestOf<'meeting.list'> {
  return {
    branchId,
    states: ['closed', 'cancelled'],
    ...(kind === null ? {} : { kind }),
    ...(year === null ? {} : yearPeriod(year)),
  }
}
