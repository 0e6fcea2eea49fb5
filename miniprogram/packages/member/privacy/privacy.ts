import { notSent, writingPage } from '../../../page-parts/page'
import { agreed, say } from '../../../page-parts/telling'
import { dropAllFiles } from '../../../services/handed-files'
import { openOwnRecords } from '../../../services/own-records'
import { open } from '../../../services/routes'
import { forgetMe } from '../../../services/session'
import { KEPT_DATA, NEVER_KEPT } from './kept-data'

const EXPORTING = 'exporting'
const ERASING = 'erasing'

/** What is kept and why; export and deletion of one's own. Readable by anybody, without asking the server. */
writingPage('packages/member/privacy/privacy', {
  data: { kept: KEPT_DATA, never: NEVER_KEPT, doing: '' },

  read: () => Promise.resolve(undefined),
  show: () => ({}),

  async exportAll() {
    await this.attempt(async () => {
      this.setData({ doing: EXPORTING })
      const fault = await openOwnRecords(this, null)
      return fault === undefined ? undefined : notSent(fault)
    })
  },

  async erase() {
    await this.attempt(async () => {
      this.setData({ doing: ERASING })
      const content = '将删除微信绑定和提醒，这个微信不再能使用。支部的工作记录依规保留。此操作不能撤销。'
      if (!(await agreed('删除我的信息', content, '删除'))) return
      await this.send('me.erase', {})
      dropAllFiles()
      forgetMe()
      wx.clearStorageSync()
      say('已删除')
      await open('pages/today/today')
    })
  },
})
