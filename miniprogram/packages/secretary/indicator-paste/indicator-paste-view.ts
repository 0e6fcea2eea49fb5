/** What saving a pasted block would change, month by month. */
import { lastDay, monthNumber, type CivilDate } from '../../../domain/time/civil-date'
import type { IndicatorValue } from '../../../domain/entries/indicator'
import type { IndicatorYear, MonthFigures, YearChange } from '../save-year'
import { keyOf } from '../indicator-columns'
import { contradictionText } from '../indicator-month/indicator-month-view'
import type { PastedBlock, PastedMonth } from './pasted-block'

export interface Preview {
  readonly change: YearChange
  readonly rows: readonly { readonly key: string; readonly label: string; readonly text: string }[]
  readonly problems: readonly string[]
  readonly notes: readonly string[]
  readonly canSave: boolean
  readonly needsReason: boolean
}

export function previewOf(block: PastedBlock, year: IndicatorYear, today: CivilDate): Preview {
  const ended = block.months.filter(({ month }) => lastDay(month) <= today)
  const early = block.months.filter(({ month }) => lastDay(month) > today)
  const fresh: MonthFigures[] = []
  const corrected: MonthFigures[] = []
  const rows: { key: string; label: string; text: string }[] = []
  const problems = [...block.problems]
  for (const pasted of ended) {
    const label = `${monthNumber(pasted.month)}月`
    const before = year.months.find(({ month }) => month === pasted.month)
    const values = merged(before?.values ?? [], pasted.values)
    const fault = contradictionText(year.definitions, values)
    if (fault !== '') problems.push(`${label}：${fault}`)
    const changed = before ? changedIn(before.values, pasted) : pasted.values.length
    if (changed === 0) continue
    const figures = { month: pasted.month, values: [...values] }
    if (before) corrected.push(figures)
    else fresh.push(figures)
    rows.push({ key: pasted.month, label, text: before ? `更正 ${changed} 个数` : `新填 ${changed} 个数` })
  }
  return {
    change: { fresh, corrected },
    rows,
    problems,
    notes: [
      ...(block.ignored.length > 0 ? [`没有读取：${block.ignored.join('、')}（不是本支部的指标）`] : []),
      ...(early.length > 0
        ? [`${early.map(({ month }) => `${monthNumber(month)}月`).join('、')}还没有结束，先不保存`]
        : []),
    ],
    canSave: problems.length === 0 && fresh.length + corrected.length > 0,
    needsReason: corrected.length > 0,
  }
}

/** What was recorded, with the pasted figures in place of the same ones. */
function merged(before: readonly IndicatorValue[], pasted: readonly IndicatorValue[]): IndicatorValue[] {
  const keys = new Set(pasted.map(keyOf))
  return [...before.filter((value) => !keys.has(keyOf(value))), ...pasted]
}

function changedIn(before: readonly IndicatorValue[], { values }: PastedMonth): number {
  const known = new Map(before.map((value) => [keyOf(value), value.value]))
  return values.filter((value) => known.get(keyOf(value)) !== value.value).length
}
