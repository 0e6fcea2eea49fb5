import { readingPage } from '../../../page-parts/page'
import { tappedOneOf } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { CHANGES } from '../person-change/person-change-view'
import { personView, type PersonView } from './person-view'

/** One person of the register: what holds today, the history by days, changes, invitation and binding. */
readingPage('packages/secretary/person/person', {
  data: { person: null as PersonView | null, mayManage: false, isReleasing: false },

  async read({ branchId, memberId }) {
    const [permissions, person] = await Promise.all([
      permissionsAt(branchId),
      ask('register.get', { branchId, memberId }),
    ])
    return { person, mayManage: permissions.includes('manage-register') }
  },
  show: ({ person, mayManage }, { branchId }) => ({ person: personView(person, branchId, today()), mayManage }),

  change(event: WechatMiniprogram.TouchEvent) {
    const what = tappedOneOf(event, 'what', CHANGES)
    if (what) void open('packages/secretary/person-change/person-change', { ...this.at, what })
  },
  invite() {
    void open('packages/secretary/invite/invite', this.at)
  },

  askRelease() {
    this.setData({ isReleasing: true, fault: '' })
  },
  stopReleasing() {
    this.setData({ isReleasing: false })
  },
  async release(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    await this.attempt(async () => {
      await this.send('binding.release', { ...this.at, reason: event.detail.reason })
      this.stopReleasing()
      say('已解除绑定')
      await this.load()
    })
  },
})
