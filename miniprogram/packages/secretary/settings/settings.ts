import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { filledIn, keep, READING_FORM } from '../../../page-parts/form-page'
import type { Branch } from '../../../services/branch'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { forgetMe } from '../../../services/session'
import { submit } from '../../../services/submit'
import {
  SETTING_FIELDS,
  shownReminders,
  shownSettings,
  typedSettings,
  updateOf,
  WHERE_SET,
  type ShownReminder,
  type ShownSetting,
} from './settings-view'

/** What a branch decides for itself, and the ways to its cells and posts. */
Page({
  data: {
    ...READING_FORM,
    name: '',
    cellCount: 0,
    fields: SETTING_FIELDS,
    start: {} as TypedValues,
    shown: [] as readonly ShownSetting[],
    reminders: [] as readonly ShownReminder[],
    whereSet: WHERE_SET,
    mayManage: false,
  },
  branchId: '',
  typed: {} as TypedValues,
  branch: null as Branch | null,

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/secretary/settings/settings'>(query).branchId ?? ''
    void this.load()
  },

  async load() {
    const [answer, reminders] = await Promise.all([
      read('branch.get', { branchId: this.branchId }),
      read('reminder.setUp', {}),
    ])
    if ('failed' in answer) return this.setData({ ...answer.failed })
    this.branch = answer.value
    this.typed = typedSettings(answer.value)
    this.setData({
      state: 'ready',
      name: answer.value.name,
      cellCount: answer.value.cells.filter(({ dissolvedOn }) => dissolvedOn === null).length,
      start: this.typed,
      shown: shownSettings(answer.value),
      // A part beside: without it the rest stands.
      reminders: 'failed' in reminders ? [] : shownReminders(reminders.value.kinds),
      mayManage: answer.value.permissions.includes('manage-branch'),
    })
  },

  keep,

  async save() {
    if (!this.branch) return
    const values = filledIn(this, SETTING_FIELDS)
    if (!values) return
    const update = updateOf(values, this.branch)
    if (!update) return this.setData({ fault: '没有需要更改的内容。' })
    if (!(await submit(this, 'branch.update', update))) return
    forgetMe()
    void wx.showToast({ title: '已保存', icon: 'success' })
    await this.load()
  },

  norms() {
    void open('packages/secretary/norms/norms', { branchId: this.branchId })
  },
  thresholds() {
    void open('packages/secretary/thresholds/thresholds', { branchId: this.branchId })
  },
  cells() {
    void open('packages/secretary/cells/cells', { branchId: this.branchId })
  },
  posts() {
    void open('packages/secretary/posts/posts', { branchId: this.branchId })
  },
  log() {
    void open('packages/secretary/log/log', { branchId: this.branchId })
  },
})
