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

const slotOf = (measure: string): Slot => ({ measure, scope: 'each-below' })

/** The slots that the table of a report needs; none where nothing stands below, or it is not reported on. */
export function slotsOfBranchTable({ scope, below }: Pick<ReportQuery, 'scope' | 'below'>): Slot[] {
  return scope === 'with-below' && below.length > 0 ? COLUMNS.map(slotOf) : []
}

export function branchTable(
  query: Pick<ReportQuery, 'scope' | 'below'>,
  resolutions: ReadonlyMap<string, SlotResolution>,
): BranchTable | null {
  const slots = slotsOfBranchTable(query)
  if (slots.length === 0) return null
  const columns = slots.map(({ measure }) => {
    const { title = '', unit = '' } = measureOf(measure, { indicators: [], kinds: [] }) ?? {}
    return { measure, title, unit }
  })
  const rows = query.below.map(({ _id, name }) => ({
    branchId: _id,
    name,
    cells: slots.map((slot) => cell(figuresOf(resolutions.get(figureKey(slot))), _id)),
  }))
  return { columns, rows }
}

/** The keys of the figures that would stand where the table has nothing. */
export function keysOfBlankCells(table: BranchTable | null): string[] {
  const { columns = [], rows = [] } = table ?? {}
  return rows.flatMap(({ branchId, cells }) =>
    columns.flatMap(({ measure }, at) =>
      cells[at]?.is === 'blank' ? [figureKey({ ...slotOf(measure), part: { by: BY_BRANCH.id, key: branchId } })] : [],
    ),
  )
}

function figuresOf(resolution: SlotResolution | undefined): readonly DraftFigure[] {
  return resolution?.is === 'figures' ? resolution.figures : []
}

function cell(figures: readonly DraftFigure[], branchId: string): BranchCell {
  const figure = figures.find(({ part }) => part?.key === branchId)
  return figure ? { is: 'figure', figure } : { is: 'blank', text: '暂无记录' }
}
