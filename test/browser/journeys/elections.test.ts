import type { FrameLocator } from 'playwright-core'
import { chooseAllDay, chooseDay } from '../choose-day'
import { branchOnPhones } from '../on-phones'

const TITLE = '换届的支部党员大会'
const ELECTION = '选举新一届支部委员会委员'
const ADMISSION = '接收入党同志为预备党员'

describe('a meeting that elects the committee and admits a member', () => {
  const branch = branchOnPhones()

  async function convene(secretary: FrameLocator): Promise<void> {
    await secretary.getByText('支部工作台').click()
    await secretary.getByRole('button', { name: '召集会议' }).click()
    await secretary.getByRole('checkbox', { name: '支部党员大会', checked: true }).waitFor()
    await secretary.getByLabel('会议名称').fill(TITLE)
    await chooseDay(secretary, branch.world.today)
    await chooseAllDay(secretary)
    await secretary.getByLabel('地点').fill('二楼党员活动室')
    await secretary.getByRole('button', { name: '添加一项议题' }).click()
    await secretary.getByLabel('议题 1', { exact: true }).fill(ELECTION)
    await secretary.getByText('8 人', { exact: true }).waitFor()
    await secretary.getByRole('button', { name: '召集会议' }).click()
    await secretary.getByText('请参加', { exact: true }).waitFor()
  }

  /** Seven of the eight: four fifths of eight are seven. */
  async function sevenCome(secretary: FrameLocator): Promise<void> {
    await secretary.getByRole('button', { name: '主持会议' }).click()
    await secretary.getByRole('tab', { name: '名单' }).click()
    await secretary.getByRole('button', { name: '其余 8 人都到会' }).click()
    await secretary.getByRole('button', { name: '都到会', exact: true }).click()
    await secretary.getByLabel('已到 8').waitFor()
    await secretary.getByRole('button', { name: new RegExp(`^${branch.world.people.member.name}，到会`) }).click()
    await secretary.getByText('缺席', { exact: true }).last().click()
    await secretary.getByLabel('已到 7').waitFor()
  }

  it('counts each by its own rules while it is typed, and says the same in the record', async () => {
    const { phone } = branch.phones
    const { people, today, branchId, as } = branch.world
    const secretary = phone(1)
    await convene(secretary)
    await sevenCome(secretary)
    await secretary.getByRole('button', { name: '写记录，结束会议' }).click()
    await secretary.getByLabel('会议记录').fill('选举产生了新一届支部委员会。')
    await secretary.getByRole('button', { name: '用议程作为表决的事项' }).click()
    await secretary.getByRole('radio', { name: '选举', checked: true }).waitFor()
    await secretary.getByRole('button', { name: '从名册里选候选人' }).click()
    await secretary.getByText(people.secretary.name, { exact: true }).last().click()
    await secretary.getByText(people.deputy.name, { exact: true }).last().click()
    await secretary.getByRole('button', { name: '选好了（2 人）' }).click()
    await secretary.getByLabel(`${people.secretary.name}赞成票`).fill('6')
    await secretary.getByLabel(`${people.deputy.name}赞成票`).fill('3')
    await secretary.getByLabel(`${people.deputy.name}反对票`).fill('2')
    await secretary.getByText('用选票表决，记下选票张数').click()
    await secretary.getByLabel('第 1 项选票发出几张').fill('7')
    await secretary.getByLabel('第 1 项选票收回几张').fill('7')
    await secretary.getByLabel('第 1 项选票其中无效几张').fill('1')
    await secretary.getByText('当选 1 人').waitFor()
    await secretary.getByRole('button', { name: '添加一项表决' }).click()
    await secretary.getByLabel('第 2 项表决的事项').fill(ADMISSION)
    await secretary.getByText('有同志不能到会，会前交了书面意见').click()
    await secretary.getByLabel('第 2 项赞成票').fill('8')
    await secretary.getByText('请核对', { exact: true }).waitFor()
    await secretary.getByLabel('第 2 项书面意见赞成票').fill('1')
    await secretary.getByText('通过', { exact: true }).waitFor()
    await secretary.getByRole('button', { name: '结束会议' }).click()
    await secretary.getByRole('button', { name: '结束', exact: true }).click()
    await secretary.getByText(`${people.secretary.name}赞成6票，反对0票，弃权0票，当选`).waitFor()
    await secretary.getByText('发出选票7张，收回7张，其中无效1张。').waitFor()
    await secretary.getByText('没有到会的1人会前提出书面意见').waitFor()

    const listed = await as(people.secretary.openId).call('meeting.list', { branchId, states: ['closed'], from: today })
    const meetingId = listed.items.find(({ title }) => title === TITLE)?.meetingId ?? ''
    const { proceedings } = await as(people.secretary.openId).call('meeting.get', { branchId, meetingId })
    expect(proceedings?.decisions).toMatchObject([
      { kind: 'election', passes: true, presentNeeded: 7, yesNeeded: 4, candidates: [{ isElected: true }, {}] },
      { kind: 'admission', passes: true, yes: 8, written: { yes: 1 }, votersPresent: 7 },
    ])
  })
})
