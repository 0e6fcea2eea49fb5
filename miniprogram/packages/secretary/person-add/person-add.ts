import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../../../domain/ledger/ledger'
import { filledIn, keep, READING_FORM } from '../../../page-parts/form-page'
import { read } from '../../../services/page-load'
import { parametersOf, replaceWith } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { addFields, addRequest } from '../person-fields'

/** Adds one person to the roll. */
Page({
  data: {
    ...READING_FORM,
    fields: [] as readonly LedgerField[],
    start: {} as TypedValues,
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

  keep,

  async save() {
    const values = filledIn(this, this.data.fields)
    if (!values) return
    const added = await submit(this, 'register.add', addRequest(this.branchId, values))
    if (!added) return
    void wx.showToast({ title: '已列入名册', icon: 'success' })
    await replaceWith('packages/secretary/person/person', { branchId: this.branchId, memberId: added.memberId })
  },
})
