import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../../../domain/ledger/ledger'
import { filledIn, keep, READING_FORM } from '../../../page-parts/form-page'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { sentenceFor } from '../../../text/refusals'
import { definitionFields, definitionOf, typedDefinition } from './indicator-define-view'

/** Adds an indicator, or changes one; one that was never filled in can be removed. */
Page({
  data: {
    ...READING_FORM,
    fields: [] as readonly LedgerField[],
    start: {} as TypedValues,
    name: '',
  },
  branchId: '',
  code: '',
  typed: {} as TypedValues,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', code = '' } = parametersOf<'packages/secretary/indicator-define/indicator-define'>(query)
    Object.assign(this, { branchId, code })
    void this.load()
  },

  async load() {
    const answer = await read('indicator.definitions', { branchId: this.branchId })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const { definitions } = answer.value
    const definition = definitions.find(({ code }) => code === this.code)
    if (this.code !== '' && !definition)
      return this.setData({ state: 'failed', message: sentenceFor('no-such-indicator') })
    const fields = definitionFields(definitions.filter(({ code }) => code !== this.code))
    this.typed = typedDefinition(fields, definition)
    this.setData({ state: 'ready', fields, start: this.typed, name: definition?.name ?? '' })
    void wx.setNavigationBarTitle({ title: definition?.name ?? '新增指标' })
  },

  keep,

  async save() {
    const values = filledIn(this, this.data.fields)
    if (!values) return
    const { branchId, code } = this
    const definition = definitionOf(values)
    const input = code === '' ? { branchId, definition } : { branchId, code, definition }
    if (!(await submit(this, 'indicator.define', input))) return
    void wx.showToast({ title: '已保存', icon: 'success' })
    await goBack()
  },

  async remove() {
    const { confirm } = await wx.showModal({
      title: '删除指标',
      content: `删除“${this.data.name}”？`,
      confirmText: '删除',
    })
    if (!confirm) return
    const { branchId, code } = this
    if (await submit(this, 'indicator.remove', { branchId, code })) await goBack()
  },
})
