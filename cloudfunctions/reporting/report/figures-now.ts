import type { ChangedLines } from '#domain/report/changed-note'
import type { DraftFigure, StoredReport } from '#domain/report/duty-report'
import { printedFigures } from '#domain/report/printed-figures'
import { slotOf, type Slot } from '#domain/report/slot'
import { formatPeriodWithYear } from '#domain/time/period'
import { figureTitle } from '#domain/report/written-paragraphs'
import type { BranchContext } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { keysOfBlankCells } from '../draft/branch-table'
import { resolveIn } from '../draft/resolve-slots'
import { SlotDesks, type ReportQuery } from '../draft/slot-desks'
import { reportQuery } from '../draft/report-query'

/** Figures of a report by their keys as the records give them now; one that nothing is recorded of is not among them. */
export async function figuresNow(
  store: Reader,
  query: ReportQuery,
  keys: readonly string[],
  desks = new SlotDesks(store, query),
): Promise<Map<string, DraftFigure>> {
  const slots = keys.flatMap((key) => slotOf(key) ?? []).map(forAllBelow)
  const resolved = await resolveIn(desks, slots)
  const figures = [...resolved.values()].flatMap((each) => (each.is === 'figures' ? each.figures : []))
  return new Map(figures.map((figure) => [figure.key, figure]))
}

/** What each of the branches below has is told of all of them at once. */
function forAllBelow(slot: Slot): Slot {
  const { part: _, ...whole } = slot
  return slot.scope === 'each-below' ? whole : slot
}

/** What the records give otherwise by now than a report says, from other records, or by another meaning of it. */
export interface ChangedFigure {
  /** As it stands in the report, to find its records; where nothing stood there, as it is now. */
  readonly figure: DraftFigure
  /** Undefined where the table of branches had nothing there. */
  readonly was: DraftFigure | undefined
  /** Undefined where nothing is recorded any more. */
  readonly now: DraftFigure | undefined
}

type Compared = Pick<StoredReport, 'sections' | 'figures' | 'branchTable'>

/** Every figure that a report prints, and every place of its table of branches that was left blank. */
export function keysCompared(report: Compared): string[] {
  return [...printedFigures(report).map(({ key }) => key), ...keysOfBlankCells(report.branchTable)]
}

export function changedFigures(report: Compared, now: ReadonlyMap<string, DraftFigure>): ChangedFigure[] {
  const changed = printedFigures(report).flatMap((was): ChangedFigure[] => {
    const is = now.get(was.key)
    const isSame = is && saysTheSame(was, is) && meantOtherwise(was, is).length === 0
    return isSame ? [] : [{ figure: was, was, now: is }]
  })
  const filled = keysOfBlankCells(report.branchTable).flatMap((key) => now.get(key) ?? [])
  return [...changed, ...filled.map((figure) => ({ figure, was: undefined, now: figure }))]
}

export async function changedSince(
  { store, branch, today }: Pick<BranchContext, 'store' | 'branch' | 'today'>,
  report: Compared & Pick<StoredReport, 'year' | 'cutOff' | 'scope'>,
): Promise<ChangedFigure[]> {
  return changedIn(store, await reportQuery(store, branch, report, today), report)
}

export async function changedIn(store: Reader, query: ReportQuery, report: Compared): Promise<ChangedFigure[]> {
  return changedFigures(report, await figuresNow(store, query, keysCompared(report)))
}

/** What both a figure and the fact of it in a file say. */
type Meant = Pick<DraftFigure, 'display' | 'records' | 'unit' | 'definition' | 'period'> &
  Partial<Pick<DraftFigure, 'leftOut'>>

export function saysTheSame(was: Meant, now: Meant): boolean {
  return numberIn(was) === numberIn(now) && was.records === now.records
}

/** A table has 28.0 beside 633.8: the same number as 28. */
const numberIn = ({ display }: Meant) => display.replace(/^([\d,]+)\.0$/, '$1')

/** In what it means something else now than it did, whatever it says: a sentence each. */
export function meantOtherwise(was: Meant, now: Meant): string[] {
  const without = ({ leftOut = [] }: Meant) => (leftOut.length === 0 ? '没有' : leftOut.join('、'))
  const told = [
    ['单位', was.unit, now.unit],
    ['口径', was.definition, now.definition],
    ['期间', formatPeriodWithYear(was.period), formatPeriodWithYear(now.period)],
    // A file says of its figures' scope only what it prints.
    ...(was.leftOut ? [['不计在内的党组织', without(was), without(now)] as const] : []),
  ] as const
  return told
    .filter(([, before, after]) => before !== after)
    .map(([of, before, after]) => `${of}原来是“${before}”，现在是“${after}”`)
}

/** Whether the number itself stands, and only what it rests on or means is otherwise. */
export function isSameNumber({ was, now }: ChangedFigure): boolean {
  return was !== undefined && was.display === now?.display
}

/**
 * `「党员（第二党支部）」起草时 18人（18 条记录），现在 19人（19 条记录）`; `「党员」数字没有变，依据的记录起草时 29 条，现在 30 条`;
 * `「党员」数字没有变，口径原来是“…”，现在是“…”`
 */
export function changedWords(change: ChangedFigure, year: number): string {
  const { figure, was, now } = change
  const meant = was && now ? meantOtherwise(was, now) : []
  const title = `「${figureTitle(figure, year)}」`
  if (was && now && isSameNumber(change)) {
    const isRestingOnOthers = was.records !== now.records
    const rested = isRestingOnOthers ? [`依据的记录起草时 ${was.records} 条，现在 ${now.records} 条`] : []
    return [`${title}数字没有变`, ...rested, ...meant].join('，')
  }
  const said = ({ display, unit, records }: DraftFigure) => ` ${display}${unit}（${records} 条记录）`
  const words = (each: DraftFigure | undefined) => (each ? said(each) : '没有记录')
  return [`${title}起草时${words(was)}，现在${words(now)}`, ...meant].join('，')
}

export function changedLines(changed: readonly ChangedFigure[], year: number): ChangedLines {
  const linesOf = (isResting: boolean) =>
    changed.filter((each) => isSameNumber(each) === isResting).map((each) => changedWords(each, year))
  return { moved: linesOf(false), resting: linesOf(true) }
}
