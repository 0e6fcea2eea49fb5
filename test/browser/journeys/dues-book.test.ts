import { fen } from '#domain/values/money'
import { addMonths, formatDate, monthNumber, monthOf, yearOf } from '#domain/time/civil-date'
import { branchOnPhones } from '../on-phones'

describe('the book of dues', () => {
  const branch = branchOnPhones()

  it('takes a part and the rest of a month, numbers both, is closed, and what comes after stands in the month after', async () => {
    const { phone, handTo } = branch.phones
    const { people, today, branchId, as } = branch.world
    const [year, month] = [yearOf(today), monthOf(today)]
    const treasurer = as(people.treasurer.openId)
    const { memberId } = people.member
    const terms = { category: 'wage-earner', monthlyFen: fen(5000), fromMonth: month } as const
    await treasurer.call('dues.assess', { branchId, memberId, year, ...terms })
    const desk = phone(1)
    await handTo(1, people.treasurer.name)
    const back = () => desk.getByRole('button', { name: '返回', exact: true }).last().click()
    const receive = async (amount: string, says: string) => {
      await desk.getByRole('button', { name: new RegExp(`^${people.member.name}.*登记交纳`) }).click()
      await desk.getByLabel('实际交的金额，单位元').fill(amount)
      await desk.getByText(says).waitFor()
      await desk.getByRole('button', { name: '登记', exact: true }).click()
      await desk.getByText('已登记 1 人').waitFor()
    }

    await desk.getByText('支部工作台').click()
    await desk.getByRole('button', { name: /^党费/ }).click()
    await receive('20', `${monthNumber(month)}月只交了一部分，还差 30.00 元`)
    await desk.getByText('党费收支和结账').click()
    await desk.getByText(new RegExp(`^收〔${year}〕第001号`)).waitFor()
    await desk.getByRole('button', { name: '结账到这个月' }).click()
    await desk.getByRole('button', { name: '结账', exact: true }).click()
    await desk.getByText(`账已经结到${formatDate(month, 'YYYY年M月')}。`).waitFor()
    await back()
    await desk
      .getByText(`${monthNumber(month)}月待交，还差 30.00 元`)
      .first()
      .waitFor()

    // 32 yuan for the 30 that are open.
    await receive('32', '其中自愿多交 2.00 元')
    const closed = await treasurer.call('dues.book', { branchId, month })
    expect([closed.isClosed, closed.closingFen, closed.lines.length]).toEqual([true, 2000, 1])
    const after = await treasurer.call('dues.book', { branchId, month: addMonths(month, 1) })
    expect(after.lines.map(({ fen: amount }) => amount)).toEqual([3200])
    const { accounts } = await as(people.member.openId).call('dues.mine', { year })
    const paid = accounts.flatMap(({ months }) => months).find((each) => each.month === month)
    expect([paid?.standing, paid?.paidFen]).toEqual(['on-time', 5000])
  })
})
