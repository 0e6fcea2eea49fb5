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

  it('rest on a decision where it is hardship or nothing', () => {
    expect(typedInto(second, { amount: '45' }).asksBasis).toBe(false)
    expect(typedInto(second, { amount: '0' }).asksBasis).toBe(true)
    const hardship = typedInto(second, { category: 'hardship', amount: '5' })
    expect(termsOf([hardship], undefined)).toEqual({ memberId: 'm2', message: '请写明依据：批准的决定和日期' })
  })

  it('are sent of those with an amount, for the whole year or from a month on', () => {
    const typed = [typedInto(first, { amount: '25.5' }), second, third]
    const terms = { memberId: 'm1', category: 'retired', monthlyFen: 2550, basis: null }
    expect(termsOf(typed, undefined)).toEqual({ members: [terms] })
    expect(termsOf(typed, month('2025-11'))).toEqual({ members: [{ ...terms, fromMonth: '2025-11' }] })
    expect(termsOf(lines, undefined)).toMatchObject({ memberId: '' })
    expect(termsOf([typedInto(second, { amount: '四十五' })], undefined)).toMatchObject({ memberId: 'm2' })
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
  const said = (text: string) => {
    const { lines: filled, count, problems } = readAmounts(text, lines)
    return {
      filled: filled.map(({ amount, category, basis }) => `${amount} ${category} ${basis}`.trim()),
      count,
      problems,
    }
  }

  it('is read from a spreadsheet with a serial number, a heading and a sum', () => {
    const text = '序号\t姓名\t类别\t每月金额\n1\t白洁\t在职\t45.00\n2\t安宁\t退休\t25元\n合计\t\t\t70.00'
    expect(said(text)).toEqual({
      filled: ['25 retired', '45.00 wage-earner', 'hardship'],
      count: 2,
      problems: [],
    })
  })

  it('is read as typed, with full-width signs', () => {
    expect(said('安宁，２５\n白洁 45').filled.slice(0, 2)).toEqual(['25 retired', '45 wage-earner'])
  })

  it('takes what is neither name, amount nor category as the basis', () => {
    expect(said('陈刚\t减免\t0\t局党委2025年1月6日批复').filled[2]).toBe('0 hardship 局党委2025年1月6日批复')
  })

  it('says what it did not understand and fills in the rest', () => {
    expect(said('王五 30\n安宁\n白洁 45\n白洁 50')).toMatchObject({
      count: 1,
      problems: ['“王五”不在待核定的名单里', '安宁没有写金额', '白洁出现了两次，按第一次的填'],
    })
  })

  it('does not choose between two of the same name', () => {
    const twins = linesOf(
      accounts({ accounts: [], notAssessed: [...NOT_ASSESSED, { memberId: 'm4', name: '安宁', monthsDue: 12 }] }),
      undefined,
    )
    expect(readAmounts('安宁 25', twins)).toMatchObject({ count: 0, problems: ['有不止一位安宁，请在下面分别填写'] })
  })
})
