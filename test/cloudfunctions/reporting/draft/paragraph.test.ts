import { civilDate } from '#domain/time/civil-date'
import type { Clause, DraftFigure, DraftPart } from '#domain/report/duty-report'
import { FigureList, writeParagraph, type SlotResolution } from '../../../../cloudfunctions/reporting/draft/paragraph'

const PERIOD = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }

function figure(display: string, overrides: Partial<DraftFigure> = {}): DraftFigure {
  return {
    key: 'm',
    measure: 'm',
    title: '数据',
    definition: '口径',
    unit: '次',
    period: PERIOD,
    value: Number(display.replace(/\D/g, '')),
    display,
    records: 1,
    part: null,
    ...overrides,
  }
}

const clause = (text: string, more: Partial<Clause> = {}): Clause => ({
  text,
  about: '会议',
  slots: Object.fromEntries([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, { measure: name }])),
  ...more,
})

function write(clauses: Clause[], known: Record<string, SlotResolution>) {
  const figures = new FigureList()
  const { paragraph, notApplicable } = writeParagraph(
    { id: 's', clauses },
    ({ measure }) => known[measure] ?? { is: 'no-record', enterAt: 'meetings' },
    figures,
  )
  const print = (part: DraftPart) => (part.is === 'figure' ? (figures.figures[part.figure]?.display ?? '?') : part.text)
  return {
    text: paragraph?.parts.map(print).join(''),
    parts: paragraph?.parts ?? [],
    figures: figures.figures,
    notApplicable,
  }
}
const value = (display: string, overrides?: Partial<DraftFigure>): SlotResolution => ({
  is: 'figures',
  figures: [figure(display, overrides)],
})

describe('writing a statement', () => {
  it('joins the clauses whose figures are known to one sentence', () => {
    const { text } = write([clause('召开大会{a}次'), clause('到会{b}人次')], { a: value('4'), b: value('1,120') })
    expect(text).toBe('召开大会4次，到会1,120人次。')
  })

  it('tells clauses with commas of their own apart by semicolons, but not one that goes on with 其中', () => {
    const known = { a: value('4'), b: value('3'), c: value('2') }
    const clauses = [clause('受理{a}件，答复{b}件'), clause('其中夜间{c}件'), clause('转办{b}件')]
    expect(write(clauses, known).text).toBe('受理4件，答复3件，其中夜间2件；转办3件。')
  })

  it('names after the sentence what has no record, with the place to enter it', () => {
    const { text, parts } = write([clause('召开大会{a}次'), clause('上党课{b}次', { about: '党课' })], {
      a: value('4'),
    })
    expect(text).toBe('召开大会4次。党课：暂无记录。')
    expect(parts.at(-1)).toEqual({ is: 'blank', text: '党课：暂无记录。', enterAt: 'meetings' })
  })

  it('prints a clause only when every one of its figures is known', () => {
    const { text, figures } = write([clause('应到{a}人次、实到{b}人次', { about: '到会' })], { a: value('45') })
    expect(text).toBe('到会：暂无记录。')
    expect(figures).toEqual([])
  })

  it('leaves out what does not concern the branch and says why', () => {
    const { text, notApplicable } = write([clause('召开大会{a}次'), clause('党小组会{b}次', { about: '党小组会' })], {
      a: value('4'),
      b: { is: 'not-applicable', why: '未划分党小组' },
    })
    expect(text).toBe('召开大会4次。')
    expect(notApplicable).toEqual([{ about: '党小组会', why: '未划分党小组' }])
  })

  it('prints no paragraph when nothing is left of it', () => {
    const { parts, text } = write([clause('党小组会{b}次')], { b: { is: 'not-applicable', why: '未划分党小组' } })
    expect(text).toBeUndefined()
    expect(parts).toEqual([])
  })

  it('says a real zero in words where the clause has them, and keeps it among the figures', () => {
    const { text, figures } = write([clause('收到捐款{a}元', { zero: '没有组织捐款' })], {
      a: value('0', { records: 0 }),
    })
    expect(text).toBe('没有组织捐款。')
    expect(figures).toHaveLength(1)
  })

  it('prints a real zero as 0 where the clause has no words for it', () => {
    expect(write([clause('收到捐款{a}元')], { a: value('0') }).text).toBe('收到捐款0元。')
  })

  it('prints the parts of a split figure with their names and units', () => {
    const parts = ['工作群', '网站'].map((label, index) =>
      figure(String(12 - index), { unit: '条', part: { by: 'channel', key: label, label } }),
    )
    expect(write([clause('其中{a}')], { a: { is: 'figures', figures: parts } }).text).toBe('其中工作群12条、网站11条。')
  })

  it('prints a clause without slots as it stands', () => {
    expect(write([clause('现将情况报告如下')], {}).text).toBe('现将情况报告如下。')
  })
})
