/** Letters of responsibility and commitment that a person signs on the phone. */
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { ledgerKind } from '../../../domain/ledger/kinds/catalogue'
import { lettersToSign } from '../../../domain/ledger/letter'
import { ledgerLine } from '../../../domain/ledger/ledger-text'
import type { LedgerItem } from '../../../services/ledger'
import { dayText } from '../../../text/dates'

export interface LetterRow {
  readonly entryId: string
  readonly title: string
  readonly text: string
  readonly under: string
}

export interface Letters {
  readonly toSign: LetterRow[]
  readonly signed: LetterRow[]
}

export function lettersOf(items: readonly LedgerItem[], today: CivilDate): Letters {
  const thisYear = yearOf(today)
  const signed = items.filter(
    ({ kind, state, concludedOn }) =>
      ledgerKind(kind)?.signedByMember === true && concludedOn !== null && state === 'confirmed',
  )
  return {
    toSign: lettersToSign(items).map((item) => rowOf(item, `${dayText(item.occurredOn, thisYear)}起`)),
    signed: signed.map((item) =>
      rowOf(item, item.concludedOn === null ? '' : `${dayText(item.concludedOn, thisYear)}签订`),
    ),
  }
}

function rowOf({ entryId, title, kind, values }: LedgerItem, under: string): LetterRow {
  const line = ledgerLine({ kind, values, concludedOn: null })
  return { entryId, title, text: line === '' ? title : line, under }
}
