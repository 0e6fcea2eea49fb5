/** Kinds of the ledger on the phone: the house's, which are here, and those that were set up, which the server knows. */
import type { OutputOf } from '#contract'
import { ledgerKind } from '../domain/ledger/kinds/catalogue'
import type { LedgerKind } from '../domain/ledger/ledger'
import { isOwnCode } from '../domain/ledger/own-kind'
import { CallFailure } from './call-failure'
import { ask } from './page-load'

export type SetUpKind = OutputOf<'ledger.ownKinds'>['kinds'][number]

/** Those that the organization and those above it set up, by name. */
export async function setUpKinds(branchId: string): Promise<readonly SetUpKind[]> {
  return (await ask('ledger.ownKinds', { branchId })).kinds
}

/** The kind of that code. Throws a `CallFailure` where there is none for the organization. */
export async function kindAt(branchId: string, code: string): Promise<LedgerKind | SetUpKind> {
  const kind = isOwnCode(code) ? (await setUpKinds(branchId)).find((each) => each.code === code) : ledgerKind(code)
  if (!kind) throw new CallFailure('no-such-kind')
  return kind
}
