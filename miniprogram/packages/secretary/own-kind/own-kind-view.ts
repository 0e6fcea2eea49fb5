/** The form of a kind that is set up: its head, its fields, and what the report will say of it. */
import type { RequestOf } from '#contract'
import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import {
  fieldsEver,
  KIND_SECTION_LABELS,
  KIND_SECTIONS,
  LONGEST_KIND_NAME,
  LONGEST_UNIT,
  SHORT_TEXT,
} from '../../../domain/ledger/own-kind'
import type { SetUpKind } from '../../../services/ledger-kinds'

export type Declaration = RequestOf<'ledger.declareKind'>['declaration']
export type SentField = Declaration['fields'][number]

/** Whose matter it is, and who records it. */
const WHOSE = {
  branch: { label: '支部的事，由支部登记', about: 'branch', selfEntry: false },
  member: { label: '党员个人的事，由支部登记', about: 'member', selfEntry: false },
  self: { label: '党员个人的事，党员自己报，由支部确认', about: 'member', selfEntry: true },
} as const
const CONFIRMED_BY = { committee: '书记、支委等能确认记录的人', secretary: '只由书记、副书记' } as const

export function headFields(): LedgerField[] {
  const listed = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([code, label]) => ({ code, label }))
  const whose = Object.entries(WHOSE).map(([code, { label }]) => ({ code, label }))
  const hint = '如：调解纠纷、联建共建活动、接待来访'
  return [
    { type: 'text', code: 'title', label: '名称', maxLength: LONGEST_KIND_NAME, hint },
    { type: 'text', code: 'unit', label: '单位', maxLength: LONGEST_UNIT, hint: '一条记录是一件、一次还是一人次' },
    { type: 'choice', code: 'whose', label: '记什么，谁来记', options: whose },
    { type: 'choice', code: 'confirmedBy', label: '谁来确认', options: listed(CONFIRMED_BY) },
    { type: 'choice', code: 'section', label: '写在述职报告的哪一部分', options: listed(KIND_SECTION_LABELS) },
  ]
}

export function typedHead(kind: SetUpKind | undefined): TypedValues {
  if (!kind) return { whose: 'branch', confirmedBy: 'committee', section: 'central-task' }
  const { title, unit, about, selfEntry, settledBy, section } = kind
  const whose = selfEntry ? 'self' : about
  return { title, unit, whose, confirmedBy: settledBy === undefined ? 'committee' : 'secretary', section }
}

/** The fields as they are sent back. */
export function fieldsIn({ fields, counts }: SetUpKind): SentField[] {
  return fields.map((field) => asSent(field, counts))
}

/** Those that are stored and not among `fields`: each can be taken up again. */
export function fieldsOutOfUse(kind: SetUpKind | undefined, fields: readonly SentField[]): SentField[] {
  if (!kind) return []
  const used = new Set(fields.map(({ code }) => code))
  return fieldsEver(kind)
    .filter(({ code }) => !used.has(code))
    .map((field) => asSent(field, kind.counts))
}

function asSent(field: LedgerField, counts: SetUpKind['counts']): SentField {
  const { code, label, optional = false } = field
  const base = { code, label, optional, counted: counts[code] ?? null }
  switch (field.type) {
    case 'text':
      return { ...base, type: field.maxLength > SHORT_TEXT ? 'paragraph' : 'text' }
    case 'number':
      return { ...base, type: 'number', unit: field.unit }
    case 'choice':
      return { ...base, type: 'choice', options: field.options.map((option) => option.label) }
    default:
      return { ...base, type: field.type }
  }
}

export function declarationOf(head: LedgerValues, fields: readonly SentField[]): Declaration {
  const whose = Object.entries(WHOSE).find(([code]) => code === head['whose'])?.[1] ?? WHOSE.branch
  const { about, selfEntry } = whose
  return {
    ...{ title: String(head['title']), unit: String(head['unit']), about, selfEntry },
    confirmedBy: head['confirmedBy'] === 'secretary' ? 'secretary' : 'committee',
    section: KIND_SECTIONS.find((section) => section === head['section']) ?? 'central-task',
    fields: [...fields],
  }
}

/** What the report says, with × for the numbers: 调解纠纷×件，其中家庭纠纷×件、邻里纠纷×件，涉及群众×人。 */
export function sentenceOf(head: TypedValues, fields: readonly SentField[]): string {
  const word = (code: string, missing: string) => {
    const typed = head[code]
    return typeof typed === 'string' && typed.trim() !== '' ? typed.trim() : missing
  }
  const unit = word('unit', '（单位）')
  const parts = fields.flatMap((field) => partOf(field, unit))
  return `${[`${word('title', '（名称）')}×${unit}`, ...parts].join('，')}。`
}

function partOf(field: SentField, unit: string): string[] {
  const { label } = field
  switch (field.counted ?? null) {
    case 'parts':
      if (field.type !== 'choice') return [`其中${label}×${unit}`]
      // Where everybody chooses one, the parts are the whole.
      return [`其中${field.options.map((option) => `${option}×${unit}`).join('、')}`]
    case 'sum':
      return [`${label}×${field.type === 'number' ? field.unit : '元'}`]
    case 'distinct':
      return [`${label}×${field.type === 'member' || field.type === 'members' ? '人' : '个'}`]
    case null:
      return []
  }
}
