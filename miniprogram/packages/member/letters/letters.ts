import type { PageState } from '../../../components/page-state/page-state'
import { today } from '../../../services/clock'
import { read, whoIsOnRoll } from '../../../services/page-load'
import { submit } from '../../../services/submit'
import { lettersOf, type LetterRow } from './letters-view'

const MANY = 100

/** What waits for one's signature, and what one has signed. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    toSign: [] as readonly LetterRow[],
    signed: [] as readonly LetterRow[],
    savingId: '',
    isSaving: false,
    fault: '',
  },
  branchId: '',

  onLoad() {
    void this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    const me = await whoIsOnRoll()
    if ('failed' in me) return this.setData({ ...me.failed })
    this.branchId = me.value.branch.branchId
    const answer = await read('ledger.mine', { branchId: this.branchId, limit: MANY })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const letters = lettersOf(answer.value.items, today())
    const isEmpty = letters.toSign.length + letters.signed.length === 0
    this.setData({ ...letters, state: isEmpty ? 'empty' : 'ready', message: '没有需要您签订的清单或责任书。' })
  },

  async sign(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    const letter = this.data.toSign.find(({ entryId }) => entryId === id)
    if (!letter || this.data.isSaving) return
    const { confirm } = await wx.showModal({
      title: `签订${letter.title}`,
      content: `“${letter.text}”。签订日期记为今天，签订后不能撤回。请先看过内容。`,
      confirmText: '签订',
    })
    if (!confirm) return
    this.setData({ savingId: id })
    if (!(await submit(this, 'ledger.sign', { branchId: this.branchId, entryId: id }))) return
    void wx.showToast({ title: '已签订', icon: 'success' })
    await this.load()
  },
})
