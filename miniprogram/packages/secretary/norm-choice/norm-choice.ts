import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../../../domain/ledger/ledger'
import { filledIn, keepTyped, READING_FORM } from '../../../page-parts/form-page'
import { permissionsAt } from '../../../services/branch'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { sentenceFor } from '../../../text/refusals'
import type { BranchNorm } from '../norm-text'
import { choiceFields, normView, requestFrom, startOf, type NormView } from './norm-choice-view'

/** One norm: what the rule says, what the branch chose about it and when, and the form to choose anew. */
Page({
  data: {
    ...READING_FORM,
    norm: null as NormView | null,
    mayChoose: false,
    fields: [] as readonly LedgerField[],
    start: {} as TypedValues,
  },
  branchId: '',
  normId: '',
  norm: null as BranchNorm | null,
  typed: {} as TypedValues,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', normId = '' } = parametersOf<'packages/secretary/norm-choice/norm-choice'>(query)
    Object.assign(this, { branchId, normId })
    void this.load()
  },

  async load() {
    const { branchId, normId } = this
    const [permissions, answer] = await Promise.all([permissionsAt(branchId), read('branch.norms', { branchId })])
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const norm = answer.value.norms.find((each) => each.normId === normId)
    if (!norm) return this.setData({ state: 'failed', message: sentenceFor('no-such-norm') })
    this.norm = norm
    this.typed = startOf(norm)
    this.setData({
      state: 'ready',
      norm: normView(norm),
      mayChoose: norm.limits !== null && permissions.includes('manage-branch'),
      fields: choiceFields(norm, this.typed),
      start: this.typed,
    })
  },

  keep(event: WechatMiniprogram.CustomEvent<{ typed: TypedValues }>) {
    const { typed } = event.detail
    const isOther = typed['what'] !== this.typed['what']
    keepTyped(this, typed)
    if (isOther && this.norm) this.setData({ fields: choiceFields(this.norm, typed), start: typed })
  },

  async save() {
    if (!this.norm) return
    const values = filledIn(this, this.data.fields)
    if (!values) return
    if (!(await submit(this, 'branch.chooseNorm', requestFrom(this.branchId, this.norm, values)))) return
    void wx.showToast({ title: '已保存', icon: 'success' })
    await goBack()
  },
})
