/** The report of a bureau: its Party group approves it, its secretary signs it, and nobody signs in their place. */
import { Refused } from '../../../local/demo/client'
import { bureauOf } from '../bureau'
import { chooseAllDay, chooseDay } from '../choose-day'
import { branchOnPhones } from '../on-phones'

describe('a bureau’s duty report', () => {
  const branch = branchOnPhones()
  const screen = () => branch.phones.phone(1)
  const tap = (text: string) => screen().getByText(text, { exact: true }).last().click()
  const said = (text: string | RegExp) => screen().getByText(text, { exact: false }).locator('visible=true').last()

  /** On the phone in the hand of whoever answers for the bureau, or drafts for them. */
  async function toFinalizing(holder: string, bureau: string) {
    await branch.phones.handTo(1, holder)
    await screen().getByText('支部工作台').click()
    await screen().getByLabel(`换一个党组织，现在是${bureau}`).waitFor()
    await tap('述职报告')
  }

  /** Convened from where the report is made final, with one more of the Party group, and held today. */
  async function convened() {
    await tap('召集会议审议')
    await screen().getByLabel('地点').last().fill('党组会议室')
    await chooseDay(screen(), branch.world.today)
    await chooseAllDay(screen())
    await said('调整').click()
    await screen().getByText('秦远山', { exact: true }).last().click()
    await said(/^选好了/).click()
    await screen().getByLabel(/原因/).last().fill('党组成员')
    await tap('召集会议')
    await said('写记录，结束会议').waitFor()
  }

  it('is approved by its Party group, made final by its secretary, verified, and not signed by the Party office', async () => {
    const { bureau } = await bureauOf(branch.world)
    const { as, officeOpenId, officeName, people } = branch.world
    await toFinalizing(people.deputy.name, bureau)
    await said('起草').click()
    await tap('导出、定稿前核对')
    await tap('去定稿')
    await convened()

    await tap('照纸质签到表录入')
    await tap('其余 2 人都到会 ›')
    await screen().getByRole('button', { name: '都到会', exact: true }).last().click()
    await tap('录入 2 人')
    await tap('写记录，结束会议')
    // The vote is written as approval needs it; only its numbers are asked for.
    await screen().getByLabel('第 1 项赞成票').last().fill('2')
    await screen().getByLabel('会议记录').last().fill('审议通过述职报告。')
    await tap('结束会议')
    await tap('结束')
    // The page as it was is there first; only with a meeting that approved it can it be made final.
    await said('再召集会议审议 ›').waitFor()
    await tap('定稿')
    await said('以后改动另成一稿').waitFor()
    await tap('定稿')
    await said('”审议通过').waitFor()
    await said('存下的内容是定稿时的原样。').waitFor()
    await said(/个数字，记录与定稿时一致。/).waitFor()

    const deputy = as(people.deputy.openId)
    const { permissions } = await deputy.call('me.get', {}).then((me) => (me.bound ? me : { permissions: [] }))
    const branchId = permissions.find(({ kind }) => kind === 'bureau')?.branchId ?? ''
    const { reportId, final } = await deputy.call('report.get', { branchId })
    expect(final).toMatchObject({ version: 1, isSame: true })

    await toFinalizing(officeName, bureau)
    await said(/^已定稿：第1稿$/).waitFor()
    await tap('导出、定稿前核对')
    await tap('去定稿')
    await said(`这份报告由${people.deputy.name}述职，由本人定稿；本人离任以后，由接任的书记代为定稿。`).waitFor()
    expect(await screen().getByRole('button', { name: '定稿', exact: true }).count()).toBe(0)
    const office = as(officeOpenId)
    const { seen } = await office.call('report.checklist', { branchId, reportId })
    const meetingId = final?.approval.meetingId ?? ''
    const signing = office.call('report.finalize', { branchId, reportId, meetingId, seen })
    await expect(signing).rejects.toBeInstanceOf(Refused)
    await expect(signing).rejects.toMatchObject({ code: 'author-signs' })
  })
})
