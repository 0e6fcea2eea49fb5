import { readingPage, type OpenPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { outcomeOf } from '../../../services/call-failure'
import { withFile, type ChosenFile } from '../../../services/chosen-file'
import { takeBeside } from '../../../services/handed-files'
import { ask } from '../../../services/page-load'
import { askPhone } from '../../../services/phone'
import { placesText, tilesOf, type Tile } from './photos-view'
import { choosePhoto } from './small-photo'

const NOTHING_CHOSEN = { chosen: null as ChosenFile | null, caption: '' }

/** Photos beside the minutes of a meeting: looked at by whoever may read these, added and taken away by whoever keeps them. */
readingPage('packages/archive/photos/photos', {
  data: { tiles: [] as readonly Tile[], mayChange: false, placesLeft: 0, places: '', ...NOTHING_CHOSEN },
  stays: true,

  read: (at) => ask('meeting.photos', at),
  show: ({ photos, mayChange, placesLeft }, _, { tiles }) => {
    return { tiles: tilesOf(photos, tiles), mayChange, placesLeft, places: placesText(placesLeft) }
  },
  shown(page) {
    void loadPictures(page)
  },

  async choose() {
    await this.attempt(async () => {
      const chosen = await choosePhoto()
      if (chosen) this.setData({ chosen, caption: '' })
    })
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ caption: event.detail.value })
  },
  giveUp() {
    this.setData({ ...NOTHING_CHOSEN, fault: '' })
  },
  async add() {
    await this.attempt(async () => {
      const { chosen, caption } = this.data
      if (!chosen) return
      await withFile(this.at.branchId, chosen, (uploads) =>
        this.send('meeting.addPhoto', { ...this.at, uploads, caption }),
      )
      this.setData(NOTHING_CHOSEN)
      say('已附上')
      await this.load()
    })
  },
  async remove(event: WechatMiniprogram.TouchEvent) {
    const photoId = tapped(event)
    await this.attempt(async () => {
      if (!(await agreed('去掉这张照片？', '去掉以后不再保存。', '去掉'))) return
      await this.send('meeting.removePhoto', { ...this.at, photoId })
      say('已去掉')
      await this.load()
    })
  },
  async look(event: WechatMiniprogram.TouchEvent) {
    const current = tapped(event)
    if (current === '') return
    const urls = this.data.tiles.flatMap(({ src }) => (src === '' ? [] : [src]))
    await this.attempt(async () => {
      await askPhone('look', wx.previewImage({ urls, current }))
    })
  },
})

type Shown = OpenPage<'packages/archive/photos/photos', { readonly tiles: readonly Tile[] }, unknown>

/** One after the other: together they are more than one answer holds. One that does not come is said in its place. */
async function loadPictures(page: Shown): Promise<void> {
  for (const { photoId, src } of page.data.tiles) {
    if (src !== '') continue
    const taken = await outcomeOf(ask('meeting.photo', { ...page.at, photoId }).then((file) => takeBeside(page, file)))
    // The list may have been read anew meanwhile.
    const at = page.data.tiles.findIndex((tile) => tile.photoId === photoId)
    const tile = page.data.tiles[at]
    if (!tile) continue
    const come = 'failure' in taken ? { fault: taken.failure.message } : { src: taken.value.path }
    page.setData({ [`tiles[${at}]`]: { ...tile, ...come } })
  }
}
