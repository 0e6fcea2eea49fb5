import { openOwnRecords } from '../../../services/own-records'
import { forgetMe } from '../../../services/session'
import { submit } from '../../../services/submit'
import { open } from '../../../services/routes'
import { KEPT_DATA, NEVER_KEPT } from './kept-data'

/** What is kept and why; export and deletion of one's own. Readable by anybody, without asking the server. */
Page({
  data: { kept: KEPT_DATA, never: NEVER_KEPT, isExporting: false, isSaving: false, exportFault: '', fault: '' },

  async exportAll() {
    if (this.data.isExporting) return
    this.setData({ isExporting: true, exportFault: '' })
    const exportFault = await openOwnRecords(null)
    this.setData({ isExporting: false, exportFault: exportFault ?? '' })
  },

  async erase() {
    const { confirm } = await wx.showModal({
      title: '删除我的信息',
      content: '将删除微信绑定和提醒，这个微信不再能使用。支部的工作记录依规保留。此操作不能撤销。',
      confirmText: '删除',
    })
    if (!confirm || !(await submit(this, 'me.erase', {}))) return
    forgetMe()
    wx.clearStorageSync()
    void wx.showToast({ title: '已删除', icon: 'success' })
    await open('pages/today/today')
  },
})
