import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { filledIn, keep } from '../../../page-parts/form-page'
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
    task: '' as CellTask | '',
    sheet: CELL_FORMS.form,
    start: {} as TypedValues,
  },
  cellId: '',
  typed: {} as TypedValues,

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
    this.fillIn('form', '', { on: today() })
  },
  change(event: WechatMiniprogram.TouchEvent) {
    const id = tapped(event)
    const { task } = event.currentTarget.dataset as { task: 'rename' | 'dissolve' }
    const name = this.data.rows.find(({ cellId }) => cellId === id)?.name ?? ''
    this.fillIn(task, id, task === 'rename' ? { name } : { on: today() })
  },
  fillIn(task: CellTask, cellId: string, start: TypedValues) {
    this.cellId = cellId
    this.typed = start
    this.setData({ task, sheet: CELL_FORMS[task], start, fault: '', faultAt: '' })
  },
  stop() {
    this.setData({ task: '' })
  },
  visibleChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
    if (!event.detail.visible) this.stop()
  },
  keep,

  async save() {
    await this.attempt(async () => {
      const values = filledIn(this, this.data.sheet.fields)
      if (!values) return
      await this.sendTask(values)
      this.stop()
      say('已保存')
      await this.load()
    })
  },
  async sendTask(values: LedgerValues): Promise<void> {
    const { branchId } = this.at
    const { cellId } = this
    const name = String(values['name'])
    switch (this.data.task) {
      case 'form':
        await this.send('cell.form', { branchId, name, formedOn: dayOf(values, 'on') })
        return
      case 'rename':
        await this.send('cell.rename', { branchId, cellId, name })
        return
      case 'dissolve':
        await this.send('cell.dissolve', { branchId, cellId, dissolvedOn: dayOf(values, 'on') })
        return
      case '':
    }
  },
})
