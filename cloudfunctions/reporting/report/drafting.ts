/** Writes a report: whose, of whom, and every figure of it drawn from the records as they are now. */
import type { Branch } from '#domain/branch/branch'
import type { IndicatorDefinition } from '#domain/entries/indicator'
import { COMMITTEE_POSTS } from '#domain/people/appointment'
import type { ReportAuthor, ReportScope, StoredReport } from '#domain/report/duty-report'
import type { CivilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import type { BranchContext } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { branchesBelow } from '../draft/branches-below'
import { branchTable, slotsOfBranchTable } from '../draft/branch-table'
import { slotsOf, writeDraft } from '../draft/draft'
import { figuresOf, withFigures } from '../draft/paragraph'
import { withOwnIndicators } from '../draft/own-indicators'
import { resolveSlots } from '../draft/resolve-slots'
import type { ReportQuery } from '../draft/slot-desks'
import { withoutRecords } from '../draft/without-records'
import { templateOf } from './template-handlers'
import { slotsWritten } from './writing'

/** Who reports: the secretary. */
const [REPORTING] = COMMITTEE_POSTS

/** What a report is asked for. */
export interface Asked {
  readonly year: number
  readonly cutOff: CivilDate
  readonly scope: ReportScope
}
export type DraftedBody = Omit<StoredReport, '_id' | 'revision' | 'draftedAt' | 'draftedBy'>

export async function draftedReport(
  { store, branch, today }: Pick<BranchContext, 'store' | 'branch' | 'today'>,
  asked: Asked,
): Promise<DraftedBody> {
  const { year, cutOff, scope } = asked
  const [own, query] = await Promise.all([templateOf(store, branch), reportQuery(store, branch, asked, today)])
  const { author, below } = query
  const indicators = indicatorsOf(scope === 'own' ? [branch] : [branch, ...below])
  const template = withOwnIndicators(own, indicators)
  const alsoCounted = await slotsWritten(store, branch, year)
  const slots = [...slotsOf(template), ...alsoCounted, ...slotsOfBranchTable(query)]
  const resolutions = await resolveSlots(store, query, slots)
  const body = writeDraft(template, resolutions, { year, cutOff, scope })
  return {
    ...{ branchId: branch._id, unit: branch.name, year, cutOff, scope, author },
    ...body,
    figures: withFigures(body.figures, figuresOf(alsoCounted, resolutions)),
    branchTable: branchTable(query, resolutions),
    withoutRecords: withoutRecords(resolutions.values(), { indicators }),
  }
}

/** The same with who is meant by it, as it is known now. */
export async function reportQuery(
  store: Reader,
  branch: Branch,
  { year, cutOff, scope }: Asked,
  today: CivilDate,
): Promise<ReportQuery & { readonly author: ReportAuthor | null }> {
  const [below, author] = await Promise.all([
    scope === 'own' ? [] : branchesBelow(store, branch, year, cutOff),
    authorOf(store, branch, year, cutOff),
  ])
  return { organization: branch, below, scope, author, year, cutOff, on: today }
}

/** Who held the post on the cut-off date, and since when in the year. */
async function authorOf(store: Reader, { _id }: Branch, year: number, cutOff: CivilDate): Promise<ReportAuthor | null> {
  const [appointment] = await store.find('appointments', {
    filter: { branchId: _id, untilOn: { $gt: cutOff }, fromOn: { $lte: cutOff }, post: REPORTING },
    limit: 1,
  })
  const member = appointment && (await store.get('members', appointment.memberId))
  if (!member) return null
  const { from } = yearPeriod(year)
  const fromOn = appointment.fromOn < from ? from : appointment.fromOn
  return { memberId: member._id, name: member.name, post: REPORTING, fromOn }
}

/** Indicators that mean the same wherever they are kept: a code that says different things in two branches is no sum. */
function indicatorsOf(branches: readonly Branch[]): IndicatorDefinition[] {
  const all = branches.flatMap(({ indicators }) => indicators)
  const isAlike = (one: IndicatorDefinition, other: IndicatorDefinition) =>
    one.name === other.name && one.unit === other.unit && one.over === other.over
  return all.filter((one, index) => {
    const alike = all.filter(({ code }) => code === one.code)
    return all.findIndex(({ code }) => code === one.code) === index && alike.every((other) => isAlike(one, other))
  })
}
