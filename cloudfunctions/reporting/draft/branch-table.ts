/** What each organization below did, in the figures that can be set side by side: by name, no order of more or less. */
import type { BranchCell, BranchTable, DraftFigure } from '#domain/report/duty-report'
import { figureKey, type Slot } from '#domain/report/slot'
import { measureOf } from '../measures/catalogue'
import { BY_BRANCH } from '../measures/dimensions'
import type { SlotResolution } from './paragraph'
import type { ReportQuery } from './slot-desks'

/** What every branch has, whatever its work: its people, its organizational life, its study and service, its dues. */
const COLUMNS = [
  'members',
  'three-meetings-one-lecture',
  'three-meetings-one-lecture-attendance-rate',
  'study-hours-per-member',
  'service-hours',
  'dues-on-time-rate',
]

/** What stands in each row of a column: each branch, the organization itself, all together as in the text. */
const SCOPES = { each: 'each-below', own: 'own', total: 'report' } as const
type Row = keyof typeof SCOPES

const slotsOfRow = (row: Row): Slot[] => COLUMNS.map((measure) => ({ measure, scope: SCOPES[row] }))

/** The slots that the table of a report needs; none where nothing stands below, or it is not reported on. */
export function slotsOfBranchTable({ scope, below }: Pick<ReportQuery, 'scope' | 'below'>): Slot[] {
  if (scope !== 'with-below' || below.length === 0) return []
  return [...slotsOfRow('each'), ...slotsOfRow('own'), ...slotsOfRow('total')]
}

export function branchTable(
  query: Pick<ReportQuery, 'scope' | 'below'>,
  resolutions: ReadonlyMap<string, SlotResolution>,
): BranchTable | null {
  if (slotsOfBranchTable(query).length === 0) return null
  const columns = COLUMNS.map((measure) => {
    const { title = '', unit = '' } = measureOf(measure, { indicators: [], kinds: [] }) ?? {}
    return { measure, title, unit }
  })
  const figuresIn = (row: Row) => slotsOfRow(row).map((slot) => figuresOf(resolutions.get(figureKey(slot))))
  const rows = query.below.map(({ _id, name }) => ({
    branchId: _id,
    name,
    cells: figuresIn('each').map((figures) => cell(figures.find(({ part }) => part?.key === _id))),
  }))
  const own = figuresIn('own').map(([figure]) => cell(figure))
  const total = figuresIn('total').map(([figure]) => cell(figure))
  return inOneForm({ columns, rows, ...(own.some(saysSomething) ? { own } : {}), total })
}

/** Below one another numbers have as many decimals: 28.0 where another is 633.8. */
function inOneForm(table: BranchTable): BranchTable {
  const { rows, own, total } = table
  const all = [...rows.map(({ cells }) => cells), own ?? [], total ?? []]
  const hasTenths = table.columns.map((_, at) => all.some((cells) => TENTHS.test(displayOf(cells[at]))))
  const inForm = (cells: readonly BranchCell[]) =>
    cells.map((each, at) => (hasTenths[at] && each.is === 'figure' ? withTenths(each) : each))
  return {
    ...table,
    rows: rows.map((row) => ({ ...row, cells: inForm(row.cells) })),
    ...(own ? { own: inForm(own) } : {}),
    ...(total ? { total: inForm(total) } : {}),
  }
}

const TENTHS = /\.\d$/
const displayOf = (each: BranchCell | undefined) => (each?.is === 'figure' ? each.figure.display : '')

function withTenths({ figure }: Extract<BranchCell, { is: 'figure' }>): BranchCell {
  const { display } = figure
  return { is: 'figure', figure: { ...figure, display: TENTHS.test(display) ? display : `${display}.0` } }
}

/** The figures with those that stand in the table as they stand there: one number is printed alike. */
export function asInTable(figures: readonly DraftFigure[], table: BranchTable | null): DraftFigure[] {
  const { rows = [], own = [], total = [] } = table ?? {}
  const cells = [...rows.flatMap((row) => row.cells), ...own, ...total]
  const shown = new Map(cells.flatMap((each) => (each.is === 'figure' ? [[each.figure.key, each.figure.display]] : [])))
  return figures.map((figure) => ({ ...figure, display: shown.get(figure.key) ?? figure.display }))
}

/** The keys of the figures that would stand where the table has nothing. */
export function keysOfBlankCells(table: BranchTable | null): string[] {
  const { columns = [], rows = [], own = [], total = [] } = table ?? {}
  const keysIn = (cells: readonly BranchCell[], slot: Omit<Slot, 'measure'>) =>
    columns.flatMap(({ measure }, at) => (cells[at]?.is === 'blank' ? [figureKey({ measure, ...slot })] : []))
  return [
    ...rows.flatMap(({ branchId, cells }) =>
      keysIn(cells, { scope: SCOPES.each, part: { by: BY_BRANCH.id, key: branchId } }),
    ),
    ...keysIn(own, { scope: SCOPES.own }),
    ...keysIn(total, { scope: SCOPES.total }),
  ]
}

function figuresOf(resolution: SlotResolution | undefined): readonly DraftFigure[] {
  return resolution?.is === 'figures' ? resolution.figures : []
}

function cell(figure: DraftFigure | undefined): BranchCell {
  return figure ? { is: 'figure', figure } : { is: 'blank', text: '暂无记录' }
}

function saysSomething(each: BranchCell): boolean {
  return each.is === 'figure' && each.figure.value > 0
}
