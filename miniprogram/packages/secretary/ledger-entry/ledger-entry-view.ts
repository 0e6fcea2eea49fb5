/** One entry of the ledger with all it says. */
import type { OutputOf } from '#contract'
import { standingForDesk } from '../../../components/entry-cards/entry-card'
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { ENTRY_SOURCE_LABELS } from '../../../domain/entries/labels'
import { ORGAN_LABELS } from '../../../domain/meeting/labels'
import type { LedgerKind } from '../../../domain/ledger/ledger'
import { formatLedgerValue } from '../../../domain/ledger/ledger-text'
import { RECORD_TABLE, type Permission } from '../../../domain/people/permission'
import { dayWithWeekday, momentText } from '../../../text/dates'

type Found = OutputOf<'ledger.get'>

export interface EntryView {
  readonly title: string
  readonly state: string
  readonly isWaiting: boolean
  readonly lines: readonly { readonly label: string; readonly value: string }[]
  readonly reason: string
  /** What the person may do with it now. */
  readonly may: {
    readonly confirm: boolean
    readonly dispute: boolean
    readonly conclude: boolean
    readonly correct: boolean
    readonly withdraw: boolean
  }
  readonly concludeLabel: string
  readonly supersedes: string
  readonly supersededBy: string
}

export function entryView(
  { item, names }: Found,
  kind: LedgerKind,
  permissions: readonly Permission[],
  today: CivilDate,
): EntryView {
  const thisYear = yearOf(today)
  const byId = new Map(Object.entries(names))
  const { values, organ, memberId, concludedOn, state } = item
  const said = kind.fields
    .map((field) => ({ label: field.label, value: formatLedgerValue(field, values[field.code], byId) }))
    .filter(({ value }) => value !== '')
  const standing = standingForDesk(state, settles(kind, permissions))
  return {
    title: kind.title,
    state: standing.tag,
    isWaiting: standing.tone === 'wait',
    lines: [
      { label: '日期', value: dayWithWeekday(item.occurredOn, thisYear) },
      ...(memberId === null ? [] : [{ label: '党员', value: names[memberId] ?? '' }]),
      ...(organ === null ? [] : [{ label: '组织', value: ORGAN_LABELS[organ] }]),
      ...said,
      ...(kind.conclusion === undefined
        ? []
        : [
            {
              label: kind.conclusion,
              value: concludedOn === null ? (kind.lasting ? '仍在' : '还没有') : dayWithWeekday(concludedOn, thisYear),
            },
          ]),
      { label: '登记', value: recordedLine({ item, names }, thisYear) },
    ],
    reason: item.reason ?? '',
    may: {
      confirm: standing.mayConfirm,
      dispute: standing.mayDispute,
      conclude: standing.mayCorrect && kind.conclusion !== undefined && concludedOn === null,
      correct: standing.mayCorrect,
      withdraw: standing.mayWithdraw,
    },
    concludeLabel: kind.conclusion === undefined ? '' : `登记${kind.conclusion}`,
    supersedes: item.supersedes ?? '',
    supersededBy: item.supersededBy ?? '',
  }
}

/** A kind may ask for more of whoever confirms it than that they confirm records. */
function settles({ recordKind = 'ledger', settledBy }: LedgerKind, permissions: readonly Permission[]): boolean {
  return (
    permissions.includes(RECORD_TABLE[recordKind].settle) &&
    (settledBy === undefined || permissions.includes(settledBy))
  )
}

function recordedLine({ item, names }: Found, thisYear: number): string {
  const late = item.isLateEntry ? ['补录'] : []
  const who = names[item.recordedBy]
  return [
    ...(who === undefined ? [] : [who]),
    momentText(item.recordedAt, thisYear),
    ENTRY_SOURCE_LABELS[item.source],
    ...late,
  ].join(' · ')
}
