/** @jest-environment jsdom */
import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { load, refused, type Answers } from '../../../builders/simulate'
import { accounts, ME, mine, MONTHS, NOW, payment, SECRETARY, TODAY, YEARS } from './scene'

const AT = { branchId: 'branch-1' }
const CONSENT = { consents: [{ kind: 'dues' as const, left: 0, templateId: 'template-1' }] }
const usual: Answers = { 'me.get': ME, 'dues.mine': mine(), 'reminder.mine': CONSENT }

const BRANCH_SEEN = {
  ...{ branchId: 'branch-1', name: '第一党支部', kind: 'branch' as const, parentId: null, parentName: null, cells: [] },
  ...{ formedOn: civilDate('2015-07-01'), dissolvedOn: null, permissions: [] },
}

afterEach(() => jest.useRealTimers())

describe('my dues', () => {
  const open = (answers: Answers = {}, phone: object = {}) =>
    load('packages/dues/mine/mine', { answers: { ...usual, ...answers }, now: NOW, phone: { ...phone } })

  it('says what to do while no amount is fixed', async () => {
    const page = await open({ 'dues.mine': mine({ accounts: [] }) })
    expect(page.text()).toContain('还没有核定')
    await page.tap('打开计算器')
    expect(page.went()).toEqual(['/packages/dues/calculator/calculator'])
  })
  it('shows the amount, how it was fixed, and the months', async () => {
    const page = await open()
    expect(page.text()).toContain('每月 45.00 元')
    expect(page.text()).toContain('税后月工资')
    expect(page.text()).toContain('还没有交')
  })
  it('leads to a large voluntary payment, and from what waits to its correction', async () => {
    const page = await open({ 'dues.mine': mine({ payments: [payment()] }) })
    await page.tap('登记自愿多交的党费')
    await page.tap('更正')
    expect(page.went()).toEqual([
      '/packages/dues/voluntary/voluntary?branchId=branch-1&whose=own',
      '/packages/dues/correct/correct?branchId=branch-1&entryId=payment-1',
    ])
  })
  it('notes a consent only when WeChat was told yes', async () => {
    const yes = await open(
      { 'reminder.consent': { left: 1 } },
      { requestSubscribeMessage: () => ({ 'template-1': 'accept' }) },
    )
    await yes.tap('提醒我一次')
    expect(yes.sent('reminder.consent')).toEqual([{ kind: 'dues' }])
    expect(yes.text()).toContain('还会提醒您 1 次')
    const no = await open({}, { requestSubscribeMessage: () => ({ 'template-1': 'reject' }) })
    await no.tap('提醒我一次')
    expect(no.sent('reminder.consent')).toEqual([])
  })
})

describe('noting a payment of mine', () => {
  const open = (answers: Answers = {}, phone: object = {}, stored: Readonly<Record<string, unknown>> = {}) =>
    load('packages/dues/pay/pay', {
      stored,
      phone: { ...phone },
      answers: { ...usual, 'dues.record': { entryId: 'new', state: 'proposed' }, ...answers },
      now: NOW,
    })

  it('sends the months chosen with what they come to', async () => {
    const page = await open()
    await page.tap('6月 45.00 元')
    await page.tap('银行转账')
    await page.tap('登记')
    expect(page.sent('dues.record')).toEqual([
      {
        ...AT,
        memberId: 'member-1',
        occurredOn: '2025-06-10',
        method: 'transfer',
        months: ['2025-05', '2025-06'],
        fen: 9000,
      },
    ])
  })
  it('chooses everything up to this month at once, where that is more than one month', async () => {
    const page = await open()
    await page.tap('选到本月，2 个月')
    expect(page.text()).not.toContain('选到本月')
    await page.tap('登记')
    expect(page.sent('dues.record')).toMatchObject([{ months: ['2025-05', '2025-06'], fen: 9000 }])
    const accountsOf = mine().accounts.map((own) => ({
      ...own,
      months: MONTHS.filter((each) => each.month >= '2025-06'),
    }))
    expect((await open({ 'dues.mine': mine({ accounts: accountsOf }) })).text()).not.toContain('选到本月')
  })
  it('offers to be reminded in time, once it is noted and not in its way', async () => {
    const page = await open(
      { 'reminder.consent': { left: 1 } },
      { requestSubscribeMessage: () => ({ 'template-1': 'accept' }) },
    )
    await page.tap('登记')
    expect(page.text()).toContain('已登记，等支部确认')
    await page.tap('提醒我一次')
    expect(page.sent('reminder.consent')).toEqual([{ kind: 'dues' }])
    expect(page.text()).toContain('还可提醒 1 次')
  })
  it('asks no more that month whoever said no', async () => {
    const page = await open({}, {}, { 'reminding-declined:dues': TODAY.slice(0, 7) })
    await page.tap('登记')
    expect(page.text()).not.toContain('提醒我一次')
    expect(page.sent('dues.record')).toHaveLength(1)
  })
  it('asks which months when none is chosen', async () => {
    const page = await open()
    await page.tap('5月 45.00 元')
    await page.tap('登记')
    expect(page.text()).toContain('请选择交了哪几个月的')
    expect(page.sent('dues.record')).toEqual([])
  })
  it('keeps what was chosen when it is refused', async () => {
    const page = await open({ 'dues.record': refused('month-already-paid') })
    await page.tap('登记')
    expect(page.text()).toContain('已经缴过了')
    expect(page.data['months']).toMatchObject([{ key: '2025-05', isChosen: true }, {}, {}])
  })
})

describe('the calculator', () => {
  it('rounds as the branch has decided, and sends nothing that was typed', async () => {
    const settings = {
      scanning: true,
      duesRounding: 'jiao-half-up' as const,
      duesQuarterly: false,
      lateEntryAfterDays: 7,
    }
    const page = await load('packages/dues/calculator/calculator', {
      answers: { 'me.get': ME, 'branch.get': { ...BRANCH_SEEN, settings } },
      now: NOW,
    })
    // 1.5 % of 6,505 are 97.575.
    await page.emit('.base', 'input', { value: '6505' })
    expect(page.text()).toContain('每月 97.60 元')
    expect(page.text()).toContain('尾数四舍五入到角')
    expect(page.text()).toContain('不上传、不保存')
    expect(JSON.stringify(page.calls)).not.toContain('6505')
  })
  it('works for whoever is in no branch, half up to the fen', async () => {
    const page = await load('packages/dues/calculator/calculator', {
      answers: { 'me.get': { bound: false } },
      now: NOW,
    })
    await page.emit('.base', 'input', { value: '6505' })
    expect(page.text()).toContain('每月 97.58 元')
    expect(page.text()).toContain('尾数四舍五入到分')
  })
})

describe('the desk of dues', () => {
  const answers: Answers = {
    'me.get': SECRETARY,
    'dues.accounts': accounts(),
    'dues.list': { items: [payment()], next: null },
    'dues.years': YEARS,
  }
  const open = (more: Answers = {}) =>
    load('packages/dues/desk/desk', { answers: { ...answers, ...more }, query: AT, now: NOW })

  it('shows months paid of months due and everybody by name', async () => {
    const page = await open()
    expect(page.text()).toContain('到本月应交 4 个月次，已交 2 个')
    expect(page.text()).toContain('李明')
    expect(page.text()).toContain('5月、6月待交')
  })
  it('confirms a payment that waits', async () => {
    const outcomes = [{ entryId: 'payment-1', isConfirmed: true, why: null }]
    const page = await open({ 'entry.confirmMany': { outcomes } })
    await page.run('pickAll')
    await page.run('confirmPicked')
    await page.run('onHide')
    expect(page.sent('entry.confirmMany')).toEqual([
      { ...AT, entries: [{ book: 'duesPayments', entryId: 'payment-1' }] },
    ])
  })
  it('says so where what is taken out had been handed up', async () => {
    const page = await open({
      'entry.withdraw': { entryId: 'payment-1', state: 'withdrawn', shortFen: fen(3000) },
      'dues.accounts': accounts({ shortFen: fen(3000) }),
    })
    await page.run('settle', { detail: { entryId: 'payment-1', act: 'withdraw', reason: '登记错了' } })
    expect(page.asked.find(({ api }) => api === 'showToast')?.options).toMatchObject({
      title: '已撤回；党费多上缴了 30.00 元，请看党费收支',
    })
    expect(page.text()).toContain('上缴的比账上的多 30.00 元')
  })
  it('is only read by who does not manage dues', async () => {
    const page = await open({ 'me.get': ME })
    expect(page.text()).not.toContain('登记收到的党费')
    expect(page.text()).not.toContain('有异议')
  })
  it('leads from whoever owes something to noting the payment', async () => {
    const page = await open()
    expect(page.text()).toContain('待交的同志')
    await page.run('receiveFrom', { currentTarget: { dataset: { id: 'member-1' } } })
    expect(page.went()).toEqual(['/packages/dues/receive/receive?branchId=branch-1&year=2025&memberId=member-1'])
  })
  it('leads to fixing many amounts, to the payments and to a voluntary one', async () => {
    const notAssessed = ['周强', '安宁'].map((name) => ({ memberId: name, name, monthsDue: 12 }))
    const page = await open({ 'dues.accounts': accounts({ notAssessed }) })
    await page.tap('一起核定')
    await page.tap('交纳记录')
    await page.tap('登记自愿多交的党费')
    expect(page.went()).toEqual([
      '/packages/dues/assess-many/assess-many?branchId=branch-1&year=2025',
      '/packages/dues/payments/payments?branchId=branch-1',
      '/packages/dues/voluntary/voluntary?branchId=branch-1&whose=others',
    ])
  })
})

describe('an evening of payments', () => {
  it('is noted for everybody in two taps', async () => {
    const page = await load('packages/dues/receive/receive', {
      answers: {
        'dues.accounts': accounts(),
        'dues.recordMany': { entries: [{ entryId: 'e', memberId: 'member-1' }] },
      },
      query: AT,
      now: NOW,
    })
    await page.tap('全选到本月待交的')
    await page.tap('登记')
    expect(page.sent('dues.recordMany')).toMatchObject([
      { payments: [{ memberId: 'member-1', months: ['2025-05', '2025-06'], fen: 9000 }] },
    ])
  })

  it('records all that were chosen together', async () => {
    const page = await load('packages/dues/receive/receive', {
      answers: {
        'dues.accounts': accounts(),
        'dues.recordMany': { entries: [{ entryId: 'e', memberId: 'member-1' }] },
      },
      query: AT,
      now: NOW,
    })
    await page.tap('李明')
    await page.tap('−1月')
    await page.tap('登记')
    expect(page.sent('dues.recordMany')).toEqual([
      {
        ...AT,
        occurredOn: '2025-06-10',
        method: 'in-person',
        payments: [{ memberId: 'member-1', months: ['2025-05'], fen: 4500 }],
      },
    ])
  })
})

describe('fixing an amount', () => {
  it('asks for no wage and sends the amount of the year', async () => {
    const page = await load('packages/dues/amount/amount', {
      answers: {
        'dues.accounts': accounts({ accounts: [], notAssessed: [{ memberId: 'm9', name: '周强', monthsDue: 12 }] }),
        'dues.assess': { accountId: 'a', memberId: 'm9', monthsDue: 12, flags: [] },
      },
      query: { ...AT, memberId: 'm9', year: '2025' },
      now: NOW,
    })
    expect(page.text()).toContain('周强')
    await page.emit('.form', 'change', { typed: { category: 'retired', monthly: '25' } })
    await page.tap('核定')
    expect(page.sent('dues.assess')).toEqual([
      { ...AT, memberId: 'm9', year: 2025, category: 'retired', monthlyFen: 2500, decidedOn: null },
    ])
  })
})

describe('correcting a payment', () => {
  const open = (answers: Answers = {}) =>
    load('packages/dues/correct/correct', {
      answers: {
        'dues.payment': { payment: payment(), asOf: TODAY, months: MONTHS },
        'dues.correct': { entryId: 'new', state: 'confirmed' },
        ...answers,
      },
      query: { ...AT, entryId: 'payment-1' },
      now: NOW,
    })

  it('sends the months as they should be, with the reason', async () => {
    const page = await open()
    await page.tap('6月 45.00 元')
    await page.tap('请人代交')
    await page.emit('.reason', 'input', { value: '漏记一个月' })
    await page.tap('更正')
    expect(page.sent('dues.correct')).toEqual([
      {
        ...AT,
        entryId: 'payment-1',
        occurredOn: '2025-06-09',
        method: 'by-proxy',
        months: ['2025-05', '2025-06'],
        fen: 9000,
        reason: '漏记一个月',
      },
    ])
  })
  it('sends nothing without a change and a reason', async () => {
    const page = await open()
    await page.tap('更正')
    expect(page.text()).toContain('还没有改动')
    await page.tap('6月 45.00 元')
    await page.tap('更正')
    expect(page.text()).toContain('请写明更正的原因')
    expect(page.sent('dues.correct')).toEqual([])
  })
  it('hands a large voluntary payment on to its own form', async () => {
    const large = payment({ months: [], isLargeVoluntary: true })
    const page = await open({ 'dues.payment': { payment: large, asOf: TODAY, months: [] } })
    expect(page.went()).toEqual(['/packages/dues/voluntary/voluntary?branchId=branch-1&whose=own&entryId=payment-1'])
  })
})

describe('a voluntary payment', () => {
  it('is noted for no months', async () => {
    const page = await load('packages/dues/voluntary/voluntary', {
      answers: { 'me.get': ME, 'dues.record': { entryId: 'new', state: 'proposed' } },
      query: { ...AT, whose: 'own' },
      now: NOW,
    })
    await page.emit('.form', 'change', {
      typed: { fen: '1000', occurredOn: '2025-06-09', method: 'transfer', handedOn: 'with-dues' },
    })
    await page.tap('登记')
    expect(page.sent('dues.record')).toEqual([
      {
        ...AT,
        memberId: 'member-1',
        occurredOn: '2025-06-09',
        method: 'transfer',
        months: [],
        fen: 100000,
        isLargeVoluntary: false,
      },
    ])
  })
  it('of less than it takes is not, and what was typed stays', async () => {
    const page = await load('packages/dues/voluntary/voluntary', {
      answers: { 'me.get': ME, 'dues.record': refused('below-large-voluntary') },
      query: { ...AT, whose: 'own' },
      now: NOW,
    })
    await page.emit('.form', 'change', {
      typed: { fen: '999', occurredOn: '2025-06-09', method: 'transfer', handedOn: 'large' },
    })
    await page.tap('登记')
    expect(page.text()).toContain('一次不少于 1000 元')
    expect(page.went()).toEqual([])
  })
})

describe('fixing many amounts', () => {
  const notAssessed = ['周强', '安宁'].map((name, at) => ({ memberId: `m${at + 1}`, name, monthsDue: 12 }))
  const open = (answers: Answers = {}) =>
    load('packages/dues/assess-many/assess-many', {
      answers: { 'dues.accounts': accounts({ accounts: [], notAssessed }), ...answers },
      query: { ...AT, year: '2025' },
      now: NOW,
    })
  const typed = (at: number, value: string) => ({ currentTarget: { dataset: { at } }, detail: { value } })
  const assessed = (memberId: string) => ({ accountId: memberId, memberId, monthsDue: 12, flags: [] })

  it('sends what was pasted and typed together', async () => {
    const page = await open({ 'dues.assessMany': { accounts: [assessed('m1'), assessed('m2')] } })
    await page.tap('粘贴表格')
    await page.run('typePasted', { detail: { value: '周强\t退休\t25' } })
    await page.tap('填入 1 人')
    await page.run('typeAmount', typed(1, '45'))
    await page.tap('核定 2 人')
    expect(page.sent('dues.assessMany')).toEqual([
      {
        ...AT,
        year: 2025,
        members: [
          { memberId: 'm1', category: 'retired', monthlyFen: 2500, decidedOn: null },
          { memberId: 'm2', category: 'wage-earner', monthlyFen: 4500, decidedOn: null },
        ],
      },
    ])
  })
  it('names the member whose amount was refused, and keeps everything', async () => {
    const page = await open({ 'dues.assessMany': refused('amount-out-of-range', {}, 'members.1.monthlyFen') })
    await page.run('typeAmount', typed(0, '25'))
    await page.run('typeAmount', typed(1, '45'))
    await page.tap('核定 2 人')
    expect(page.text()).toContain('安宁：金额超出这一类党员的标准')
    expect(page.data['lines']).toMatchObject([{ amount: '25' }, { amount: '45' }])
    expect(page.went()).toEqual([])
  })
})
