import { notSent, readingPage } from '../../../page-parts/page'
import { wasCancelled } from '../../../page-parts/cancelled'
import { say } from '../../../page-parts/telling'
import { takeFile } from '../../../services/handed-files'
import { ask } from '../../../services/page-load'

/** The code to print for the door: to look at, to keep in the album, and to send to whoever prints it. */
readingPage('packages/meeting/door/door', {
  data: { title: '', picture: '', fileName: '' },
  refresh: 'opened',

  async read(at) {
    const [meeting, code] = await Promise.all([ask('meeting.get', at), ask('meeting.doorCode', at)])
    return { meeting, code }
  },
  show: ({ meeting: { title } }) => ({ title }),
  shown(page) {
    void page.attempt(async () => {
      if (!page.seen) return
      const { path: picture, fileName } = await takeFile(page, page.seen.code)
      page.setData({ picture, fileName })
    })
  },

  look() {
    void wx.previewImage({ urls: [this.data.picture], showmenu: true })
  },
  async save() {
    await this.withPicture('没有存下来。请允许保存到相册，或长按图片保存。', async (filePath) => {
      await wx.saveImageToPhotosAlbum({ filePath })
      say('已存到相册')
    })
  },
  async print() {
    await this.withPicture('没有发出去，请再试一次。', async (filePath) => {
      await wx.shareFileMessage({ filePath, fileName: this.data.fileName })
    })
  },
  /** Does something with the picture; says `failure` unless the person changed their mind. */
  async withPicture(failure: string, act: (filePath: string) => Promise<void>) {
    await this.attempt(async () => {
      try {
        await act(this.data.picture)
      } catch (caught) {
        if (!wasCancelled(caught)) return notSent(failure)
      }
      return undefined
    })
  },
})
