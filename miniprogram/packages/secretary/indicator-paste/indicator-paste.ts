import type { PageState } from '../../../components/page-state/page-state'
import { today } from '../../../services/clock'
import { saveYear, type IndicatorYear } from '../../../services/indicators'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { previewOf, type Preview } from './indicator-paste-view'
import { readBlock } from './pasted-block'

/** A year's figures pasted from a spreadsheet: read, shown, and saved when all of it is understood. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    year: 0,
    example: '',
    text: '',
    preview: null as Preview | null,
    isAsking: false,
    isSaving: false,
    fault: '',
  },
  branchId: '',
  recorded: null as IndicatorYear | null,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', year } = parametersOf<'packages/secretary/indicator-paste/indicator-paste'>(query)
    this.branchId = branchId
    this.setData({ year: Number(year) })
    void this.load()
  },

  async load() {
    const answer = await read('indicator.year', { branchId: this.branchId, year: this.data.year })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    this.recorded = answer.value
    const names = answer.value.definitions.map(({ name }) => name).join('、')
    this.setData({ state: 'ready', example: names })
    this.look()
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ text: event.detail.value })
    this.look()
  },
  look() {
    const { text, year } = this.data
    if (!this.recorded || text.trim() === '') return this.setData({ preview: null })
    const block = readBlock(text, this.recorded.definitions, year)
    this.setData({ preview: previewOf(block, this.recorded, today()), fault: '' })
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
    const { preview, isSaving } = this.data
    if (!preview?.canSave || isSaving) return
    this.setData({ isSaving: true, fault: '' })
    const fault = await saveYear(this, this.branchId, preview.change, reason)
    this.setData({ isSaving: false, isAsking: false })
    if (fault !== undefined) {
      // What was saved already is no longer to be saved: the preview is taken anew.
      await this.load()
      return this.setData({ fault })
    }
    void wx.showToast({ title: '已保存', icon: 'success' })
    await goBack()
  },
})
