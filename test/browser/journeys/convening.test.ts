import type { FrameLocator } from 'playwright-core'
import { chooseAllDay, chooseDay } from '../choose-day'
import { branchOnPhones } from '../on-phones'

const TITLE = '讨论防汛值守安排的支部党员大会'
const MATTER = '防汛值守安排'
const MINUTES = '讨论了防汛值守的安排，同志们没有别的意见。'

describe('a meeting that is convened today', () => {
  const branch = branchOnPhones()

  /** All through today, so that the code can be scanned whenever this runs. */
  async function convene(secretary: FrameLocator): Promise<void> {
    await secretary.getByText('支部工作台').click()
    await secretary.getByRole('button', { name: '召集会议' }).click()
    await secretary.getByRole('checkbox', { name: '支部党员大会', checked: true }).waitFor()
    await secretary.getByLabel('会议名称').fill(TITLE)
    await chooseDay(secretary, branch.world.today)
    await chooseAllDay(secretary)
    await secretary.getByLabel('地点').fill('二楼党员活动室')
    await secretary.getByRole('button', { name: '添加一项议题' }).click()
    await secretary.getByLabel('议题 1', { exact: true }).fill(MATTER)
    await secretary.getByRole('checkbox', { name: '党建议题' }).click()
    await secretary.getByText('8 人', { exact: true }).waitFor()
    await secretary.getByRole('button', { name: '召集会议' }).click()
    await secretary.getByText('请参加', { exact: true }).waitFor()
  }

  it('is hosted, scanned into, voted at and closed, and stays with those who were there', async () => {
    const { phone, goHome } = branch.phones
    const { people, today, branchId, as } = branch.world
    const [secretary, member] = [phone(1), phone(2)]
    await convene(secretary)

    await secretary.getByRole('button', { name: '主持会议' }).click()
    await secretary.getByText('扫码或输入这').waitFor()
    await secretary.getByLabel('已到 0').waitFor()
    await member.getByText('扫码签到', { exact: true }).click()
    await member.getByRole('button', { name: `扫${people.secretary.name}手机上的码` }).click()
    await member.getByText('知道了').click()
    await secretary.getByLabel('已到 1').waitFor()
    await secretary.getByRole('tab', { name: '名单' }).click()
    await secretary.getByRole('button', { name: new RegExp(`^${people.member.name}，到会，扫码`) }).waitFor()
    await secretary.getByRole('button', { name: `${people.secretary.name}到会` }).click()
    await secretary.getByRole('button', { name: new RegExp(`^${people.secretary.name}，到会，点名`) }).waitFor()
    await secretary.getByRole('button', { name: '其余 6 人都到会' }).click()
    await secretary.getByRole('button', { name: '都到会', exact: true }).click()
    await secretary.getByLabel('已到 8').waitFor()

    await secretary.getByRole('button', { name: '写记录，结束会议' }).click()
    await secretary.getByLabel('会议记录').fill(MINUTES)
    await secretary.getByRole('button', { name: '用议程作为表决的事项' }).click()
    await secretary.getByLabel('第 1 项赞成票').fill('7')
    await secretary.getByLabel('第 1 项弃权票').fill('1')
    await secretary.getByRole('status').getByText('通过', { exact: true }).waitFor()
    await secretary.getByRole('button', { name: '结束会议' }).click()
    await secretary.getByRole('button', { name: '结束', exact: true }).click()
    await secretary.getByText('赞成7票，反对0票，弃权1票').waitFor()

    await goHome(2)
    await member.getByRole('tab', { name: '记录' }).click()
    await member.getByRole('button', { name: '会议和学习' }).click()
    await member.getByRole('tab', { name: '以往的会议' }).click()
    await member.getByRole('button', { name: new RegExp(`^${TITLE}.*到会`) }).click()
    await member.getByText('我的情况').waitFor()
    await member.getByText(MINUTES).waitFor()

    const listed = await as(people.member.openId).call('meeting.list', { branchId, states: ['closed'], from: today })
    expect(listed.items.map(({ title, ownMark }) => [title, ownMark?.mark])).toEqual([[TITLE, 'present']])
    const meetingId = listed.items[0]?.meetingId ?? ''
    const closed = await as(people.member.openId).call('meeting.get', { branchId, meetingId })
    expect(closed.proceedings?.decisions).toEqual([
      expect.objectContaining({ title: MATTER, yes: 7, abstain: 1, passes: true }),
    ])
  })
})
