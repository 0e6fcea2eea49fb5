/** The kinds of record that an organization and those above it set up: one question, asked by whoever needs them. */
import type { Branch } from '#domain/branch/branch'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import type { LedgerKind } from '#domain/ledger/ledger'
import { isOwnCode, type OwnKind } from '#domain/ledger/own-kind'
import { compareNames } from './member-names'
import type { Reader } from './ports/store'

type Place = Pick<Branch, '_id' | 'ancestorIds'>

/** By name; those that were ended are among them, for what was recorded under them still counts. */
export async function kindsOf(store: Reader, { _id, ancestorIds }: Place): Promise<OwnKind[]> {
  const kinds = await store.findAll('ledgerKinds', { branchId: { $in: [...ancestorIds, _id] } })
  return kinds.sort((a, b) => compareNames(a.title, b.title))
}

/** The kind of that code that is there for the organization, set up or the house's; undefined when there is none. */
export async function kindFor(store: Reader, place: Place, code: string): Promise<LedgerKind | OwnKind | undefined> {
  if (!isOwnCode(code)) return ledgerKind(code)
  const kind = await store.get('ledgerKinds', code)
  return kind && [...place.ancestorIds, place._id].includes(kind.branchId) ? kind : undefined
}

/** Whether the kind was set up, and so has a declaration that changes. */
export function isOwnKind(kind: LedgerKind | OwnKind): kind is OwnKind {
  return 'version' in kind
}
