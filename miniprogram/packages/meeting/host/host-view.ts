import type { CivilDate } from '../../../domain/civil-date'
import type { AttendanceMark } from '../../../domain/meeting'
import type { LiveView, MarkLine } from '../../../services/meetings'
import { sheetRow, type SheetRow } from '../sheet-rows'

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
