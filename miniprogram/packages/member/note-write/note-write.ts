import { readForm, type TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { PageState } from '../../../components/page-state/page-state'
import type { LedgerField } from '../../../domain/ledger/ledger'
import { today } from '../../../services/clock'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { goBack, parametersOf } from '../../../services/routes'
import { CallFailure } from '../../../services/call-failure'
import { whoAmI } from '../../../services/session'
import { submit } from '../../../services/submit'
import { sentenceFor } from '../../../text/refusals'
import { bodyOf, namesPeople, ownFields, ownKind, startOf } from './note-write-view'

/** Entering something for oneself: one form for every kind that members may enter. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    fields: [] as readonly LedgerField[],
    start: {} as TypedValues,
    people: [] as readonly NamedPerson[],
    faultAt: '',
    fault: '',
    isSaving: false,
  },
  kind: '',
  branchId: '',
  memberId: '',
  typed: {} as TypedValues,

  onLoad(query: Record<string, string | undefined>) {
    this.kind = parametersOf<'packages/member/note-write/note-write'>(query).kind ?? ''
    void this.load()
  },

  async load() {
    const kind = ownKind(this.kind)
    if (!kind) return this.setData({ state: 'failed', message: sentenceFor('no-such-kind') })
    void wx.setNavigationBarTitle({ title: kind.title })
    try {
      const me = await whoAmI()
      if (!me.bound || !me.branch) throw new CallFailure('not-bound')
      const { branchId } = me.branch
      Object.assign(this, { branchId, memberId: me.memberId })
      this.typed = startOf(kind, today())
      const people = namesPeople(kind) ? await peopleOf(branchId) : []
      this.setData({
        state: 'ready',
        fields: ownFields(kind),
        start: this.typed,
        people: people.filter(({ memberId }) => memberId !== me.memberId),
      })
    } catch (failure) {
      if (!(failure instanceof CallFailure)) throw failure
      this.setData({ state: 'failed', message: sentenceFor(failure.code) })
    }
  },

  keep(event: WechatMiniprogram.CustomEvent<{ typed: TypedValues }>) {
    this.typed = event.detail.typed
  },

  async save() {
    const kind = ownKind(this.kind)
    if (!kind) return
    const form = readForm(this.data.fields, this.typed, {}, kind.fields)
    if (!form.ok) return this.setData({ faultAt: form.code, fault: form.message })
    this.setData({ faultAt: '' })
    const body = bodyOf(kind, form.values, this.memberId)
    const done = body && (await submit(this, 'ledger.record', { branchId: this.branchId, ...body }))
    if (!done) return
    void wx.showToast({ title: done.state === 'confirmed' ? '已登记' : '已登记，等支部确认', icon: 'none' })
    await goBack()
  },
})
