/** The columns of the year's grid: each indicator as a whole, then its categories. */
import type { IndicatorDefinition, IndicatorValue } from '../../domain/entries/indicator'

export interface Column {
  /** `hotline-accepted/防疫`, or `hotline-accepted/` for the whole. */
  readonly key: string
  readonly indicator: string
  readonly category: string | null
  readonly title: string
  readonly unit: string
}

export function columnsOf(definitions: readonly IndicatorDefinition[], categories: readonly string[]): Column[] {
  return definitions.flatMap(({ code, name, unit }) =>
    [null, ...categories].map((category) => ({
      key: `${code}/${category ?? ''}`,
      indicator: code,
      category,
      title: category === null ? name : `${name}·${category}`,
      unit,
    })),
  )
}

/** Only the columns that hold a value in some month, and every whole. */
export function usedColumns(
  columns: readonly Column[],
  months: readonly { readonly values: readonly IndicatorValue[] }[],
): Column[] {
  const used = new Set(months.flatMap(({ values }) => values.map(keyOf)))
  return columns.filter(({ key, category }) => category === null || used.has(key))
}

export function keyOf({ indicator, category }: Pick<IndicatorValue, 'indicator' | 'category'>): string {
  return `${indicator}/${category ?? ''}`
}

export function valueFor(values: readonly IndicatorValue[], column: Column): number | undefined {
  return values.find((value) => keyOf(value) === column.key)?.value
}
