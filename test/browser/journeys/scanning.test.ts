/** Three equal ways to be present, and what becomes of scans that fail: on the phones, as people do it. */
import { onPhones } from '@shushi/preview/testing'
import type { FrameLocator } from 'playwright-core'
import { checkInText } from '#domain/meeting/check-in-text'
import { instantFromMillis } from '#domain/time/instant'
import { branchOnPhones } from '../on-phones'
import { OPEN_MEETING, startSmallScene, type SmallScene } from '../scene'

/** How long ago a code was shown that is surely taken no more: its own window and the one of grace are 40 seconds. */
const MINUTES_AGO = 3

const at = ({ branchId, openMeetingId: meetingId }: SmallScene) => ({ branchId, meetingId })
const asSecretary = ({ people, as }: SmallScene) => as(people.secretary.openId)
const liveOf = (world: SmallScene) => asSecretary(world).call('meeting.live', at(world))
const presentIn = async (world: SmallScene) =>
  (await liveOf(world)).people.filter(({ mark }) => mark === 'present').map(({ memberId }) => memberId)

/** The code as it was shown some minutes ago: what a forwarded screenshot says. */
async function oldCode(world: SmallScene): Promise<string> {
  const shownAt = instantFromMillis(Date.now() - MINUTES_AGO * 60_000)
  const { code } = await asSecretary(world).call('meeting.code', at(world), { at: shownAt })
  return checkInText({ meetingId: world.openMeetingId, code })
}

async function host(secretary: FrameLocator): Promise<void> {
  await secretary.getByText(OPEN_MEETING).click()
  await secretary.getByText('主持会议', { exact: true }).click()
  await secretary.getByRole('tab', { name: '名单' }).waitFor()
}

/** Lets the camera see a text that no phone shows any more. */
async function scanText(phone: FrameLocator, text: string): Promise<void> {
  await phone.getByText('扫码签到', { exact: true }).click()
  await phone.getByLabel('码的内容').fill(text)
  await phone.getByRole('button', { name: '识别' }).click()
}

async function closeMeeting(secretary: FrameLocator): Promise<void> {
  await secretary.getByRole('button', { name: '写记录，结束会议' }).click()
  await secretary.getByLabel('会议记录').fill('学习了近期的文件，没有表决。')
  await secretary.getByText('结束会议', { exact: true }).last().click()
  await secretary.getByRole('button', { name: '结束', exact: true }).click()
  await secretary.getByText('更正记录', { exact: true }).waitFor()
}

describe('a stranger at the door', () => {
  const branch = branchOnPhones()

  it('scans first, joins by invitation with the ticket, and is present on the host’s screen', async () => {
    const { phone, handTo } = branch.phones
    const { people } = branch.world
    const [secretary, stranger] = [phone(1), phone(2)]
    const { code } = await asSecretary(branch.world).call('invitation.create', {
      branchId: branch.world.branchId,
      memberId: people.newcomer.memberId,
    })
    await host(secretary)
    await secretary.getByText('扫码或输入这').waitFor()
    await handTo(2, '新来的人')
    await stranger.getByRole('button', { name: '先扫码签到' }).click()
    await stranger.getByRole('button', { name: `扫${people.secretary.name}手机上的码` }).click()
    await stranger.getByText('这次签到有效').waitFor()

    await secretary.getByRole('tab', { name: '待处理 1' }).click()
    await secretary.getByText('一位还没有加入的同志').waitFor()
    await stranger.getByRole('button', { name: '加入支部' }).click()
    await stranger.getByLabel('邀请码', { exact: true }).fill(code)
    await stranger.getByRole('button', { name: '下一步' }).click()
    await stranger.getByRole('button', { name: '是我，加入' }).click()
    await stranger.getByText(`“${OPEN_MEETING}”的签到已经算上`).waitFor()

    await secretary.getByRole('tab', { name: '名单' }).click()
    await secretary.getByRole('button', { name: new RegExp(`^${people.newcomer.name}，到会`) }).waitFor()
    expect(await presentIn(branch.world)).toEqual([people.newcomer.memberId])
  })
})

describe('a meeting of today', () => {
  const branch = branchOnPhones()

  it('is checked into with six digits that the host reads aloud', async () => {
    const { phone } = branch.phones
    const { people } = branch.world
    const [secretary, member] = [phone(1), phone(2)]
    await host(secretary)
    await secretary.getByText('全屏出示').click()
    await member.getByText('扫码签到', { exact: true }).click()
    await member.getByText('关闭', { exact: true }).click()
    const digits = await secretary.getByLabel(/^签到码 \d/).innerText()
    await member.getByLabel('6 位数字').fill(digits.replace(/\D/g, ''))
    await member.getByText('已签到', { exact: true }).waitFor()
    await secretary.getByText('收起', { exact: true }).click()
    await secretary.getByLabel('已到 1').first().waitFor()
    expect(await presentIn(branch.world)).toEqual([people.member.memberId])
  })
})

describe('a scan without a network', () => {
  const branch = branchOnPhones()

  it('is kept, sent later with its code gone by, shown to the host, and counts once the host nods', async () => {
    const { phone, frame } = branch.phones
    const { people } = branch.world
    const [secretary, member] = [phone(1), phone(2)]
    const network = frame(2).getByRole('button', { name: '断网' })
    await host(secretary)
    await member.getByText('扫码签到', { exact: true }).waitFor()
    await network.click()
    await scanText(member, await oldCode(branch.world))
    await member.getByText('待发送', { exact: true }).waitFor()
    await network.click()
    await member.getByText('已送到，等主持人确认').waitFor()
    expect(await presentIn(branch.world)).toEqual([])

    await secretary.getByRole('tab', { name: '待处理 1' }).click()
    await secretary.getByText('当时没有网络，后来补送').waitFor()
    await secretary.getByRole('button', { name: `${people.member.name}记为到会` }).click()
    await secretary.getByRole('radio', { name: '手机没有网络' }).click()
    await secretary.getByText('确定', { exact: true }).click()
    await secretary.getByLabel('已到 1').first().waitFor()
    expect(await presentIn(branch.world)).toEqual([people.member.memberId])
  })
})

describe('a scan without a network until the meeting is closed', () => {
  const branch = branchOnPhones()

  it('waits for the host all the same, who counts it on the page of the meeting by a correction', async () => {
    const { phone, frame } = branch.phones
    const { people } = branch.world
    const [secretary, member] = [phone(1), phone(2)]
    const network = frame(2).getByRole('button', { name: '断网' })
    await secretary.getByText(OPEN_MEETING).waitFor()
    await network.click()
    await scanText(member, await oldCode(branch.world))
    await member.getByText('待发送', { exact: true }).waitFor()
    const closed = await asSecretary(branch.world).call('meeting.close', at(branch.world))
    expect(closed.tally.present).toBe(0)
    await network.click()
    await member.getByText('已送到，等主持人确认').waitFor()

    await secretary.getByText(OPEN_MEETING).click()
    await secretary.getByText(/当时没有网络，后来补送/).waitFor()
    await secretary.getByRole('button', { name: `${people.member.name}计入到会名单` }).click()
    await secretary.getByRole('radio', { name: '手机没有网络' }).click()
    await secretary.getByText('确定', { exact: true }).click()
    await secretary.getByText('原因：手机没有网络', { exact: true }).waitFor()
    const { tally, record } = await asSecretary(branch.world).call('meeting.get', at(branch.world))
    expect(tally?.present).toBe(1)
    expect(record?.sheet.find(({ memberId }) => memberId === people.member.memberId)).toMatchObject({
      mark: 'present',
      source: 'scan',
    })
    expect(record?.corrections).toMatchObject([{ reason: '手机没有网络' }])
  })
})

describe('a scan of a code gone by', () => {
  const branch = branchOnPhones()

  it('is refused, seen by the host at once, and settled with a reason', async () => {
    const { phone } = branch.phones
    const { people } = branch.world
    const [secretary, member] = [phone(1), phone(2)]
    await host(secretary)
    await scanText(member, await oldCode(branch.world))
    await member.getByText('屏幕上的码已更换，请再扫一次').waitFor()

    await secretary.getByRole('tab', { name: '待处理 1' }).click()
    await secretary.getByText(/码已更换：是 .* 屏幕上的码/).waitFor()
    await secretary.getByRole('button', { name: `${people.member.name}的扫码不作数` }).click()
    await secretary.getByRole('radio', { name: '转发的截图' }).click()
    await secretary.getByText('确定', { exact: true }).click()
    await secretary.getByText(/^不作数 · .*转发的截图$/).waitFor()

    const { people: noted, scans } = await liveOf(branch.world)
    expect(scans).toEqual([
      expect.objectContaining({
        memberId: people.member.memberId,
        reason: 'code-expired',
        settled: expect.objectContaining({ as: 'dismissed', reason: '转发的截图' }) as unknown,
      }),
    ])
    expect(noted.every(({ mark }) => mark === null)).toBe(true)
  })
})

describe('the code for the door', () => {
  const branch = branchOnPhones()

  it('opens the check-in page, brings nobody in by itself, and somebody with the digits', async () => {
    const { phone, frame } = branch.phones
    const { people } = branch.world
    const [secretary, member] = [phone(1), phone(2)]
    await host(secretary)
    await secretary.getByText('门口的码', { exact: true }).click()
    await secretary.getByText('打印出来贴在门口').waitFor()
    await frame(2).getByRole('button', { name: '扫一扫' }).click()
    await member.getByRole('button', { name: `扫${people.secretary.name}手机上的码` }).click()
    await member.getByText('请输入屏幕上的 6 位数字').waitFor()
    await member.getByText(OPEN_MEETING).waitFor()
    expect(await presentIn(branch.world)).toEqual([])

    const { spoken } = await asSecretary(branch.world).call('meeting.code', at(branch.world))
    await member.getByLabel('6 位数字').fill(spoken)
    await member.getByText('已签到', { exact: true }).waitFor()
    expect(await presentIn(branch.world)).toEqual([people.member.memberId])
  })
})

describe('where a branch does not scan', () => {
  const branch = onPhones(async () => {
    const world = await startSmallScene()
    await world
      .as(world.officeOpenId)
      .call('branch.update', { branchId: world.branchId, settings: { scanning: false } })
    return world
  })

  it('the roll and the paper sheet bring a meeting to its close with the same sheet', async () => {
    const { phone } = branch.phones
    const { people } = branch.world
    const secretary = phone(1)
    await host(secretary)
    await secretary.getByText('本支部不用扫码签到：', { exact: false }).waitFor()
    await secretary.getByRole('button', { name: `${people.secretary.name}到会` }).click()
    await secretary.getByRole('button', { name: new RegExp(`^${people.secretary.name}，到会，点名`) }).waitFor()

    await secretary.getByRole('button', { name: '照纸质签到表录入' }).click()
    await secretary.getByRole('button', { name: `${people.member.name}到会` }).click()
    await secretary.getByText('录入 1 人', { exact: true }).click()
    await secretary.getByLabel('已到 2').first().waitFor()
    await closeMeeting(secretary)

    const closed = await asSecretary(branch.world).call('meeting.get', at(branch.world))
    expect(closed.tally).toMatchObject({ expected: 8, present: 2, excused: 0, absent: 6 })
    const sources = closed.record?.sheet.filter(({ mark }) => mark === 'present').map(({ source }) => source)
    expect(sources?.toSorted()).toEqual(['paper', 'roll-call'])
  })
})
