import { notSent, writingPage } from '../../../page-parts/page'
import { say } from '../../../page-parts/telling'
import { ask } from '../../../services/page-load'
import { loadFile } from '../../../services/reports'
import { open } from '../../../services/routes'
import { plainText } from './plain-text'

const NAME_CHOICES = [
  { key: 'without', label: '不带姓名' },
  { key: 'with', label: '带上姓名' },
] as const

/** What goes with a report: the records behind it, a page that opens offline, its text to paste, and checking a document. */
writingPage('packages/report/files/files', {
  data: { doing: '', withNames: false, nameChoices: NAME_CHOICES, canShare: 'shareFileMessage' in wx },

  read: ({ branchId, reportId }) => ask('report.get', { branchId, reportId }),
  show: () => ({}),

  chooseNames(event: WechatMiniprogram.CustomEvent<{ key: (typeof NAME_CHOICES)[number]['key'] }>) {
    this.setData({ withNames: event.detail.key === 'with' })
  },

  async records() {
    await this.attempt(async () => {
      this.setData({ doing: 'xlsx' })
      const { path } = await loadFile(await ask('report.evidenceFile', this.asked('xlsx')))
      try {
        await wx.openDocument({ filePath: path, fileType: 'xlsx', showMenu: true })
      } catch {
        return notSent('这部手机打不开表格，请在电脑上的微信里试。')
      }
      return undefined
    })
  },

  /** WeChat opens no page of a file: it goes to a chat, and is opened on a computer. */
  async page() {
    await this.attempt(async () => {
      this.setData({ doing: 'html' })
      const { path, fileName } = await loadFile(await ask('report.evidenceFile', this.asked('html')))
      // A person who thinks better of it is not a failure.
      await wx.shareFileMessage({ filePath: path, fileName }).catch(() => undefined)
    })
  },

  asked(format: 'xlsx' | 'html') {
    return { ...this.at, format, withNames: this.data.withNames }
  },

  async copy() {
    if (!this.seen) return
    await wx.setClipboardData({ data: plainText(this.seen) })
    say('已复制')
  },
  check() {
    void open('packages/report/check/check', { branchId: this.at.branchId })
  },
})
