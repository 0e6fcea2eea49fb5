import { readingPage } from '../../../page-parts/page'
import { shared } from '../../../page-parts/sharing'
import { say } from '../../../page-parts/telling'
import { takeFile } from '../../../services/handed-files'
import { ask } from '../../../services/page-load'
import { askPhone } from '../../../services/phone'

/** The code to print for the door: to look at, to keep in the album, and to send to whoever prints it. */
readingPage('packages/archive/door/door', {
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

  async look() {
    await this.attempt(async () => {
      await askPhone('look', wx.previewImage({ urls: [this.data.picture], showmenu: true }))
    })
  },
  async save() {
    await this.attempt(async () => {
      if (await askPhone('album', wx.saveImageToPhotosAlbum({ filePath: this.data.picture }))) say('已存到相册')
    })
  },
  async print() {
    await this.attempt(() => shared(this.data.picture, this.data.fileName))
  },
})
