/** The form of an indicator's definition. */
import type { RequestOf } from '#contract'
import { typedFrom, type TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { IndicatorDefinition } from '../../../domain/entries/indicator'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'

const NOTHING = 'none'

export function definitionFields(others: readonly IndicatorDefinition[]): LedgerField[] {
  const wholes = [...others.map(({ code, name }) => ({ code, label: name })), { code: NOTHING, label: '不属于哪一项' }]
  return [
    { type: 'text', code: 'name', label: '指标名称', maxLength: 60 },
    { type: 'text', code: 'unit', label: '单位', maxLength: 10, hint: '如：件、次、%' },
    {
      type: 'choice',
      code: 'over',
      label: '多个月怎样合计',
      options: [
        { code: 'sum', label: '各月相加' },
        { code: 'last', label: '取最后一个月' },
      ],
    },
    { type: 'choice', code: 'partOf', label: '属于哪一项', options: wholes, hint: '本项不会超过它；对不上时会提示' },
    { type: 'number', code: 'target', label: '全年目标', unit: '', atMost: 1_000_000_000, optional: true },
    { type: 'text', code: 'owner', label: '责任人或科室', maxLength: 60, optional: true },
  ]
}

export function typedDefinition(
  fields: readonly LedgerField[],
  definition: IndicatorDefinition | undefined,
): TypedValues {
  if (!definition) return { over: 'sum', partOf: NOTHING }
  const { name, unit, over, partOf, target, owner } = definition
  return typedFrom(fields, {
    name,
    unit,
    over,
    partOf: partOf ?? NOTHING,
    ...(target === null ? {} : { target }),
    ...(owner === null ? {} : { owner }),
  })
}

export function definitionOf(values: LedgerValues): RequestOf<'indicator.define'>['definition'] {
  const { partOf, target, owner } = values
  return {
    name: String(values['name']),
    unit: String(values['unit']),
    over: values['over'] === 'last' ? 'last' : 'sum',
    partOf: typeof partOf === 'string' && partOf !== NOTHING ? partOf : null,
    target: typeof target === 'number' ? target : null,
    owner: typeof owner === 'string' ? owner : null,
  }
}
