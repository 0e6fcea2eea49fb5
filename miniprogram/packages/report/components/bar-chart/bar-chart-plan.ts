/** Where everything of a bar chart stands: for each label a bar per series, one below the other, and the numbers beside. */

export interface BarSeries {
  readonly name: string
  /** In any one unit; null where nothing is recorded. */
  readonly values: readonly (number | null)[]
  /** The same as people read them. */
  readonly texts: readonly string[]
}
export interface BarChart {
  readonly title: string
  readonly unit: string
  readonly labels: readonly string[]
  readonly series: readonly BarSeries[]
}

/** Sizes in px. `wide`: how wide a text is at this font. */
export interface Room {
  readonly width: number
  readonly fontSize: number
  readonly wide: (text: string) => number
}
interface Words {
  readonly text: string
  readonly x: number
  /** The middle of the letters. */
  readonly y: number
}
interface Bar extends Words {
  readonly series: number
  readonly top: number
  readonly length: number
  readonly thickness: number
}
export interface BarPlan {
  readonly labels: readonly Words[]
  /** A bar begins at `x`; its number stands at `x + length` and a little room. */
  readonly bars: readonly Bar[]
}

const NOTHING = '—'
/** What a bar with anything in it is at least long. */
const LEAST = 2

/** Heights in letters: a bar, and the room below the bars of one label. */
const BAR = 1.25
const BELOW = 0.75

export function chartHeight({ labels, series }: BarChart, fontSize: number): number {
  return Math.ceil(labels.length * (series.length * BAR + BELOW) * fontSize)
}

export function planBars({ labels, series }: BarChart, { width, fontSize, wide }: Room): BarPlan {
  const texts = series.flatMap((each) => each.texts)
  const left = Math.max(0, ...labels.map(wide)) + fontSize / 2
  const room = Math.max(0, width - left - Math.max(wide(NOTHING), ...texts.map(wide)) - fontSize / 2)
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const group = (series.length * BAR + BELOW) * fontSize
  const middle = (row: number, bar: number) => row * group + (bar + 0.5) * BAR * fontSize
  return {
    labels: labels.map((text, row) => ({ text, x: 0, y: middle(row, (series.length - 1) / 2) })),
    bars: series.flatMap(({ values, texts: said }, index) =>
      labels.map((_, row): Bar => {
        const value = values[row] ?? null
        const y = middle(row, index)
        const length = value ? Math.max(LEAST, (value / most) * room) : 0
        const text = value === null ? NOTHING : (said[row] ?? '')
        return { series: index, text, x: left, y, top: y - fontSize / 2, length, thickness: fontSize }
      }),
    ),
  }
}

/** The chart in words, for a person who cannot see it: `到会人次。3月：实到40人次，应到46人次；…` */
export function spokenChart({ title, unit, labels, series }: BarChart): string {
  const rows = labels.map((label, row) => {
    const said = series.map(({ name, values, texts }) =>
      (values[row] ?? null) === null ? `${name}暂无记录` : `${name}${texts[row] ?? ''}${unit}`,
    )
    return `${label}：${said.join('，')}`
  })
  return `${title}。${rows.join('；')}`
}
