import { monthNumber, monthOf, yearOf } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { dayText } from '../../../miniprogram/text/dates'
import { branchOnPhones } from '../on-phones'

describe('what a member notes', () => {
  const branch = branchOnPhones()

  it('of a time of service is confirmed by the secretary, and then counts', async () => {
    const { phone, goHome } = branch.phones
    const { people, today, as } = branch.world
    const [secretary, member] = [phone(1), phone(2)]
    await member.getByText('记录', { exact: true }).last().click()
    await member.getByText('志愿服务', { exact: true }).click()
    await member.getByRole('button', { name: '记一次服务' }).click()
    await member.getByLabel('服务项目').fill('文明劝导')
    await member.getByLabel('地点').fill('竹篱社区')
    await member.getByLabel('服务时长').fill('2')
    await member.getByRole('button', { name: '登记' }).click()
    await member.getByText('待确认', { exact: true }).waitFor()

    await secretary.getByText('支部工作台').click()
    await secretary.getByText('待确认 1 条').click()
    await secretary.getByRole('button', { name: /^确认：/ }).click()
    await secretary.getByText('没有待确认的记录').first().waitFor()

    await goHome(2)
    await member.getByText('记录', { exact: true }).last().click()
    await member.getByText('志愿服务', { exact: true }).click()
    await member.getByText('已确认', { exact: true }).waitFor()
    const { items } = await as(people.member.openId).call('shift.mine', { year: yearOf(today) })
    expect(items.map(({ minutes, state }) => [minutes, state])).toEqual([[120, 'confirmed']])

    await goHome(2)
    await member.getByText('我的', { exact: true }).last().click()
    await member.getByText('我的这一年').click()
    await member.getByRole('button', { name: '服务时长 2小时，看记录' }).click()
    await member.getByText('志愿服务：文明劝导（竹篱社区），2小时').waitFor()
    expect(await member.getByText(people.secretary.name).count()).toBe(0)
  })

  it('of dues paid is confirmed by the treasurer, and the month is paid', async () => {
    const { phone, goHome, handTo } = branch.phones
    const { people, branchId, today, as } = branch.world
    const [month, year] = [monthOf(today), yearOf(today)]
    const amount = { category: 'wage-earner' as const, monthlyFen: fen(5000), fromMonth: month }
    const { memberId } = people.member
    await as(people.treasurer.openId).call('dues.assess', { branchId, memberId, year, ...amount })
    const [treasurer, member] = [phone(1), phone(2)]
    await handTo(1, people.treasurer.name)
    await member.getByRole('button', { name: /^党费/ }).click()
    await member.getByText('每月 50.00 元').waitFor()
    await member.getByRole('button', { name: '登记我交的党费' }).click()
    await member.getByRole('checkbox', { name: `${monthNumber(today)}月`, checked: true }).waitFor()
    await member.getByText('共 50.00 元').waitFor()
    await member.getByRole('button', { name: '登记', exact: true }).click()
    await member.getByText('已登记，等支部确认').waitFor()
    await member.getByRole('button', { name: '返回', exact: true }).last().click()
    await member.getByText('已登记，等确认').waitFor()

    await treasurer.getByText('支部工作台').click()
    await treasurer.getByRole('button', { name: /^党费/ }).click()
    await treasurer.getByRole('button', { name: /^确认：/ }).click()
    await treasurer.getByText('已确认 1 条').first().waitFor()

    await goHome(2)
    await member.getByRole('button', { name: /^党费.*已交到/ }).click()
    await member.getByText(`${dayText(today, year)}已交`).waitFor()
    const { accounts } = await as(people.member.openId).call('dues.mine', { year })
    const paid = accounts.flatMap(({ months }) => months).find((each) => each.month === month)
    expect(paid?.standing).toBe('on-time')
  })
})
