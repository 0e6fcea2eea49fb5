import { checkInText } from '../../../domain/check-in-text'
import type { CivilDate } from '../../../domain/civil-date'
import { isInstant, millisOf } from '../../../domain/instant'
import type { AttendanceMark } from '../../../domain/meeting'
import type { OutputOf } from '#contract'
import type { LiveView, MarkLine } from '../../../services/meetings'
import { momentText } from '../../../text/dates'
import { sheetRow, type SheetRow } from '../sheet-rows'

type Code = OutputOf<'meeting.code'>

export interface ShownCode {
  /** What the QR code says. */
  readonly text: string
  /** The same code to be read aloud, in two halves. */
  readonly spoken: string
  /** How long it is shown, by the server's clock: the phone's may be wrong. */
  readonly forMillis: number
}

export function shownCode(meetingId: string, { code, shownAt, changesAt }: Code): ShownCode {
  const half = code.length / 2
  return {
    text: checkInText({ meetingId, code }),
    spoken: `${code.slice(0, half)} ${code.slice(half)}`,
    forMillis: Math.max(0, millisOf(changesAt) - millisOf(shownAt)),
  }
}

export function countsOf({ expected, present, excused, absent, unmarked, observers }: LiveView) {
  const figures = [
    { label: '应到', value: expected },
    { label: '已到', value: present },
    { label: '请假', value: excused },
    { label: '未到', value: absent + unmarked },
  ]
  return observers > 0 ? [...figures, { label: '列席', value: observers }] : figures
}

export const LIST_FILTERS = ['all', 'unmarked', 'there', 'away'] as const
export type ListFilter = (typeof LIST_FILTERS)[number]
const FILTER_LABELS: Readonly<Record<ListFilter, string>> = {
  all: '全部',
  unmarked: '未登记',
  there: '到会',
  away: '请假、缺席',
}

export function filterChips(people: readonly MarkLine[]) {
  return LIST_FILTERS.map((filter) => ({
    filter,
    label: `${FILTER_LABELS[filter]} ${people.filter(({ mark }) => passes(filter, mark)).length}`,
  }))
}

export function rowsOf(people: readonly MarkLine[], filter: ListFilter, on: CivilDate): SheetRow[] {
  return people.filter(({ mark }) => passes(filter, mark)).map((line) => sheetRow(line, on))
}

function passes(filter: ListFilter, mark: AttendanceMark | null): boolean {
  if (filter === 'all') return true
  if (filter === 'unmarked') return mark === null
  if (filter === 'there') return mark === 'present' || mark === 'observer'
  return mark === 'excused' || mark === 'absent'
}

/** What somebody can be marked as by hand. Whoever is not due was an observer or is taken off the list again. */
export function markChoices({
  isDue,
}: Pick<MarkLine, 'isDue'>): readonly { readonly label: string; readonly mark: AttendanceMark }[] {
  if (!isDue)
    return [
      { label: '列席', mark: 'observer' },
      { label: '没有来，去掉', mark: 'absent' },
    ]
  return [
    { label: '到会', mark: 'present' },
    { label: '请假', mark: 'excused' },
    { label: '缺席', mark: 'absent' },
  ]
}

/** Why there is no code to show, where the reason is more than a failed call. */
export function noCodeText(code: string, opensAt: unknown): string {
  if (code === 'scanning-off') return '本支部不用扫码签到，请在“名单”里点名。'
  if (code !== 'meeting-not-open') return ''
  return typeof opensAt === 'string' && isInstant(opensAt)
    ? `签到码从 ${momentText(opensAt)} 起、到会议结束后 4 小时显示。`
    : '现在不是签到的时间。'
}
