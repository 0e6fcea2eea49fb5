import { formPage } from '../../../page-parts/form-page'
import { leaveSaying } from '../../../page-parts/leaving'
import { notSent } from '../../../page-parts/page'
import { permissionsAt } from '../../../services/branch'
import { ask } from '../../../services/page-load'
import { changeOf, shownThresholds, THRESHOLD_FIELDS, typedThresholds, type ShownThreshold } from './thresholds-view'

/** From when on the branch wants to be told of something. */
formPage('packages/secretary/thresholds/thresholds', {
  data: { shown: [] as readonly ShownThreshold[], mayManage: false },

  async read({ branchId }) {
    const [permissions, { thresholds }] = await Promise.all([
      permissionsAt(branchId),
      ask('branch.thresholds', { branchId }),
    ])
    return { thresholds, mayManage: permissions.includes('manage-branch') }
  },
  form: ({ thresholds }) => ({ fields: THRESHOLD_FIELDS, start: typedThresholds(thresholds), button: '保存' }),
  show: ({ thresholds, mayManage }) => ({ shown: shownThresholds(thresholds), mayManage }),

  async save(page, values) {
    const change = page.seen && changeOf(page.at.branchId, values, page.seen.thresholds)
    if (!change) return notSent('没有需要更改的内容。')
    await page.send('branch.setThresholds', change)
    return leaveSaying('已保存')
  },
})
