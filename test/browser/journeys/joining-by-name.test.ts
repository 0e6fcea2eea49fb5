/** A card for the whole branch: people say who they are, the secretary says of all of them at once that it is so. */
import { branchOnPhones } from '../on-phones'

describe('an invitation into the group', () => {
  const branch = branchOnPhones()

  it('is sent as a card, answered with a name, and agreed to', async () => {
    const { phone, frame, handTo, goHome } = branch.phones
    const { people, as } = branch.world
    const [secretary, stranger] = [phone(1), phone(2)]
    await secretary.getByText('支部工作台').click()
    await secretary.getByText('群邀请', { exact: true }).click()
    await secretary.getByText('现在没有等待确认的申请。').waitFor()
    await secretary.getByRole('button', { name: '开通群邀请' }).click()
    await secretary.getByRole('button', { name: '把卡片发到群里' }).click()
    await secretary.getByRole('dialog', { name: '转发' }).getByRole('button', { name: '微信群', exact: true }).click()

    await handTo(2, '新来的人')
    await stranger.getByRole('button', { name: '加入支部' }).waitFor()
    await frame(2).getByRole('button', { name: '群聊' }).click()
    await stranger.getByRole('dialog', { name: '微信群' }).getByRole('button', { name: /^加入/ }).click()
    await stranger.getByLabel('本人姓名').fill(people.newcomer.name)
    await stranger.getByRole('button', { name: '请支部确认' }).click()
    await stranger.getByText('出生年份是四位数字').waitFor()
    const { branchId } = branch.world
    const { memberId } = people.newcomer
    const { birthYear } = await as(people.secretary.openId).call('register.get', { branchId, memberId })
    await stranger.getByLabel('出生年份').fill(String(birthYear))
    await stranger.getByRole('button', { name: '请支部确认' }).click()
    await stranger.getByText('等支部确认', { exact: true }).waitFor()
    await stranger.getByRole('button', { name: '知道了' }).click()
    await stranger.getByText('您已申请加入').waitFor()

    await goHome(1)
    await secretary.getByText('1 人申请加入支部，请核对').click()
    await secretary.getByText('姓名、出生年份都对得上').waitFor()
    await secretary.getByRole('button', { name: '确认 1 人' }).click()
    await secretary.getByRole('button', { name: '确认', exact: true }).last().click()
    await secretary.getByText('已加入 1 人').waitFor()

    await goHome(2)
    await stranger.getByText(`${people.newcomer.name}同志`).waitFor()
  })
})
