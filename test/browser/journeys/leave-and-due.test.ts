/** Who is due at a meeting, and who is let off: what somebody decides, and where everybody concerned reads it. */
import { branchOnPhones } from '../on-phones'
import { OPEN_MEETING } from '../scene'

const TITLE = '调整了应到人员的支部党员大会'
const SECONDED = '借调到市里工作，在那边参加组织生活'
const AWAY = '家里有事，想请一次假'

describe('who is due', () => {
  const branch = branchOnPhones()

  it('is adjusted with a reason while convening, and both the meeting’s page and the member concerned are told', async () => {
    const { phone } = branch.phones
    const { people, branchId, today, as } = branch.world
    const { name, memberId } = people.member
    const [secretary, member] = [phone(1), phone(2)]
    await secretary.getByText('支部工作台').click()
    await secretary.getByRole('button', { name: '召集会议' }).click()
    await secretary.getByLabel('会议名称').fill(TITLE)
    await secretary.getByLabel('地点').fill('二楼党员活动室')
    await secretary.getByText('8 人', { exact: true }).waitFor()
    await secretary.getByRole('button', { name: '调整 ›' }).click()
    await secretary.getByRole('checkbox', { name, checked: true }).click()
    await secretary.getByRole('button', { name: '选好了（7 人）' }).click()
    await secretary.getByText('7 人', { exact: true }).waitFor()
    await secretary.getByRole('button', { name: '召集会议' }).click()
    await secretary.getByText('调整了应到人员，请写明原因。').waitFor()
    await secretary.getByLabel('调整应到人员的原因').fill(SECONDED)
    await secretary.getByRole('button', { name: '召集会议' }).click()
    await secretary.getByText(`应到人员有调整：减去${name}。原因：${SECONDED}`).waitFor()

    await member.getByRole('tab', { name: '记录' }).click()
    await member.getByRole('button', { name: '会议和学习' }).click()
    await member.getByRole('button', { name: new RegExp(TITLE) }).click()
    await member.getByText('不在应到名单', { exact: true }).waitFor()
    expect(await member.getByText(SECONDED).count()).toBe(0)

    const secretarySession = as(people.secretary.openId)
    const { items } = await secretarySession.call('meeting.list', { branchId, states: ['convened'], from: today })
    const { meetingId = '', occurredOn = today } = items.find(({ title }) => title === TITLE) ?? {}
    const at = { branchId, meetingId, organ: 'branch' as const, occurredOn }
    const due = await secretarySession.call('meeting.due', at)
    expect(due.people.filter(({ isDue }) => !isDue).map((each) => each.memberId)).toEqual([memberId])
    expect(due.people.filter(({ isDue }) => isDue)).toHaveLength(7)
  })
})

describe('leave that is asked for', () => {
  const branch = branchOnPhones()

  it('is declined by the host, and the member reads so', async () => {
    const { phone, goHome } = branch.phones
    const { people, branchId, openMeetingId: meetingId, as } = branch.world
    const { name, memberId } = people.member
    const [secretary, member] = [phone(1), phone(2)]
    await member.getByText(OPEN_MEETING).click()
    await member.getByRole('button', { name: '我要请假' }).click()
    await member.getByLabel('请写明请假的事由').fill(AWAY)
    await member.getByRole('button', { name: '提交请假' }).click()
    await member.getByText('等主持人答复', { exact: false }).waitFor()

    await secretary.getByText(OPEN_MEETING).click()
    await secretary.getByText('主持会议', { exact: true }).click()
    await secretary.getByRole('tab', { name: '待处理 1' }).click()
    await secretary.getByText(AWAY, { exact: false }).waitFor()
    await secretary.getByRole('button', { name: `${name}不准假` }).click()
    await secretary.getByText('未准假', { exact: true }).waitFor()
    await secretary.getByRole('tab', { name: '待处理', exact: true }).waitFor()

    await goHome(2)
    await member.getByText('未准假', { exact: true }).waitFor()
    await member.getByText(OPEN_MEETING).click()
    await member.getByText('主持人没有准假，请参加；确有困难的，请与主持人联系。', { exact: false }).waitFor()

    const live = await as(people.secretary.openId).call('meeting.live', { branchId, meetingId })
    expect(live.people.find((each) => each.memberId === memberId)).toMatchObject({ leave: 'declined', reason: AWAY })
    expect(live).toMatchObject({ expected: 8, excused: 0 })
  })
})
