import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { monthNumber, parseMonth, yearOf } from '../../../domain/time/civil-date'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { IndicatorDefinition } from '../../../domain/entries/indicator'
import { filledIn, keep, READING_FORM } from '../../../page-parts/form-page'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { contradictionText, figuresOf, monthFields, reasonOf, typedMonth } from './indicator-month-view'

/** One month's figures: filled in, or corrected with a reason. */
Page({
  data: {
    ...READING_FORM,
    fields: [] as readonly LedgerField[],
    start: {} as TypedValues,
    category: '',
    isRecorded: false,
  },
  branchId: '',
  month: '',
  typed: {} as TypedValues,
  definitions: [] as readonly IndicatorDefinition[],
  categories: [] as readonly string[],

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', month = '' } = parametersOf<'packages/secretary/indicator-month/indicator-month'>(query)
    Object.assign(this, { branchId, month })
    void this.load()
  },

  async load() {
    const month = parseMonth(this.month)
    if (!month) return this.setData({ state: 'failed', message: '没有这个月份。' })
    const answer = await read('indicator.year', { branchId: this.branchId, year: yearOf(month) })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const { definitions, categories, months } = answer.value
    const recorded = months.find((each) => each.month === month)
    this.definitions = definitions
    this.categories = categories
    this.typed = typedMonth(recorded?.values ?? [])
    this.setData({
      state: 'ready',
      isRecorded: recorded !== undefined,
      start: this.typed,
      fields: monthFields(definitions, categories, recorded !== undefined),
    })
    void wx.setNavigationBarTitle({ title: `${yearOf(month)}年${monthNumber(month)}月` })
  },

  keep,
  nameCategory(event: WechatMiniprogram.Input) {
    this.setData({ category: event.detail.value })
  },
  addCategory() {
    const category = this.data.category.trim()
    if (category === '' || this.categories.includes(category)) return
    this.categories = [...this.categories, category]
    const fields = monthFields(this.definitions, this.categories, this.data.isRecorded)
    this.setData({ start: this.typed, fields, category: '' })
  },

  async save() {
    const month = parseMonth(this.month)
    const values = filledIn(this, this.data.fields)
    if (!values) return
    const figures = figuresOf(values)
    const fault = figures.length === 0 ? '请至少填写一项。' : contradictionText(this.definitions, figures)
    this.setData({ fault })
    if (fault !== '' || !month) return
    const { branchId } = this
    const done = this.data.isRecorded
      ? await submit(this, 'indicator.correct', { branchId, month, values: figures, reason: reasonOf(values) })
      : await submit(this, 'indicator.record', { branchId, month, values: figures })
    if (!done) return
    void wx.showToast({ title: '已保存', icon: 'success' })
    await goBack()
  },
})
