import { formPage } from '../../../page-parts/form-page'
import { leaveSaying } from '../../../page-parts/leaving'
import { nothing, notSent } from '../../../page-parts/page'
import { agreed } from '../../../page-parts/telling'
import { workplaces } from '../../../services/branch'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { changeForm, changeRequest, type Change } from './person-change-view'

/** What cannot be undone by another change of the same kind is asked once more. */
const ASKED_TWICE: readonly Change[] = ['leave', 'transfer']

/** One dated change of a person on the register: facts, a correction, leaving, a transfer, a return. */
formPage('packages/secretary/person-change/person-change', {
  async read({ branchId, memberId, what }) {
    const [person, branch, places] = await Promise.all([
      ask('register.get', { branchId, memberId }),
      ask('branch.get', { branchId }),
      what === 'transfer' ? workplaces() : [],
    ])
    const elsewhere = places.filter(
      (place) => place.branchId !== branchId && place.permissions.includes('manage-register'),
    )
    return { person, elsewhere, form: changeForm(what, person, branch, elsewhere, today()) }
  },
  form({ elsewhere, form: { note, ...form } }, { what }) {
    if (what === 'transfer' && elsewhere.length === 0) return nothing('转到另一支部须由能管理双方名册的机关党办办理。')
    return { ...form, heading: note }
  },

  async save(page, values) {
    if (!page.seen) return undefined
    const { what, branchId } = page.at
    const { person, form } = page.seen
    const request = changeRequest(what, person, branchId, values)
    if (request === 'nothing') return notSent('没有需要更改的内容。')
    if (ASKED_TWICE.includes(what) && !(await agreed(form.title, form.note, form.button))) return undefined
    await page.send(request.procedure, request.input)
    return leaveSaying('已记下')
  },
})
