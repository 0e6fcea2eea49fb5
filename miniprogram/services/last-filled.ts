/** What somebody filled in last of a kind of entry, kept on the phone: offered, never filled in unasked. */
import type { LedgerKind } from '../domain/ledger/ledger'
import { ledgerLine } from '../domain/ledger/ledger-text'
import { keepDraft, keptDraft } from './drafts'

const SHORT_TEXT = 60

/** Remembers what may be the same next time: no day, no person, no long text, and nothing of a kind that few may read. */
export function rememberFilled(
  branchId: string,
  kind: LedgerKind,
  typed: Readonly<Record<string, string | readonly string[]>>,
): void {
  if (kind.recordKind !== undefined) return
  const same = kind.fields.filter((field) => {
    if (field.outcome) return false
    if (field.type === 'text') return field.maxLength <= SHORT_TEXT
    return field.type === 'choice' || field.type === 'yes-no' || field.type === 'number'
  })
  const kept = same.flatMap(({ code }) => {
    const value = typed[code]
    return typeof value === 'string' && value !== '' ? [[code, value] as const] : []
  })
  if (kept.length > 0) keepDraft(nameOf(branchId, kind), Object.fromEntries(kept))
}

/** What can be filled in again; undefined where nothing was. */
export function lastFilled(branchId: string, kind: LedgerKind): Readonly<Record<string, string>> | undefined {
  const kept = keptDraft(nameOf(branchId, kind))
  const known = Object.entries(kept ?? {}).flatMap(([code, value]) =>
    typeof value === 'string' && kind.fields.some((field) => field.code === code) ? [[code, value] as const] : [],
  )
  return known.length > 0 ? Object.fromEntries(known) : undefined
}

/** The same in one line: `幸福社区，清扫，服务时长120分钟`. */
export function lastWords(kind: LedgerKind, last: Readonly<Record<string, string>>): string {
  const values = Object.fromEntries(
    kind.fields.flatMap(({ code, type }) => {
      const value = last[code]
      if (value === undefined) return []
      return [[code, type === 'number' ? Number(value) : type === 'yes-no' ? value === 'yes' : value] as const]
    }),
  )
  return ledgerLine({ kind: kind.code, declared: { ...kind, version: 0 }, values, concludedOn: null })
}

const nameOf = (branchId: string, { code }: LedgerKind) => `last:${branchId}:${code}`
