import { lastDay, monthNumber, yearOf } from '../../../domain/time/civil-date'
import { isMeant, outsideWords } from '../../../page-parts/asked-period'
import { formPage } from '../../../page-parts/form-page'
import { leaveSaying } from '../../../page-parts/leaving'
import { notSent } from '../../../page-parts/page'
import { ask } from '../../../services/page-load'
import { contradictionText, figuresOf, monthFields, reasonOf, typedMonth } from './indicator-month-view'

/** One month's figures: filled in, or corrected with a reason. */
formPage('packages/secretary/indicator-month/indicator-month', {
  data: { category: '' },
  /** Those added here stand beside those that were used before. */
  added: [] as readonly string[],

  async read({ branchId, month }) {
    const { definitions, categories, months } = await ask('indicator.year', { branchId, year: yearOf(month) })
    return { definitions, categories, recorded: months.find((each) => each.month === month) }
  },
  form: ({ definitions, categories, recorded }, { month }) => ({
    fields: monthFields(definitions, categories, recorded !== undefined),
    start: typedMonth(recorded?.values ?? []),
    button: recorded ? '更正' : '保存',
    title: `${yearOf(month)}年${monthNumber(month)}月`,
  }),
  // A month's figures are of its last day.
  show: (_, { month, ...asked }) => ({ outside: outsideWords(asked, lastDay(month)) }),

  nameCategory(event: WechatMiniprogram.Input) {
    this.setData({ category: event.detail.value })
  },
  addCategory() {
    const category = this.data.category.trim()
    if (!this.seen || category === '') return
    const { definitions, categories, recorded } = this.seen
    if ([...categories, ...this.added].includes(category)) return
    this.added = [...this.added, category]
    const fields = monthFields(definitions, [...categories, ...this.added], recorded !== undefined)
    this.setData({ start: this.typed, fields, category: '' })
  },

  async save(page, values) {
    if (!page.seen) return undefined
    const { branchId, month } = page.at
    const { definitions, recorded } = page.seen
    const figures = figuresOf(values)
    const fault = figures.length === 0 ? '请至少填写一项。' : contradictionText(definitions, figures)
    if (fault !== '') return notSent(fault)
    if (!(await isMeant(page.data.outside))) return undefined
    if (recorded) await page.send('indicator.correct', { branchId, month, values: figures, reason: reasonOf(values) })
    else await page.send('indicator.record', { branchId, month, values: figures })
    return leaveSaying('已保存')
  },
})
