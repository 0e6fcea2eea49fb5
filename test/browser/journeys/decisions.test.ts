import { savedBy } from '@shushi/preview/testing'
import { strFromU8, unzipSync } from 'fflate'
import { branchOnPhones } from '../on-phones'
import { OPEN_MEETING } from '../scene'

const MATTER = '学习近期的文件'
const AWAY = '出差，当天回不来'

describe('a general meeting', () => {
  const branch = branchOnPhones()

  it('grants a leave, decides something with an owner and a day, and leaves a sheet to print', async () => {
    const { page, phone } = branch.phones
    const { people, branchId, openMeetingId: meetingId, as } = branch.world
    const [secretary, member] = [phone(1), phone(2)]

    await member.getByText(OPEN_MEETING).click()
    await member.getByRole('button', { name: '我要请假' }).click()
    await member.getByLabel('请写明请假的事由').fill(AWAY)
    await member.getByRole('button', { name: '提交请假' }).click()
    await member.getByText('等主持人答复', { exact: false }).waitFor()

    await secretary.getByText(OPEN_MEETING).click()
    await secretary.getByText('主持会议', { exact: true }).click()
    await secretary.getByRole('tab', { name: '待处理' }).click()
    await secretary.getByRole('button', { name: `${people.member.name}准假`, exact: true }).click()
    await secretary.getByRole('tab', { name: '名单' }).click()
    await secretary.getByRole('button', { name: '其余 7 人都到会' }).click()
    await secretary.getByRole('button', { name: '都到会', exact: true }).click()
    await secretary.getByLabel('已到 7').waitFor()

    await secretary.getByRole('button', { name: '写记录，结束会议' }).click()
    await secretary.getByText('达到法定人数', { exact: true }).waitFor()
    await secretary.getByText(/须超过半数（至少\d+人），达到规定人数/).waitFor()
    await secretary.getByRole('button', { name: '用议程作为表决的事项' }).click()
    await secretary.getByRole('button', { name: '去掉第 2 项表决' }).click()
    await secretary.getByLabel('第 1 项赞成票').fill('6')
    await secretary.getByRole('checkbox', { name: '列入年度计划' }).click()
    await secretary.getByRole('button', { name: '第 1 项的负责人' }).click()
    await secretary.getByRole('button', { name: people.treasurer.name, exact: true }).click()
    await secretary.getByRole('button', { name: '第 1 项的完成日期' }).last().click()
    await secretary.getByRole('button', { name: '确定' }).click()
    await secretary.getByRole('button', { name: '结束会议' }).click()
    await secretary.getByRole('button', { name: '结束', exact: true }).click()

    await secretary.getByText(`计划事项：${MATTER}`).waitFor()
    await secretary.getByText(`${people.treasurer.name}负责`, { exact: false }).waitFor()
    await secretary.getByText('办理中', { exact: true }).waitFor()
    const docx = await savedBy(page, () => secretary.getByRole('button', { name: '下载 Word 文档' }).click())
    const words = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())
    for (const part of [OPEN_MEETING, people.member.name, AWAY]) expect(words).toContain(part)

    await secretary.getByText(`计划事项：${MATTER}`).click()
    await secretary.getByText(people.treasurer.name, { exact: false }).last().waitFor()

    const closed = await as(people.secretary.openId).call('meeting.get', { branchId, meetingId })
    expect(closed.record?.sheet.find(({ memberId }) => memberId === people.member.memberId)).toMatchObject({
      ...{ mark: 'excused', leave: 'granted', reason: AWAY },
    })
    const plans = await as(people.secretary.openId).call('ledger.list', { branchId, kind: 'plan-item' })
    expect(plans.items).toEqual([
      expect.objectContaining({
        meetingId,
        values: expect.objectContaining({ measure: MATTER, owner: people.treasurer.memberId }) as object,
      }),
    ])
  })
})
