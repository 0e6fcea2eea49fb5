import { branchOnPhones } from '../on-phones'
import { OPEN_MEETING } from '../scene'

describe('somebody new', () => {
  const branch = branchOnPhones()

  it('joins by the invitation on the secretary’s phone, and scans into a meeting', async () => {
    const { phone, goHome, handTo } = branch.phones
    const { people, branchId, openMeetingId, as } = branch.world
    const [secretary, newcomer] = [phone(1), phone(2)]
    const scanned = { name: `扫${people.secretary.name}手机上的码` }
    await secretary.getByText('支部工作台').click()
    await secretary.getByRole('button', { name: '邀请同志加入' }).click()
    await secretary.getByRole('button', { name: people.newcomer.name }).click()
    await secretary.getByText('只能用一次').waitFor()

    await handTo(2, '新来的人')
    await newcomer.getByRole('button', { name: '加入支部' }).click()
    await newcomer.getByRole('button', { name: '扫邀请二维码' }).click()
    await newcomer.getByRole('button', scanned).click()
    await newcomer.getByText('请核对，这是您吗？').waitFor()
    await newcomer.getByRole('button', { name: '是我，加入' }).click()
    await newcomer.getByRole('button', { name: '开始使用' }).click()

    await goHome(1)
    await secretary.getByText(OPEN_MEETING).click()
    await secretary.getByText('主持会议', { exact: true }).click()
    await secretary.getByText('扫码或输入这').waitFor()
    await newcomer.getByText('扫码签到', { exact: true }).click()
    await newcomer.getByRole('button', scanned).click()
    await newcomer.getByText('知道了').waitFor()

    const live = await as(people.secretary.openId).call('meeting.live', { branchId, meetingId: openMeetingId })
    expect(live.people).toContainEqual(
      expect.objectContaining({ memberId: people.newcomer.memberId, mark: 'present', source: 'scan' }),
    )
  })
})
