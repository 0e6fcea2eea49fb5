import type { OutputOf, RequestOf } from '#contract'
import { addYears, monthNumber, yearOf, type CivilDate } from '../domain/time/civil-date'
import type { ReportScope } from '../domain/report/duty-report'
import { draftDays } from '../domain/report/draft-days'
import { isNumberKey } from '../domain/report/slot'
import { yearPeriod, type Period } from '../domain/time/period'
import { outcomeOf } from './call-failure'
import { takeFile, type HandedFile } from './handed-files'
import { ask } from './page-load'
import type { Opened } from './routes'

export type Report = OutputOf<'report.get'>
export type ReportFigure = Report['figures'][number]
export type ReportHead = OutputOf<'report.list'>['items'][number]
export type CatalogueMeasure = OutputOf<'measure.catalogue'>['measures'][number]
export type Resolved = OutputOf<'measure.compute'>['results'][number]['figures'][number]['result']
export type Split = OutputOf<'measure.split'>['result']
export type SplitPart = Extract<Split, { kind: 'parts' }>['parts'][number]
export type WithheldPart = Extract<Split, { kind: 'parts' }>['withheld']
export type EvidenceLine = OutputOf<'measure.evidence'>['items'][number]

/** A report is written about the year that ends, from October on; before that about the year that has ended. */
const FROM_MONTH = 10
const YEARS_BACK = 10
/** How many measures the server computes in one call. */
const AT_ONCE = 60

/** The year whose report is written on that day. */
export function reportYear(today: CivilDate): number {
  return monthNumber(today) >= FROM_MONTH ? yearOf(today) : yearOf(today) - 1
}

/** Years that can be looked at: this one and those before it, the latest first. */
export function yearsUntil(today: CivilDate): number[] {
  return Array.from({ length: YEARS_BACK }, (_, back) => yearOf(today) - back)
}

/** The draft written last. */
export function latestDraft(heads: readonly ReportHead[]): ReportHead | undefined {
  return [...heads].sort((a, b) => (a.draftedAt < b.draftedAt ? 1 : -1))[0]
}

/** The draft written last; undefined where there is none, or where it may not be read. Throws a `CallFailure` otherwise. */
export async function askLatestDraft(branchId: string): Promise<ReportHead | undefined> {
  const listed = await outcomeOf(ask('report.list', { branchId, pageSize: 100 }))
  if ('value' in listed) return latestDraft(listed.value.items)
  // Whoever may not read it misses nothing; that it could not be asked is no draft missing.
  if (listed.failure.code === 'not-permitted') return undefined
  throw listed.failure
}

/** The last day a report about the year can count: its end, or today while it runs. */
export function lastCutOff(year: number, today: CivilDate): CivilDate {
  const end = yearPeriod(year).to
  return end < today ? end : today
}

/**
 * The year, and the same stretch of the year before it to compare with: a year that still runs is compared up to the
 * same day of the year before.
 */
export function yearBeside(year: number, today: CivilDate): { readonly now: Period; readonly before: Period } {
  const now = draftDays({ year, cutOff: lastCutOff(year, today) })
  // 29 February is compared with the 28th.
  return { now, before: { from: yearPeriod(year - 1).from, to: addYears(now.to, -1) } }
}

/** By measure. */
export type Figures = ReadonlyMap<string, Resolved>

/** Figures of the organization for a period and one beside it, asked together. Throws a `CallFailure` where they cannot be computed. */
export async function computeBeside(
  branchId: string,
  { now: period, before: beside }: ReturnType<typeof yearBeside>,
  ids: readonly string[],
  scope: ReportScope = 'own',
): Promise<{ readonly now: Figures; readonly before: Figures }> {
  const [now, before] = [new Map<string, Resolved>(), new Map<string, Resolved>()]
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const measureIds = ids.slice(start, start + AT_ONCE)
    const { results } = await ask('measure.compute', { branchId, period, beside, measureIds, scope })
    for (const { measureId, result, beside: earlier } of results.flatMap(({ figures }) => figures)) {
      now.set(measureId, result)
      if (earlier) before.set(measureId, earlier)
    }
  }
  return { now, before }
}

/** The parts of a measure; none where nothing is recorded. Throws a `CallFailure` where they cannot be told. */
export async function partsOf(
  branchId: string,
  period: Period,
  measureId: string,
  by: string,
  scope: ReportScope = 'own',
): Promise<readonly SplitPart[]> {
  const { result } = await ask('measure.split', { branchId, period, measureId, by, scope })
  return result.kind === 'parts' ? result.parts : []
}

/** What the evidence of a figure of the report is opened with. */
export function evidenceQuery(
  branchId: string,
  report: Pick<Report, 'cutOff' | 'year'> & Partial<Pick<Report, 'scope' | 'author'>>,
  figure: ReportFigure,
): Opened<'packages/report/evidence/evidence'> {
  const { key, measure, part, display, unit, period, scope, comparedWith } = figure
  // What one of the branches below did is its own.
  if (scope === 'each-below' && part)
    return evidenceQuery(part.key, { ...report, scope: 'own' }, { ...figure, part: null, scope: 'own' })
  const { cutOff, year, author } = report
  const isWide = scope === 'own' ? false : scope === 'with-below' || report.scope === 'with-below'
  return {
    branchId,
    measure,
    from: period.from,
    to: period.to,
    // A year that is looked back on was counted to its own end.
    ...(period.from.startsWith(String(year)) ? { cutOff } : {}),
    ...(part ? { by: part.by, key: part.key } : {}),
    ...(isWide ? { scope: 'with-below' } : {}),
    ...(scope === 'author' && author ? { authorId: author.memberId } : {}),
    // A change or a list of names is no total of its records.
    ...(isNumberKey(key) ? { drafted: `${display}${unit}` } : {}),
    ...(comparedWith ? { besideFrom: comparedWith.from, besideTo: comparedWith.to, change: `${display}${unit}` } : {}),
  }
}

/** Has the report written as a Word document and puts it on the phone, for a page. Throws a `CallFailure`. */
export async function takeReportDocument(
  page: object,
  at: RequestOf<'report.document'>,
): Promise<HandedFile & { readonly changed: readonly string[] }> {
  const { changed, file } = await ask('report.document', at)
  return { ...(await takeFile(page, file)), changed }
}
