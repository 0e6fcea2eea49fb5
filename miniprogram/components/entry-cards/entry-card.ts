/** One record as a card shows it: what it says, how it stands, and what the person may do with it. */
import { ENTRY_STATE_LABELS } from '../../domain/entries/labels'
import { nextState, type EntryAct, type EntryState } from '../../domain/entries/entry'
import type { ConfirmRow } from './confirm-row'

export interface EntryCard {
  readonly entryId: string
  /** Who and when. */
  readonly head: string
  readonly line: string
  /** What else is to be known; empty for most. */
  readonly note: string
  readonly tag: string
  readonly tone: 'good' | 'wait' | ''
  readonly mayConfirm: boolean
  readonly mayCorrect: boolean
  readonly mayDispute: boolean
  readonly mayWithdraw: boolean
  /** One more thing that can be done, such as a receipt's number; empty for none. */
  readonly extra: string
  /** A tap on what it says opens the record. */
  readonly opens?: true
  /** What taking it back is called, where it is not 撤回. */
  readonly withdrawal?: string
  /** What stands above the card: it begins those that are looked at one by one. */
  readonly heading?: string
}

/** A card that can be confirmed together with others. */
export type DeskCard = EntryCard & ConfirmRow

/** What a card of a desk needs besides: nothing has been tapped yet. `doubts` are of interest to who may confirm. */
export function toConfirm(
  book: ConfirmRow['book'],
  { mayConfirm }: Pick<EntryCard, 'mayConfirm'>,
  doubts: readonly string[],
): Pick<DeskCard, 'book' | 'doubt' | 'mark' | 'said'> {
  return { book, doubt: mayConfirm ? doubts.join('；') : '', mark: '', said: '' }
}

/** What the cards fire as `settle`; `reason` is empty for a confirmation. */
export interface Settling {
  readonly entryId: string
  readonly act: 'confirm' | 'dispute' | 'withdraw'
  readonly reason: string
}

/** What is asked about before it is done. */
export const ASKINGS = ['dispute', 'withdraw'] as const
export type Asking = (typeof ASKINGS)[number]
export const ASKING: Readonly<Record<Asking, { readonly heading: string; readonly button: string }>> = {
  dispute: { heading: '对这条记录有异议', button: '提出异议' },
  withdraw: { heading: '撤回这条记录', button: '撤回' },
}

type Standing = Pick<EntryCard, 'tag' | 'tone' | 'mayConfirm' | 'mayCorrect' | 'mayDispute' | 'mayWithdraw'>

const TONES: Partial<Record<EntryState, EntryCard['tone']>> = { confirmed: 'good', proposed: 'wait', disputed: 'wait' }

/** How the record stands for somebody who confirms such records. */
export function standingForDesk(state: EntryState, maySettle: boolean): Standing {
  const may = (act: EntryAct) => maySettle && nextState(state, act) !== undefined
  return {
    ...tagOf(state),
    mayConfirm: may('confirm'),
    mayCorrect: may('supersede'),
    mayDispute: may('dispute'),
    mayWithdraw: may('withdraw'),
  }
}

/**
 * How one's own record stands: it can be corrected until it counts and taken back while it is proposed, and what others
 * entered or confirmed can be objected to.
 */
export function standingForOwner(state: EntryState): Standing {
  return {
    ...tagOf(state),
    mayConfirm: false,
    mayCorrect: isUnsettled(state),
    mayDispute: state === 'confirmed',
    mayWithdraw: state === 'proposed',
  }
}

/** `王芳登记 · 补录 · 原因：…`: what is worth saying besides. */
export function noteOf(entry: {
  readonly recordedByName: string | null
  readonly memberName: string | null
  readonly isLateEntry: boolean
  readonly state: EntryState
  readonly reason: string | null
}): string {
  const { recordedByName, memberName, isLateEntry, state, reason } = entry
  return [
    ...(recordedByName !== null && recordedByName !== memberName ? [`${recordedByName}登记`] : []),
    ...(isLateEntry ? ['补录'] : []),
    ...(reason === null ? [] : [`${state === 'disputed' ? '异议' : '原因'}：${reason}`]),
  ].join(' · ')
}

function isUnsettled(state: EntryState): boolean {
  return state === 'proposed' || state === 'disputed'
}

function tagOf(state: EntryState): Pick<EntryCard, 'tag' | 'tone'> {
  return { tag: ENTRY_STATE_LABELS[state], tone: TONES[state] ?? '' }
}
