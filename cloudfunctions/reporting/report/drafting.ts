/** Writes a report: whose, of whom, and every figure of it drawn from the records as they are now. */
import type { Branch } from '#domain/branch/branch'
import type { OwnKind } from '#domain/ledger/own-kind'
import type { ReportAuthor, ReportTemplate, StoredReport } from '#domain/report/duty-report'
import { withoutWhatIsOff } from '#domain/report/stored-template'
import { kindsOf } from '../../application/own-kinds'
import type { BranchContext } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { branchesBelow } from '../draft/branches-below'
import { officeWithBelow, type Office } from '../measures/office'
import { sharedIndicators } from '../measures/shared-indicators'
import { asInTable, branchTable, slotsOfBranchTable } from '../draft/branch-table'
import { slotsOf, slotsOfWhoDid, writeDraft } from '../draft/draft'
import { figuresOf, withFigures } from '../draft/paragraph'
import { withOwnIndicators } from '../draft/own-indicators'
import { withOwnKinds } from '../draft/own-kinds'
import { authorOf, type Asked } from '../draft/report-query'
import { resolveSlots } from '../draft/resolve-slots'
import type { ReportQuery } from '../draft/slot-desks'
import { slotsNamed, type WordsOfDraft } from '../draft/kept-words'
import { withoutRecords } from '../draft/without-records'
import { targetsUnrecorded } from './targets'
import { templateOf } from '../template/templates'
import { BUSINESS } from '../template/central-task'

export type DraftedBody = Omit<StoredReport, '_id' | 'revision' | 'draftedAt' | 'draftedBy'>

/** What a draft rests on beside the records, read side by side. */
export interface DraftSources {
  readonly template: ReportTemplate
  /** All below that the year concerns. */
  readonly below: readonly Branch[]
  readonly office: Office
  readonly author: ReportAuthor | null
  /** Kinds of record that were set up for the organization. */
  readonly kinds: readonly OwnKind[]
}

export async function draftSources(
  store: Reader,
  branch: Branch,
  { year, cutOff }: Pick<Asked, 'year' | 'cutOff'>,
): Promise<DraftSources> {
  const [template, office, author, kinds] = await Promise.all([
    templateOf(store, branch),
    officeWithBelow(store, branch),
    authorOf(store, branch, year, cutOff),
    kindsOf(store, branch),
  ])
  return { template, office, below: branchesBelow(branch, office.branches, { year, cutOff }), author, kinds }
}

/** What is drafted by: the template with what was set up for the organization, without what is switched off. */
export function draftedBy(
  own: ReportTemplate,
  { organization, below, kinds, year, cutOff }: Pick<ReportQuery, 'organization' | 'below' | 'year' | 'cutOff'> & Kinds,
): ReportTemplate {
  const indicators = sharedIndicators([organization, ...below])
  // What is switched off still says what it would: it is not added by itself.
  return withoutWhatIsOff(withOwnKinds(withOwnIndicators(own, indicators, { year, cutOff, business: BUSINESS }), kinds))
}
type Kinds = Pick<DraftSources, 'kinds'>

export async function draftedReport(
  { store, branch, today }: Pick<BranchContext, 'store' | 'branch' | 'today'>,
  { year, cutOff, scope }: Asked,
  { template: own, below: all, office, author, kinds }: DraftSources,
  words: Pick<WordsOfDraft, 'written' | 'before' | 'wordings'>,
): Promise<DraftedBody> {
  // What people's own words in it name.
  const alsoCounted = slotsNamed(words)
  const below = scope === 'own' ? [] : all
  const query = { organization: branch, below, scope, author, kinds, year, cutOff, on: today, office }
  const indicators = sharedIndicators([branch, ...below])
  const template = draftedBy(own, query)
  const slots = [...slotsOf(template), ...slotsOfWhoDid(template, query), ...alsoCounted, ...slotsOfBranchTable(query)]
  const resolutions = await resolveSlots(store, query, slots)
  const body = writeDraft(template, resolutions, {
    ...{ year, cutOff, scope, kind: branch.kind, organization: branch, below },
    inOfficeFrom: author?.fromOn ?? null,
  })
  const table = branchTable(query, resolutions)
  return {
    ...{ branchId: branch._id, unit: branch.name, year, cutOff, scope, author },
    ...body,
    unrecorded: [...body.unrecorded, ...targetsUnrecorded(words.before, body.sections, resolutions)],
    figures: asInTable(withFigures(body.figures, figuresOf(alsoCounted, resolutions)), table),
    branchTable: table,
    withoutRecords: withoutRecords(resolutions.values(), { indicators, kinds }),
  }
}
