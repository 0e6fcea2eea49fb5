/** A report's document that somebody went on editing, held against the facts it carries and the records as they are now. */
import type { Refusal } from '#contract'
import type { DraftFigure, StoredReport } from '#domain/report/duty-report'
import type { Fact, FactSheet, FactStanding } from '#domain/report/fact'
import { versionWords, type FinalReport } from '#domain/report/final-report'
import { everyFigure } from '#domain/report/printed-figures'
import { slotOf } from '#domain/report/slot'
import { yearPeriod } from '#domain/time/period'
import { canonicalJson } from '#domain/values/canonical-json'
import { UnreadableDocument, type CarriedFacts, type ReadDocument } from '../../application/ports/documents'
import { isRefusal, refuse, type BranchContext, type Handlers } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { changedRecords } from '../facts/changed-records'
import { checkNumbers, MOST_NUMBERS } from '../facts/check-document'
import { checkEdges } from '../facts/check-edges'
import { checkWords, MOST_PARAGRAPHS } from '../facts/check-words'
import { readUpload } from '../../application/uploads'
import { isSealed } from '../../application/ports/seal'
import { numberTokens } from '../facts/tokens'
import type { Own } from '../measures/catalogue'
import { MeasureDesk } from '../measures/desk'
import { sharedIndicators } from '../measures/shared-indicators'
import { readableTo } from '../measures/readable'
import { reportQuery } from '../draft/report-query'
import { figuresNow, meantOtherwise, saysTheSame } from './figures-now'
import { changedView, daysCounted } from './records-since'
import { finalOf, otherVersionWords } from './stored-version'
import { tellsPersons } from './template-fault'

export const checkHandlers: Handlers<'report.checkDocument'> = {
  'report.checkDocument': async ({ uploads }, context) => {
    const document = await uploaded(uploads, context)
    if (isRefusal(document)) return document
    const { printed, facts: carried } = document
    if (!carried) return refuse('document-without-facts', { field: 'uploads' })
    if ([printed, carried.printed].some(isTooLong))
      return refuse('document-unreadable', { field: 'uploads', detail: { reason: '文档太长，不像一份述职报告' } })
    const { branchId, unit, year, cutOff, scope, draftedAt, facts: told } = carried.sheet
    const { store, branch, caller, today } = context
    if (branchId !== branch._id) return refuse('other-report', { field: 'uploads', detail: { unit } })
    const final = await finalOf(context, carried.sheet)
    const doctored = doctoredIn(carried.sheet, await writtenOf(store, carried.sheet, final))
    const facts = standingOf(carried, doctored.length > 0, context)
    const findings = checkNumbers({ facts: told, printed: carried.printed, year }, printed)
    const query = await reportQuery(store, branch, { year, cutOff, scope }, today)
    const organizations = [branch, ...query.below]
    const own = { indicators: sharedIndicators(organizations), kinds: query.kinds }
    const now = await figuresNow(store, query, keysTold(told, own))
    const stale = told.flatMap((fact) => {
      const figure = now.get(fact.key)
      const isSame = figure && saysTheSame(fact, figure) && meantOtherwise(fact, figure).length === 0
      return isSame ? [] : [{ fact, figure }]
    })
    const branchIds = organizations.map(({ _id }) => _id)
    const desk = await MeasureDesk.open(store, {
      ...{ branchIds, kinds: query.kinds, on: today, cutOff },
      period: yearPeriod(year),
    })
    const shown = readableTo(caller, organizations)
    const changed = await changedRecords(
      store,
      desk,
      stale.map(({ fact }) => fact.measure),
      {
        ...{ since: draftedAt, shown },
        // A gift withdrawn and another of the same sum in its place leave the figure and the number of its records as they were.
        every: {
          measures: told.filter(({ key }) => now.has(key)).map(({ measure }) => measure),
          ...daysCounted(year, cutOff),
        },
      },
    )
    return {
      ...{ unit, year, cutOff, scope, draftedAt, figures: told.length },
      ...{ facts, doctored, finalized: final && facts === 'genuine' ? finalizedAs(final) : null },
      typed: [...(carried.sheet.typed ?? [])],
      findings: findings.map(({ fact: _, ...finding }) => finding),
      words: checkWords(carried.printed, printed, year),
      beside: checkEdges(document, carried),
      otherVersion: await otherVersionWords(context, carried, final),
      stale: stale.map(({ fact, figure }) => ({
        title: fact.title,
        was: said(fact),
        now: figure ? said(figure) : null,
        recordsWere: fact.records,
        recordsNow: figure?.records ?? 0,
        meaning: figure ? meantOtherwise(fact, figure) : [],
      })),
      ...changedView(changed),
    }
  },
}

/** What the file says of itself is gone by only where it is proven. */
function finalizedAs({ version, cutOff, year, code, finalizedAt }: FinalReport) {
  return { version: versionWords({ version, cutOff, year }), code, at: finalizedAt }
}

function isTooLong(printed: ReadDocument['printed']): boolean {
  return printed.length > MOST_PARAGRAPHS || numberTokens(printed).length > MOST_NUMBERS
}

/** Anybody may write facts into a file: those of persons, which no report tells, are not told to whoever brings it. */
function keysTold(facts: readonly Fact[], own: Own): string[] {
  return facts.flatMap(({ key }) => {
    const slot = slotOf(key)
    return slot && !tellsPersons(slot, own) ? [key] : []
  })
}

/** The draft that the facts are of, or what was frozen of it. */
async function writtenOf(
  store: Reader,
  { reportId, finalId }: FactSheet,
  final: Awaited<ReturnType<typeof finalOf>>,
): Promise<Omit<StoredReport, 'revision'> | undefined> {
  return finalId === undefined ? store.get('reports', reportId) : final?.frozen.report
}

/** The facts that say something else than the draft they are of; none can be told where it has been drafted anew. */
function doctoredIn({ draftedAt, branchId, facts }: FactSheet, report: Omit<StoredReport, 'revision'> | undefined) {
  if (report?.branchId !== branchId || report.draftedAt !== draftedAt) return []
  const byKey = new Map(everyFigure(report).map((figure) => [figure.key, figure]))
  return facts.flatMap((fact) => {
    const figure = byKey.get(fact.key)
    if (figure && canonicalJson(checked(figure)) === canonicalJson(checked(fact))) return []
    return [{ title: fact.title, was: figure ? said(figure) : null, now: said(fact) }]
  })
}

/** What a fact and its figure both say. */
function checked({ measure, value, display, unit, definition, period, records }: Fact | DraftFigure) {
  return { measure, value, display, unit, definition, period, records }
}

function standingOf({ isIntact, hash, seal }: CarriedFacts, isDoctored: boolean, context: BranchContext): FactStanding {
  if (!isIntact || isDoctored) return 'altered'
  return isSealed(context, 'report facts', hash, seal) ? 'genuine' : 'unproven'
}

function said({ display, unit }: Pick<Fact, 'display' | 'unit'>): string {
  return `${display}${unit}`
}

async function uploaded(
  uploads: readonly string[],
  context: BranchContext,
): Promise<ReadDocument | Refusal<'no-such-file' | 'document-unreadable'>> {
  const bytes = await readUpload(uploads, context)
  if (isRefusal(bytes)) return bytes
  try {
    return await context.documents.readDocument(bytes)
  } catch (problem) {
    if (!(problem instanceof UnreadableDocument)) throw problem
    return refuse('document-unreadable', { field: 'uploads', detail: { reason: problem.message } })
  }
}
