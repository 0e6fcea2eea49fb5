import { chartHeight, planBars, spokenChart, type BarChart } from './bar-chart-plan'

type Context = WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D
interface Look {
  readonly width: number
  readonly fontSize: number
  readonly ink: string
  /** One for each series. */
  readonly colours: readonly string[]
}
interface Measured {
  readonly width?: number
  readonly color?: string
  readonly backgroundColor?: string
  readonly fontSize?: string
}

const NO_CHART: BarChart = { title: '', unit: '', labels: [], series: [] }
/** WeChat draws no canvas with a longer side. */
const LONGEST = 4096

/** What each chart does when the phone turns dark or light: its canvas does not follow by itself. */
const redraws = new WeakMap<object, () => void>()

/** Draws bars beside their numbers on a canvas; colours and letters are those of the page, light or dark, large or small. */
Component({
  properties: {
    /** A `BarChart`: at most two series and about twenty labels. */
    chart: { type: Object, value: NO_CHART },
  },
  data: { height: 0, spoken: '', names: [] as string[] },

  observers: {
    chart(chart: BarChart) {
      this.setData({ spoken: spokenChart(chart), names: chart.series.map(({ name }) => name) })
      void this.draw()
    },
  },
  lifetimes: {
    attached() {
      const redraw = () => wx.nextTick(() => void this.draw())
      redraws.set(this, redraw)
      wx.onThemeChange(redraw)
    },
    ready() {
      void this.draw()
    },
    detached() {
      const redraw = redraws.get(this)
      if (redraw) wx.offThemeChange(redraw)
    },
  },
  pageLifetimes: {
    show() {
      void this.draw()
    },
  },

  methods: {
    async draw() {
      const chart = this.data.chart as BarChart
      const look = chart.labels.length > 0 ? await this.look() : undefined
      if (!look) return
      const height = chartHeight(chart, look.fontSize)
      await new Promise<void>((done) => this.setData({ height }, done))
      const canvas = await this.canvas()
      if (!canvas) return
      const scale = Math.min(wx.getWindowInfo().pixelRatio, LONGEST / height, LONGEST / look.width)
      canvas.width = look.width * scale
      canvas.height = height * scale
      const context = canvas.getContext('2d') as Context
      context.scale(scale, scale)
      paint(context, chart, look)
    },

    /** What the page's style makes of the chart; undefined before it is laid out. */
    look(): Promise<Look | undefined> {
      return new Promise((done) => {
        const style = { computedStyle: ['color', 'fontSize'] }
        const query = this.createSelectorQuery()
        query.select('.bars').fields({ size: true, ...style })
        query.selectAll('.swatch').fields({ computedStyle: ['backgroundColor'] })
        query.exec((answers: unknown[]) => {
          const [bars, swatches] = answers as [Measured | null, Measured[] | null]
          const { width = 0, color = '', fontSize = '' } = bars ?? {}
          const colours = (swatches ?? []).map(({ backgroundColor = '' }) => backgroundColor)
          const letters = Number.parseFloat(fontSize)
          done(width > 0 && letters > 0 ? { width, ink: color, fontSize: letters, colours } : undefined)
        })
      })
    },

    canvas(): Promise<WechatMiniprogram.Canvas | undefined> {
      return new Promise((done) => {
        const query = this.createSelectorQuery()
        query.select('.bars').fields({ node: true })
        query.exec((answers: unknown[]) => {
          const [found] = answers as [{ node?: WechatMiniprogram.Canvas } | null]
          done(found?.node)
        })
      })
    },
  },
})

function paint(context: Context, chart: BarChart, { width, fontSize, ink, colours }: Look): void {
  context.font = `${fontSize}px sans-serif`
  context.textBaseline = 'middle'
  const plan = planBars(chart, { width, fontSize, wide: (text) => context.measureText(text).width })
  for (const { series, text, x, y, top, length, thickness } of plan.bars) {
    context.fillStyle = colours[series] ?? ink
    context.fillRect(x, top, length, thickness)
    context.fillStyle = ink
    context.fillText(text, x + length + fontSize / 4, y)
  }
  context.fillStyle = ink
  for (const { text, x, y } of plan.labels) context.fillText(text, x, y)
}
