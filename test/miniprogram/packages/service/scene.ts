/** A member's and a clerk's records of service and gifts, seen on 10 June 2025. */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import type { Outing } from '../../../../miniprogram/packages/service/shift-form/shift-form-view'
import type { Offer } from '../../../../miniprogram/packages/service/offer-text'
import type { Gift, Shift } from '../../../../miniprogram/packages/service/service-text'

import type { FormPlace } from '../../../../miniprogram/page-parts/entry-form'

export { me, ME, NOW, SECRETARY } from '../meeting/scene'

const ENTRY = {
  occurredOn: civilDate('2025-03-04'),
  recordedAt: instant('2025-03-04T08:00:00.000Z'),
  recordedByName: '李明',
  source: 'self',
  state: 'confirmed',
  isLateEntry: false,
  reason: null,
  supersedes: null,
  supersededBy: null,
  branchId: 'branch-1',
  memberId: 'member-1',
  memberName: '李明',
} as const

/** A record of one's own, before it is written. */
export const PLACE: FormPlace = { branchId: 'branch-1', whose: 'own', memberId: 'member-1', entryId: '' }
export const OUTING: Outing = {
  entryId: 'outing-1',
  occurredOn: civilDate('2025-06-07'),
  project: '文明引导',
  site: '泊岭二中门前',
}

export function shift(change: Partial<Shift> = {}): Shift {
  return {
    ...ENTRY,
    entryId: 'shift-1',
    project: '社区清扫',
    site: '东街',
    minutes: 150,
    outingId: null,
    remarks: [],
    ...change,
  }
}

export function gift(change: Partial<Gift> = {}): Gift {
  return {
    ...ENTRY,
    entryId: 'gift-1',
    campaign: '慈善一日捐',
    fen: fen(1_234_50),
    acknowledgement: '捐〔2025〕第012号',
    receipt: null,
    willing: null,
    paper: null,
    ...change,
  }
}

/** 2025 as the member sees it: one time confirmed, one that waits. */
export const MINE: OutputOf<'shift.mine'> = {
  year: 2025,
  confirmedMinutes: 150,
  confirmedTimes: 1,
  proposedMinutes: 60,
  proposedTimes: 1,
  items: [shift(), shift({ entryId: 'shift-2', state: 'proposed', minutes: 60 })],
  next: null,
}
export const MY_GIFTS: OutputOf<'donation.mine'> = {
  year: 2025,
  confirmedFen: 123450,
  confirmedTimes: 1,
  items: [gift()],
  next: null,
}
export const NOTHING = { items: [], next: null }

/** A shift the branch offers this evening, an hour from now: signing in has just begun. */
export function offer(change: Partial<Offer> = {}): Offer {
  return {
    offerId: 'offer-1',
    project: '社区清扫',
    site: '东街',
    occurredOn: civilDate('2025-06-10'),
    startsAt: instant('2025-06-10T10:00:00.000Z'),
    endsAt: instant('2025-06-10T12:00:00.000Z'),
    wanted: null,
    note: '',
    state: 'offered',
    reason: null,
    organiserName: '王书记',
    joined: 0,
    own: null,
    ...change,
  }
}
