/** How a kind that an organization sets up is declared and counted: asked by the functions alone. */
import type { DeclaredKind, LedgerField } from './ledger'
import { type CountedAs, type OwnKind, fieldsEver, SHORT_TEXT, type MeansElse } from './own-kind'

/** Kinds of one organization at most; fields of a kind, those retired included. */
export const MOST_OWN_KINDS = 20
export const MOST_OWN_FIELDS = 15

/** What a record of the kind keeps of it. */
export function declaredOf(kind: OwnKind): DeclaredKind {
  const { code, title, unit, about, selfEntry, namesOrgan, fields, version } = kind
  const onlyBy = kind.settledBy === undefined ? {} : { settledBy: kind.settledBy }
  return { code, title, unit, about, selfEntry, namesOrgan, ...onlyBy, fields, version }
}

/** How a field may be counted; none where there is nothing to count: a paragraph, a date. */
export function countable({ type, ...field }: LedgerField): readonly CountedAs[] {
  switch (type) {
    case 'number':
    case 'money':
      return ['sum']
    case 'choice':
      return ['parts', 'distinct']
    case 'yes-no':
      return ['parts']
    case 'text':
      return 'maxLength' in field && field.maxLength > SHORT_TEXT ? [] : ['distinct']
    case 'member':
    case 'members':
      return ['distinct']
    case 'date':
      return []
  }
}

export const PARAGRAPH = 500

/**
 * The first thing by which records under `old` would mean something else under `next`; undefined where there is none. Fields
 * may be added, taken out of use and taken up again; choices may be added. `next.fields` are in the order in which they
 * were sent.
 */
export function meansElse(
  old: OwnKind,
  next: Pick<OwnKind, 'title' | 'unit' | 'about' | 'fields'>,
): MeansElse | undefined {
  if (old.title !== next.title) return { field: 'title', name: '名称' }
  if (old.unit !== next.unit) return { field: 'unit', name: '单位' }
  if (old.about !== next.about) return { field: 'about', name: '记的是谁的事' }
  for (const [at, field] of next.fields.entries()) {
    const before = fieldsEver(old).find(({ code }) => code === field.code)
    const what = before && changedIn(before, field)
    if (what !== undefined) return { field: `fields.${at}.${what}`, name: field.label }
  }
  return undefined
}

function changedIn(before: LedgerField, after: LedgerField): string | undefined {
  if (before.type !== after.type) return 'type'
  if (before.label !== after.label) return 'label'
  if (before.type === 'number' && after.type === 'number') return before.unit === after.unit ? undefined : 'unit'
  if (before.type === 'text' && after.type === 'text') return before.maxLength === after.maxLength ? undefined : 'type'
  if (before.type !== 'choice' || after.type !== 'choice') return undefined
  const isKept = before.options.every(({ code, label }) =>
    after.options.some((option) => option.code === code && option.label === label),
  )
  return isKept ? undefined : 'options'
}
