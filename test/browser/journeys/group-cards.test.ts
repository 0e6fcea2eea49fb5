/** What is sent into the branch's group: a card opens on any phone, and neither card nor words tell of anybody. */
import type { FrameLocator } from 'playwright-core'
import { branchOnPhones } from '../on-phones'
import { OPEN_MEETING } from '../scene'

describe('a card in the group', () => {
  const branch = branchOnPhones()
  const openGroup = async (number: number) => {
    await branch.phones.frame(number).getByRole('button', { name: '群聊' }).click()
    return branch.phones.phone(number).getByRole('dialog', { name: '微信群' })
  }
  const send = async (from: FrameLocator) => {
    await from.getByRole('button', { name: '把卡片发到群里' }).click()
    await from.getByRole('dialog', { name: '转发' }).getByRole('button', { name: '微信群', exact: true }).click()
    await from.getByText('已发送').waitFor()
  }

  it('leads from the group into the meeting and to checking in', async () => {
    const { phone } = branch.phones
    const { people, as, branchId, openMeetingId: meetingId } = branch.world
    const [secretary, member] = [phone(1), phone(2)]
    await secretary.getByText(OPEN_MEETING).click()
    await send(secretary)
    await secretary.getByRole('button', { name: '复制这段话' }).click()
    await secretary.getByText('主持会议', { exact: true }).click()
    await secretary.getByText('扫码或输入这').waitFor()

    const chat = await openGroup(2)
    const card = chat.getByRole('button', { name: /^支部党员大会/ })
    await card.waitFor()
    const said = await card.innerText()
    for (const word of ['三楼会议室', '00:00–23:59']) expect(said).toContain(word)
    expect(said).not.toContain(OPEN_MEETING)
    // Without a picture WeChat would send what is on the secretary's screen.
    await expect(
      card.locator('img').evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth),
    ).resolves.toBe(400)

    await card.click()
    await member.getByText('请参加', { exact: true }).waitFor()
    await member.getByRole('button', { name: '扫码签到' }).click()
    await member.getByRole('button', { name: `扫${people.secretary.name}手机上的码` }).click()
    await member.getByText('知道了').waitFor()
    const live = await as(people.secretary.openId).call('meeting.live', { branchId, meetingId })
    expect(live.people.find(({ memberId }) => memberId === people.member.memberId)).toMatchObject({ mark: 'present' })

    const words = await openGroup(1)
    await words.getByRole('button', { name: '粘贴并发送' }).click()
    await words.getByText(/^同志们好：支部党员大会定于.*三楼会议室/).waitFor()
  })

  it('tells whoever belongs to no branch how to join, and nothing of the meeting', async () => {
    const { phone, handTo } = branch.phones
    await phone(1).getByText(OPEN_MEETING).click()
    await send(phone(1))
    await handTo(2, '新来的人')
    await phone(2).getByText('加入支部').first().waitFor()
    await (await openGroup(2)).getByRole('button', { name: /^支部党员大会/ }).click()
    await phone(2).getByRole('button', { name: '加入支部' }).waitFor()
    expect(await phone(2).getByText(OPEN_MEETING).count()).toBe(0)
  })
})
