import { month } from '#domain/time/civil-date'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import * as fc from 'fast-check'
import { readBlock } from '../../../../../miniprogram/packages/secretary/indicator-paste/pasted-block'

const read = (text: string) => readBlock(text, HOTLINE_INDICATORS, 2025)
const whole = (indicator: string, value: number) => ({ indicator: `hotline-${indicator}`, category: null, value })

describe('a block copied from a spreadsheet', () => {
  it('is read by its headings, in whatever order they stand', () => {
    expect(read('月份\t转办\t热线受理\n1月\t30\t100\n2月\t25\t90')).toEqual({
      months: [
        { month: '2025-01', values: [whole('transferred', 30), whole('accepted', 100)] },
        { month: '2025-02', values: [whole('transferred', 25), whole('accepted', 90)] },
      ],
      problems: [],
      ignored: [],
    })
  })
  it('does not take 转办办结 for a category of 转办', () => {
    expect(read('月份\t转办办结\n1月\t7').months[0]?.values).toEqual([whole('closed', 7)])
  })
  it('knows a category by its dot or its brackets, and a unit in brackets', () => {
    const block = read('月份\t热线受理·防汛\t热线受理（咨询）\t热线受理(件)\n1月\t1\t2\t9')
    expect(block.months[0]?.values).toEqual([
      { indicator: 'hotline-accepted', category: '防汛', value: 1 },
      { indicator: 'hotline-accepted', category: '咨询', value: 2 },
      whole('accepted', 9),
    ])
  })
  it('is read with months across as well', () => {
    expect(read('指标\t1月\t2月\n热线受理\t100\t90\n转办\t30\t25').months).toEqual([
      { month: '2025-01', values: [whole('accepted', 100), whole('transferred', 30)] },
      { month: '2025-02', values: [whole('accepted', 90), whole('transferred', 25)] },
    ])
  })
  it('is taken in the order of the grid when it has no headings', () => {
    expect(read('1月\t100\t60\n2月\t90\t50').months[1]?.values).toEqual([whole('accepted', 90), whole('answered', 50)])
  })
  it.each(['3', '3月', '三月', '2025-03', '2025年3月', '2025/3', '３月份'])('knows %s as March', (label) => {
    expect(read(`月份\t热线受理\n${label}\t8`).months).toEqual([{ month: '2025-03', values: [whole('accepted', 8)] }])
  })
  it('passes over totals and empty cells, and knows grouped and full-width digits', () => {
    const block = read('月份\t热线受理\t转办\n1月\t１,２３４\t-\n合计\t1234\t0\n')
    expect(block).toMatchObject({ months: [{ values: [whole('accepted', 1234)] }], problems: [] })
  })
  it('is read with blanks between the columns when the tabs were lost', () => {
    expect(read('月份 热线受理 转办\n1月 100 30').months[0]?.values).toHaveLength(2)
  })
  it('names a cell that is no number, a month of another year, a month or a column that comes twice', () => {
    const { problems } = read('月份\t热线受理\t热线受理\n1月\t约一百\t1\n2024-02\t3\t3\n一月\t5\t5')
    expect(problems).toEqual([
      '1月的“热线受理”填的是“约一百”，须为整数',
      '“2024-02”不是2025年的月份',
      '一月出现了两次',
      '“热线受理”有两列',
    ])
  })
  it('names the columns that are no indicator, and reads nothing of them', () => {
    expect(read('月份\t热线受理\t备注\n1月\t5\t很好')).toMatchObject({ ignored: ['备注'], problems: [] })
  })
  it('gives back every figure of a block it could have been copied from', () => {
    const figure = fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: undefined })
    const line = fc.array(figure, { minLength: HOTLINE_INDICATORS.length, maxLength: HOTLINE_INDICATORS.length })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const head = ['月份', ...HOTLINE_INDICATORS.map(({ name }) => name)].join('\t')
        const rows = lines.map((cells, at) => [`${at + 1}月`, ...cells.map((cell) => cell ?? '')].join('\t'))
        const expected = lines.flatMap((cells, at) => {
          const values = HOTLINE_INDICATORS.flatMap(({ code }, column) => {
            const value = cells[column]
            return value === undefined ? [] : [{ indicator: code, category: null, value }]
          })
          return values.length > 0 ? [{ month: month(`2025-${String(at + 1).padStart(2, '0')}`), values }] : []
        })
        expect(read([head, ...rows].join('\r\n'))).toEqual({ months: expected, problems: [], ignored: [] })
      }),
    )
  })
})
