import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { filledIn, keep, READING_FORM } from '../../../page-parts/form-page'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { dayOf } from '../person-fields'
import { CELL_FORMS, cellRows, type CellRow, type CellTask } from './cells-view'

/** The cells of a branch: form one, rename, dissolve. */
Page({
  data: {
    ...READING_FORM,
    action: '',
    rows: [] as readonly CellRow[],
    mayManage: false,
    task: '' as CellTask | '',
    form: CELL_FORMS.form,
    start: {} as TypedValues,
  },
  branchId: '',
  cellId: '',
  typed: {} as TypedValues,

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/secretary/cells/cells'>(query).branchId ?? ''
    void this.load()
  },
  onPullDownRefresh,

  async load() {
    const answer = await read('branch.get', { branchId: this.branchId })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const mayManage = answer.value.permissions.includes('manage-register')
    const rows = cellRows(answer.value.cells)
    this.setData({ mayManage, rows })
    if (rows.length > 0) this.setData({ state: 'ready' })
    else this.setData({ state: 'empty', message: '支部没有划分党小组。', action: mayManage ? '成立党小组' : '' })
  },

  form() {
    this.begin('form', '', { on: today() })
  },
  change(event: WechatMiniprogram.TouchEvent) {
    const { id, task } = event.currentTarget.dataset as { id: string; task: 'rename' | 'dissolve' }
    const name = this.data.rows.find(({ cellId }) => cellId === id)?.name ?? ''
    this.begin(task, id, task === 'rename' ? { name } : { on: today() })
  },
  begin(task: CellTask, cellId: string, start: TypedValues) {
    this.cellId = cellId
    this.typed = start
    this.setData({ task, form: CELL_FORMS[task], start, fault: '', faultAt: '' })
  },
  stop() {
    this.setData({ task: '' })
  },
  visibleChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
    if (!event.detail.visible) this.stop()
  },
  keep,

  async save() {
    const values = filledIn(this, this.data.form.fields)
    if (!values) return
    if (!(await this.send(values))) return
    this.stop()
    void wx.showToast({ title: '已保存', icon: 'success' })
    await this.load()
  },
  send(values: LedgerValues) {
    const { branchId, cellId } = this
    const name = String(values['name'])
    switch (this.data.task) {
      case 'form':
        return submit(this, 'cell.form', { branchId, name, formedOn: dayOf(values, 'on') })
      case 'rename':
        return submit(this, 'cell.rename', { branchId, cellId, name })
      case 'dissolve':
        return submit(this, 'cell.dissolve', { branchId, cellId, dissolvedOn: dayOf(values, 'on') })
      case '':
        return undefined
    }
  },
})
