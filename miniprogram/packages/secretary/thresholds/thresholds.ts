import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { DEFAULT_THRESHOLDS } from '../../../domain/branch/threshold'
import { filledIn, keep, READING_FORM } from '../../../page-parts/form-page'
import { permissionsAt } from '../../../services/branch'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { changeOf, shownThresholds, THRESHOLD_FIELDS, typedThresholds, type ShownThreshold } from './thresholds-view'

/** From when on the branch wants to be told of something. */
Page({
  data: {
    ...READING_FORM,
    fields: THRESHOLD_FIELDS,
    start: {} as TypedValues,
    shown: [] as readonly ShownThreshold[],
    mayManage: false,
  },
  branchId: '',
  typed: {} as TypedValues,
  before: DEFAULT_THRESHOLDS,

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/secretary/thresholds/thresholds'>(query).branchId ?? ''
    void this.load()
  },

  async load() {
    const { branchId } = this
    const [permissions, answer] = await Promise.all([permissionsAt(branchId), read('branch.thresholds', { branchId })])
    if ('failed' in answer) return this.setData({ ...answer.failed })
    this.before = answer.value.thresholds
    this.typed = typedThresholds(this.before)
    this.setData({
      state: 'ready',
      start: this.typed,
      shown: shownThresholds(this.before),
      mayManage: permissions.includes('manage-branch'),
    })
  },

  keep,

  async save() {
    const values = filledIn(this, THRESHOLD_FIELDS)
    if (!values) return
    const change = changeOf(this.branchId, values, this.before)
    if (!change) return this.setData({ fault: '没有需要更改的内容。' })
    if (!(await submit(this, 'branch.setThresholds', change))) return
    void wx.showToast({ title: '已保存', icon: 'success' })
    await goBack()
  },
})
