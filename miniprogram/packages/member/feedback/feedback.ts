import type { PageState } from '../../../components/page-state/page-state'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { CallFailure } from '../../../services/call-failure'
import { whoAmI } from '../../../services/session'
import { submit } from '../../../services/submit'
import { sentenceFor } from '../../../text/refusals'
import { receivedRows, sitsOnCommittee, type ReceivedRow } from './feedback-view'

/** An opinion to the committee, with or without a name; and for the committee, what came in. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    branchName: '',
    text: '',
    isNamed: false,
    isSent: false,
    isCommittee: false,
    received: [] as readonly ReceivedRow[],
    isSaving: false,
    fault: '',
  },
  branchId: '',
  next: null as string | null,

  onLoad() {
    void this.load()
  },
  onReachBottom() {
    if (this.next !== null) void this.loadReceived(this.next)
  },

  async load() {
    try {
      const me = await whoAmI()
      if (!me.bound || !me.branch) throw new CallFailure('not-bound')
      this.branchId = me.branch.branchId
      const isCommittee = sitsOnCommittee(me)
      this.setData({ state: 'ready', branchName: me.branch.name, isCommittee })
      if (isCommittee) await this.loadReceived(null)
    } catch (failure) {
      if (!(failure instanceof CallFailure)) throw failure
      this.setData({ state: 'failed', message: sentenceFor(failure.code) })
    }
  },

  async loadReceived(cursor: string | null) {
    const answer = await read('feedback.list', { branchId: this.branchId, cursor })
    if ('failed' in answer) return
    const rows = receivedRows(answer.value.items, today())
    this.next = answer.value.next
    this.setData({ received: cursor === null ? rows : [...this.data.received, ...rows] })
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ text: event.detail.value, fault: '' })
  },
  name(event: WechatMiniprogram.TouchEvent) {
    const { named } = event.currentTarget.dataset as { named: string }
    this.setData({ isNamed: named === 'yes' })
  },

  async send() {
    const { text, isNamed } = this.data
    if (text.trim() === '') return this.setData({ fault: '请写下您的意见或建议。' })
    if (!(await submit(this, 'feedback.send', { branchId: this.branchId, text, named: isNamed }))) return
    this.setData({ text: '', isSent: true })
    if (this.data.isCommittee) await this.loadReceived(null)
  },
  again() {
    this.setData({ isSent: false })
  },
})
