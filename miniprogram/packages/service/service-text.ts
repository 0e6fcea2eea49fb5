/** Records of service and gifts as cards. Pure. */
import type { OutputOf } from '#contract'
import {
  noteOf,
  standingForDesk,
  standingForOwner,
  toConfirm,
  type DeskCard,
  type EntryCard,
} from '../../components/entry-cards/entry-card'
import { doubtsOf } from '../../domain/records/doubt'
import { RECORD_WORDS } from '../../domain/records/record-words'
import { willingWords } from '../../domain/service/donation'
import { SHIFT_REMARK_LABELS } from '../../domain/service/labels'
import { dayWithWeekday } from '../../text/dates'

export type Shift = OutputOf<'shift.list'>['items'][number]
export type Gift = OutputOf<'donation.list'>['items'][number]

export function ownShiftCard(shift: Shift, thisYear: number): EntryCard {
  return { ...shiftSaid(shift), head: dayWithWeekday(shift.occurredOn, thisYear), ...standingForOwner(shift.state) }
}

export function deskShiftCard(shift: Shift, thisYear: number, maySettle: boolean): DeskCard {
  const standing = standingForDesk(shift.state, maySettle)
  const head = headOf(shift, thisYear)
  return { ...shiftSaid(shift), head, ...standing, ...toConfirm('shifts', standing, doubtsOf('shifts', shift)) }
}

export function ownGiftCard(gift: Gift, thisYear: number): EntryCard {
  const stands = gift.state !== 'withdrawn' && gift.state !== 'superseded'
  const extra = stands && gift.willing !== 'giver' ? '是我自愿捐的' : ''
  return { ...giftSaid(gift), head: dayWithWeekday(gift.occurredOn, thisYear), ...standingForOwner(gift.state), extra }
}

/** On the desk a gift that stands can be given the number of its official receipt. */
export function deskGiftCard(gift: Gift, thisYear: number, maySettle: boolean): DeskCard {
  const stands = gift.state !== 'withdrawn' && gift.state !== 'superseded'
  const extra = maySettle && stands ? (gift.receipt === null ? '登记票据编号' : '更改票据编号') : ''
  const standing = standingForDesk(gift.state, maySettle)
  const confirming = toConfirm('donations', standing, doubtsOf('donations', gift))
  return { ...giftSaid(gift), head: headOf(gift, thisYear), ...standing, ...confirming, extra }
}

function shiftSaid(shift: Shift) {
  return { entryId: shift.entryId, line: RECORD_WORDS.shifts.line(shift), note: shiftNote(shift), extra: '' }
}

function shiftNote(shift: Shift): string {
  const remarks = shift.remarks.map((remark) => SHIFT_REMARK_LABELS[remark])
  return [...remarks, noteOf(shift)].filter((note) => note !== '').join(' · ')
}

function giftSaid(gift: Gift) {
  const { entryId, acknowledgement, receipt } = gift
  const notes = [
    ...(acknowledgement === null ? [] : [`致谢凭证 ${acknowledgement}`]),
    ...(receipt === null ? [] : [`票据 ${receipt}`]),
    ...[willingWords(gift), noteOf(gift)].filter((note) => note !== ''),
  ]
  return { entryId, line: RECORD_WORDS.donations.line(gift), note: notes.join(' · '), extra: '' }
}

function headOf({ memberName, occurredOn }: Shift | Gift, thisYear: number): string {
  return [memberName ?? '', dayWithWeekday(occurredOn, thisYear)].filter((part) => part !== '').join(' · ')
}
