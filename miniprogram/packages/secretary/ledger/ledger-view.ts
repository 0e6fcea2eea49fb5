/** One page of the list of a kind. */
import type { LedgerItem, LedgerPage } from '../../../services/ledger'
import { ENTRY_STATE_LABELS } from '../../../domain/entries/labels'
import { kindOf } from '../../../domain/ledger/kinds/catalogue'
import type { LedgerKind } from '../../../domain/ledger/ledger'
import { dayWithWeekday } from '../../../text/dates'

export interface EntryRow {
  readonly entryId: string
  readonly when: string
  readonly line: string
  /** The state, unless it is the usual one; what is still open. Empty for most. */
  readonly tag: string
  readonly isWaiting: boolean
}

export function entryRows({ items, names }: LedgerPage): EntryRow[] {
  return items.map((item) => {
    const kind = kindOf(item)
    const who = item.memberId === null ? '' : (names[item.memberId] ?? '')
    return {
      entryId: item.entryId,
      when: [dayWithWeekday(item.occurredOn, 0), ...(item.isLateEntry ? ['补录'] : [])].join(' · '),
      line: [who, item.line].filter((part) => part !== '').join('：') || item.title,
      tag: tagOf(item, kind),
      isWaiting: item.state === 'proposed' || item.state === 'disputed',
    }
  })
}

/** `未整改`, `未办结` …: the matter has a conclusion and none is recorded yet. Lasting things simply go on. */
export function openLabel(kind: Pick<LedgerKind, 'conclusion' | 'lasting'>): string {
  return kind.conclusion === undefined || kind.lasting ? '' : `未${kind.conclusion}`
}

function tagOf(item: LedgerItem, kind: LedgerKind | undefined): string {
  if (item.state !== 'confirmed') return ENTRY_STATE_LABELS[item.state]
  if (kind?.conclusion === undefined) return ''
  return item.concludedOn === null ? openLabel(kind) : `已${kind.conclusion}`
}
