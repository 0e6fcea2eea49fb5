/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import { accounts, ME, mine, NOW, payment, SECRETARY } from './scene'

const AT = { branchId: 'branch-1' }
const CONSENT = { consents: [{ kind: 'dues' as const, left: 0, templateId: 'template-1' }] }
const usual: Answers = { 'me.get': ME, 'dues.mine': mine(), 'reminder.mine': CONSENT }

afterEach(() => jest.useRealTimers())

describe('my dues', () => {
  const open = (answers: Answers = {}, phone: object = {}) =>
    load('packages/dues/mine/mine', { answers: { ...usual, ...answers }, now: NOW, phone: { ...phone } })

  it('shows that it is loading', async () => {
    expect((await open({ 'dues.mine': NEVER })).data['state']).toBe('loading')
  })
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
  it('tries again after a failure', async () => {
    const page = await open({ 'dues.mine': OFFLINE })
    page.answer({ 'dues.mine': mine() })
    await page.tap('重试')
    expect(page.text()).toContain('每月 45.00 元')
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
  const open = (answers: Answers = {}) =>
    load('packages/dues/pay/pay', {
      answers: { ...usual, 'dues.record': { entryId: 'new', state: 'proposed' }, ...answers },
      now: NOW,
    })

  it('sends the months chosen with what they come to', async () => {
    const page = await open()
    await page.tap('6月 45.00 元')
    await page.tap('转账')
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
  it('asks which months when none is chosen', async () => {
    const page = await open()
    await page.tap('5月 45.00 元')
    await page.tap('登记')
    expect(page.text()).toContain('请选择交了哪几个月的')
    expect(page.sent('dues.record')).toEqual([])
  })
  it('keeps what was chosen when it is refused', async () => {
    const page = await open({ 'dues.record': refused('too-far-ahead') })
    await page.tap('登记')
    expect(page.text()).toContain('六个月')
    expect(page.data['months']).toMatchObject([{ month: '2025-05', isChosen: true }, {}, {}])
  })
  it('says that there is nothing to pay', async () => {
    expect((await open({ 'dues.mine': mine({ accounts: [] }) })).text()).toContain('现在没有要交的党费')
  })
})

describe('the calculator', () => {
  it('works without asking the server anything, and says so', async () => {
    const page = await load('packages/dues/calculator/calculator', { now: NOW })
    await page.emit('.base', 'input', { value: '6500' })
    expect(page.text()).toContain('每月 97.50 元')
    expect(page.text()).toContain('不上传、不保存')
    expect(page.calls).toEqual([])
  })
})

describe('the desk of dues', () => {
  const answers: Answers = {
    'me.get': SECRETARY,
    'dues.accounts': accounts(),
    'dues.list': { items: [payment()], next: null },
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
    const page = await open({ 'entry.confirm': { entryId: 'payment-1', state: 'confirmed' } })
    await page.run('settle', { detail: { entryId: 'payment-1', act: 'confirm', reason: '' } })
    expect(page.sent('entry.confirm')).toEqual([{ ...AT, book: 'duesPayments', entryId: 'payment-1' }])
  })
  it('is only read by who does not manage dues', async () => {
    const page = await open({ 'me.get': ME })
    expect(page.text()).not.toContain('登记收到的党费')
    expect(page.text()).not.toContain('有异议')
  })
  it('is empty without members, and fails plainly', async () => {
    expect((await open({ 'dues.accounts': accounts({ accounts: [] }) })).text()).toContain('请先录入党员名册')
    expect((await open({ 'dues.accounts': OFFLINE })).text()).toContain('重试')
  })
})

describe('an evening of payments', () => {
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
    await page.tap('少一个月')
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
      { ...AT, memberId: 'm9', year: 2025, category: 'retired', monthlyFen: 2500, basis: null },
    ])
  })
})
