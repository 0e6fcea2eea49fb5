/** The facts of a report: what each figure that its document prints says. */
import type { DraftFigure, StoredReport } from '#domain/report/duty-report'
import { LONGEST_MARK, type Fact, type FactSheet } from '#domain/report/fact'
import type { FinalReport } from '#domain/report/final-report'
import { everyFigure, printedFigures } from '#domain/report/printed-figures'
import { typedNumbers } from '#domain/report/typed-number'
import { scopeWords } from '#domain/report/scope-words'
import { whenWords } from '#domain/report/when-words'

export function factSheet(report: StoredReport, final?: Pick<FinalReport, '_id'>): FactSheet {
  const { _id, branchId, unit, year, cutOff, scope, draftedAt } = report
  const facts = printedFigures(report).map((figure, index) => fact(figure, report, index))
  const typed = typedNumbers(report).map(({ words, where, basis }) => ({ words, where, basis }))
  const head = {
    reportId: _id,
    branchId,
    unit,
    year,
    cutOff,
    scope,
    draftedAt,
    ...(final ? { finalId: final._id } : {}),
  }
  const sheet = { ...head, facts }
  return typed.length > 0 ? { ...sheet, typed } : sheet
}

/** By its key, of which days each figure speaks. Of days in `year` the year goes without saying. */
export function whenOfFigures(report: StoredReport, year?: number): ReadonlyMap<string, string> {
  return new Map(everyFigure(report).map((figure) => [figure.key, whenWords(figure, year)]))
}

function fact(figure: DraftFigure, report: StoredReport, index: number): Fact {
  const { key, measure, part, value, display, definition, period, records } = figure
  return {
    tag: key.length <= LONGEST_MARK ? key : `${measure.slice(0, LONGEST_MARK - 6)}~${index + 1}`,
    ...{ key, measure, part: part && { by: part.by, key: part.key }, title: factTitle(figure) },
    ...{ value, display, unit: figure.unit, definition, scope: scopeWords(figure, report), period, records },
  }
}

/** 捐款金额（防汛救灾） */
function factTitle({ title, part }: DraftFigure): string {
  return part ? `${title}（${part.label}）` : title
}
