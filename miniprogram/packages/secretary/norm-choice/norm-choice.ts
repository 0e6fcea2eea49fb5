import { formPage } from '../../../page-parts/form-page'
import { leaveSaying } from '../../../page-parts/leaving'
import { permissionsAt } from '../../../services/branch'
import { CallFailure } from '../../../services/call-failure'
import { ask } from '../../../services/page-load'
import { choiceFields, normView, requestFrom, startOf, type NormView } from './norm-choice-view'

/** One norm: what the rule says, what the branch chose about it and when, and the form to choose anew. */
formPage('packages/secretary/norm-choice/norm-choice', {
  data: { norm: null as NormView | null, mayChoose: false },

  async read({ branchId, normId }) {
    const [permissions, { norms }] = await Promise.all([permissionsAt(branchId), ask('branch.norms', { branchId })])
    const norm = norms.find((each) => each.normId === normId)
    if (!norm) throw new CallFailure('no-such-norm')
    return { norm, mayChoose: norm.limits !== null && permissions.includes('manage-branch') }
  },
  form({ norm }) {
    const start = startOf(norm)
    return { fields: choiceFields(norm, start), start, button: '保存约定' }
  },
  show: ({ norm, mayChoose }) => ({ norm: normView(norm), mayChoose }),
  follow: (typed, before, { norm }) =>
    typed['what'] === before['what'] ? undefined : { fields: choiceFields(norm, typed), start: typed },

  async save(page, values) {
    if (!page.seen) return
    await page.send('branch.chooseNorm', requestFrom(page.at.branchId, page.seen.norm, values))
    return leaveSaying('已保存')
  },
})
