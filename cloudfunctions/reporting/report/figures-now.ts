import type { DraftFigure, StoredReport } from '#domain/report/duty-report'
import { printedFigures } from '#domain/report/printed-figures'
import { slotOf, type Slot } from '#domain/report/slot'
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

/** What the records give otherwise by now than a report says, or from other records. */
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
    return is?.display === was.display && is.records === was.records ? [] : [{ figure: was, was, now: is }]
  })
  const filled = keysOfBlankCells(report.branchTable).flatMap((key) => now.get(key) ?? [])
  return [...changed, ...filled.map((figure) => ({ figure, was: undefined, now: figure }))]
}

export async function changedSince(
  { store, branch, today }: Pick<BranchContext, 'store' | 'branch' | 'today'>,
  report: Compared & Pick<StoredReport, 'year' | 'cutOff' | 'scope'>,
): Promise<ChangedFigure[]> {
  const query = await reportQuery(store, branch, report, today)
  return changedFigures(report, await figuresNow(store, query, keysCompared(report)))
}

/** `「党员（第二党支部）」起草时 18人（18 条记录），现在 19人（19 条记录）` */
export function changedWords({ figure, was, now }: ChangedFigure, year: number): string {
  const said = ({ display, unit, records }: DraftFigure) => ` ${display}${unit}（${records} 条记录）`
  const words = (each: DraftFigure | undefined) => (each ? said(each) : '没有记录')
  return `「${figureTitle(figure, year)}」起草时${words(was)}，现在${words(now)}`
}
