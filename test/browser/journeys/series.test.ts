import { addMonths, monthOf, yearOf } from '#domain/time/civil-date'
import { chooseDay } from '../choose-day'
import { branchOnPhones } from '../on-phones'

const MOVED_TO = '街道党群服务中心'
const REASON = '当天有防汛任务'

describe('a themed Party day of every month', () => {
  const branch = branchOnPhones()

  it('is convened for three months, moved from the first on, and cancelled once', async () => {
    const { phone } = branch.phones
    const { people, branchId, today, as } = branch.world
    const until = addMonths(monthOf(today), 2)
    const screen = phone(1)
    await screen.getByText('支部工作台').click()
    await screen.getByRole('button', { name: '召集会议' }).click()
    await screen.getByRole('checkbox', { name: '主题党日' }).click()
    await screen.getByRole('checkbox', { name: '支部党员大会' }).click()
    await chooseDay(screen, today)
    await screen
      .getByRole('button', { name: /^是否每月重复/ })
      .last()
      .click()
    await screen
      .getByRole('option', { name: `每月一次，到${yearOf(until)}年${Number(until.slice(5))}月`, exact: true })
      .click()
    await screen.getByRole('button', { name: '确定' }).click()
    await screen.getByText(/^共 3 次：/).waitFor()
    await screen.getByLabel('地点').fill('二楼党员活动室')
    await screen.getByRole('button', { name: '召集会议' }).click()
    await screen.getByText('每月一次，以后还有 2 次').waitFor()

    await screen.getByRole('button', { name: '更改安排' }).click()
    await screen.getByRole('radio', { name: '连同以后 2 次' }).click()
    await screen.getByLabel('地点').fill(MOVED_TO)
    await screen.getByRole('button', { name: '保存更改' }).click()
    await screen.getByText('地点有改动，原定二楼党员活动室').waitFor()

    await screen.getByRole('button', { name: '取消会议' }).click()
    await screen.getByRole('button', { name: '只取消这一次' }).click()
    await screen.getByLabel('请写明取消的原因').fill(REASON)
    await screen.getByRole('button', { name: '取消会议' }).last().click()
    await screen.getByText(`会议已取消：${REASON}`).waitFor()

    const kept = await as(people.member.openId).call('meeting.list', {
      ...{ branchId, kind: 'themed-party-day', states: ['convened', 'cancelled'], from: today },
    })
    const told = kept.items.map(({ occurredOn, place, state }) => [monthOf(occurredOn), place, state])
    expect(told.sort()).toEqual([
      [monthOf(today), MOVED_TO, 'cancelled'],
      [addMonths(monthOf(today), 1), MOVED_TO, 'convened'],
      [until, MOVED_TO, 'convened'],
    ])
  })
})
