/** The secretary of a bureau's Party group has its leading group approve the report. */
import { bureauOf } from '../bureau'
import { branchOnPhones } from '../on-phones'

describe('a bureau’s duty report', () => {
  const branch = branchOnPhones()

  it('is approved by its leading group, convened from among the people of its branches', async () => {
    const { bureau } = await bureauOf(branch.world)
    const { phone, handTo } = branch.phones
    const { deputy } = branch.world.people
    await handTo(1, deputy.name)
    const screen = phone(1)
    const tap = (text: string) => screen.getByText(text, { exact: true }).last().click()
    await screen.getByText('支部工作台').click()
    await screen.getByLabel(`换一个党组织，现在是${bureau}`).waitFor()
    await tap('述职报告')
    await screen.getByText('起草', { exact: false }).last().click()
    await tap('导出、定稿前核对')
    await tap('去定稿')
    await tap('召集会议审议')
    await screen.getByLabel('地点').last().fill('党组会议室')
    await screen.getByText('调整', { exact: false }).last().click()
    await screen.getByText('秦远山', { exact: true }).last().click()
    await screen
      .getByText(/^选好了/)
      .last()
      .click()
    await screen.getByLabel(/原因/).last().fill('党组成员')
    await tap('召集会议')
    await screen.getByText('写记录，结束会议').last().waitFor()
  })
})
