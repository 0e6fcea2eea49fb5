/** A figure split by one of its dimensions. */
import type { BarChart } from '../components/bar-chart/bar-chart-plan'
import { isMonth } from '../../../domain/time/civil-date'
import { monthsOf, type Period } from '../../../domain/time/period'
import type { ReportScope } from '../../../domain/report/duty-report'
import { withheldPartWords } from '../../../domain/report/withheld-words'
import type { SplitPart, WithheldPart } from '../../../services/reports'
import { monthText } from '../../../text/dates'
import { aYearOn, byKey, monthChart } from '../charts/charts-view'

export interface PartRow {
  /** Of the dimension; empty for records that do not say. */
  readonly key: string
  readonly label: string
  readonly value: string
  readonly records: string
}

export function partRows(parts: readonly SplitPart[]): PartRow[] {
  return parts.map(({ key, label, display, unit, records }) => ({
    key,
    label: isMonth(key) ? monthText(key) : label,
    value: `${display}${unit}`,
    records: `${records} 条记录`,
  }))
}

/** What organizations below come to whose names are not shown to this person; empty where there is nothing. */
export function withheldText(withheld: WithheldPart, scope: ReportScope): string {
  if (!withheld) return ''
  const { display, unit, records } = withheld
  return withheldPartWords(`${display}${unit}`, records, scope)
}

/** Month by month beside the year before. */
export function besideChart(
  title: string,
  year: number,
  { period, parts, before }: { period: Period; parts: readonly SplitPart[]; before: readonly SplitPart[] },
): BarChart | undefined {
  return monthChart(title, parts[0]?.unit ?? before[0]?.unit ?? '', monthsOf(period), [
    { name: `${year}年`, numbers: byKey(parts) },
    { name: `${year - 1}年`, numbers: aYearOn(byKey(before)) },
  ])
}
