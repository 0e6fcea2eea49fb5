/** Whose report of what: read before the records, and whole in one round trip. */
import type { Branch } from '#domain/branch/branch'
import { COMMITTEE_POSTS, type Appointment } from '#domain/people/appointment'
import type { Member } from '#domain/people/member'
import type { ReportAuthor, ReportScope } from '#domain/report/duty-report'
import type { CivilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { kindsOf } from '../../application/own-kinds'
import type { Reader } from '../../application/ports/store'
import { officeOf, officeWithBelow } from '../measures/office'
import { branchesBelow } from './branches-below'
import type { ReportQuery } from './slot-desks'

/** Who reports: the secretary. */
const [REPORTING] = COMMITTEE_POSTS

/** With its author by name. */
export type AuthoredQuery = ReportQuery & { readonly author: ReportAuthor | null }

/** What a report is asked for. */
export interface Asked {
  readonly year: number
  readonly cutOff: CivilDate
  readonly scope: ReportScope
}

/** A report's query with who is meant by it, as it is known now; in one round trip. */
export async function reportQuery(
  store: Reader,
  branch: Branch,
  { year, cutOff, scope }: Asked,
  today: CivilDate,
): Promise<AuthoredQuery> {
  const [office, author, kinds] = await Promise.all([
    scope === 'own' ? officeOf(store, [branch._id]) : officeWithBelow(store, branch),
    authorOf(store, branch, year, cutOff),
    kindsOf(store, branch),
  ])
  const below = scope === 'own' ? [] : branchesBelow(branch, office.branches, { year, cutOff })
  return { organization: branch, below, scope, author, kinds, year, cutOff, on: today, office }
}

/** Who held the post on the cut-off date, and since when in the year: terms that follow one another are one. */
export async function authorOf(
  store: Reader,
  { _id }: Branch,
  year: number,
  cutOff: CivilDate,
): Promise<ReportAuthor | null> {
  const rows = await store.aggregate('appointments', [
    { $match: { branchId: _id, fromOn: { $lte: cutOff }, post: REPORTING } },
    { $sort: { fromOn: -1 } },
    { $limit: MOST_TERMS },
    { $lookup: { from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' } },
  ])
  // Boundary: the rows are what the stages above made of appointments, the latest first.
  const terms = rows as unknown as (Appointment & { readonly members: readonly Member[] })[]
  const held = terms.find(({ untilOn }) => untilOn > cutOff)
  const member = held?.members[0]
  if (!member) return null
  const begun = terms
    .filter(({ memberId }) => memberId === held.memberId)
    .reduce((from, term) => (term.fromOn < from && term.untilOn >= from ? term.fromOn : from), held.fromOn)
  const { from } = yearPeriod(year)
  return { memberId: member._id, name: member.name, post: REPORTING, fromOn: begun < from ? from : begun }
}

/** More terms than a post has had. */
const MOST_TERMS = 100
