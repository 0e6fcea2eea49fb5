import type { PageState } from '../../../components/page-state/page-state'
import { yearOf } from '../../../domain/time/civil-date'
import { DUES_CATEGORIES } from '../../../domain/dues/dues'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { send } from '../../../services/submit'
import { sentenceOf } from '../../../text/refusals'
import { asLastYear, CATEGORY_CHOICES, linesOf, startChoices, termsOf, typedInto, type Line } from './assess-many-view'
import { readAmounts } from './pasted-amounts'

type Change = WechatMiniprogram.CustomEvent<{ value: string }>

/** The amounts of a year for all who have none yet, fixed together: all or none. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    year: 0,
    lines: [] as readonly Line[],
    hasLastYear: false,
    categories: CATEGORY_CHOICES,
    starts: [] as readonly string[],
    startAt: 0,
    isPasting: false,
    pasted: '',
    problems: [] as readonly string[],
    count: 0,
    isSaving: false,
    fault: '',
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    const given = parametersOf<'packages/dues/assess-many/assess-many'>(query)
    const year = Number(given.year ?? yearOf(today()))
    this.branchId = given.branchId ?? ''
    this.setData({ year, starts: startChoices(year).map(({ label }) => label) })
    void this.load()
  },

  async load() {
    const { branchId } = this
    const { year } = this.data
    const [now, before] = await Promise.all([
      read('dues.accounts', { branchId, year }),
      read('dues.accounts', { branchId, year: year - 1 }),
    ])
    if ('failed' in now) return this.setData({ ...now.failed })
    const lines = linesOf(now.value, 'value' in before ? before.value : undefined)
    const hasLastYear = lines.some(({ last }) => last !== null)
    this.setData({ state: lines.length > 0 ? 'ready' : 'empty', message: '这一年的党费标准都已核定。', hasLastYear })
    this.show(lines)
  },

  show(lines: readonly Line[]) {
    this.setData({ lines, count: lines.filter(({ amount }) => amount.trim() !== '').length, fault: '' })
  },
  /** One line changes; the others are not drawn again. */
  put(event: { currentTarget: { dataset: Record<string, unknown> } }, typed: Parameters<typeof typedInto>[1]) {
    const at = Number(event.currentTarget.dataset['at'])
    const line = this.data.lines[at]
    if (!line) return
    const next = typedInto(line, typed)
    const count = this.data.lines.filter(
      ({ amount }, each) => (each === at ? next.amount : amount).trim() !== '',
    ).length
    this.setData({ [`lines[${at}]`]: next, count, fault: '' })
  },
  typeAmount(event: Change) {
    this.put(event, { amount: event.detail.value })
  },
  typeBasis(event: Change) {
    this.put(event, { basis: event.detail.value })
  },
  chooseCategory(event: WechatMiniprogram.PickerChange) {
    const category = DUES_CATEGORIES[Number(event.detail.value)]
    if (category) this.put(event, { category })
  },
  chooseStart(event: WechatMiniprogram.PickerChange) {
    this.setData({ startAt: Number(event.detail.value) })
  },

  fillAsLastYear() {
    this.show(asLastYear(this.data.lines))
  },
  paste() {
    this.setData({ isPasting: !this.data.isPasting, problems: [] })
  },
  typePasted(event: Change) {
    this.setData({ pasted: event.detail.value })
  },
  fillPasted() {
    const { lines, count, problems } = readAmounts(this.data.pasted, this.data.lines)
    this.setData({ problems, isPasting: problems.length > 0 || count === 0 })
    this.show(lines)
    void wx.showToast({ title: `填入 ${count} 人`, icon: 'none' })
  },

  async save() {
    const { lines, year, startAt, isSaving } = this.data
    if (isSaving) return
    const terms = termsOf(lines, startChoices(year)[startAt]?.month)
    if ('message' in terms) return this.blame(terms.memberId, terms.message)
    this.setData({ isSaving: true, fault: '' })
    const answer = await send(this, 'dues.assessMany', { branchId: this.branchId, year, members: terms.members })
    this.setData({ isSaving: false })
    if (!answer.ok) {
      const at = 'field' in answer ? /^members\.(\d+)/.exec(answer.field ?? '')?.[1] : undefined
      return this.blame(terms.members[Number(at)]?.memberId ?? '', sentenceOf(answer))
    }
    const isAbove = answer.value.accounts.some(({ flags }) => flags.includes('above-normal-cap'))
    const done = `已核定 ${answer.value.accounts.length} 人`
    void wx.showToast({ title: isAbove ? `${done}；每月超过 1000 元的部分须本人自愿` : done, icon: 'none' })
    await goBack()
  },
  /** Nothing is saved while one line is at fault; it is named. */
  blame(memberId: string, message: string) {
    const at = this.data.lines.findIndex((line) => line.memberId === memberId)
    const line = this.data.lines[at]
    if (!line) return this.setData({ fault: message })
    this.setData({
      [`lines[${at}]`]: { ...line, fault: message, asksBasis: true },
      fault: `${line.name}：${message}`,
    })
  },
  back() {
    void goBack()
  },
})
