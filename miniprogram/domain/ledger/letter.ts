import type { LedgerEntry } from './ledger'
import { ledgerKind } from './kinds/catalogue'

/** The letters (清单、责任书) that stand and that the member they are about has not signed yet. */
export function lettersToSign<T extends Pick<LedgerEntry, 'kind' | 'state' | 'concludedOn'>>(
  entries: readonly T[],
): T[] {
  return entries.filter(
    ({ kind, state, concludedOn }) =>
      ledgerKind(kind)?.signedByMember === true &&
      concludedOn === null &&
      (state === 'proposed' || state === 'confirmed'),
  )
}
