/** Entries of the small branch as they are stored, for tests that need one without going through the procedures. */
import type { Entry } from '#domain/entries/entry'
import type { LedgerEntry } from '#domain/ledger/ledger'
import type { Donation } from '#domain/service/donation'
import type { VolunteerShift } from '#domain/service/volunteering'
import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { BRANCH, NOW } from './office'

/** Confirmed, on a day in March. */
export function entry(_id: string, overrides: Partial<Entry> = {}): Entry {
  return {
    _id,
    revision: 1,
    branchId: BRANCH,
    occurredOn: civilDate('2025-03-05'),
    recordedAt: NOW,
    recordedBy: 'clerk',
    source: 'clerk',
    state: 'confirmed',
    isLateEntry: false,
    settledBy: null,
    settledAt: null,
    reason: null,
    supersedes: null,
    supersededBy: null,
    ...overrides,
  }
}

export function shift(_id: string, overrides: Partial<VolunteerShift> = {}): VolunteerShift {
  const service = { memberId: 'member-1', project: '文明劝导', site: '幸福社区', minutes: 90, outingId: null }
  return { ...entry(_id), ...service, ...overrides }
}

export function donation(_id: string, overrides: Partial<Donation> = {}): Donation {
  const gift = { memberId: 'member-1', campaign: '慈善一日捐', fen: fen(10_050), acknowledgement: null, receipt: null }
  return { ...entry(_id), ...gift, ...overrides }
}

/** Of the branch, about nobody, still open. */
export function ledgerEntry(_id: string, kind: string, overrides: Partial<LedgerEntry> = {}): LedgerEntry {
  const open = { organ: null, memberId: null, values: {}, concludedOn: null, concludedAfterDays: null }
  return { ...entry(_id), kind, ...open, ...overrides }
}
