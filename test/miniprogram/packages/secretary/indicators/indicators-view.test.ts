import { civilDate, month } from '#domain/time/civil-date'
import { gridOf } from '../../../../../miniprogram/packages/secretary/indicators/indicators-view'
import type { IndicatorYear } from '../../../../../miniprogram/packages/secretary/save-year'

const definition = (code: string, over: 'sum' | 'last' = 'sum') => ({
  code,
  name: code.toUpperCase(),
  unit: '件',
  over,
  partOf: null,
  target: null,
  owner: null,
})
const recorded = (of: string, values: [string, string | null, number][]): IndicatorYear['months'][number] => ({
  month: month(of),
  entryId: of,
  version: 1,
  state: 'confirmed',
  isLateEntry: false,
  values: values.map(([indicator, category, value]) => ({ indicator, category, value })),
})
const YEAR: IndicatorYear = {
  definitions: [definition('a'), definition('b', 'last')],
  categories: ['防汛'],
  months: [
    recorded('2025-01', [
      ['a', null, 10],
      ['b', null, 4],
    ]),
    recorded('2025-03', [
      ['a', null, 5],
      ['a', '防汛', 2],
      ['b', null, 6],
    ]),
  ],
}
const grid = () => gridOf(YEAR, 2025, civilDate('2025-03-31'))
const texts = (cells: readonly { text: string }[]) => cells.map(({ text }) => text)

describe('the year’s grid', () => {
  it('has a column for each indicator, and for a category only where it was used', () => {
    expect(grid().columns.map(({ title }) => title)).toEqual(['A', 'A·防汛', 'B'])
  })
  it('has twelve months, a gap where nothing was filled in', () => {
    expect(grid().rows).toHaveLength(12)
    expect(texts(grid().rows[0]?.cells ?? [])).toEqual(['10', '–', '4'])
    expect(texts(grid().rows[1]?.cells ?? [])).toEqual(['–', '–', '–'])
  })
  it('adds the months up, or takes the last, as each indicator says', () => {
    expect(texts(grid().totals)).toEqual(['15', '2', '6'])
  })
  it('opens a month on its last day', () => {
    expect(
      grid()
        .rows.map(({ canEdit }) => canEdit)
        .lastIndexOf(true),
    ).toBe(2)
  })
})
