import {
  chartHeight,
  planBars,
  spokenChart,
  type BarChart,
} from '../../../../../../miniprogram/packages/report/components/bar-chart/bar-chart-plan'

const CHART: BarChart = {
  title: '到会人次',
  unit: '人次',
  labels: ['3月', '4月'],
  series: [
    { name: '实到', values: [40, null], texts: ['40', ''] },
    { name: '应到', values: [80, 1], texts: ['80', '1'] },
  ],
}
/** Every letter as wide as the font is high. */
const ROOM = { width: 300, fontSize: 10, wide: (text: string) => text.length * 10 }

describe('the bars of a chart', () => {
  const { bars, labels } = planBars(CHART, ROOM)

  it('are as long as their numbers, the longest taking the room between label and number', () => {
    // 300 wide, less the label (20 and 5 beside it), less the number (20 and 5 beside it).
    expect(bars.map(({ x, length }) => [x, length])).toEqual([
      [25, 125],
      [25, 0],
      [25, 250],
      [25, 3.125],
    ])
  })

  it('begin at a zero that is not cut off: half the number is half the bar', () => {
    const [half, , whole] = bars
    expect((half?.length ?? 0) * 2).toBe(whole?.length)
  })

  it('say so where nothing is recorded, and draw nothing', () => {
    expect(bars[1]).toMatchObject({ text: '—', length: 0 })
  })

  it('stand below each other without touching, within the height', () => {
    const height = chartHeight(CHART, ROOM.fontSize)
    const tops = bars.map(({ top, thickness }) => [top, top + thickness]).sort(([a = 0], [b = 0]) => a - b)
    for (const [index, [top = 0]] of tops.entries()) expect(top).toBeGreaterThanOrEqual(tops[index - 1]?.[1] ?? 0)
    expect(tops.at(-1)?.[1]).toBeLessThanOrEqual(height)
    expect(labels.every(({ y }) => y > 0 && y < height)).toBe(true)
  })

  it('show a real zero as 0 without a bar', () => {
    const zero = { ...CHART, series: [{ name: '实到', values: [0, 0], texts: ['0', '0'] }] }
    expect(planBars(zero, ROOM).bars.map(({ text, length }) => [text, length])).toEqual([
      ['0', 0],
      ['0', 0],
    ])
  })
})

describe('a chart in words', () => {
  it('says every number', () => {
    expect(spokenChart(CHART)).toBe('到会人次。3月：实到40人次，应到80人次；4月：实到暂无记录，应到1人次')
  })
})
