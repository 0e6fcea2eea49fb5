/** A reminder of dues: seen before it is sent, sent with one tap, and none after the dues are paid. */
import { addMonths, monthOf, yearOf } from '#domain/time/civil-date'
import { isQuiet } from '#domain/messages/reminder'
import { instantFromMillis } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import { branchOnPhones } from '../on-phones'

describe('a reminder of dues', () => {
  const branch = branchOnPhones()

  it('is pushed by the treasurer, reaches the member, and stops when the dues are noted', async () => {
    const { phone, handTo } = branch.phones
    const { people, branchId, today, as, messages } = branch.world
    const before = addMonths(monthOf(today), -1)
    const amount = { category: 'wage-earner' as const, monthlyFen: fen(5000), fromMonth: before }
    const { memberId, name, openId } = people.member
    await as(people.treasurer.openId).call('dues.assess', { branchId, memberId, year: yearOf(before), ...amount })
    const [treasurer, member] = [phone(1), phone(2)]
    await handTo(1, people.treasurer.name)

    await member.getByText('我的', { exact: true }).last().click()
    await member.getByRole('button', { name: '提醒我一次' }).first().click()
    await member.getByRole('button', { name: '允许' }).click()
    await member.getByText('记下了，到时提醒您一次。').waitFor()

    await treasurer.getByText('支部工作台').click()
    await treasurer.getByRole('button', { name: /^党费/ }).click()
    await treasurer.getByText('提醒交党费').click()
    await treasurer.getByText('现在发给').waitFor()
    await treasurer.getByText(name, { exact: true }).last().waitFor()
    if (isQuiet(instantFromMillis(Date.now()))) {
      await treasurer.getByText(/八点以后再发/).waitFor()
      return
    }
    await treasurer.getByRole('button', { name: '发送提醒（1 人）' }).click()
    await treasurer.getByText('微信已收下').waitFor()
    await treasurer.getByText('这个月已经提醒过').waitFor()
    const [message] = messages()
    expect(messages()).toHaveLength(1)
    expect(message).toMatchObject({ openid: openId })
    expect(JSON.stringify(message?.data)).not.toMatch(/元|50/)

    await as(openId).call('dues.record', {
      ...{ branchId, memberId, occurredOn: today, method: 'transfer', months: [before], fen: fen(5000) },
    })
    await expect(as(people.secretary.openId).call('dues.remind', { branchId, memberIds: [memberId] })).resolves.toEqual(
      { asked: 0, left: 0 },
    )
    expect(messages()).toHaveLength(1)
  })
})
