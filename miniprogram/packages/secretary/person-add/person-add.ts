import { readForm, type TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { PageState } from '../../../components/page-state/page-state'
import type { LedgerField } from '../../../domain/ledger'
import { read } from '../../../services/page-load'
import { parametersOf, replaceWith } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { addFields, addRequest } from '../person-fields'

/** Adds one person to the roll. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    fields: [] as readonly LedgerField[],
    start: {} as TypedValues,
    faultAt: '',
    fault: '',
    isSaving: false,
  },
  branchId: '',
  typed: {} as TypedValues,

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/secretary/person-add/person-add'>(query).branchId ?? ''
    void this.load()
  },

  async load() {
    const answer = await read('branch.get', { branchId: this.branchId })
    if ('failed' in answer) this.setData({ ...answer.failed })
    else
      this.setData({
        state: 'ready',
        fields: addFields(answer.value.cells.filter((cell) => cell.dissolvedOn === null)),
      })
  },

  keep(event: WechatMiniprogram.CustomEvent<{ typed: TypedValues }>) {
    this.typed = event.detail.typed
    if (this.data.fault) this.setData({ faultAt: '', fault: '' })
  },

  async save() {
    const form = readForm(this.data.fields, this.typed)
    if (!form.ok) {
      this.setData({ faultAt: form.code, fault: form.message })
      return
    }
    this.setData({ faultAt: '' })
    const added = await submit(this, 'register.add', addRequest(this.branchId, form.values))
    if (!added) return
    void wx.showToast({ title: '已列入名册', icon: 'success' })
    await replaceWith('packages/secretary/person/person', { branchId: this.branchId, memberId: added.memberId })
  },
})
