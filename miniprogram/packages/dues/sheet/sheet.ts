import { NO_YEAR, thisYearOrLast } from '../../../page-parts/one-year'
import { nothing, notSent, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { openFile, takeFile } from '../../../services/handed-files'
import { ask } from '../../../services/page-load'
import { FORM_CHOICES, NO_SHEET, sheetView, VOLUNTARY_CHOICES, type Form, type Voluntary } from './sheet-view'

/** How the dues of a year are published: looked at in the form the branch chooses, then opened to be printed. */
readingPage('packages/dues/sheet/sheet', {
  data: {
    ...NO_YEAR,
    ...{ view: NO_SHEET, forms: FORM_CHOICES, voluntaries: VOLUNTARY_CHOICES, doing: '' },
    form: undefined as Form | undefined,
    voluntary: undefined as Voluntary | undefined,
  },
  begin: ({ year }) => thisYearOrLast(year),
  // Back from the file that was opened, the same is in view.
  refresh: 'changed',

  read: ({ branchId }, { year, form, voluntary }) =>
    ask('dues.sheet', { branchId, year, ...(form ? { form } : {}), ...(voluntary ? { voluntary } : {}) }),
  show(sheet) {
    const { form, voluntary, isEmpty } = sheet
    return {
      ...(isEmpty ? nothing('这一年没有党费的记录。') : {}),
      ...{ view: sheetView(sheet), form, voluntary },
    }
  },

  chooseYear(event: WechatMiniprogram.CustomEvent<{ key: number }>) {
    void this.turnTo({ year: event.detail.key })
  },
  chooseForm(event: WechatMiniprogram.CustomEvent<{ key: Form }>) {
    void this.refine({ form: event.detail.key })
  },
  chooseVoluntary(event: WechatMiniprogram.CustomEvent<{ key: Voluntary }>) {
    void this.refine({ voluntary: event.detail.key })
  },

  /** What is printed is what was looked at, and how the branch publishes from then on. */
  async print(event: WechatMiniprogram.TouchEvent) {
    const { seen } = this
    if (!seen) return
    const format = tapped(event, 'format') === 'xlsx' ? 'xlsx' : 'docx'
    await this.attempt(async () => {
      this.setData({ doing: format })
      const { branchId } = this.at
      const { year, form, voluntary, isRemembered } = seen
      const file = await takeFile(this, await ask('dues.sheetFile', { branchId, year, form, voluntary, format }))
      if (!isRemembered) await this.send('dues.chooseSheet', { branchId, form, voluntary })
      const fault = await openFile(file)
      return fault === undefined ? undefined : notSent(fault)
    })
  },
})
