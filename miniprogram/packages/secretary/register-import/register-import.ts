import { parseCivilDate } from '../../../domain/time/civil-date'
import { today } from '../../../services/clock'
import { call } from '../../../services/call'
import { chooseList, uploadList } from '../../../services/register'
import { goBack, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { chosenDay } from '../../../text/dates'
import { sentenceFor, sentenceOf } from '../../../text/refusals'
import { openRemoteDocument } from '../open-document'
import { checkView, type CheckView } from './register-import-view'

/** Import of a list: template, file, a dry run that lists every problem, then all of it at once. */
Page({
  data: {
    on: '',
    onText: '',
    fileName: '',
    fileId: '',
    isBusy: false,
    isSaving: false,
    fault: '',
    check: null as CheckView | null,
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/secretary/register-import/register-import'>(query).branchId ?? ''
    this.setData({ on: today(), onText: chosenDay(today()) })
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const on = String(event.detail.value)
    this.setData({ on, onText: chosenDay(on) })
    if (this.data.fileId) void this.check()
  },

  async template() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, fault: '' })
    const answer = await call('register.importTemplate', { branchId: this.branchId })
    if (!answer.ok) this.setData({ fault: sentenceOf(answer) })
    else if (!(await openRemoteDocument(answer.value.link, 'xlsx'))) this.setData({ fault: sentenceFor('offline') })
    this.setData({ isBusy: false })
  },

  async choose() {
    if (this.data.isBusy) return
    const file = await chooseList()
    if (!file) return
    this.setData({ isBusy: true, fault: '', check: null, fileName: file.name, fileId: '' })
    const uploaded = await uploadList(this.branchId, file)
    this.setData({ isBusy: false })
    if (!uploaded.ok) return this.setData({ fault: sentenceFor(uploaded.code) })
    this.setData({ fileId: uploaded.fileId })
    await this.check()
  },

  async check() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, fault: '' })
    const effectiveOn = parseCivilDate(this.data.on) ?? today()
    const { fileId } = this.data
    const answer = await call('register.importCheck', { branchId: this.branchId, fileId, effectiveOn })
    this.setData({ isBusy: false })
    if (answer.ok) this.setData({ check: checkView(answer.value) })
    else this.setData({ check: null, fault: sentenceOf(answer) })
  },

  async importAll() {
    const effectiveOn = parseCivilDate(this.data.on) ?? today()
    const { fileId } = this.data
    const done = await submit(this, 'register.import', { branchId: this.branchId, fileId, effectiveOn })
    if (!done) return
    await wx.showModal({
      title: '导入完成',
      content: `新列入 ${done.added} 人，变动 ${done.changed} 人。`,
      showCancel: false,
      confirmText: '好',
    })
    await goBack()
  },
})
