import { fen } from '#domain/values/money'
import { month } from '#domain/time/civil-date'
import {
  asLastYear,
  linesOf,
  startChoices,
  termsOf,
  typedInto,
  type Line,
} from '../../../../miniprogram/packages/dues/assess-many/assess-many-view'
import { readAmounts } from '../../../../miniprogram/packages/dues/assess-many/pasted-amounts'
import { account, accounts } from './scene'

const NOT_ASSESSED = ['安宁', '白洁', '陈刚'].map((name, at) => ({ memberId: `m${at + 1}`, name, monthsDue: 12 }))
const LAST_YEAR = accounts({
  year: 2024,
  accounts: [
    account({ memberId: 'm1', name: '安宁', category: 'retired', monthlyFen: fen(2500) }),
    account({ memberId: 'm3', name: '陈刚', category: 'hardship', monthlyFen: fen(0) }),
  ],
})
const lines = linesOf(accounts({ accounts: [], notAssessed: NOT_ASSESSED }), LAST_YEAR)
const [first, second, third] = lines as [Line, Line, Line]

describe('the amounts of a year, fixed together', () => {
  it('begin with everybody who has none, and what they had last year', () => {
    expect(lines.map(({ name, amount, lastYear, categoryLabel }) => [name, amount, lastYear, categoryLabel])).toEqual([
      ['安宁', '', '去年每月 25.00 元', '离退休'],
      ['白洁', '', '', '按月领取工资'],
      ['陈刚', '', '去年每月 0.00 元', '经批准减免'],
    ])
  })

  it('can be as last year, but hardship is decided anew and what was typed stays', () => {
    expect(asLastYear(lines).map(({ amount }) => amount)).toEqual(['25.00', '', ''])
    expect(asLastYear([typedInto(first, { amount: '30' })]).map(({ amount }) => amount)).toEqual(['30'])
  })

  // 中组发〔2008〕3号: students, unemployed members and members on relief pay 0.20 yuan a month.
  it.each(['student', 'unemployed', 'relief'] as const)('of a %s is said by the rule', (category) => {
    expect(typedInto(second, { category }).amount).toBe('0.20')
  })

  it('are less or nothing only by a decision with its date', () => {
    expect(typedInto(second, { amount: '45' }).asksDecision).toBe(false)
    const none = typedInto(second, { amount: '0' })
    expect(termsOf([none])).toEqual({
      memberId: 'm2',
      message: '免交的，请把类别改为“经批准减免”，写明批准日期',
    })
    const hardship = typedInto(second, { category: 'hardship', amount: '5' })
    expect(hardship.asksDecision).toBe(true)
    expect(termsOf([hardship])).toEqual({ memberId: 'm2', message: '请选择上级党委批准的日期' })
    const decided = typedInto(hardship, { decidedOn: '2025-01-06' })
    expect(termsOf([decided])).toMatchObject({
      members: [{ category: 'hardship', decidedOn: '2025-01-06' }],
    })
    // Somebody who is no case of hardship after all.
    expect(termsOf([typedInto(decided, { category: 'retired' })])).toMatchObject({
      members: [{ category: 'retired', decidedOn: null }],
    })
  })

  it('are sent of those with an amount, for the whole year or from a month on', () => {
    const typed = [typedInto(first, { amount: '25.5' }), second, third]
    const terms = { memberId: 'm1', category: 'retired', monthlyFen: 2550, decidedOn: null }
    expect(termsOf(typed)).toEqual({ members: [terms] })
    expect(termsOf(typed.map((line) => ({ ...line, fromMonth: month('2025-11') })))).toEqual({
      members: [{ ...terms, fromMonth: '2025-11' }],
    })
    expect(termsOf(lines)).toMatchObject({ memberId: '' })
    expect(termsOf([typedInto(second, { amount: '四十五' })])).toMatchObject({ memberId: 'm2' })
  })

  it('count from any month of the year', () => {
    const starts = startChoices(2025)
    expect([starts[0], starts[11]]).toEqual([
      { label: '全年', month: undefined },
      { label: '12月起', month: '2025-12' },
    ])
  })
})

describe('a table of amounts', () => {
  const read = (text: string, chosen?: number) => {
    const { lines: filled, ...rest } = readAmounts(text, lines, chosen)
    const taken = filled.filter(({ amount }) => amount !== '')
    return { ...rest, filled: taken.map(({ name, amount, category }) => `${name} ${amount} ${category}`) }
  }
  const columns = (text: string) => read(text).columns.map(({ words }) => words)

  it('is read from a spreadsheet with a serial number, headings and a sum', () => {
    const text = '序号\t姓名\t类别\t每月金额\n1\t白洁\t在职\t45.00\n2\t安宁\t退休\t25元\n合计\t\t\t70.00'
    expect(read(text)).toMatchObject({
      filled: ['安宁 25 retired', '白洁 45.00 wage-earner'],
      count: 2,
      choices: [],
      problems: [],
    })
    expect(columns(text)).toEqual(['序号：不读', '姓名：姓名', '类别：类别', '每月金额：每月金额'])
  })

  it('is read as typed, with full-width signs and grouped digits', () => {
    expect(read('安宁，２５\n2 白洁 1,234.50').filled).toEqual(['安宁 25 retired', '白洁 1,234.50 wage-earner'])
  })

  it('takes the amount a month, not the wage, the share or the sum of the year', () => {
    const text =
      '某支部党费核定表\n序号\t党员姓名\t月工资收入\t执行标准\t月应缴党费\t全年应缴党费\n1\t白　洁\t6200.00\t1.5%\t93.00\t1116.00'
    expect(read(text)).toMatchObject({ filled: ['白洁 93.00 wage-earner'], problems: [] })
    expect(columns(text)).toEqual([
      '序号：不读',
      '党员姓名：姓名',
      '月工资收入：不读',
      '执行标准：不读',
      '月应缴党费：每月金额',
      '全年应缴党费：不读',
    ])
  })

  it('keeps neither identity number, telephone nor wage', () => {
    const text = '姓名\t身份证号\t手机\t工资\t月党费\n白洁\t110101198503070011\t13800001234\t基数6200元\t93.00'
    const { lines: filled } = readAmounts(text, lines)
    expect(filled[1]).toEqual({ ...typedInto(second, { amount: '93.00' }) })
    expect(JSON.stringify(filled)).not.toMatch(/110101198503070011|13800001234|6200/)
  })

  it('asks which column it is where several could be, and takes nothing before', () => {
    const text = '姓名\t1月应交\t2月应交\n白洁\t45\t46'
    expect(read(text)).toMatchObject({
      filled: [],
      count: 0,
      choices: [
        { key: 1, label: '1月应交' },
        { key: 2, label: '2月应交' },
      ],
      problems: ['请点选哪一列是每月金额'],
    })
    expect(read(text, 2)).toMatchObject({ filled: ['白洁 46 wage-earner'], problems: [] })
  })

  it('says where no column is the amount a month', () => {
    expect(read('姓名\t工资\n白洁\t6200')).toMatchObject({
      count: 0,
      problems: ['没有找到每月金额的一列，请把那一列的表头写成“每月金额”'],
    })
  })

  it('says what it did not understand and fills in the rest', () => {
    expect(read('王五 30\n安宁\n白洁 45\n白洁 50\n陈刚 2025.1 45')).toMatchObject({
      count: 1,
      problems: [
        '“王五”不在待核定的名单里',
        '安宁没有写金额',
        '白洁出现了两次，按第一次的填',
        '陈刚这一行有不止一个数，请连同表头一起粘贴',
      ],
    })
    expect(read('姓名\t月党费\n安宁\t二十五').problems).toEqual(['安宁的每月金额没有看懂，请写成 45 或 45.50 的样子'])
  })

  it('does not choose between two of the same name', () => {
    const twins = linesOf(
      accounts({ accounts: [], notAssessed: [...NOT_ASSESSED, { memberId: 'm4', name: '安宁', monthsDue: 12 }] }),
      undefined,
    )
    expect(readAmounts('安宁 25', twins)).toMatchObject({ count: 0, problems: ['有不止一位安宁，请在下面分别填写'] })
  })
})
