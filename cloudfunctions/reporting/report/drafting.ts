/** Writes a report: whose, of whom, and every figure of it drawn from the records as they are now. */
import type { Branch } from '#domain/branch/branch'
import type { OwnKind } from '#domain/ledger/own-kind'
import { COMMITTEE_POSTS, type Appointment } from '#domain/people/appointment'
import type { Member } from '#domain/people/member'
import type { ReportAuthor, ReportScope, ReportTemplate, StoredReport } from '#domain/report/duty-report'
import type { Slot } from '#domain/report/slot'
import { withoutWhatIsOff } from '#domain/report/stored-template'
import type { CivilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { kindsOf } from '../../application/own-kinds'
import type { BranchContext } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { branchesBelow } from '../draft/branches-below'
import { sharedIndicators } from '../measures/shared-indicators'
import { branchTable, slotsOfBranchTable } from '../draft/branch-table'
import { slotsOf, slotsOfWhoDid, writeDraft } from '../draft/draft'
import { figuresOf, withFigures } from '../draft/paragraph'
import { withOwnIndicators } from '../draft/own-indicators'
import { withOwnKinds } from '../draft/own-kinds'
import { resolveSlots } from '../draft/resolve-slots'
import type { ReportQuery } from '../draft/slot-desks'
import { withoutRecords } from '../draft/without-records'
import { templateOf } from '../template/templates'

/** Who reports: the secretary. */
const [REPORTING] = COMMITTEE_POSTS

/** What a report is asked for. */
export interface Asked {
  readonly year: number
  readonly cutOff: CivilDate
  readonly scope: ReportScope
}
export type DraftedBody = Omit<StoredReport, '_id' | 'revision' | 'draftedAt' | 'draftedBy'>

/** What a draft rests on beside the records, read side by side. */
export interface DraftSources {
  readonly template: ReportTemplate
  /** All below that the year concerns. */
  readonly below: readonly Branch[]
  readonly author: ReportAuthor | null
  /** Kinds of record that were set up for the organization. */
  readonly kinds: readonly OwnKind[]
}

export async function draftSources(
  store: Reader,
  branch: Branch,
  { year, cutOff }: Pick<Asked, 'year' | 'cutOff'>,
): Promise<DraftSources> {
  const [template, below, author, kinds] = await Promise.all([
    templateOf(store, branch),
    branchesBelow(store, branch, year, cutOff),
    authorOf(store, branch, year, cutOff),
    kindsOf(store, branch),
  ])
  return { template, below, author, kinds }
}

export async function draftedReport(
  { store, branch, today }: Pick<BranchContext, 'store' | 'branch' | 'today'>,
  { year, cutOff, scope }: Asked,
  { template: own, below: all, author, kinds }: DraftSources,
  /** What people's own words in it name. */
  alsoCounted: readonly Slot[],
): Promise<DraftedBody> {
  const below = scope === 'own' ? [] : all
  const query = { organization: branch, below, scope, author, kinds, year, cutOff, on: today }
  const indicators = sharedIndicators([branch, ...below])
  // What is switched off still says what it would: it is not added by itself.
  const template = withoutWhatIsOff(withOwnKinds(withOwnIndicators(own, indicators, { year, cutOff }), kinds))
  const slots = [...slotsOf(template), ...slotsOfWhoDid(template, query), ...alsoCounted, ...slotsOfBranchTable(query)]
  const resolutions = await resolveSlots(store, query, slots)
  const body = writeDraft(template, resolutions, {
    ...{ year, cutOff, scope, kind: branch.kind, organization: branch, below },
    inOfficeFrom: author?.fromOn ?? null,
  })
  return {
    ...{ branchId: branch._id, unit: branch.name, year, cutOff, scope, author },
    ...body,
    figures: withFigures(body.figures, figuresOf(alsoCounted, resolutions)),
    branchTable: branchTable(query, resolutions),
    withoutRecords: withoutRecords(resolutions.values(), { indicators, kinds }),
  }
}

/** A report's query with who is meant by it, as it is known now. */
export async function reportQuery(
  store: Reader,
  branch: Branch,
  { year, cutOff, scope }: Asked,
  today: CivilDate,
): Promise<ReportQuery & { readonly author: ReportAuthor | null }> {
  const [below, author, kinds] = await Promise.all([
    scope === 'own' ? [] : branchesBelow(store, branch, year, cutOff),
    authorOf(store, branch, year, cutOff),
    kindsOf(store, branch),
  ])
  return { organization: branch, below, scope, author, kinds, year, cutOff, on: today }
}

/** Who held the post on the cut-off date, and since when in the year: terms that follow one another are one. */
async function authorOf(store: Reader, { _id }: Branch, year: number, cutOff: CivilDate): Promise<ReportAuthor | null> {
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
