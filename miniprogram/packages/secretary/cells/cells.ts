import type { SheetForm } from '../components/form-sheet/form-sheet'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { dayOf } from '../person-fields'
import { CELL_FORMS, cellRows, type CellRow, type CellTask } from './cells-view'

/** The cells of a branch: form one, rename, dissolve. */
readingPage('packages/secretary/cells/cells', {
  data: {
    action: '',
    rows: [] as readonly CellRow[],
    mayManage: false,
    sheet: null as SheetForm | null,
    task: 'form' as CellTask,
    cellId: '',
  },

  read: ({ branchId }) => ask('branch.get', { branchId }),
  show({ permissions, cells }) {
    const mayManage = permissions.includes('manage-register')
    const rows = cellRows(cells)
    const isBare = rows.length === 0
    return {
      ...(isBare ? nothing('支部没有划分党小组。') : {}),
      mayManage,
      rows,
      action: mayManage ? '成立党小组' : '',
    }
  },

  form() {
    this.setData({ task: 'form', cellId: '', sheet: { ...CELL_FORMS.form, start: { on: today() } }, fault: '' })
  },
  rename(event: WechatMiniprogram.TouchEvent) {
    const cellId = tapped(event)
    const name = this.data.rows.find((row) => row.cellId === cellId)?.name ?? ''
    this.setData({ task: 'rename', cellId, sheet: { ...CELL_FORMS.rename, start: { name } }, fault: '' })
  },
  dissolve(event: WechatMiniprogram.TouchEvent) {
    const sheet = { ...CELL_FORMS.dissolve, start: { on: today() } }
    this.setData({ task: 'dissolve', cellId: tapped(event), sheet, fault: '' })
  },
  stop() {
    this.setData({ sheet: null })
  },

  async save(event: WechatMiniprogram.CustomEvent<{ values: LedgerValues }>) {
    await this.attempt(async () => {
      await this.sendTask(event.detail.values)
      this.stop()
      say('已保存')
      await this.load()
    })
  },
  async sendTask(values: LedgerValues): Promise<void> {
    const { branchId } = this.at
    const { task, cellId } = this.data
    const name = String(values['name'])
    switch (task) {
      case 'form':
        return void (await this.send('cell.form', { branchId, name, formedOn: dayOf(values, 'on') }))
      case 'rename':
        return void (await this.send('cell.rename', { branchId, cellId, name }))
      case 'dissolve':
        return void (await this.send('cell.dissolve', { branchId, cellId, dissolvedOn: dayOf(values, 'on') }))
    }
  },
})
