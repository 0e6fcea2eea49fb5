/** A person's own ledger entries as rows. */
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { ENTRY_STATE_LABELS } from '../../../domain/entries/labels'
import { LEDGER_KINDS } from '../../../domain/ledger/kinds/catalogue'
import type { SetUpKind } from '../../../services/ledger-kinds'
import type { LedgerItem } from '../../../services/ledger'
import { dayText } from '../../../text/dates'

/** The kind that has a list of its own. */
export const STUDY_NOTE = 'study-note'

export interface NoteRow {
  readonly entryId: string
  readonly text: string
  readonly under: string
  readonly tag: string
  readonly canWithdraw: boolean
}

/** What stands, in the order it came; what was corrected is shown by what took its place. */
export function noteRows(items: readonly LedgerItem[], memberId: string, today: CivilDate): NoteRow[] {
  return items
    .filter(({ state }) => state !== 'superseded')
    .map(({ entryId, title, line, occurredOn, state, recordedBy }) => ({
      entryId,
      text: line === '' ? title : line,
      under: `${title} · ${dayText(occurredOn, yearOf(today))}`,
      tag: state === 'confirmed' ? '' : ENTRY_STATE_LABELS[state],
      canWithdraw: state === 'proposed' && recordedBy === memberId,
    }))
}

/** What members may enter for themselves: of the house's kinds, and of those that were set up and are in use. */
export function ownKinds(setUp: readonly SetUpKind[]): { readonly code: string; readonly title: string }[] {
  const inUse = setUp.filter(({ isEnded }) => !isEnded)
  return [...LEDGER_KINDS, ...inUse]
    .filter(({ code, selfEntry }) => selfEntry && code !== STUDY_NOTE)
    .map(({ code, title }) => ({ code, title }))
}
