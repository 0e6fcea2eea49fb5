import { parseCivilDate } from '../../../domain/time/civil-date'
import { leaveQuietly } from '../../../page-parts/leaving'
import { notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { today } from '../../../services/clock'
import { withFile, type ChosenFile } from '../../../services/chosen-file'
import { openFile, takeFile } from '../../../services/handed-files'
import { ask } from '../../../services/page-load'
import { sendInPortions, sumOf } from '../../../services/portions'
import { chooseList } from '../../../services/register'
import { chosenDay } from '../../../text/dates'
import { checkView, decided, undecided, type CheckView, type Decision } from './register-import-view'

/** Import of a list: template, file, a dry run; what is doubtful is decided row by row; then all of it. */
writingPage('packages/secretary/register-import/register-import', {
  data: { on: '', onText: '', fileName: '', doing: '', check: null as CheckView | null },
  file: undefined as ChosenFile | undefined,
  /** Of the file's sheets the one that was chosen, where one was. */
  sheet: undefined as string | undefined,
  decisions: [] as readonly Decision[],
  begin: () => ({ on: today(), onText: chosenDay(today()) }),

  read: () => Promise.resolve(undefined),
  show: () => ({}),

  async chooseDay(event: WechatMiniprogram.PickerChange) {
    const on = String(event.detail.value)
    this.setData({ on, onText: chosenDay(on) })
    if (!this.file) return
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
      this.file = file
      this.sheet = undefined
      this.decisions = []
      this.setData({ doing: 'list', fileName: file.name })
      return this.checkList()
    })
  },

  async chooseSheet(event: WechatMiniprogram.PickerChange) {
    this.sheet = this.data.check?.sheets[Number(event.detail.value)]
    await this.decide([])
  },

  async leaveOut(event: WechatMiniprogram.TouchEvent) {
    await this.decide(decided(this.decisions, { do: 'leave-out', row: Number(tapped(event, 'row')) }))
  },
  async takeAsOther(event: WechatMiniprogram.TouchEvent) {
    await this.decide(decided(this.decisions, { do: 'somebody-else', row: Number(tapped(event, 'row')) }))
  },
  async takeBack(event: WechatMiniprogram.TouchEvent) {
    await this.decide(undecided(this.decisions, Number(tapped(event, 'row'))))
  },
  async change(event: WechatMiniprogram.TouchEvent) {
    const row = Number(tapped(event, 'row'))
    const found = this.data.check?.doubtful.find((each) => each.row === row)
    const column = found?.problems.find(({ key }) => key === tapped(event, 'key'))?.column
    if (!column) return
    const { confirm, content } = await wx.showModal({
      title: `第 ${row} 行的${column}`,
      editable: true,
      placeholderText: '应当是什么',
    })
    if (confirm && content.trim() !== '')
      await this.decide(decided(this.decisions, { do: 'change', row, column, text: content.trim() }))
  },
  /** Looks at the list again, with what was said of its rows. */
  async decide(decisions: readonly Decision[]) {
    this.decisions = decisions
    await this.attempt(async () => {
      this.setData({ doing: 'list' })
      await this.checkList()
    })
  },

  /** What would come of it, as of the chosen day; what was found before no longer holds. */
  async checkList() {
    this.setData({ check: null })
    const found = await this.withList((uploads) => ask('register.importCheck', { ...this.asked(), uploads }))
    this.setData({ check: checkView(found) })
  },

  async importAll() {
    await this.attempt(async () => {
      this.setData({ doing: 'import' })
      const done = await sendInPortions(
        this,
        'register.import',
        this.asked(),
        (taken) => `新列入 ${sumOf(taken, ({ added }) => added)} 人，变动 ${sumOf(taken, ({ changed }) => changed)} 人`,
        (portion) => this.withList((uploads) => this.send('register.import', { ...portion, uploads })),
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
    return {
      branchId: this.at.branchId,
      effectiveOn: parseCivilDate(this.data.on) ?? today(),
      ...(this.sheet === undefined ? {} : { sheet: this.sheet }),
      ...(this.decisions.length === 0 ? {} : { decisions: [...this.decisions] }),
    }
  },
  /** Asks with the chosen list. */
  withList<Value>(ask: (uploads: string[]) => Promise<Value>): Promise<Value> {
    if (!this.file) throw new Error('No list was chosen')
    return withFile(this.at.branchId, this.file, ask)
  },
})
