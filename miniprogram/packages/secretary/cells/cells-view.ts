import { formatChineseDate } from '../../../domain/time/civil-date'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { Branch } from '../../../services/branch'

export interface CellRow {
  readonly cellId: string
  readonly name: string
  readonly note: string
  readonly isGone: boolean
}
export type CellTask = 'form' | 'rename' | 'dissolve'

/** Cells that exist come first, those that were dissolved after them. */
export function cellRows(cells: Branch['cells']): CellRow[] {
  const rows = cells.map(({ cellId, name, formedOn, dissolvedOn }) => ({
    cellId,
    name,
    isGone: dissolvedOn !== null,
    note:
      `${formatChineseDate(formedOn)}成立` + (dissolvedOn === null ? '' : `，${formatChineseDate(dissolvedOn)}起撤销`),
  }))
  return [...rows.filter(({ isGone }) => !isGone), ...rows.filter(({ isGone }) => isGone)]
}

const NAME: LedgerField = { type: 'text', code: 'name', label: '名称', maxLength: 60, hint: '如：第一党小组' }

export const CELL_FORMS: Readonly<
  Record<CellTask, { readonly title: string; readonly button: string; readonly fields: readonly LedgerField[] }>
> = {
  form: { title: '成立党小组', button: '成立', fields: [NAME, { type: 'date', code: 'on', label: '成立日期' }] },
  rename: { title: '更改名称', button: '更改', fields: [NAME] },
  dissolve: {
    title: '撤销党小组',
    button: '撤销',
    fields: [{ type: 'date', code: 'on', label: '不再存在的第一天', hint: '那一天起组内须已没有党员' }],
  },
}
