/** What a branch keeps of its meetings: the year's calendar, a late entry, and a correction. */
import type { FrameLocator } from 'playwright-core'
import { addDays, monthNumber, monthOf, yearOf } from '#domain/time/civil-date'
import { dayWithWeekday } from '../../../miniprogram/text/dates'
import { chooseDay } from '../choose-day'
import { branchOnPhones } from '../on-phones'

const PAST_TITLE = '停电那天的支部党员大会'
const PAST_MINUTES = '停电，用纸质签到表签到，学习了文件。'
const WHY_LATE = '那天停电，签到表刚交上来'
/** More than the seven days after which a branch calls it a late entry, unless it chose otherwise. */
const DAYS_AGO = 12

const CLOSED_TITLE = '前几天的支部党员大会'
const MINUTES_BEFORE = '学习了近期的文件。'
const MINUTES_AFTER = '学习了近期的文件，讨论了发展党员工作。'
const WHY_CORRECTED = '漏写一项讨论，签到表有一人记错'

/** `11月28日 08:05 沈柏川更正`: on which minute it was depends on when this runs. */
const MOMENT = '\\d+月\\d+日 \\d{2}:\\d{2}'

describe('the year’s calendar', () => {
  const branch = branchOnPhones()

  it('leads from an empty period to convening for it, and then shows it as planned', async () => {
    const { phone } = branch.phones
    const { people, branchId, today, as } = branch.world
    const secretary = phone(1)
    const month = `主题党日 ${monthNumber(today)}月`
    await secretary.getByText('支部工作台').click()
    await secretary.getByRole('button', { name: '全年日历' }).click()
    await secretary.getByRole('button', { name: `${month} 还差1次` }).click()
    await secretary.getByText('这一期还没有会议。').waitFor()
    await secretary.getByRole('button', { name: '召集', exact: true }).click()

    await secretary.getByRole('checkbox', { name: '主题党日', checked: true }).waitFor()
    await secretary
      .getByRole('button', { name: `日期：${yearOf(today)}年${monthNumber(today)}月` })
      .last()
      .waitFor()
    await secretary.getByLabel('地点').fill('街道党群服务中心')
    await secretary.getByRole('button', { name: '召集会议' }).click()
    await secretary.getByText('我的情况', { exact: true }).waitFor()

    await secretary.getByRole('button', { name: '返回', exact: true }).last().click()
    const cell = secretary.getByRole('button', { name: `${month} 还差1次，已排` })
    await cell.getByText('已排').waitFor()
    await cell.click()
    await secretary.getByText('还没有记录，已排 1 次。', { exact: false }).waitFor()
    await secretary.getByRole('button', { name: new RegExp(`${monthNumber(today)}月主题党日`) }).waitFor()

    const asked = { branchId, kind: 'themed-party-day' as const, states: ['convened' as const], from: today }
    const { items } = await as(people.secretary.openId).call('meeting.list', asked)
    expect(items.map(({ occurredOn, place }) => [monthOf(occurredOn), place])).toEqual([
      [monthOf(today), '街道党群服务中心'],
    ])
  })
})

describe('a meeting held on a past day without phones', () => {
  const branch = branchOnPhones()

  it('is convened for that day, entered from its paper list, closed with the reason, and marked as 补录', async () => {
    const { phone } = branch.phones
    const { people, branchId, today, as } = branch.world
    const secretary = phone(1)
    const heldOn = addDays(today, -DAYS_AGO)
    await secretary.getByText('支部工作台').click()
    await secretary.getByRole('button', { name: '召集会议' }).click()
    await secretary.getByLabel('会议名称').fill(PAST_TITLE)
    await chooseDay(secretary, heldOn)
    await secretary.getByText('不再发通知。', { exact: false }).waitFor()
    await secretary.getByLabel('地点').fill('三楼会议室')
    await secretary.getByText('8 人', { exact: true }).waitFor()
    await secretary.getByRole('button', { name: '召集会议' }).click()
    await secretary.getByText('补录的会议').waitFor()

    await secretary.getByRole('button', { name: '照纸质签到表录入' }).click()
    for (const { name } of [people.secretary, people.treasurer, people.newcomer])
      await secretary.getByRole('button', { name: `${name}到会` }).click()
    await secretary.getByRole('button', { name: new RegExp(`^${people.member.name}，未登记`) }).click()
    await secretary.getByRole('button', { name: '请假', exact: true }).click()
    await secretary.getByText('录入 4 人', { exact: true }).click()

    await secretary.getByRole('button', { name: '写记录，结束会议' }).click()
    await secretary.getByLabel('会议记录').fill(PAST_MINUTES)
    await secretary.getByLabel('补录说明').fill(WHY_LATE)
    await secretary.getByRole('button', { name: '结束会议' }).click()
    await secretary.getByRole('button', { name: '结束', exact: true }).click()
    await secretary
      .getByText(new RegExp(`^${MOMENT} 由${people.secretary.name}整理完毕，属补录：${WHY_LATE}$`))
      .waitFor()
    await secretary
      // At the hour of the branch's meetings before it.
      .getByText(`${dayWithWeekday(heldOn, yearOf(today))} 00:00–23:59`)
      .last()
      .waitFor()
    await secretary
      .getByLabel(new RegExp(`^${people.treasurer.name}，到会，纸质签到`))
      .last()
      .waitFor()

    const asked = { branchId, from: heldOn, to: heldOn }
    const { items } = await as(people.secretary.openId).call('meeting.list', asked)
    const [{ meetingId } = { meetingId: '' }] = items
    const kept = await as(people.secretary.openId).call('meeting.get', { branchId, meetingId })
    expect(kept).toMatchObject({ title: PAST_TITLE, state: 'closed', isLateEntry: true, lateReason: WHY_LATE })
    expect(kept.tally).toMatchObject({ expected: 8, present: 3, excused: 1, absent: 4 })
    expect(kept.closedByName).toBe(people.secretary.name)
    expect(kept.closedAt?.slice(0, 10)).not.toBe(heldOn)
  })
})

describe('the record of a closed meeting', () => {
  const branch = branchOnPhones()

  it('is corrected with a reason, and says who did, when, why and what stood before', async () => {
    const { phone } = branch.phones
    const { people, branchId, as } = branch.world
    const [secretary, member] = [phone(1), phone(2)]
    const openPast = async (screen: FrameLocator) => {
      await screen.getByRole('tab', { name: '记录' }).click()
      await screen.getByRole('button', { name: '会议和学习' }).click()
      await screen.getByRole('tab', { name: '以往的会议' }).click()
      await screen.getByRole('button', { name: new RegExp(`^${CLOSED_TITLE}`) }).click()
    }
    await openPast(secretary)
    await secretary.getByRole('button', { name: '更正记录' }).click()
    await secretary.getByLabel('会议记录').fill(MINUTES_AFTER)
    await secretary.getByRole('button', { name: new RegExp(`^${people.treasurer.name}，到会`) }).click()
    await secretary.getByRole('button', { name: '缺席', exact: true }).click()
    await secretary.getByText('8 人，改了 1 人', { exact: false }).waitFor()
    await secretary.getByRole('button', { name: '更正', exact: true }).click()
    await secretary.getByText('请写明更正的原因。').waitFor()
    await secretary.getByLabel('更正的原因').fill(WHY_CORRECTED)
    await secretary.getByRole('button', { name: '更正', exact: true }).click()

    await secretary.getByText(new RegExp(`^${MOMENT} ${people.secretary.name}更正$`)).waitFor()
    await secretary.getByText(`原因：${WHY_CORRECTED}`).waitFor()
    await secretary.getByText('原为：应到8人，实到8人，请假0人，缺席0人，列席0人').waitFor()
    await secretary.getByText(`原为：记录：${MINUTES_BEFORE}`).waitFor()
    await secretary.getByText(MINUTES_AFTER, { exact: true }).waitFor()

    await openPast(member)
    await member.getByText(MINUTES_AFTER, { exact: true }).waitFor()
    expect(await member.getByText(WHY_CORRECTED).count()).toBe(0)

    const secretarySession = as(people.secretary.openId)
    const { items } = await secretarySession.call('meeting.list', { branchId, states: ['closed'] })
    const meetingId = items.find(({ title }) => title === CLOSED_TITLE)?.meetingId ?? ''
    const kept = await secretarySession.call('meeting.get', { branchId, meetingId })
    expect(kept.tally).toMatchObject({ expected: 8, present: 7, excused: 0, absent: 1 })
    expect(kept.record?.corrections).toEqual([
      expect.objectContaining({ byName: people.secretary.name, reason: WHY_CORRECTED }),
    ])
  })
})
