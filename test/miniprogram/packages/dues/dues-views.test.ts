import { civilDate, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { readForm, type TypedValues } from '../../../../miniprogram/components/ledger-form/ledger-form-view'
import { amountFields, amountRequest } from '../../../../miniprogram/packages/dues/amount/amount-view'
import { calculate } from '../../../../miniprogram/packages/dues/calculator/calculator-view'
import { deskView, memberWords } from '../../../../miniprogram/packages/dues/desk/desk-view'
import { deskPaymentCard, standingText, type DuesMonthView } from '../../../../miniprogram/packages/dues/dues-text'
import { accountsView, reminderText } from '../../../../miniprogram/packages/dues/mine/mine-view'
import { correctableMonths, correctionOf } from '../../../../miniprogram/packages/dues/correct/correct-view'
import {
  chosenMonths,
  chosenSum,
  monthChoices,
  paidAmount,
  payingOf,
  toggled,
} from '../../../../miniprogram/packages/dues/month-choices'
import { payableMonths } from '../../../../miniprogram/packages/dues/pay/pay-view'
import {
  allChosen,
  payersOf,
  payments,
  totalText,
  withCount,
} from '../../../../miniprogram/packages/dues/receive/receive-view'
import { typedOfVoluntary, voluntaryRequest } from '../../../../miniprogram/packages/dues/voluntary/voluntary-view'
import { account, accounts, duesMonth, mine, MONTHS, payment, TODAY } from './scene'

describe('my dues', () => {
  it('says of each month how it stands', () => {
    const [own] = accountsView(mine())
    expect(own?.amount).toBe('每月 45.00 元')
    expect(own?.months.map(({ label, words }) => [label, words])).toEqual([
      ['3月', '3月5日已交'],
      ['4月', '4月5日已交'],
      ['5月', '还没有交'],
      ['6月', '6月30日前交'],
      ['7月', '还没到'],
    ])
  })

  it('says that a payment noted waits for the branch', () => {
    const [own] = accountsView(mine({ payments: [payment()] }))
    expect(own?.months.find(({ label }) => label === '5月')?.words).toBe('已登记，等确认')
  })

  it('says what was decided, and that the part above the cap is voluntary', () => {
    const [base] = mine().accounts
    if (!base) throw new Error('the scene has an account')
    const own = { ...base, decidedOn: civilDate('2025-01-06'), flags: ['above-normal-cap' as const] }
    const [view] = accountsView(mine({ accounts: [own] }))
    expect(view?.decided).toBe('上级党委2025年1月6日批准')
    expect(view?.voluntary).toContain('完全自愿')
  })

  it('offers reminders only where the branch has set them up', () => {
    expect(reminderText(undefined)).toBe('')
    expect(reminderText({ kind: 'dues', left: 2, templateId: null })).toBe('')
    expect(reminderText({ kind: 'dues', left: 2, templateId: 't' })).toBe('还会提醒您 2 次')
    expect(reminderText({ kind: 'dues', left: 0, templateId: 't' })).toContain('不点不打扰')
  })
})

describe('noting a payment', () => {
  it('offers what is unpaid and not noted yet, the earliest chosen', () => {
    const choices = payableMonths(mine({ payments: [payment()] }), 'branch-1')
    expect(choices.map(({ key, isChosen }) => [key, isChosen])).toEqual([
      ['2025-06', true],
      ['2025-07', false],
    ])
    expect(chosenSum(choices)).toBe(4500)
    expect(payableMonths(mine(), 'another-branch')).toEqual([])
  })

  it('says the year of a month only where there are two', () => {
    const january = { ...duesMonth(1, 'unpaid'), month: month('2026-01') }
    const labels = (months: DuesMonthView[]) => monthChoices(months, () => false).map(({ label }) => label)
    expect(labels([duesMonth(12, 'unpaid'), january])).toEqual(['2025年12月 45.00 元', '2026年1月 45.00 元'])
    expect(labels([january])).toEqual(['1月 45.00 元'])
  })
})

describe('correcting a payment', () => {
  // Without the payment its own month would be open.
  const months = MONTHS.map((each) => (each.month === '2025-04' ? { ...each, openFen: each.dueFen } : each))
  const seen = { payment: payment({ state: 'confirmed', months: [month('2025-04')] }), asOf: TODAY, months }
  const choices = correctableMonths(seen)
  const terms = { day: seen.payment.occurredOn, method: seen.payment.method }

  it('offers its own months, chosen, and those that are unpaid', () => {
    expect(choices.map(({ key, isChosen }) => [key, isChosen])).toEqual([
      ['2025-04', true],
      ['2025-05', false],
      ['2025-06', false],
      ['2025-07', false],
    ])
  })

  it('sends the months as they should be with what they come to', () => {
    const more = toggled(choices, month('2025-05'))
    expect(chosenMonths(more)).toEqual(['2025-04', '2025-05'])
    expect(correctionOf(seen, { months: more, paid: '', terms, reason: ' 漏记一个月 ' })).toEqual({
      change: {
        occurredOn: '2025-06-09',
        method: 'transfer',
        months: ['2025-04', '2025-05'],
        fen: 9000,
        reason: '漏记一个月',
      },
    })
  })

  it('asks for a change, a month and a reason', () => {
    const typed = { months: choices, paid: '', terms, reason: '误记' }
    expect(correctionOf(seen, typed)).toEqual({ fault: '还没有改动。' })
    expect(correctionOf(seen, { ...typed, months: toggled(choices, month('2025-04')) })).toEqual({
      fault: '请选择交了哪几个月的；都没有交的，请用“撤回”。',
    })
    expect(correctionOf(seen, { ...typed, terms: { ...terms, method: 'by-proxy' }, reason: ' ' })).toEqual({
      fault: '请写明更正的原因。',
    })
    expect(correctionOf(seen, { ...typed, paid: '五元' })).toEqual({
      fault: '金额请写成 45 或 45.50 的样子。',
    })
  })

  it('keeps and changes what was paid above or below what is due', () => {
    const above = { ...seen, payment: { ...seen.payment, fen: fen(5000), voluntaryFen: fen(500) } }
    const typed = { months: choices, paid: '50.00', terms, reason: '误记' }
    expect(correctionOf(above, typed)).toEqual({ fault: '还没有改动。' })
    expect(correctionOf(above, { ...typed, paid: '' })).toMatchObject({ change: { months: ['2025-04'], fen: 4500 } })
    expect(correctionOf(above, { ...typed, paid: '55' })).toMatchObject({ change: { fen: 5500 } })
    expect(correctionOf(above, { ...typed, paid: '20' })).toMatchObject({ change: { fen: 2000, isPartial: true } })
  })

  it('says what becomes of more or less than is due, and takes none that leaves a month with nothing', () => {
    const two = toggled(choices, month('2025-05'))
    expect(payingOf(two, '')).toEqual({ due: '90.00', sum: '90.00', words: '' })
    expect(payingOf(two, '100')).toEqual({ due: '90.00', sum: '100.00', words: '其中自愿多交 10.00 元。' })
    expect(payingOf(two, '60')).toEqual({
      ...{ due: '90.00', sum: '60.00', words: '5月只交了一部分，还差 30.00 元，交齐了才算交清。' },
    })
    expect(paidAmount(two, '45')).toEqual({ fault: '这些钱不够交所选的月份，请少选几个月。' })
  })
})

describe('a large voluntary payment', () => {
  const place = { branchId: 'branch-1', whose: 'own', memberId: 'member-1', entryId: '' } as const
  const values = { fen: 100_000, occurredOn: '2025-06-09', method: 'transfer' }

  it('is for no months, of whose phone it is or of who was chosen', () => {
    const record = {
      branchId: 'branch-1',
      occurredOn: '2025-06-09',
      method: 'transfer',
      months: [],
      fen: 100_000,
      isLargeVoluntary: false,
    }
    expect(voluntaryRequest(place, values)).toEqual({ ok: true, record: { ...record, memberId: 'member-1' } })
    expect(voluntaryRequest({ ...place, whose: 'others' }, { ...values, member: 'm2' })).toEqual({
      ok: true,
      record: { ...record, memberId: 'm2' },
    })
  })

  it('begins a correction with what it says', () => {
    const large = payment({ months: [], fen: fen(100_000), isLargeVoluntary: true })
    expect(typedOfVoluntary(large)).toEqual({
      ...{ fen: '1000.00', occurredOn: '2025-06-09', method: 'transfer', handedOn: 'large' },
    })
    expect(
      voluntaryRequest({ ...place, entryId: 'p' }, { ...values, handedOn: 'large', reason: '误记' }),
    ).toMatchObject({
      correct: { entryId: 'p', months: [], isLargeVoluntary: true, reason: '误记' },
    })
  })
})

describe('the calculator', () => {
  const on = civilDate('2025-06-10')

  it.each([
    // 中组发〔2008〕3号: 0.5% to 3000, 1% to 5000, 1.5% to 10000, 2% above, of the whole base.
    ['wage-earner', '3000', '每月 15.00 元'],
    ['wage-earner', '5000', '每月 50.00 元'],
    ['wage-earner', '6500', '每月 97.50 元'],
    ['wage-earner', '12000', '每月 240.00 元'],
    ['retired', '5000', '每月 25.00 元'],
    ['retired', '6000', '每月 60.00 元'],
    ['student', '', '每月 0.20 元'],
  ] as const)('%s %s: %s', (category, typed, amount) => {
    expect(calculate(category, typed, on).amount).toBe(amount)
  })

  it('asks for what is missing and says how to write an amount', () => {
    expect(calculate('wage-earner', ' ', on)).toMatchObject({ amount: '', ask: '请填写税后月工资' })
    expect(calculate('wage-earner', '六千', on).ask).toContain('6500')
  })

  it('gives no number where people decide', () => {
    expect(calculate('hardship', '6000', on).amount).toBe('')
    expect(calculate('farmer', '6000', on).amount).toBe('')
  })

  it('says how the amount came about: the bracket, of the whole base, and the rounding', () => {
    expect(calculate('wage-earner', '6505', on, 'yuan-up')).toEqual({
      amount: '每月 98.00 元',
      how: '超过 5000 元至 10000 元的，全额按 1.5% 计：6505.00 × 1.5%。尾数不足一元的进到元。',
      ask: '',
    })
    expect(calculate('wage-earner', '3000', on).how).toBe(
      '3000 元以下的，全额按 0.5% 计：3000.00 × 0.5%。尾数四舍五入到分。',
    )
    expect(calculate('retired', '6000', on).how).toBe('超过 5000 元的，全额按 1% 计：6000.00 × 1%。尾数四舍五入到分。')
    expect(calculate('student', '', on).how).toBe('这一类党员每月定额交纳。')
  })

  it('says that what is above the cap is voluntary', () => {
    expect(calculate('wage-earner', '60000', on).how).toContain('完全自愿')
  })
})

describe('the desk of dues', () => {
  it('says what is still to come of a month that was paid in part', () => {
    const partly = { ...duesMonth(5, 'overdue'), paidFen: fen(2000), openFen: fen(2500) }
    expect(memberWords([partly], TODAY, 2025)).toBe('5月待交，还差 25.00 元')
    expect(standingText(partly, TODAY)).toBe('已交 20.00 元，还差 25.00 元')
    expect(memberWords([duesMonth(5, 'elsewhere')], TODAY, 2025)).toBe('在别处交')
    expect(standingText(duesMonth(5, 'elsewhere'), TODAY)).toBe('在驻外流动党员党支部交')
  })

  it('counts months paid of months due up to this month, exempt ones left out', () => {
    const exempt = account({ memberId: 'm2', name: '周强', months: [duesMonth(5, 'exempt'), duesMonth(6, 'exempt')] })
    const view = deskView(accounts({ accounts: [account(), exempt] }))
    expect(view.progress).toBe('到本月应交 4 个月次，已交 2 个')
    expect(view.percent).toBe(50)
    expect(view.lines.map(({ words }) => words)).toEqual(['5月、6月待交', '免交'])
  })

  it('begins with whoever owes something by now', () => {
    const paid = account({ memberId: 'm2', name: '白洁', months: MONTHS.slice(0, 2) })
    const ahead = account({ memberId: 'm3', name: '陈刚', months: MONTHS.slice(4) })
    const view = deskView(accounts({ accounts: [account(), paid, ahead] }))
    expect(view.owing.map(({ words }) => words)).toEqual(['5月、6月待交'])
    expect(view.lines).toHaveLength(3)
  })

  it('counts the whole of a year that is over, and is full only when all is paid', () => {
    const months = [...Array.from({ length: 299 }, () => duesMonth(1, 'on-time')), duesMonth(2, 'overdue')]
    const view = deskView(accounts({ asOf: civilDate('2026-01-10'), accounts: [account({ months })] }))
    expect(view.progress).toBe('全年应交 300 个月次，已交 299 个')
    expect(view.percent).toBe(99)
  })

  it('says that more was handed up than there is, and what to do', () => {
    expect(deskView(accounts()).short).toBe('')
    expect(deskView(accounts({ shortFen: fen(3000) })).short).toMatch(/^上缴的比账上的多 30\.00 元。.*冲销那次上缴/)
  })

  it('keeps the order of names it was given', () => {
    const others = [account({ name: '安宁' }), account({ name: '白洁', months: MONTHS.slice(0, 2) })]
    expect(deskView(accounts({ accounts: others })).lines.map(({ name }) => name)).toEqual(['安宁', '白洁'])
  })

  it.each([
    ['已交到4月', MONTHS.slice(0, 2)],
    ['还没到交的时候', MONTHS.slice(4)],
    ['没有应交的月份', []],
  ])('%s', (words, months) => {
    expect(memberWords(months, TODAY, 2025)).toBe(words)
  })

  it('shows a payment that waits with its months, and lets only the treasurer settle it', () => {
    expect(deskPaymentCard(payment(), 2025, true)).toMatchObject({
      head: '李明 · 6月9日 周一',
      line: '党费：5月，共 45.00 元',
      note: '银行转账',
      mayConfirm: true,
    })
    expect(deskPaymentCard(payment(), 2025, false)).toMatchObject({ mayConfirm: false, mayDispute: false })
  })
})

describe('an evening of payments', () => {
  it('offers everything up to this month, and the next month where all is paid', () => {
    const ahead = account({ memberId: 'm2', months: [duesMonth(6, 'on-time'), duesMonth(7, 'unpaid')] })
    const payers = payersOf(accounts({ accounts: [account(), ahead] }))
    expect(payers.map(({ words }) => words)).toEqual(['5月、6月，90.00 元', '7月，45.00 元'])
  })

  it('puts whoever was tapped on the desk first, chosen', () => {
    const other = account({ memberId: 'm2', name: '安宁' })
    const payers = payersOf(accounts({ accounts: [account(), other] }), 'm2')
    expect(payers.map(({ memberId, isChosen }) => [memberId, isChosen])).toEqual([
      ['m2', true],
      [account().memberId, false],
    ])
  })

  it('chooses everybody who owes something by now in one tap, and nobody by another', () => {
    const ahead = account({ memberId: 'm2', months: [duesMonth(6, 'on-time'), duesMonth(7, 'unpaid')] })
    const all = allChosen(payersOf(accounts({ accounts: [account(), ahead] })), TODAY)
    expect(all.map(({ isChosen }) => isChosen)).toEqual([true, false])
    expect(allChosen(all, TODAY).map(({ isChosen }) => isChosen)).toEqual([false, false])
  })

  it('pays the earliest months, no fewer than one and no more than there are', () => {
    const [payer] = payersOf(accounts())
    if (!payer) throw new Error('somebody has something to pay')
    expect(withCount(payer, 9, 2025).count).toBe(3)
    expect(withCount(payer, 0, 2025).count).toBe(1)
    const chosen = [{ ...withCount(payer, 1, 2025), isChosen: true }]
    expect(payments(chosen)).toEqual([{ memberId: 'member-1', months: ['2025-05'], fen: 4500 }])
    expect(totalText(chosen)).toBe('共 1 人，45.00 元')
    expect(totalText([payer])).toBe('')
  })
})

describe('fixing an amount', () => {
  const at = { branchId: 'b', memberId: 'm', year: 2025 }
  /** What the page does with what was typed. */
  const asked = (own: Parameters<typeof amountRequest>[1], typed: TypedValues) => {
    const form = readForm(amountFields(own), typed)
    return form.ok ? amountRequest(at, own, form.values) : form
  }

  it('is for the whole year the first time', () => {
    expect(asked(undefined, { category: 'wage-earner', monthly: '45' })).toEqual({
      ok: true,
      assess: { ...at, category: 'wage-earner', monthlyFen: fen(4500), decidedOn: null },
    })
  })

  it('is a change from a month on with a reason afterwards', () => {
    const typed = {
      category: 'hardship',
      monthly: '0',
      decidedOn: '2025-06-02',
      fromMonth: '2025-06',
      reason: 'hardship',
    }
    expect(asked(account(), typed)).toEqual({
      ok: true,
      reassess: {
        ...at,
        category: 'hardship',
        monthlyFen: 0,
        decidedOn: '2025-06-02',
        fromMonth: month('2025-06'),
        reason: 'hardship',
      },
    })
    // Whose hardship is over keeps nothing of its decision, though the form still shows the day.
    expect(asked(account(), { ...typed, category: 'wage-earner', monthly: '45' })).toMatchObject({
      reassess: { category: 'wage-earner', decidedOn: null },
    })
    const [from] = amountFields(account())
    expect(from).toMatchObject({
      code: 'fromMonth',
      options: [
        { code: '2025-03' },
        { code: '2025-04' },
        { code: '2025-05' },
        { code: '2025-06' },
        { code: '2025-07' },
      ],
    })
    expect(asked(account(), { ...typed, reason: '' })).toMatchObject({ ok: false, code: 'reason' })
  })
})
