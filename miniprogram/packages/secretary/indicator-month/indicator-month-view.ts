/** The form of one month's figures. */
import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { contradictionIn, type IndicatorDefinition, type IndicatorValue } from '../../../domain/entries/indicator'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { columnsOf, keyOf } from '../indicator-columns'

const REASON = '@reason'
const LARGEST = 1_000_000_000

export function monthFields(
  definitions: readonly IndicatorDefinition[],
  categories: readonly string[],
  isRecorded: boolean,
): LedgerField[] {
  const figures = columnsOf(definitions, categories).map(({ key, title, unit }): LedgerField => ({
    type: 'number',
    code: key,
    label: title,
    unit,
    atMost: LARGEST,
    optional: true,
  }))
  return isRecorded ? [...figures, { type: 'text', code: REASON, label: '更正的原因', maxLength: 200 }] : figures
}

export function typedMonth(values: readonly IndicatorValue[]): TypedValues {
  return Object.fromEntries(values.map((value) => [keyOf(value), String(value.value)]))
}

/** The figures that were filled in. */
export function figuresOf(values: LedgerValues): { indicator: string; category: string | null; value: number }[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (key === REASON || typeof value !== 'number') return []
    const slash = key.indexOf('/')
    return [{ indicator: key.slice(0, slash), category: key.slice(slash + 1) || null, value }]
  })
}

export function reasonOf(values: LedgerValues): string {
  return String(values[REASON] ?? '')
}

/** Both numbers that cannot be true together: `转办 120 大于热线受理 100，请核对`. Empty when all fit. */
export function contradictionText(
  definitions: readonly IndicatorDefinition[],
  values: readonly IndicatorValue[],
): string {
  const found = contradictionIn(definitions, values)
  if (!found) return ''
  const say = ({ name, category, value }: typeof found.part) =>
    `${name}${category === null ? '' : `·${category}`} ${value}`
  return `${say(found.part)} 大于${say(found.whole)}，请核对`
}
