import type { BarChart } from '../../../components/bar-chart/bar-chart-plan'
import type { PageState } from '../../../components/page-state/page-state'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { partsOf, reportYear, yearBeside, type CatalogueMeasure } from '../../../services/reports'
import { open, parametersOf } from '../../../services/routes'
import { blankWords } from '../evidence/evidence-view'
import { splitsOf } from '../figures/figures-view'
import { openEntry } from '../record-places'
import { besideChart, partRows, type PartRow } from './split-view'

const MONTH = 'month'

/** One figure by kinds, people, months …; each part opens the records behind it. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    action: '',
    enterAt: '',
    title: '',
    year: reportYear(today()),
    dimensions: [] as CatalogueMeasure['dimensions'],
    by: '',
    rows: [] as PartRow[],
    chart: null as BarChart | null,
  },
  branchId: '',
  measure: '',

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', measure = '', year } = parametersOf<'packages/report/split/split'>(query)
    this.branchId = branchId
    this.measure = measure
    if (year) this.setData({ year: Number(year) })
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    const answer = await read('measure.catalogue', { branchId: this.branchId })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const found = answer.value.measures.find(({ id }) => id === this.measure)
    const dimensions = found ? splitsOf(found) : []
    const by = this.data.by || (dimensions[0]?.id ?? '')
    this.setData({ title: found?.title ?? '', dimensions, by })
    if (by === '') return this.setData({ state: 'empty', message: '这个数字不再细分。', action: '' })
    await this.show()
  },

  async show() {
    const { by, year, title } = this.data
    const { branchId, measure } = this
    const { now, before } = yearBeside(year, today())
    const [answer, earlier] = await Promise.all([
      read('measure.split', { branchId, period: now, measureId: measure, by, scope: 'own' }),
      by === MONTH ? partsOf(branchId, before, measure, by) : [],
    ])
    if (by !== this.data.by) return
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const { result } = answer.value
    if (result.kind !== 'parts') {
      const { message, enterAt } = blankWords(result)
      return this.setData({ state: 'empty', message, enterAt, action: enterAt ? '去登记' : '' })
    }
    const { parts } = result
    if (parts.length === 0) return this.setData({ state: 'empty', message: '这段时间没有这样的记录。', action: '' })
    const chart = by === MONTH ? besideChart(title, year, { period: now, parts, before: earlier }) : undefined
    this.setData({ state: 'ready', rows: partRows(parts), chart: chart ?? null })
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ by: String(event.currentTarget.dataset['by']), state: 'loading' })
    void this.show()
  },

  openPart(event: WechatMiniprogram.TouchEvent) {
    const { branchId, measure } = this
    const { by, year } = this.data
    const { from, to } = yearBeside(year, today()).now
    const key = String(event.currentTarget.dataset['key'])
    void open('packages/report/evidence/evidence', { branchId, measure, from, to, by, key })
  },

  enter() {
    void openEntry(this.branchId, this.data.enterAt)
  },
})
