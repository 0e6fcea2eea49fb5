import type { BarChart } from '../../../components/bar-chart/bar-chart-plan'
import type { PageState } from '../../../components/page-state/page-state'
import { monthsOf } from '../../../domain/time/period'
import { today } from '../../../services/clock'
import { computeAll, partsOf, reportYear, yearBeside, yearsUntil } from '../../../services/reports'
import { open, parametersOf } from '../../../services/routes'
import { byKey, COMPARED_MEASURES, meetingsChart, monthChart } from './charts-view'

interface ShownChart {
  readonly key: string
  readonly title: string
  readonly chart: BarChart | null
  /** The measure that a tap opens month by month; none where the chart shows several. */
  readonly measure: string
}

/** What people would rather look at than read: attendance and dues by month, meetings beside the year before. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    years: yearsUntil(today()),
    yearNames: yearsUntil(today()).map((each) => `${each}年`),
    year: reportYear(today()),
    charts: [] as ShownChart[],
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', year } = parametersOf<'packages/report/charts/charts'>(query)
    this.branchId = branchId
    if (year) this.setData({ year: Number(year) })
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  chooseYear(event: WechatMiniprogram.PickerChange) {
    const year = this.data.years[Number(event.detail.value)]
    if (year === undefined) return
    this.setData({ year, state: 'loading' })
    void this.load()
  },

  async load() {
    const { year } = this.data
    const { now, before } = yearBeside(year, today())
    const monthly = async (name: string, measure: string) => {
      return { name, numbers: byKey(await partsOf(this.branchId, now, measure, 'month')) }
    }
    const [counts, earlier, attendance, dues] = await Promise.all([
      computeAll(this.branchId, now, COMPARED_MEASURES),
      computeAll(this.branchId, before, COMPARED_MEASURES),
      Promise.all([monthly('实到', 'activities-present'), monthly('应到', 'activities-expected')]),
      Promise.all([monthly('已交', 'dues-paid'), monthly('应交', 'dues-due')]),
    ])
    if (year !== this.data.year) return
    if ('failed' in counts) return this.setData({ ...counts.failed })
    if ('failed' in earlier) return this.setData({ ...earlier.failed })
    const months = monthsOf(now)
    const names = [`${year}年`, now.to.endsWith('-12-31') ? `${year - 1}年` : `${year - 1}年同期`] as const
    const charts = [
      shown('会议和活动到会人次', 'activities-present', (title) => monthChart(title, '人次', months, attendance)),
      shown('党费（元）', 'dues-paid', (title) => monthChart(title, '元', months, dues)),
      shown('会议和活动次数', '', (title) => meetingsChart(title, counts.value, earlier.value, names)),
    ]
    const isEmpty = charts.every(({ chart }) => chart === null)
    this.setData({
      state: isEmpty ? 'empty' : 'ready',
      message: `${year}年还没有可以画图的记录，请换个年份看看。`,
      charts,
    })
  },

  split(event: WechatMiniprogram.TouchEvent) {
    const measure = String(event.currentTarget.dataset['measure'])
    void open('packages/report/split/split', { branchId: this.branchId, measure, year: this.data.year })
  },
})

function shown(title: string, measure: string, draw: (title: string) => BarChart | undefined): ShownChart {
  return { key: title, title, measure, chart: draw(title) ?? null }
}
