/** A branch that decides not to scan: it says so in its settings, and nothing anywhere leads to a scan any more. */
import { branchOnPhones } from '../on-phones'
import { OPEN_MEETING } from '../scene'

const BY_ROLL_CALL = '本支部不用扫码签到，到会后由主持人点名登记。'
const MINUTES = '学习了近期的文件，没有表决。'

describe('a branch that switches scanning off', () => {
  const branch = branchOnPhones()

  it('begins its meeting with the roll and closes it, and no member is sent to scan', async () => {
    const { page, phone, goHome } = branch.phones
    const { people, branchId, openMeetingId: meetingId, as } = branch.world
    const [secretary, member] = [phone(1), phone(2)]
    await secretary.getByText('支部工作台').click()
    await secretary.getByRole('button', { name: '支部设置' }).click()
    const scanning = secretary.getByRole('radiogroup', { name: '会议用扫码签到' })
    await scanning.getByRole('radio', { name: '是', checked: true }).waitFor()
    await scanning.getByRole('radio', { name: '否' }).click()
    await secretary.getByRole('button', { name: '保存设置' }).click()
    await secretary.getByText('已保存').waitFor()

    // A phone asks who one is, and how the branch does it, when the mini-program is opened.
    await page.reload()
    await secretary.getByText(BY_ROLL_CALL).waitFor()
    await secretary.getByText(OPEN_MEETING).click()
    await secretary.getByText('主持会议', { exact: true }).click()
    await secretary.getByText('本支部不用扫码签到：请点名登记，或照纸质签到表录入，同样有效。').waitFor()
    await secretary.getByRole('tab', { name: '名单', selected: true }).waitFor()
    expect(await secretary.getByRole('tab', { name: '签到码' }).count()).toBe(0)

    await member.getByText(BY_ROLL_CALL).waitFor()
    await member.getByText(OPEN_MEETING).click()
    await member.getByText('请参加', { exact: true }).waitFor()
    expect(await member.getByText('扫码签到', { exact: true }).filter({ visible: true }).count()).toBe(0)

    await secretary.getByRole('button', { name: `${people.member.name}到会` }).click()
    await secretary.getByRole('button', { name: new RegExp(`^${people.member.name}，到会，点名`) }).waitFor()
    await goHome(2)
    await member.getByText('已签到', { exact: true }).waitFor()
    await secretary.getByRole('button', { name: '其余 7 人都到会' }).click()
    await secretary.getByRole('button', { name: '都到会', exact: true }).click()
    await secretary.getByLabel('已到 8').waitFor()
    await secretary.getByRole('button', { name: '写记录，结束会议' }).click()
    await secretary.getByLabel('会议记录').fill(MINUTES)
    await secretary.getByRole('button', { name: '结束会议' }).click()
    await secretary.getByRole('button', { name: '结束', exact: true }).click()
    await secretary.getByText(MINUTES).last().waitFor()

    const closed = await as(people.secretary.openId).call('meeting.get', { branchId, meetingId })
    expect(closed.tally).toMatchObject({ expected: 8, present: 8, absent: 0 })
    expect(new Set(closed.record?.sheet.map(({ source }) => source))).toEqual(new Set(['roll-call']))
  })
})
