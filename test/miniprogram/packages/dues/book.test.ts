/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate, month } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { load, refused, type Answers } from '../../../builders/simulate'
import { account, accounts, duesMonth, NOW } from './scene'

const AT = { branchId: 'branch-1' }

afterEach(() => jest.useRealTimers())

const LINE = { bookedOn: civilDate('2025-06-05'), occurredOn: civilDate('2025-06-05'), note: '', isTakenBack: false }
function book(change: Partial<OutputOf<'dues.book'>> = {}): OutputOf<'dues.book'> {
  return {
    month: month('2025-06'),
    isClosed: false,
    closedThrough: month('2025-05'),
    openingFen: 123400,
    receivedFen: 4500,
    handedUpFen: -100000,
    closingFen: 27900,
    lines: [
      {
        ...LINE,
        number: '收〔2025〕第031号',
        entryId: 'p',
        what: 'payment',
        who: '李明',
        months: [month('2025-06')],
        fen: 4500,
      },
      {
        ...LINE,
        number: '缴〔2025〕第002号',
        entryId: 'h',
        what: 'handed-up',
        who: '机关党委',
        months: [],
        fen: -100000,
      },
    ],
    closings: [
      {
        act: 'close',
        month: month('2025-05'),
        at: instant('2025-06-01T01:00:00.000Z'),
        by: '王芳',
        reason: null,
        balanceFen: 123400,
      },
    ],
    ...change,
  }
}

describe('the book of dues', () => {
  const open = (answers: Answers = {}, phone: object = {}) =>
    load('packages/dues/book/book', {
      answers: { 'dues.book': book(), ...answers },
      query: AT,
      now: NOW,
      phone: { ...phone },
    })

  it('says the sums of the month, each line with its number, and up to when it is closed', async () => {
    const page = await open()
    expect(page.text()).toContain('上月结存 1,234.00 元 本月收入 45.00 元 本月上缴 1,000.00 元 本月结存 279.00 元')
    expect(page.text()).toContain('李明 收〔2025〕第031号，6月5日 6月 45.00')
    expect(page.text()).toContain('上缴机关党委 缴〔2025〕第002号，6月5日 -1,000.00')
    expect(page.text()).toContain('账已经结到2025年5月。')
    expect(page.sent('dues.book')).toEqual([{ ...AT, month: '2025-06' }])
  })

  it('turns to another month, and to none that is still to come', async () => {
    const page = await open({ 'dues.book': (asked: { month: string }) => book({ month: month(asked.month) }) })
    expect(page.text()).not.toContain('下个月')
    await page.tap('‹ 上个月')
    expect(page.text()).toContain('2025年5月')
    await page.tap('下个月 ›')
    expect(page.sent('dues.book').map((asked) => (asked as { month: string }).month)).toEqual([
      '2025-06',
      '2025-05',
      '2025-06',
    ])
  })

  it('closes a month once it was asked what that means', async () => {
    const closed = { closedThrough: month('2025-06'), balanceFen: 27900 }
    const no = await open({ 'dues.closeMonth': closed }, { showModal: () => ({ confirm: false }) })
    await no.tap('结账到这个月')
    expect(no.sent('dues.closeMonth')).toEqual([])
    const yes = await open({ 'dues.closeMonth': closed }, { showModal: () => ({ confirm: true }) })
    await yes.tap('结账到这个月')
    expect(yes.sent('dues.closeMonth')).toEqual([{ ...AT, month: '2025-06' }])
  })

  it('says that a month ends below zero, and closes it only with a reason', async () => {
    const short = book({ handedUpFen: -130900, closingFen: -3000 })
    const page = await open(
      {
        'dues.book': short,
        'dues.closeMonth': (asked: { reason?: string | undefined }) =>
          asked.reason === undefined
            ? refused('balance-below-zero', { month: '2025-06', balanceFen: -3000 }, 'reason')
            : { closedThrough: month('2025-06'), balanceFen: -3000 },
      },
      { showModal: () => ({ confirm: true }) },
    )
    expect(page.text()).toContain('本月结存 -30.00 元')
    expect(page.text()).toContain('上缴的比账上的多 30.00 元。多上缴的要退回或者登记错了的，在党费收支里冲销那次上缴')
    await page.tap('结账到这个月')
    expect(page.data['heading']).toBe('2025年6月的结存是负数，要结账请写明原因。')
    await page.emit('.reason-sheet', 'done', { reason: '上级下月退回' })
    expect(page.sent('dues.closeMonth')).toEqual([
      { ...AT, month: '2025-06' },
      { ...AT, month: '2025-06', reason: '上级下月退回' },
    ])
  })

  it('opens a closed month again with a reason', async () => {
    const page = await open({
      'dues.book': book({ isClosed: true }),
      'dues.reopenMonth': { closedThrough: month('2025-05') },
    })
    expect(page.text()).not.toContain('结账到这个月')
    await page.tap('重新打开这个月的账')
    await page.emit('.reason-sheet', 'done', { reason: '漏记一笔' })
    expect(page.sent('dues.reopenMonth')).toEqual([{ ...AT, month: '2025-06', reason: '漏记一笔' }])
  })

  it('takes back what was handed up with a reason', async () => {
    const back = { entryId: 'h', number: '缴〔2025〕第003号', month: month('2025-06') }
    const page = await open({ 'dues.takeBackHandUp': back })
    await page.tap('冲销')
    await page.emit('.reason-sheet', 'done', { reason: '金额写错' })
    expect(page.sent('dues.takeBackHandUp')).toEqual([{ ...AT, entryId: 'h', reason: '金额写错' }])
  })
})

describe('handing up', () => {
  it('sends the amount, the day and to whom', async () => {
    const page = await load('packages/dues/hand-up/hand-up', {
      answers: { 'dues.handUp': { entryId: 'h', number: '缴〔2025〕第001号', month: month('2025-06') } },
      query: AT,
      now: NOW,
    })
    await page.emit('.form', 'change', { typed: { fen: '1000', occurredOn: '2025-06-09', to: '机关党委' } })
    await page.tap('登记上缴')
    expect(page.sent('dues.handUp')).toEqual([
      { ...AT, occurredOn: '2025-06-09', fen: 100000, to: '机关党委', note: '' },
    ])
  })
})

describe('dues paid elsewhere', () => {
  const months = [duesMonth(4, 'on-time'), duesMonth(5, 'elsewhere'), duesMonth(6, 'unpaid'), duesMonth(7, 'unpaid')]
  const open = () =>
    load('packages/dues/elsewhere/elsewhere', {
      answers: {
        'dues.accounts': accounts({ accounts: [account({ months })] }),
        'dues.payElsewhere': { changedMonths: [] },
      },
      query: { ...AT, memberId: 'member-1', year: '2025' },
      now: NOW,
    })

  it('asks to whom, and sends the months that are open', async () => {
    const page = await open()
    await page.tap('保存')
    expect(page.text()).toContain('请写明交给哪个党组织')
    await page.emit('.form', 'change', {
      typed: { side: 'elsewhere', from: '2025-05', to: '2025-06', where: '驻深圳流动党员党支部' },
    })
    await page.tap('保存')
    expect(page.sent('dues.payElsewhere')).toEqual([
      { ...AT, memberId: 'member-1', months: ['2025-05', '2025-06'], where: '驻深圳流动党员党支部' },
    ])
  })

  it('takes back only what was said before', async () => {
    const page = await open()
    await page.emit('.form', 'change', { typed: { side: 'here', from: '2025-05', to: '2025-07' } })
    await page.tap('保存')
    expect(page.sent('dues.payElsewhere')).toEqual([{ ...AT, memberId: 'member-1', months: ['2025-05'], where: null }])
  })
})
