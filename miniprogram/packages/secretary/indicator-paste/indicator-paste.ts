import { leaveSaying } from '../../../page-parts/leaving'
import { notSent, writingPage } from '../../../page-parts/page'
import { today } from '../../../services/clock'
import { saveYear, type IndicatorYear } from '../save-year'
import { ask } from '../../../services/page-load'
import { previewOf, type Preview } from './indicator-paste-view'
import { readBlock } from './pasted-block'

/** A year's figures pasted from a spreadsheet: read, shown, and saved when all of it is understood. */
writingPage('packages/secretary/indicator-paste/indicator-paste', {
  data: { year: 0, example: '', text: '', preview: null as Preview | null, isAsking: false },
  begin: ({ year }) => ({ year }),

  read: ({ branchId, year }) => ask('indicator.year', { branchId, year }),
  show: (recorded, { year }, { text }) => ({
    example: recorded.definitions.map(({ name }) => name).join('、'),
    preview: previewIn(text, recorded, year),
  }),

  type(event: WechatMiniprogram.Input) {
    const text = event.detail.value
    if (!this.seen) return this.setData({ text })
    this.setData({ text, preview: previewIn(text, this.seen, this.at.year), fault: '' })
  },

  save() {
    if (this.data.preview?.needsReason) this.setData({ isAsking: true })
    else void this.saveAll('')
  },
  stopAsking() {
    this.setData({ isAsking: false })
  },
  corrected(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    void this.saveAll(event.detail.reason)
  },

  async saveAll(reason: string) {
    await this.attempt(async () => {
      const { preview } = this.data
      if (!preview?.canSave) return undefined
      const fault = await saveYear(this, this.at.branchId, preview.change, reason)
      this.setData({ isAsking: false })
      if (fault === undefined) return leaveSaying('已保存')
      // What was saved already is no longer to be saved: the preview is taken anew.
      await this.load()
      return notSent(fault)
    })
  },
})

function previewIn(text: string, recorded: IndicatorYear, year: number): Preview | null {
  if (text.trim() === '') return null
  return previewOf(readBlock(text, recorded.definitions, year), recorded, today())
}
