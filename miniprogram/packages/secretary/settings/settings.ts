import { formPage } from '../../../page-parts/form-page'
import { notSent } from '../../../page-parts/page'
import { say } from '../../../page-parts/telling'
import { partsOfPage } from '../../../services/call-failure'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { forgetMe } from '../../../services/session'
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
formPage('packages/secretary/settings/settings', {
  data: {
    unread: '',
    name: '',
    cellCount: 0,
    shown: [] as readonly ShownSetting[],
    reminders: [] as readonly ShownReminder[],
    whereSet: WHERE_SET,
    mayManage: false,
    mayBuild: false,
  },

  async read({ branchId }) {
    // Reminders are a part beside: without it the rest stands.
    const { part, unread } = partsOfPage()
    const [branch, reminders] = await Promise.all([
      ask('branch.get', { branchId }),
      part('微信提醒的设置', ask('reminder.setUp', {})),
    ])
    return { branch, reminders: reminders?.kinds ?? [], unread: unread() }
  },
  form: ({ branch }) => ({ fields: SETTING_FIELDS, start: typedSettings(branch), button: '保存设置' }),
  show: ({ branch, reminders, unread }) => ({
    unread,
    name: branch.name,
    cellCount: branch.cells.filter(({ dissolvedOn }) => dissolvedOn === null).length,
    shown: shownSettings(branch),
    reminders: shownReminders(reminders),
    mayManage: branch.permissions.includes('manage-branch'),
    mayBuild: branch.permissions.includes('manage-register'),
  }),

  async save(page, values) {
    const update = page.seen && updateOf(values, page.seen.branch)
    if (!update) return notSent('没有需要更改的内容。')
    await page.send('branch.update', update)
    forgetMe()
    say('已保存')
    return page.load()
  },

  norms() {
    void open('packages/secretary/norms/norms', this.at)
  },
  thresholds() {
    void open('packages/secretary/thresholds/thresholds', this.at)
  },
  cells() {
    void open('packages/secretary/cells/cells', this.at)
  },
  posts() {
    void open('packages/secretary/posts/posts', this.at)
  },
  guide() {
    void open('packages/setup/guide/guide', this.at)
  },
  yearBook() {
    void open('packages/archive/year-book/year-book', this.at)
  },
  log() {
    void open('packages/secretary/log/log', this.at)
  },
})
