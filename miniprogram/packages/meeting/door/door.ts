import type { PageState } from '../../../components/page-state/page-state'
import { read } from '../../../services/page-load'
import { parametersOf } from '../../../services/routes'

/** The code to print for the door: to look at, to keep in the album, and to send to whoever prints it. */
Page({
  data: { state: 'loading' as PageState, message: '', title: '', picture: '', fileName: '', fault: '' },
  branchId: '',
  meetingId: '',

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', meetingId = '' } = parametersOf<'packages/meeting/door/door'>(query)
    Object.assign(this, { branchId, meetingId })
    void this.load()
  },

  async load() {
    const at = { branchId: this.branchId, meetingId: this.meetingId }
    const [meeting, code] = await Promise.all([read('meeting.get', at), read('meeting.doorCode', at)])
    if ('failed' in meeting) return this.setData(meeting.failed)
    if ('failed' in code) return this.setData(code.failed)
    const { link: picture, fileName } = code.value
    this.setData({ state: 'ready', title: meeting.value.title, picture, fileName })
  },

  look() {
    void wx.previewImage({ urls: [this.data.picture], showmenu: true })
  },

  async save() {
    await this.withFile('没有存下来。请允许保存到相册，或长按图片保存。', async (filePath) => {
      await wx.saveImageToPhotosAlbum({ filePath })
      await wx.showToast({ title: '已存到相册' })
    })
  },

  async send() {
    await this.withFile('没有发出去，请再试一次。', async (filePath) => {
      await wx.shareFileMessage({ filePath, fileName: this.data.fileName })
    })
  },

  /** Loads the picture and does something with it; says `failure` unless the person changed their mind. */
  async withFile(failure: string, act: (filePath: string) => Promise<void>) {
    this.setData({ fault: '' })
    try {
      const { tempFilePath } = await new Promise<{ tempFilePath: string }>((done, fail) => {
        wx.downloadFile({ url: this.data.picture, success: done, fail })
      })
      await act(tempFilePath)
    } catch (caught) {
      const { errMsg } = caught as { errMsg?: string }
      if (!/cancel/i.test(errMsg ?? String(caught))) this.setData({ fault: failure })
    }
  },
})
