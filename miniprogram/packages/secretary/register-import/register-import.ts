import { parseCivilDate } from '../../../domain/time/civil-date'
import { leaveQuietly } from '../../../page-parts/leaving'
import { notSent, writingPage } from '../../../page-parts/page'
import { today } from '../../../services/clock'
import { openFile, takeFile } from '../../../services/handed-files'
import { ask } from '../../../services/page-load'
import { sendInPortions, sumOf } from '../../../services/portions'
import { chooseList, uploadList } from '../../../services/register'
import { chosenDay } from '../../../text/dates'
import { sentenceFor } from '../../../text/refusals'
import { checkView, type CheckView } from './register-import-view'

/** Import of a list: template, file, a dry run that lists every problem, then all of it. */
writingPage('packages/secretary/register-import/register-import', {
  data: { on: '', onText: '', fileName: '', fileId: '', doing: '', check: null as CheckView | null },
  begin: () => ({ on: today(), onText: chosenDay(today()) }),

  read: () => Promise.resolve(undefined),
  show: () => ({}),

  async chooseDay(event: WechatMiniprogram.PickerChange) {
    const on = String(event.detail.value)
    this.setData({ on, onText: chosenDay(on) })
    if (this.data.fileId === '') return
    await this.attempt(async () => {
      this.setData({ doing: 'list' })
      await this.checkList()
    })
  },

  async template() {
    await this.attempt(async () => {
      this.setData({ doing: 'template' })
      const template = await ask('register.importTemplate', { branchId: this.at.branchId })
      const fault = await openFile(await takeFile(this, template))
      return fault === undefined ? undefined : notSent(fault)
    })
  },

  async choose() {
    await this.attempt(async () => {
      const file = await chooseList()
      if (!file) return undefined
      this.setData({ doing: 'list', check: null, fileName: file.name, fileId: '' })
      const uploaded = await uploadList(this.at.branchId, file)
      if (!uploaded.ok) return notSent(sentenceFor(uploaded.code))
      this.setData({ fileId: uploaded.fileId })
      return this.checkList()
    })
  },

  /** What would come of it, as of the chosen day; what was found before no longer holds. */
  async checkList() {
    this.setData({ check: null })
    this.setData({ check: checkView(await ask('register.importCheck', this.asked())) })
  },

  async importAll() {
    await this.attempt(async () => {
      this.setData({ doing: 'import' })
      const done = await sendInPortions(
        this,
        'register.import',
        this.asked(),
        (taken) => `新列入 ${sumOf(taken, ({ added }) => added)} 人，变动 ${sumOf(taken, ({ changed }) => changed)} 人`,
      )
      await wx.showModal({
        title: '导入完成',
        content: `${done}。`,
        showCancel: false,
        confirmText: '好',
      })
      return leaveQuietly
    })
  },
  asked() {
    const { fileId, on } = this.data
    return { branchId: this.at.branchId, fileId, effectiveOn: parseCivilDate(on) ?? today() }
  },
})
