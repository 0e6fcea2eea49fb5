/** One field of a kind that is set up, asked for in a sheet. */
import type { SheetForm } from '../components/form-sheet/form-sheet'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { LONGEST_LABEL, LONGEST_UNIT, MOST_OPTIONS, type CountedAs } from '../../../domain/ledger/own-kind'
import type { SentField } from './own-kind-view'

export type FieldType = SentField['type']

const TYPES: Readonly<Record<FieldType, string>> = {
  text: '简短文字',
  paragraph: '一段文字',
  number: '数量',
  money: '金额',
  date: '日期',
  choice: '选项',
  'yes-no': '是或否',
  member: '一名党员',
  members: '几名党员',
}
export const FIELD_TYPES = Object.entries(TYPES).map(([key, label]) => ({ key, label }))

/** What can be counted of a field, as the report says it. */
const COUNTED: Readonly<Partial<Record<FieldType, Readonly<Partial<Record<CountedAs, string>>>>>> = {
  text: { distinct: '有几个不同的' },
  number: { sum: '合计' },
  money: { sum: '合计' },
  choice: { parts: '各项分别多少', distinct: '有几种' },
  'yes-no': { parts: '“是”的有多少' },
  member: { distinct: '有几个人' },
  members: { distinct: '有几个人' },
}
const NOT_COUNTED = 'none'

export function typeNamed(key: unknown): FieldType | undefined {
  return FIELD_TYPES.map((each) => each.key as FieldType).find((type) => type === key)
}

/** The first amount of a kind is mostly what it is kept for: it is added up unless somebody says otherwise. */
function countedAtFirst(type: FieldType, fields: readonly SentField[]): CountedAs | typeof NOT_COUNTED {
  const isAmount = ({ type: of }: Pick<SentField, 'type'>) => of === 'number' || of === 'money'
  return isAmount({ type }) && !fields.some(isAmount) ? 'sum' : NOT_COUNTED
}

/** The sheet for a new field of that type after `fields`, or for one of them. */
export function sheetOf(type: FieldType, fields: readonly SentField[], field?: SentField): SheetForm {
  return {
    title: field ? `修改“${field.label}”` : `增加一项：${TYPES[type]}`,
    button: '好',
    fields: asked(type),
    start: {
      counted: field ? (field.counted ?? NOT_COUNTED) : countedAtFirst(type, fields),
      ...(field ? { label: field.label } : {}),
      required: field?.optional ? 'no' : 'yes',
      ...(field?.type === 'number' ? { unit: field.unit } : {}),
      ...(field?.type === 'choice' ? { options: field.options.join('\n') } : {}),
    },
  }
}

function asked(type: FieldType): LedgerField[] {
  const counted = Object.entries(COUNTED[type] ?? {}).map(([code, label]) => ({ code, label }))
  return [
    { type: 'text', code: 'label', label: '名称', maxLength: LONGEST_LABEL },
    ...(type === 'number' ? [UNIT] : []),
    ...(type === 'choice' ? [OPTIONS] : []),
    ...(counted.length > 0
      ? [
          {
            ...({ type: 'choice', code: 'counted', label: '报告里怎样计数' } as const),
            options: [...counted, { code: NOT_COUNTED, label: '只作记录' }],
          },
        ]
      : []),
    { type: 'yes-no', code: 'required', label: '必须填写' },
  ]
}
const UNIT: LedgerField = { type: 'text', code: 'unit', label: '单位', maxLength: LONGEST_UNIT }
const OPTIONS: LedgerField = {
  ...{ type: 'text', code: 'options', label: '有哪些选项', maxLength: 200 },
  hint: `一行一个，2 至 ${MOST_OPTIONS} 个`,
}

/** What was filled in, as it is sent. */
export function fieldFrom(type: FieldType, values: LedgerValues, before?: SentField): SentField {
  const base = {
    ...(before?.code === undefined ? {} : { code: before.code }),
    label: String(values['label']),
    optional: values['required'] === false,
    counted: (['sum', 'distinct', 'parts'] as const).find((each) => each === values['counted']) ?? null,
  }
  switch (type) {
    case 'number':
      return { ...base, type, unit: String(values['unit']) }
    case 'choice':
      return { ...base, type, options: optionsIn(String(values['options'])) }
    default:
      return { ...base, type }
  }
}

function optionsIn(text: string): string[] {
  return text
    .split(/[\n、，,；;]/)
    .map((option) => option.trim())
    .filter((option) => option !== '')
}

/** `选项：家庭纠纷、邻里纠纷 · 报告里：各项分别多少 · 可以不填` */
export function fieldNote(field: SentField): string {
  const { type, counted, optional } = field
  const more = type === 'choice' ? `：${field.options.join('、')}` : type === 'number' ? `（${field.unit}）` : ''
  const said = counted ? COUNTED[type]?.[counted] : undefined
  return [
    `${TYPES[type]}${more}`,
    ...(said === undefined ? [] : [`报告里：${said}`]),
    ...(optional ? ['可以不填'] : []),
  ].join(' · ')
}
