/** A reminder of dues: seen before it is sent, sent with one tap, shown on the phone, and none after the dues are paid. */
import { addMonths, month, monthNumber, monthOf, monthsBetween, yearOf } from '#domain/time/civil-date'
import { isQuiet } from '#domain/messages/reminder'
import { instantFromMillis } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import { branchOnPhones } from '../on-phones'

describe('a reminder of dues', () => {
  const branch = branchOnPhones()

  it('is pushed, is shown on the phone, leads to paying, and comes no second time once the payment is confirmed', async () => {
    const { phone, goHome, handTo } = branch.phones
    const { people, branchId, today, as, messages } = branch.world
    const before = addMonths(monthOf(today), -1)
    const amount = { category: 'wage-earner' as const, monthlyFen: fen(5000), fromMonth: before }
    const { memberId, name, openId } = people.member
    const others = { memberId: people.deputy.memberId, year: yearOf(before), ...amount }
    const treasurer = as(people.treasurer.openId)
    await treasurer.call('dues.assess', { branchId, memberId, year: yearOf(before), ...amount })
    await treasurer.call('dues.assess', { branchId, ...others })
    // Of the member only that month is open, whatever day it is.
    const months = monthsBetween(addMonths(before, 1), month(`${yearOf(before)}-12`))
    if (months.length > 0)
      await treasurer.call('dues.payElsewhere', { branchId, memberId, months, where: '外地党支部' })
    const [desk, member] = [phone(1), phone(2)]

    await member.getByText('我的', { exact: true }).last().click()
    await member.getByRole('button', { name: '提醒我一次' }).first().click()
    await member.getByRole('dialog', { name: '订阅消息' }).getByText('党费提醒').waitFor()
    await member.getByRole('button', { name: '允许' }).click()
    await member.getByText('记下了，到时提醒您一次。').waitFor()

    const openReminding = async () => {
      await goHome(1)
      await desk.getByText('支部工作台').click()
      await desk.getByRole('button', { name: /^党费/ }).click()
      await desk.getByText('提醒交党费').click()
    }
    await openReminding()
    await desk.getByText('现在发给').waitFor()
    await desk.getByText(name, { exact: true }).last().waitFor()
    // Whoever gave no consent gets none, be the message ever so due.
    await desk.getByRole('button', { name: new RegExp(`^${people.deputy.name}，.*没有点过“提醒我一次”`) }).waitFor()
    if (isQuiet(instantFromMillis(Date.now()))) {
      await desk.getByText(/八点以后再发/).waitFor()
      return
    }
    await desk.getByRole('button', { name: '发送提醒（1 人）' }).click()
    await desk.getByText('微信已收下').waitFor()
    await desk.getByText('这个月已经提醒过').waitFor()
    expect(messages()).toMatchObject([{ openid: openId }])

    // The lock screen says what it is about, the card no sum, and both lead to the page where it is paid.
    const banner = member.getByRole('button', { name: '服务通知：党费提醒' })
    expect(await banner.innerText()).not.toMatch(/\d/)
    await banner.click()
    const card = member.getByRole('dialog', { name: '服务通知' }).getByRole('button', { name: '党费提醒' })
    expect(await card.innerText()).toContain(`${monthNumber(before)}月党费尚未登记，方便时请缴纳`)
    expect(await card.innerText()).not.toMatch(/元|50/)
    await card.click()
    await member.getByRole('button', { name: /党费/ }).click()
    if (yearOf(before) !== yearOf(today)) await member.getByText(`${yearOf(before)}年`).click()
    await member.getByRole('button', { name: '登记我交的党费' }).click()
    await member.getByRole('button', { name: '登记', exact: true }).click()
    await member.getByText('已登记，等支部确认').waitFor()

    await handTo(1, people.treasurer.name)
    await desk.getByText('支部工作台').click()
    await desk.getByRole('button', { name: /^党费/ }).click()
    await desk.getByText('待确认的交纳').waitFor()
    await desk.getByText('确认', { exact: true }).click()
    await desk.getByText('已确认').waitFor()
    await openReminding()
    await desk.getByText('现在没有要发的。').waitFor()
    const paid = desk.getByText('已经交了', { exact: true }).locator('..')
    expect(await paid.innerText()).toContain(name)
    expect(await desk.getByRole('button', { name: /^发送提醒/ }).count()).toBe(0)
    // The same press once more, as a phone sends it that has not looked again.
    const again = { branchId, memberIds: [memberId, people.deputy.memberId] }
    await expect(treasurer.call('dues.remind', again)).resolves.toEqual({ asked: 0, left: 0 })
    expect(messages()).toHaveLength(1)
  })
})
