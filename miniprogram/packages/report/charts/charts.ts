import type { BarChart } from '../components/bar-chart/bar-chart-plan'
import { monthsOf, yearPeriod } from '../../../domain/time/period'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { today } from '../../../services/clock'
import { computeBeside, partsOf, reportYear, yearBeside, yearsUntil } from '../../../services/reports'
import { open } from '../../../services/routes'
import { byKey, COMPARED_MEASURES, meetingsChart, monthChart } from './charts-view'

interface ShownChart {
  readonly key: string
  readonly title: string
  readonly chart: BarChart | null
  /** The measure that a tap opens month by month; none where the chart shows several. */
  readonly measure: string
}

/** What people would rather look at than read: attendance and dues by month, meetings beside the year before. */
readingPage('packages/report/charts/charts', {
  data: {
    years: yearsUntil(today()),
    yearNames: yearsUntil(today()).map((each) => `${each}年`),
    year: reportYear(today()),
    charts: [] as ShownChart[],
  },
  refresh: 'opened',
  begin: ({ year }) => (year === undefined ? {} : { year }),

  async read({ branchId, scope }, { year }) {
    const beside = yearBeside(year, today())
    const { now } = beside
    const monthly = async (name: string, measure: string) => {
      return { name, numbers: byKey(await partsOf(branchId, now, measure, 'month', scope)) }
    }
    const [{ now: counts, before: earlier }, attendance, dues] = await Promise.all([
      computeBeside(branchId, beside, COMPARED_MEASURES, scope),
      Promise.all([monthly('实到', 'activities-present'), monthly('应到', 'activities-expected')]),
      Promise.all([monthly('已交', 'dues-paid'), monthly('应交', 'dues-due')]),
    ])
    return { now, counts, earlier, attendance, dues }
  },
  show({ now, counts, earlier, attendance, dues }, _, { year }) {
    const months = monthsOf(now)
    const names = [`${year}年`, now.to === yearPeriod(year).to ? `${year - 1}年` : `${year - 1}年同期`] as const
    const charts = [
      shown('会议和活动到会人次', 'activities-present', (title) => monthChart(title, '人次', months, attendance)),
      shown('党费（元）', 'dues-paid', (title) => monthChart(title, '元', months, dues)),
      shown('会议和活动次数', '', (title) => meetingsChart(title, counts, earlier, names)),
    ]
    const isEmpty = charts.every(({ chart }) => chart === null)
    return { ...(isEmpty ? nothing(`${year}年还没有可以画图的记录，请换个年份看看。`) : {}), charts }
  },

  chooseYear(event: WechatMiniprogram.PickerChange) {
    const year = this.data.years[Number(event.detail.value)]
    if (year !== undefined) void this.turnTo({ year })
  },
  split(event: WechatMiniprogram.TouchEvent) {
    const { branchId, scope } = this.at
    const whose = scope === undefined ? {} : { scope }
    void open('packages/report/split/split', {
      branchId,
      measure: tapped(event, 'measure'),
      year: this.data.year,
      ...whose,
    })
  },
})

function shown(title: string, measure: string, draw: (title: string) => BarChart | undefined): ShownChart {
  return { key: title, title, measure, chart: draw(title) ?? null }
}
