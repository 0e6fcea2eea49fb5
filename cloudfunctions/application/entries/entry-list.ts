/** What the lists of all books have in common: the filter, and what is said of each entry. */
import type { CivilDate } from '#domain/time/civil-date'
import type { Entry, EntryState } from '#domain/entries/entry'
import type { MemberId } from '#domain/people/identity'

export interface EntryFilter {
  readonly memberId?: MemberId | undefined
  readonly states: readonly EntryState[]
  readonly from?: CivilDate | undefined
  readonly to?: CivilDate | undefined
}

/** The filter of a branch's list. Conditions that were not asked for are left out. */
export function listFilter(branchId: string, { memberId, states, from, to }: EntryFilter) {
  const dates = { ...(from ? { $gte: from } : {}), ...(to ? { $lte: to } : {}) }
  return {
    branchId,
    state: { $in: [...states] },
    ...(Object.keys(dates).length ? { occurredOn: dates } : {}),
    ...(memberId ? { memberId } : {}),
  }
}

export function entryFields(entry: Entry, nameOf: (id: MemberId | null) => string | null) {
  const { _id, occurredOn, recordedAt, recordedBy, source, state, isLateEntry, reason, supersedes, supersededBy } =
    entry
  const recordedByName = nameOf(recordedBy)
  return {
    entryId: _id,
    occurredOn,
    recordedAt,
    recordedByName,
    source,
    state,
    isLateEntry,
    reason,
    supersedes,
    supersededBy,
  }
}
