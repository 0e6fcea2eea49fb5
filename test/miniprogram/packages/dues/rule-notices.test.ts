/** @jest-environment jsdom */
/** What the rules on dues call normal is said where a payment or an amount departs from it; it can be recorded all the same. */
import { civilDate, month } from '#domain/time/civil-date'
import { load } from '../../../builders/simulate'
import { deskPaymentCard } from '../../../../miniprogram/packages/dues/dues-text'
import { account, accounts, duesMonth, ME, mine, NOW, payment, SECRETARY, TODAY } from './scene'

const AT = { branchId: 'branch-1' }
const BACK = '补交了 7 个月以前的；预交、补交党费一般不超过6个月'
/** On 10 June 2025 seven months back: a month further than is normal. */
const NOVEMBER = { ...duesMonth(1, 'overdue'), month: month('2024-11') }
const MONTHS = [NOVEMBER, duesMonth(5, 'overdue')]

describe('a payment further back or ahead than six months', () => {
  it('is said to the member while it is chosen, and can be sent', async () => {
    const [own] = mine().accounts
    const page = await load('packages/dues/pay/pay', {
      answers: {
        'me.get': ME,
        'reminder.mine': { consents: [] },
        'dues.mine': mine({ accounts: own ? [{ ...own, months: MONTHS }] : [] }),
        'dues.record': { entryId: 'new', state: 'proposed' },
      },
      now: NOW,
    })
    expect(page.text()).toContain(BACK)
    expect(page.text()).toContain('可以照常登记')
    await page.tap('2025年5月 45.00 元')
    await page.tap('2024年11月 45.00 元')
    expect(page.text()).not.toContain('一般不超过6个月')
    await page.tap('2024年11月 45.00 元')
    await page.tap('登记')
    expect(page.sent('dues.record')).toMatchObject([{ months: ['2024-11', '2025-05'] }])
  })

  it('follows the day of the payment', async () => {
    const [own] = mine().accounts
    const page = await load('packages/dues/pay/pay', {
      answers: {
        'me.get': ME,
        'reminder.mine': { consents: [] },
        'dues.mine': mine({ accounts: own ? [{ ...own, months: MONTHS }] : [] }),
      },
      now: NOW,
    })
    await page.run('changeTerms', { detail: { day: civilDate('2025-05-31'), method: 'transfer' } })
    expect(page.text()).not.toContain('一般不超过6个月')
    await page.run('changeTerms', { detail: { day: civilDate('2025-06-01'), method: 'transfer' } })
    expect(page.text()).toContain(BACK)
  })

  it('is said to whoever receives it, of those who are chosen', async () => {
    const page = await load('packages/dues/receive/receive', {
      answers: { 'dues.accounts': accounts({ accounts: [account({ months: MONTHS })] }) },
      query: AT,
      now: NOW,
    })
    expect(page.text()).not.toContain('一般不超过6个月')
    await page.tap('李明')
    expect(page.text()).toContain(BACK)
  })

  it('is said to whoever corrects it', async () => {
    const page = await load('packages/dues/correct/correct', {
      answers: { 'dues.payment': { payment: payment(), asOf: TODAY, months: MONTHS } },
      query: { ...AT, entryId: 'payment-1' },
      now: NOW,
    })
    expect(page.text()).not.toContain('一般不超过6个月')
    await page.tap('2024年11月 45.00 元')
    expect(page.text()).toContain(BACK)
  })

  it('is said to whoever is to confirm it, and no more once it counts', () => {
    const far = payment({ months: [month('2024-11')] })
    expect(deskPaymentCard(far, 2025, true).doubt).toContain(BACK)
    expect(deskPaymentCard({ ...far, state: 'confirmed' }, 2025, true).doubt).not.toContain('一般不超过')
    expect(deskPaymentCard(payment(), 2025, true).note).toBe('银行转账')
  })
})

describe('changing an amount within its year', () => {
  const amount = (year: number) =>
    load('packages/dues/amount/amount', {
      answers: { 'me.get': SECRETARY, 'dues.accounts': accounts({ year }) },
      query: { ...AT, memberId: 'member-1', year: String(year) },
      now: NOW,
    })

  it('is said to be unusual from 2017 on, and asks for a reason', async () => {
    const page = await amount(2025)
    expect(page.text()).toContain('2025年的标准已经核定；')
    expect(page.text()).toContain('年内一般不变')
  })
  it('is not unusual before, when the amount followed the wage', async () => {
    expect((await amount(2016)).text()).not.toContain('已经核定')
  })
  it('is not spoken of while no amount is fixed', async () => {
    const page = await load('packages/dues/amount/amount', {
      answers: {
        'me.get': SECRETARY,
        'dues.accounts': accounts({
          accounts: [],
          notAssessed: [{ memberId: 'member-1', name: '李明', monthsDue: 12 }],
        }),
      },
      query: { ...AT, memberId: 'member-1', year: '2025' },
      now: NOW,
    })
    expect(page.text()).toContain('李明')
    expect(page.text()).not.toContain('已经核定')
  })
})
