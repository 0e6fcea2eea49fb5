/** Every ledger kind there is, in the order in which people find them. */
import type { LedgerEntry, LedgerKind } from '../ledger'
import { CONDUCT_KINDS } from './conduct'
import { DUTY_KINDS } from './duties'
import { MEMBERSHIP_KINDS } from './membership'
import { RESULT_KINDS } from './results'
import { SERVICE_KINDS } from './service'

export const LEDGER_KINDS: readonly LedgerKind[] = [
  ...SERVICE_KINDS,
  ...MEMBERSHIP_KINDS,
  ...DUTY_KINDS,
  ...CONDUCT_KINDS,
  ...RESULT_KINDS,
]

const BY_CODE: ReadonlyMap<string, LedgerKind> = new Map(LEDGER_KINDS.map((kind) => [kind.code, kind]))

/** What says of which kind a record is. */
export type OfKind = Pick<LedgerEntry, 'kind' | 'declared'>

/** The kind of a record: as it was declared when it was written, or one of the house's. */
export function kindOf({ kind, declared }: OfKind): LedgerKind | undefined {
  return declared ?? ledgerKind(kind)
}

/** The kind of the house's of that code; undefined when there is none. */
export function ledgerKind(code: string): LedgerKind | undefined {
  return BY_CODE.get(code)
}
