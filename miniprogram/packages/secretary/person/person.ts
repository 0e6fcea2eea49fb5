import type { PageState } from '../../../components/page-state/page-state'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { personView, type PersonView } from './person-view'

/** One person of the register: what holds today, the history by days, changes, invitation and binding. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    person: null as PersonView | null,
    mayManage: false,
    isReleasing: false,
    isSaving: false,
    fault: '',
  },
  branchId: '',
  memberId: '',

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', memberId = '' } = parametersOf<'packages/secretary/person/person'>(query)
    Object.assign(this, { branchId, memberId })
  },
  onShow() {
    void this.load()
  },
  onPullDownRefresh,

  async load() {
    const { branchId, memberId } = this
    const [permissions, answer] = await Promise.all([
      permissionsAt(branchId),
      read('register.get', { branchId, memberId }),
    ])
    if ('failed' in answer) this.setData({ ...answer.failed })
    else
      this.setData({
        state: 'ready',
        person: personView(answer.value, branchId, today()),
        mayManage: permissions.includes('manage-register'),
      })
  },

  change(event: WechatMiniprogram.TouchEvent) {
    const { what } = event.currentTarget.dataset as { what: 'facts' }
    const { branchId, memberId } = this
    void open('packages/secretary/person-change/person-change', { branchId, memberId, what })
  },
  invite() {
    void open('packages/secretary/invite/invite', { branchId: this.branchId, memberId: this.memberId })
  },

  askRelease() {
    this.setData({ isReleasing: true, fault: '' })
  },
  stopReleasing() {
    this.setData({ isReleasing: false })
  },
  async release(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { branchId, memberId } = this
    const done = await submit(this, 'binding.release', { branchId, memberId, reason: event.detail.reason })
    if (!done) return
    this.stopReleasing()
    void wx.showToast({ title: '已解除绑定', icon: 'success' })
    await this.load()
  },
})
