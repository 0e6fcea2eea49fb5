/** From what somebody declares on the phone to the kind as it is stored, with codes for what is new. */
import type { InputOf, Refusal } from '#contract'
import type { LedgerField } from '#domain/ledger/ledger'
import { fieldsEver, ownKindCode, SHORT_TEXT, type CountedAs, type OwnKind } from '#domain/ledger/own-kind'
import { countable, PARAGRAPH } from '#domain/ledger/own-kind-counting'
import type { Permission } from '#domain/people/permission'
import { isRefusal, refuse } from '../ports/handling'

type Declaration = InputOf<'ledger.declareKind'>['declaration']
type SentField = Declaration['fields'][number]
type Options = Extract<LedgerField, { type: 'choice' }>['options']

interface Setting {
  readonly branchId: string
  readonly old: OwnKind | undefined
  /** Whether there are records: then fields that are left out are retired, and not forgotten. */
  readonly isUsed: boolean
  readonly newId: () => string
}

/** Beside confirming records: what the secretary and the deputy may, and the rest of the committee may not. */
const SECRETARY: Permission = 'manage-branch'

/** The kind as it is declared now, or the first thing wrong with it. */
export function kindFrom(declaration: Declaration, { branchId, old, isUsed, newId }: Setting) {
  const before = old ? fieldsEver(old) : []
  const codes = codesOf(declaration.fields, before, old?.retired ?? [])
  if (isRefusal(codes)) return codes
  const fields = declaration.fields.map((field, at) => fieldFrom(field, codes[at] ?? '', before))
  const counts = countsOf(declaration.fields, fields)
  if (isRefusal(counts)) return counts
  const { title, unit, about, selfEntry, confirmedBy, section } = declaration
  const code = old?.code ?? ownKindCode(newId())
  const retired = isUsed ? before.filter((field) => !codes.includes(field.code)) : []
  const kind: OwnKind = {
    ...{ _id: code, revision: (old?.revision ?? 0) + 1, branchId, code, version: (old?.version ?? 0) + 1 },
    ...{ title, unit, about, selfEntry, namesOrgan: false, section, fields, retired },
    counts: { ...countsAmong(retired, old?.counts), ...counts },
    ...(confirmedBy === 'secretary' ? { settledBy: SECRETARY } : {}),
    ...(isUsed ? { isUsed } : {}),
    isEnded: old?.isEnded ?? false,
  }
  return kind
}

const unfit = (field: string, expected: string): Refusal<'bad-input'> =>
  refuse('bad-input', { field: `declaration.fields.${field}`, detail: { expected } })

/** Each field's own code, or the next number that none has had. */
function codesOf(
  sent: readonly SentField[],
  known: readonly LedgerField[],
  retired: readonly LedgerField[],
): string[] | Refusal<'bad-input'> {
  for (const [at, { code, label }] of sent.entries()) {
    if (sent.findIndex((other) => other.label === label) < at) return unfit(`${at}.label`, `“${label}”已有一项`)
    const namesake = retired.find((other) => other.label === label)
    if (namesake && namesake.code !== code) return unfit(`${at}.label`, `“${label}”是已停用的一项，可以恢复使用`)
    if (code === undefined) continue
    if (!known.some((field) => field.code === code)) return unfit(`${at}.code`, '没有这一项')
    if (sent.findIndex((other) => other.code === code) < at) return unfit(`${at}.code`, '同一项只能有一次')
  }
  const next = numbering('f', known)
  return sent.map(({ code }) => code ?? next())
}

/** `f3`, `f4` …: the numbers after those there are. */
function numbering(letter: string, known: readonly { readonly code: string }[]): () => string {
  let last = Math.max(0, ...known.map(({ code }) => Number(code.slice(letter.length))))
  return () => `${letter}${(last += 1)}`
}

function fieldFrom(sent: SentField, code: string, before: readonly LedgerField[]): LedgerField {
  const { label, optional } = sent
  const base = { code, label, ...(optional ? ({ optional: true } as const) : {}) }
  switch (sent.type) {
    case 'text':
      return { ...base, type: 'text', maxLength: SHORT_TEXT }
    case 'paragraph':
      return { ...base, type: 'text', maxLength: PARAGRAPH }
    case 'number':
      return { ...base, type: 'number', unit: sent.unit }
    case 'choice': {
      const known = before.find((field) => field.code === code)
      return {
        ...base,
        type: 'choice',
        options: optionsFrom(sent.options, known?.type === 'choice' ? known.options : []),
      }
    }
    default:
      return { ...base, type: sent.type }
  }
}

/** A choice is what it is called: under its name it keeps its code. */
function optionsFrom(labels: readonly string[], known: Options): Options {
  const next = numbering('o', known)
  return labels.map((label) => ({ code: known.find((option) => option.label === label)?.code ?? next(), label }))
}

/** What is counted of fields that are no longer filled in: records that have them are counted as before. */
function countsAmong(retired: readonly LedgerField[], counts: OwnKind['counts'] = {}): Record<string, CountedAs> {
  return Object.fromEntries(Object.entries(counts).filter(([of]) => retired.some(({ code }) => code === of)))
}

function countsOf(
  sent: readonly SentField[],
  fields: readonly LedgerField[],
): Record<string, CountedAs> | Refusal<'bad-input'> {
  const counts: Record<string, CountedAs> = {}
  for (const [at, field] of fields.entries()) {
    const counted = sent[at]?.counted ?? null
    if (counted === null) continue
    if (!countable(field).includes(counted)) return unfit(`${at}.counted`, `“${field.label}”不能这样计数`)
    counts[field.code] = counted
  }
  return counts
}
