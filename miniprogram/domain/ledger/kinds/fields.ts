/** Shorthand for declaring the fields of ledger kinds. Each returns plain data. */
import type { LedgerField } from '../ledger'

interface More {
  readonly optional?: true
  readonly outcome?: true
  readonly hint?: string
}
interface NumberMore extends More {
  readonly atLeast?: number
  readonly atMost?: number
  readonly notAbove?: string
}

/** The field may be left out. */
export const OPTIONAL = { optional: true } as const
/** The field is filled in when the matter is concluded. */
export const OUTCOME = { outcome: true } as const

/** A short text: a name, a title, a place. */
export function shortText(code: string, label: string, more: More = {}): LedgerField {
  return { type: 'text', code, label, maxLength: 60, ...more }
}

/** A paragraph of a few sentences. */
export function longText(code: string, label: string, more: More = {}): LedgerField {
  return { type: 'text', code, label, maxLength: 500, ...more }
}

export function wholeNumber(code: string, label: string, unit: string, more: NumberMore = {}): LedgerField {
  return { type: 'number', code, label, unit, ...more }
}

/** Study and service time: minutes of one day, 45 of which are one 学时. */
export function minutes(code: string, label: string, more: More = {}): LedgerField {
  return { type: 'number', code, label, unit: '分钟', atLeast: 1, atMost: 1440, ...more }
}

/** `options` are code → label. */
export function choice(
  code: string,
  label: string,
  options: Readonly<Record<string, string>>,
  more: More = {},
): LedgerField {
  const listed = Object.entries(options).map(([option, name]) => ({ code: option, label: name }))
  return { type: 'choice', code, label, options: listed, ...more }
}

export function money(code: string, label: string, more: More = {}): LedgerField {
  return { type: 'money', code, label, ...more }
}

export function date(code: string, label: string, more: More = {}): LedgerField {
  return { type: 'date', code, label, ...more }
}

export function yesNo(code: string, label: string, more: More = {}): LedgerField {
  return { type: 'yes-no', code, label, ...more }
}

export function member(code: string, label: string, more: More = {}): LedgerField {
  return { type: 'member', code, label, ...more }
}

export function members(code: string, label: string, more: More = {}): LedgerField {
  return { type: 'members', code, label, ...more }
}

/** Levels of honours, publications and brands, from the highest to the lowest. */
export const LEVELS = {
  national: '国家级',
  provincial: '省级',
  municipal: '市级',
  county: '区县级',
  bureau: '本单位',
} as const
