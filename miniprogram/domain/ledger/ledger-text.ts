/** Ledger entries as one line of Chinese. */
import type { LedgerEntry, LedgerField, LedgerValue } from './ledger'
import { kindOf } from './kinds/catalogue'
import { valueAt } from './ledger-values'
import { civilDate, formatChineseDate } from '../time/civil-date'
import { groupedDigits } from '../values/digits'
import { fen, formatYuan, formatYuanGrouped } from '../values/money'

/** What the line needs of an entry. */
export type LedgerLine = Pick<LedgerEntry, 'kind' | 'declared' | 'values' | 'concludedOn'>

const LONGEST_TEXT = 30

/**
 * `文明劝导，幸福社区，发放宣传资料120份`, empty where nothing is filled in. Names come from `names` by member id; a member
 * who is not in it is left out, so that without names the line names nobody.
 */
export function ledgerLine(entry: LedgerLine, names: ReadonlyMap<string, string> = new Map()): string {
  const kind = kindOf(entry)
  if (!kind) return ''
  const parts = kind.fields.map((field) => describeValue(field, valueAt(entry.values, field.code), names))
  const concluded =
    kind.conclusion !== undefined && entry.concludedOn !== null
      ? [`${formatChineseDate(entry.concludedOn)}${kind.conclusion}`]
      : []
  return [...parts.filter((part) => part !== ''), ...concluded].join('，')
}

/** One thing that an entry says, as a sheet takes it: what can be added up is a number, its unit in the heading. */
export interface LedgerCell {
  readonly heading: string
  readonly cell: string | number
}

/** All that an entry says, field by field; what is left out is empty. A date is as sheets sort it: 2025-03-04. */
export function ledgerCells(entry: LedgerLine, names: ReadonlyMap<string, string>): LedgerCell[] {
  const fields = kindOf(entry)?.fields ?? []
  return fields.map((field) => {
    const value = valueAt(entry.values, field.code)
    const { label: heading, type } = field
    if (type === 'number')
      return { heading: `${heading}（${field.unit}）`, cell: typeof value === 'number' ? value : '' }
    if (type === 'money')
      return { heading: `${heading}（元）`, cell: value === undefined ? '' : Number(formatYuan(fen(Number(value)))) }
    if (type === 'date') return { heading, cell: value === undefined ? '' : String(value) }
    return { heading, cell: formatLedgerValue(field, value, names) }
  })
}

/** The value as a person reads it: the label of a choice, an amount in yuan, a day, names of members. Empty when left out. */
export function formatLedgerValue(
  field: LedgerField,
  value: LedgerValue | undefined,
  names: ReadonlyMap<string, string>,
): string {
  if (value === undefined) return ''
  switch (field.type) {
    case 'choice':
      return field.options.find(({ code }) => code === value)?.label ?? String(value)
    case 'number':
      return `${groupedDigits(String(value))}${field.unit}`
    case 'money':
      return `${formatYuanGrouped(fen(Number(value)))} 元`
    case 'yes-no':
      return value === true ? '是' : '否'
    case 'member':
    case 'members':
      return ([] as unknown[])
        .concat(value)
        .map((memberId) => names.get(String(memberId)) ?? '')
        .filter((name) => name !== '')
        .join('、')
    case 'text':
      return String(value)
    case 'date':
      return formatChineseDate(civilDate(String(value)))
  }
}

/**
 * Texts and choices speak for themselves; numbers, dates and members are said with their label. Yes or no is the label
 * itself: 形成书面记录, 没有形成书面记录.
 */
function describeValue(field: LedgerField, value: LedgerValue | undefined, names: ReadonlyMap<string, string>): string {
  const said = formatLedgerValue(field, value, names).replace(/\s+/g, ' ')
  if (said === '') return ''
  if (field.type === 'text') return said.length > LONGEST_TEXT ? `${said.slice(0, LONGEST_TEXT)}…` : said
  if (field.type === 'yes-no') return `${value === true ? '' : '没有'}${field.label.replace(/^是否/, '')}`
  return field.type === 'choice' ? said : `${field.label}${said}`
}
