/** Values that fit a ledger kind, for tests that need an entry of any kind. */
import type { LedgerField, LedgerKind, LedgerValue } from '#domain/ledger/ledger'

/** A value the field takes. `member` is the id of somebody on the roll. */
export function fittingValue(field: LedgerField, member: string): LedgerValue {
  switch (field.type) {
    case 'text':
      return field.label
    case 'choice':
      return field.options[0]?.code ?? ''
    case 'number':
      return Math.max(field.atLeast ?? 0, 1)
    case 'money':
      return 12_345
    case 'date':
      return '2025-06-30'
    case 'yes-no':
      return true
    case 'member':
      return member
    case 'members':
      return [member]
  }
}

export function fittingValues(
  kind: LedgerKind,
  member: string,
  fields: (field: LedgerField) => boolean = (field) => !field.outcome,
): Record<string, LedgerValue> {
  return Object.fromEntries(kind.fields.filter(fields).map((field) => [field.code, fittingValue(field, member)]))
}
