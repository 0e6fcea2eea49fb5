/** Versions of reports as lists and questions about them need them: without what is frozen in them. */
import type { PutReport } from '#domain/report/approval-wording'
import type { FinalPlace } from '#domain/report/final-report'
import type { Meeting } from '#domain/meeting/meeting'
import type { Instant } from '#domain/time/instant'
import type { FilterOf } from '../../application/ports/filter'
import type { Reader } from '../../application/ports/store'
import { approvalNow } from './approving'
import type { Final } from './final-seal'

export type FinalHead = Pick<
  Final,
  '_id' | 'branchId' | 'version' | 'year' | 'cutOff' | 'scope' | 'code' | 'agreed' | 'finalizedAt'
> & { readonly frozen: Pick<Final['frozen'], 'approval'> }

/** More than a year's meetings approve, and than a branch makes in all its years. */
const MOST = 200
const MOST_EVER = 1000

/** Versions of the report of that year, cut-off date and scope, the latest first. */
export async function headsOfFinals(
  store: Reader,
  { branchId, year, cutOff, scope }: FinalPlace,
  most: number,
): Promise<FinalHead[]> {
  return heads(store, { branchId, year, cutOff, scope }, most)
}

/** When the report of a year and scope was last made final, of whatever cut-off date; null where it never was. */
export async function lastFinalizedAt(
  store: Reader,
  { branchId, year, scope }: Pick<FinalPlace, 'branchId' | 'year' | 'scope'>,
): Promise<Instant | null> {
  const finals = await heads(store, { branchId, year, scope }, MOST)
  return finals.reduce<Instant | null>((last, { finalizedAt: at }) => (last === null || at > last ? at : last), null)
}

/** What that meeting approved, whichever report it is. */
export async function headsApprovedBy(store: Reader, branchId: string, meetingId: string): Promise<FinalHead[]> {
  return heads(store, { branchId, 'frozen.approval.meetingId': meetingId }, MOST)
}

/** What meetings approved that were held since the cut-off date, whichever report it is: a draft is of that day or later. */
export async function headsApprovedSince(
  store: Reader,
  { branchId, cutOff }: Pick<FinalPlace, 'branchId' | 'cutOff'>,
): Promise<FinalHead[]> {
  return heads(store, { branchId, 'frozen.approval.occurredOn': { $gte: cutOff } }, MOST)
}

/** All versions of the reports of an organization, the latest first. */
export async function headsOfBranch(store: Reader, branchId: string): Promise<FinalHead[]> {
  return heads(store, { branchId }, MOST_EVER)
}

async function heads(store: Reader, matching: FilterOf<'finalReports'>, most: number): Promise<FinalHead[]> {
  const rows = await store.aggregate('finalReports', [
    { $match: matching },
    { $sort: { version: -1 } },
    { $limit: most },
    {
      $project: {
        ...{ branchId: 1, version: 1, year: 1, cutOff: 1, scope: 1, code: 1, agreed: 1, finalizedAt: 1 },
        'frozen.approval': 1,
      },
    },
  ])
  // Boundary: the rows are what the stages above made of final reports.
  return rows as unknown as FinalHead[]
}

/** Versions with what their meetings are to them now; meetings that are at hand already are not read again. */
export async function finalsNow(
  store: Reader,
  finals: readonly FinalHead[],
  { meetings, put }: { readonly meetings: readonly Meeting[]; readonly put: PutReport },
) {
  const known = new Map(meetings.map((meeting) => [meeting._id, meeting]))
  const others = [...new Set(finals.map(({ frozen }) => frozen.approval.meetingId))].filter((id) => !known.has(id))
  const read = others.length === 0 ? [] : await store.findAll('meetings', { _id: { $in: others } })
  for (const meeting of read) known.set(meeting._id, meeting)
  return finals.map((final) => {
    const meeting = known.get(final.frozen.approval.meetingId)
    return { ...finalView(final), approvalNow: approvalNow(meeting, put, final.finalizedAt) }
  })
}

export function finalView({ _id, version, year, cutOff, code, frozen, finalizedAt }: FinalHead) {
  return { finalId: _id, version, year, cutOff, code, approval: frozen.approval, finalizedAt }
}
