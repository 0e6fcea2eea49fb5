import { onePage } from '#domain/report/one-page'
import { yearPeriod } from '#domain/time/period'
import { draftFigure, storedReport } from '../../../builders/report'

const figures = [
  draftFigure(),
  draftFigure({ key: 'lectures', measure: 'lectures', title: '党课' }),
  draftFigure({ key: 'donated|change-percent' }),
  draftFigure({ key: 'donated|campaign=防汛', part: { by: 'campaign', key: '防汛', label: '防汛' } }),
  draftFigure({ key: 'visits|author', measure: 'visits', scope: 'author' }),
  draftFigure({ key: 'members|last-year', measure: 'members', period: yearPeriod(2024) }),
  draftFigure({ key: 'none', measure: 'none', value: 0, display: '0' }),
]
const section = (id: string, ...numbers: readonly number[]) => ({
  ...{ id, heading: id, level: 1 as const },
  paragraphs: [{ statement: id, parts: numbers.map((figure) => ({ is: 'figure' as const, figure })) }],
})
const shown = (...sections: readonly ReturnType<typeof section>[]) =>
  onePage(storedReport({ sections, figures })).map(({ heading, figures: of }) => [heading, of.map(({ key }) => key)])

describe('the year on one page', () => {
  it('has the figures of the report under its headings, each once', () => {
    expect(shown(section('服务', 0, 0), section('学习', 1, 0))).toEqual([
      ['服务', ['donated']],
      ['学习', ['lectures']],
    ])
  })

  it('leaves out parts, changes, other years, what one person did, and zeros', () => {
    expect(shown(section('服务', 2, 3, 4, 5, 6))).toEqual([])
  })

  it('leaves out what people wrote', () => {
    expect(shown(section('problems', 0))).toEqual([])
  })

  it('has four of a section at most', () => {
    const many = Array.from({ length: 12 }, (_, at) => draftFigure({ key: `m${at}`, measure: `m${at}` }))
    const sections = [section('服务', ...many.keys())]
    expect(onePage(storedReport({ sections, figures: many }))[0]?.figures).toHaveLength(4)
  })
})
