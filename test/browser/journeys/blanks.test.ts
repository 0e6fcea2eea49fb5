import { civilDate, yearOf } from '#domain/time/civil-date'
import { branchOnPhones } from '../on-phones'

describe('what last year’s report has no record of', () => {
  const branch = branchOnPhones()
  const button = (name: string) => branch.phones.phone(1).getByRole('button', { name, exact: true }).last()
  const said = (text: string) => branch.phones.phone(1).getByText(text, { exact: false }).last()
  const tap = (text: string) => branch.phones.phone(1).getByText(text, { exact: true }).last().click()

  async function openReport() {
    const { as, branchId, people, today } = branch.world
    const secretary = as(people.secretary.openId)
    const year = yearOf(today) - 1
    const { reportId } = await secretary.call('report.draft', { branchId, year })
    await tap('支部工作台')
    await tap('述职报告')
    await said(`${year}年度`).waitFor()
    return { secretary, branchId, year, reportId }
  }
  async function goToEnter(about: string) {
    await button(`${about}还没有记录，点按去登记`).click()
    await tap('去登记')
  }

  it('is entered on a day of that year, and stands in the draft when one comes back', async () => {
    const { secretary, branchId, year, reportId } = await openReport()
    await goToEnter('志愿服务')
    await said(`${year}年12月31日`).waitFor()
    const screen = branch.phones.phone(1)
    await screen.getByLabel('服务项目').last().fill('文明劝导')
    await screen.getByLabel('地点').last().fill('竹篱社区')
    await screen.getByLabel('服务时长').last().fill('2')
    await screen
      .getByRole('button', { name: /^参加的同志/ })
      .last()
      .click()
    await tap('全选')
    await screen
      .getByText(/^选好了/)
      .last()
      .click()
    await button('登记').click()

    const filled = screen.locator('.filled').last()
    await filled.getByText('参加志愿服务', { exact: false }).last().waitFor()
    const { items } = await secretary.call('shift.list', { branchId, states: ['confirmed'] })
    expect(new Set(items.map(({ occurredOn }) => occurredOn))).toEqual(new Set([civilDate(`${year}-12-31`)]))
    const report = await secretary.call('report.get', { branchId, reportId })
    expect(report.unrecorded.map(({ about }) => about)).not.toContain('志愿服务')
  })
  it('is a meeting of that year, whose record leads back to the draft', async () => {
    const { secretary, branchId, year } = await openReport()
    const screen = branch.phones.phone(1)
    await goToEnter('主题党日')
    await said(`${year}年12月31日`).waitFor()
    await screen.getByLabel('地点').last().fill('二楼党员活动室')
    await button('召集会议').click()
    await tap('照纸质签到表录入')
    await tap('其余 8 人都到会 ›')
    await button('都到会').click()
    await button('录入 8 人').click()
    await tap('写记录，结束会议')
    await screen.getByLabel('会议记录').last().fill('重温入党誓词。')
    await screen.getByLabel('补录说明').last().fill('当时只有纸质签到表')
    await button('结束会议').click()
    await button('结束').click()

    await screen.locator('.filled', { hasText: '开展主题党日1次' }).last().waitFor()
    const { items } = await secretary.call('meeting.list', {
      branchId,
      states: ['closed'],
      to: civilDate(`${year}-12-31`),
    })
    expect(items.map(({ kinds }) => kinds)).toEqual([['themed-party-day']])
  })
})
