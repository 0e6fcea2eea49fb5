import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { filledIn, keep, READING_FORM } from '../../../page-parts/form-page'
import { workplaces } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import type { RegisteredPerson } from '../../../services/register'
import { goBack, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { CHANGES, changeForm, changeRequest, type Change, type ChangeForm } from './person-change-view'

/** What cannot be undone by another change of the same kind is asked once more. */
const ASKED_TWICE: readonly Change[] = ['leave', 'transfer']

/** One dated change of a person on the register: facts, a correction, leaving, a transfer, a return. */
Page({
  data: {
    ...READING_FORM,
    form: null as ChangeForm | null,
  },
  branchId: '',
  memberId: '',
  what: 'facts' as Change,
  typed: {} as TypedValues,
  person: null as RegisteredPerson | null,

  onLoad(query: Record<string, string | undefined>) {
    const given = parametersOf<'packages/secretary/person-change/person-change'>(query)
    this.branchId = given.branchId ?? ''
    this.memberId = given.memberId ?? ''
    this.what = CHANGES.find((each) => each === given.what) ?? 'facts'
    void this.load()
  },

  async load() {
    const { branchId, memberId, what } = this
    const [person, branch, places] = await Promise.all([
      read('register.get', { branchId, memberId }),
      read('branch.get', { branchId }),
      what === 'transfer' ? workplaces() : [],
    ])
    if ('failed' in person) return this.setData({ ...person.failed })
    if ('failed' in branch) return this.setData({ ...branch.failed })
    const elsewhere = places.filter(
      (place) => place.branchId !== branchId && place.permissions.includes('manage-register'),
    )
    if (what === 'transfer' && elsewhere.length === 0)
      return this.setData({ state: 'empty', message: '转到另一支部须由能管理双方名册的机关党办办理。' })
    const form = changeForm(what, person.value, branch.value, elsewhere, today())
    this.person = person.value
    this.typed = form.start
    this.setData({ state: 'ready', form })
    void wx.setNavigationBarTitle({ title: form.title })
  },

  keep,

  async save() {
    const { form } = this.data
    if (!form || !this.person) return
    const values = filledIn(this, form.fields)
    if (!values) return
    const request = changeRequest(this.what, this.person, this.branchId, values)
    if (request === 'nothing') return this.setData({ fault: '没有需要更改的内容。' })
    if (ASKED_TWICE.includes(this.what)) {
      const { confirm } = await wx.showModal({ title: form.title, content: form.note, confirmText: form.button })
      if (!confirm) return
    }
    const done = await submit(this, request.procedure, request.input)
    if (!done) return
    void wx.showToast({ title: '已记下', icon: 'success' })
    await goBack()
  },
})
