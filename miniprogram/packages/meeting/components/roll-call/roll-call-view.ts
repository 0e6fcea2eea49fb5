import type { CivilDate } from '../../../../domain/time/civil-date'
import type { AttendanceMark } from '../../../../domain/meeting/attendance'
import type { MarkLine } from '../../../../services/meetings'
import { sheetRow, type SheetRow } from '../../sheet-rows'

export const LIST_FILTERS = ['all', 'unmarked', 'there', 'away'] as const
export type ListFilter = (typeof LIST_FILTERS)[number]
const FILTER_LABELS: Readonly<Record<ListFilter, string>> = {
  all: '全部',
  unmarked: '未登记',
  there: '到会',
  away: '请假、缺席',
}

/** The lists to choose from, each with how many are on it. */
export function filterChips(people: readonly MarkLine[]) {
  return LIST_FILTERS.map((filter) => ({
    key: filter,
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
