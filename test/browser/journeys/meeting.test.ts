import { branchOnPhones } from '../on-phones'
import { OPEN_MEETING } from '../scene'

describe('a meeting', () => {
  const branch = branchOnPhones()

  it('is scanned into with the code on the secretary’s phone, and closed', async () => {
    const { phone } = branch.phones
    const { people, branchId, openMeetingId: meetingId, as } = branch.world
    const [secretary, member] = [phone(1), phone(2)]
    await secretary.getByText(OPEN_MEETING).click()
    await secretary.getByText('主持会议', { exact: true }).click()
    await secretary.getByText('扫码或输入这').waitFor()
    await member.getByText('扫码签到', { exact: true }).click()
    await member.getByRole('button', { name: `扫${people.secretary.name}手机上的码` }).click()
    await member.getByText('知道了').waitFor()
    await secretary.getByRole('button', { name: '写记录，结束会议' }).click()
    await secretary.getByLabel('会议记录').fill('学习了近期的文件，没有表决。')
    await secretary.getByText('结束会议', { exact: true }).last().click()
    await secretary.getByRole('button', { name: '结束', exact: true }).click()
    await secretary.getByText('更正记录', { exact: true }).waitFor()
    const closed = await as(people.secretary.openId).call('meeting.get', { branchId, meetingId })
    expect(closed.state).toBe('closed')
  })
})
