import { holdsOn, type Appointment } from '#domain/people/appointment'
import type { Branch } from '#domain/branch/branch'
import type { CivilDate } from '#domain/time/civil-date'
import type { Binding, Member } from '#domain/people/member'
import { spanOn } from '#domain/people/member-history'
import type { Caller } from '#domain/people/permission'
import type { JournalEntry } from './ports/collections'
import type { Reader } from './ports/store'

/** A binding with its member, if there still is one, all posts that the member has held, and what was asked along. */
interface Bound extends Binding {
  readonly members: readonly Member[]
  readonly appointments: readonly Appointment[]
  readonly branches: readonly Branch[]
  readonly journal: readonly JournalEntry[]
}

/** What is known of a caller. The branches and the line of the journal that were asked for; none for a stranger. */
export interface KnownCaller {
  readonly caller: Caller
  readonly branches: readonly Branch[]
  readonly journal: JournalEntry | undefined
}

/**
 * Who is behind an OPENID, with the posts they hold that day; and, in the same round trip, branches and a line of the journal
 * that a call of somebody who is bound needs besides.
 */
export async function loadCaller(
  store: Reader,
  openId: string,
  today: CivilDate,
  along: { readonly branchIds?: readonly string[]; readonly journalId?: string | undefined } = {},
): Promise<KnownCaller> {
  const { branchIds = [], journalId = '' } = along
  const rows = await store.aggregate('bindings', [
    { $match: { _id: openId } },
    { $limit: 1 },
    { $lookup: { from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' } },
    { $lookup: { from: 'appointments', localField: 'memberId', foreignField: 'memberId', as: 'appointments' } },
    { $lookup: { from: 'branches', pipeline: [{ $match: { _id: { $in: branchIds } } }], as: 'branches' } },
    { $lookup: { from: 'journal', pipeline: [{ $match: { _id: journalId } }], as: 'journal' } },
  ])
  // Boundary: the row is what the stages above made of a binding.
  const [bound] = rows as unknown as Bound[]
  if (!bound)
    return {
      caller: { openId, memberId: null, branchId: null, cellId: null, posts: [] },
      branches: [],
      journal: undefined,
    }
  const [member] = bound.members
  const span = member && spanOn(member.spans, today)
  const caller = {
    openId,
    memberId: bound.memberId,
    branchId: span?.branchId ?? null,
    cellId: span?.cellId ?? null,
    posts: bound.appointments
      .filter((appointment) => holdsOn(appointment, today))
      .map(({ branchId, post, fromOn }) => ({ branchId, post, fromOn })),
  }
  return { caller, branches: bound.branches, journal: bound.journal[0] }
}
