/** The year's grid: a row for each month, a column for each figure, and the year's line below. */
import { lastDay, monthNumber, monthsOfYear, type CivilDate, type Month } from '../../../domain/time/civil-date'
import type { IndicatorYear } from '../save-year'
import { columnsOf, usedColumns, valueFor, type Column } from '../indicator-columns'

export interface GridRow {
  readonly month: Month
  readonly label: string
  readonly cells: readonly { readonly key: string; readonly text: string }[]
  /** A month can be filled in from its last day on. */
  readonly canEdit: boolean
  readonly isWaiting: boolean
}
export interface Grid {
  readonly columns: readonly Column[]
  readonly rows: readonly GridRow[]
  readonly totals: readonly { readonly key: string; readonly text: string }[]
  readonly hasWaiting: boolean
}

const NOTHING = '–'

export function gridOf(answer: IndicatorYear, year: number, today: CivilDate): Grid {
  const { definitions, categories, months } = answer
  const columns = usedColumns(columnsOf(definitions, categories), months)
  const rows = monthsOfYear(year).map((month): GridRow => {
    const recorded = months.find((each) => each.month === month)
    return {
      month,
      label: `${monthNumber(month)}月`,
      cells: columns.map((column) => ({
        key: column.key,
        text: asText(recorded && valueFor(recorded.values, column)),
      })),
      canEdit: lastDay(month) <= today,
      isWaiting: recorded?.state === 'proposed' || recorded?.state === 'disputed',
    }
  })
  const totals = columns.map((column) => ({ key: column.key, text: asText(totalOf(answer, column)) }))
  return { columns, rows, totals, hasWaiting: rows.some(({ isWaiting }) => isWaiting) }
}

/** The sum of the months, or the last month's value, as the indicator says. */
function totalOf({ definitions, months }: IndicatorYear, column: Column): number | undefined {
  const values = months.flatMap(({ values }) => valueFor(values, column) ?? [])
  if (values.length === 0) return undefined
  const isSum = definitions.find(({ code }) => code === column.indicator)?.over !== 'last'
  return isSum ? values.reduce((sum, value) => sum + value, 0) : values[values.length - 1]
}

function asText(value: number | undefined): string {
  return value === undefined ? NOTHING : String(value)
}
