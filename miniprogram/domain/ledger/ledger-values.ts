/** Whether the values of a ledger entry are what its kind asks for. One path for all kinds, on the phone and behind it. */
import { isCivilDate } from '../time/civil-date'
import type { LedgerField, LedgerKind, LedgerValue } from './ledger'

export type LedgerValues = Readonly<Record<string, LedgerValue>>

/** What a number is at most when its field names no limit, and an amount in fen (ten million yuan). */
const LARGEST_NUMBER = 1_000_000
const LARGEST_FEN = 1_000_000_000
const MOST_MEMBERS = 200

/**
 * The first thing wrong. `field` is a path such as `values.channel`. `above`: a part is larger than its whole, both are
 * named with their numbers. Anything else is `unfit`, with what is expected there in a few words.
 */
export type ValueFault =
  | { readonly is: 'unfit'; readonly field: string; readonly expected: string }
  | {
      readonly is: 'above'
      readonly field: string
      readonly part: string
      readonly partValue: number
      readonly whole: string
      readonly wholeValue: number
    }

/**
 * Checks the values an entry is recorded with: every field of the kind that is no outcome, and nothing else.
 * Undefined when all is well.
 */
export function checkValues(kind: LedgerKind, values: LedgerValues): ValueFault | undefined {
  return check(kind, values, (field) => !field.outcome, 'values')
}

/** Checks what is filled in on concluding an entry: its outcome fields, against the values it was recorded with. */
export function checkOutcome(kind: LedgerKind, recorded: LedgerValues, outcome: LedgerValues): ValueFault | undefined {
  const isOutcome = (field: LedgerField) => field.outcome === true
  return check(kind, outcome, isOutcome, 'outcome', recorded)
}

/** The ids of all members that the values name, each with the path of its field. */
export function membersNamed(
  kind: LedgerKind,
  values: LedgerValues,
  path: string,
): { readonly field: string; readonly memberId: string }[] {
  return kind.fields.flatMap(({ code, type }) => {
    const value = valueAt(values, code)
    if (type === 'member' && typeof value === 'string') return [{ field: `${path}.${code}`, memberId: value }]
    if (type === 'members' && isList(value))
      return value.map((memberId, at) => ({ field: `${path}.${code}.${at}`, memberId }))
    return []
  })
}

/** The value of that name; undefined when it was left out, also for names every object has. */
export function valueAt(values: LedgerValues, code: string): LedgerValue | undefined {
  return Object.prototype.hasOwnProperty.call(values, code) ? values[code] : undefined
}

function check(
  kind: LedgerKind,
  values: LedgerValues,
  belongs: (field: LedgerField) => boolean,
  path: string,
  recorded: LedgerValues = {},
): ValueFault | undefined {
  const fields = kind.fields.filter(belongs)
  const stranger = Object.keys(values).find((code) => !fields.some((field) => field.code === code))
  if (stranger !== undefined) return { is: 'unfit', field: `${path}.${stranger}`, expected: '没有这一项' }
  for (const field of fields) {
    const value = valueAt(values, field.code)
    const at = `${path}.${field.code}`
    if (value === undefined) {
      if (!field.optional) return { is: 'unfit', field: at, expected: missingWords(field) }
      continue
    }
    const fault = unfit(field, value, at) ?? above(kind, field, value, { ...recorded, ...values }, at)
    if (fault) return fault
  }
  return undefined
}

/** What is written in is asked to be filled in, what is picked to be chosen. */
function missingWords({ type, label }: LedgerField): string {
  const isWritten = type === 'text' || type === 'number' || type === 'money'
  return isWritten ? `须填写${label}` : `请选择${label}`
}

function unfit(field: LedgerField, value: LedgerValue, at: string): ValueFault | undefined {
  const expected = expectedOf(field, value)
  return expected === undefined ? undefined : { is: 'unfit', field: at, expected: `${field.label}${expected}` }
}

/** What is expected of the field, when the value is something else. */
function expectedOf(field: LedgerField, value: LedgerValue): string | undefined {
  switch (field.type) {
    case 'text':
      if (typeof value !== 'string' || value.trim() === '') return '不能为空'
      if (value.length > field.maxLength) return `最多${field.maxLength}个字`
      return hasControl(value) ? '含有不可用的字符' : undefined
    case 'choice':
      return field.options.some(({ code }) => code === value) ? undefined : '须从所列各项中选择'
    case 'number':
      return outside(value, field.atLeast ?? 0, field.atMost ?? LARGEST_NUMBER)
    case 'money':
      return outside(value, 0, LARGEST_FEN) === undefined ? undefined : '须为金额，以分计的整数'
    case 'date':
      return typeof value === 'string' && isCivilDate(value) ? undefined : '须为日期，如2025-03-04'
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : '须为是或否'
    case 'member':
      return isId(value) ? undefined : '须为一名党员'
    case 'members':
      return isList(value) && areMembers(value) ? undefined : `须为1至${MOST_MEMBERS}名党员，不重复`
  }
}

function outside(value: LedgerValue, atLeast: number, atMost: number): string | undefined {
  const fits = typeof value === 'number' && Number.isSafeInteger(value) && value >= atLeast && value <= atMost
  return fits ? undefined : `须为${atLeast}至${atMost}的整数`
}

function above(
  kind: LedgerKind,
  field: LedgerField,
  value: LedgerValue,
  all: LedgerValues,
  at: string,
): ValueFault | undefined {
  if (field.type !== 'number' || field.notAbove === undefined) return undefined
  const whole = kind.fields.find(({ code }) => code === field.notAbove)
  const wholeValue = whole && valueAt(all, whole.code)
  if (!whole || typeof wholeValue !== 'number' || typeof value !== 'number' || value <= wholeValue) return undefined
  return { is: 'above', field: at, part: field.label, partValue: value, whole: whole.label, wholeValue }
}

function areMembers(list: readonly string[]): boolean {
  const distinct = new Set(list)
  return list.length >= 1 && list.length <= MOST_MEMBERS && distinct.size === list.length && list.every(isId)
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w:#.-]{1,80}$/.test(value)
}

function isList(value: LedgerValue | undefined): value is readonly string[] {
  return Array.isArray(value)
}

const CONTROL_BUT_LINE_FEED = new RegExp(String.raw`[^\P{C}\n]`, 'u')
function hasControl(text: string): boolean {
  return CONTROL_BUT_LINE_FEED.test(text)
}
