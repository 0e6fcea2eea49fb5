/** What the form shows of declared fields, and what was typed into it as values. Pure: the page and the tests use it. */
import { toHalfWidth } from '../../domain/values/chinese-text'
import type { LedgerField, LedgerKind } from '../../domain/ledger/ledger'
import { checkOutcome, type LedgerValues, type ValueFault } from '../../domain/ledger/ledger-values'
import { fen, formatYuan, parseYuan } from '../../domain/values/money'
import { chosenDay } from '../../text/dates'

/** What stands in a control: text, an option's code (`yes`, `no`), a date, a member's id, or several. '' is nothing. */
export type Typed = string | readonly string[]
export type TypedValues = Readonly<Record<string, Typed>>

export interface Person {
  readonly memberId: string
  readonly name: string
}

export interface FormRow {
  readonly code: string
  readonly label: string
  readonly hint: string
  readonly isRequired: boolean
  readonly control: 'line' | 'paragraph' | 'options' | 'number' | 'money' | 'date' | 'people'
  readonly maxLength: number
  readonly unit: string
  readonly options: readonly { readonly code: string; readonly label: string; readonly isChosen: boolean }[]
  readonly isMany: boolean
  /** Numbers that are usual there, beside the box one can type any other into. */
  readonly usual: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[]
  /** The control's text; for dates and people see `shown`. */
  readonly value: string
  readonly shown: string
}

/** A field at fault, and what would be right there. */
export interface FormFault {
  readonly ok: false
  readonly code: string
  readonly message: string
}

const YES_NO = [
  { code: 'yes', label: '是' },
  { code: 'no', label: '否' },
]
const SHORT_TEXT = 60
const MONEY_DIGITS = 13
const NUMBER_DIGITS = 9
const USUAL_HOURS = [1, 2, 3, 4] as const
const MOST_USUAL_HOURS = 4
const MINUTES_AN_HOUR = 60

export function rowsOf(fields: readonly LedgerField[], typed: TypedValues, people: readonly Person[]): FormRow[] {
  return fields.map((field) => rowOf(field, typed[field.code] ?? '', people))
}

export function rowOf(field: LedgerField, typed: Typed, people: readonly Person[]): FormRow {
  const chosen = typeof typed === 'string' ? typed : ''
  const base = {
    code: field.code,
    label: field.label,
    hint: field.hint ?? '',
    isRequired: !field.optional,
    maxLength: NUMBER_DIGITS,
    unit: '',
    options: [],
    isMany: false,
    usual: [],
    value: chosen,
    shown: '',
  }
  const choosing = (options: readonly { readonly code: string; readonly label: string }[]): FormRow => ({
    ...base,
    control: 'options',
    options: options.map(({ code, label }) => ({ code, label, isChosen: code === chosen })),
  })
  switch (field.type) {
    case 'text':
      return { ...base, control: field.maxLength > SHORT_TEXT ? 'paragraph' : 'line', maxLength: field.maxLength }
    case 'choice':
      return choosing(field.options)
    case 'yes-no':
      return choosing(YES_NO)
    case 'number':
      return { ...base, control: 'number', unit: field.unit, usual: usualOf(field, chosen) }
    case 'money':
      return { ...base, control: 'money', unit: '元', maxLength: MONEY_DIGITS }
    case 'date':
      return { ...base, control: 'date', shown: chosenDay(chosen) }
    case 'member':
      return { ...base, control: 'people', shown: namesOf(chosen === '' ? [] : [chosen], people) }
    case 'members':
      return { ...base, control: 'people', isMany: true, shown: namesOf(idsOf(typed), people) }
  }
}

/** Of a time that a person spent, whole hours; of a part of an hour, and of any other number, none. */
function usualOf({ unit, atMost }: Extract<LedgerField, { type: 'number' }>, chosen: string): FormRow['usual'] {
  const each =
    unit === '小时' ? 1 : unit === '分钟' && (atMost ?? 0) > MOST_USUAL_HOURS * MINUTES_AN_HOUR ? MINUTES_AN_HOUR : 0
  if (each === 0) return []
  return USUAL_HOURS.map((hours) => ({
    value: String(hours * each),
    label: `${hours}小时`,
    isChosen: chosen === String(hours * each),
  }))
}

/** The ids in a people control, one or several. */
export function idsOf(typed: Typed | undefined): readonly string[] {
  if (typed === undefined || typed === '') return []
  return typeof typed === 'string' ? [typed] : typed
}

/** The values as the controls show them, to begin a correction with. */
export function typedFrom(fields: readonly LedgerField[], values: LedgerValues): TypedValues {
  const typed: Record<string, Typed> = {}
  for (const { code, type } of fields) {
    const value = values[code]
    if (value === undefined) continue
    if (typeof value === 'boolean') typed[code] = value ? 'yes' : 'no'
    else if (typeof value === 'number') typed[code] = type === 'money' ? formatYuan(fen(value)) : String(value)
    else typed[code] = value
  }
  return typed
}

/**
 * What was typed as values of the fields, or the first fault. `recorded` and `context` are what the entry says already
 * and the kind's fields: an outcome may be bounded by them (已整改 ≤ 发现).
 */
export function readForm(
  fields: readonly LedgerField[],
  typed: TypedValues,
  recorded: LedgerValues = {},
  context: readonly LedgerField[] = [],
): { readonly ok: true; readonly values: LedgerValues } | FormFault {
  const values: Record<string, string | number | boolean | readonly string[]> = {}
  for (const field of fields) {
    const entered = typed[field.code] ?? ''
    const value = valueOf(field, typeof entered === 'string' ? entered.trim() : entered)
    if (value === undefined) continue
    if (typeof value === 'object' && 'expected' in value)
      return { ok: false, code: field.code, message: `${field.label}${value.expected}` }
    values[field.code] = value
  }
  const fault = checkOutcome(asOutcome(fields, context), recorded, values)
  return fault ? { ok: false, code: codeAt(fault.field), message: faultText(fault) } : { ok: true, values }
}

function valueOf(
  field: LedgerField,
  entered: Typed,
): string | number | boolean | readonly string[] | { readonly expected: string } | undefined {
  if (entered.length === 0) return undefined
  if (typeof entered !== 'string') return field.type === 'members' ? entered : entered[0]
  switch (field.type) {
    case 'number': {
      const digits = toHalfWidth(entered)
      return /^\d{1,9}$/.test(digits) ? Number(digits) : { expected: '须为整数' }
    }
    case 'money':
      return parseYuan(entered) ?? { expected: '须为金额，如 120 或 35.50' }
    case 'yes-no':
      return entered === 'yes'
    case 'members':
      return [entered]
    default:
      return entered
  }
}

/** The rules of the domain check all fields of one kind; a form may show a part of them, and a date or organ besides. */
function asOutcome(fields: readonly LedgerField[], context: readonly LedgerField[]): LedgerKind {
  const others = context
    .filter(({ code }) => fields.every((field) => field.code !== code))
    .map(({ outcome: _, ...field }): LedgerField => field)
  return {
    code: '',
    title: '',
    unit: '',
    about: 'branch',
    selfEntry: false,
    namesOrgan: false,
    fields: [...others, ...fields.map((field): LedgerField => ({ ...field, outcome: true }))],
  }
}

function faultText(fault: ValueFault): string {
  if (fault.is === 'unfit') return fault.expected
  return `${fault.part} ${fault.partValue} 大于${fault.whole} ${fault.wholeValue}，请核对`
}

/** `outcome.kept` or `outcome.talkers.1` → the field's code. */
function codeAt(path: string): string {
  return path.split('.')[1] ?? ''
}

function namesOf(ids: readonly string[], people: readonly Person[]): string {
  return ids.map((id) => people.find(({ memberId }) => memberId === id)?.name ?? '不在名单').join('、')
}
