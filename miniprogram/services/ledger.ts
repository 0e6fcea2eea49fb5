import type { OutputOf } from '#contract'

export type LedgerItem = OutputOf<'ledger.get'>['item']
export type LedgerPage = OutputOf<'ledger.list'>
