import { savedBy } from '@shushi/preview/testing'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { yearOf } from '#domain/time/civil-date'
import { branchOnPhones } from '../on-phones'
import type { Session } from '../../../local/demo/client'
import { OPEN_MEETING } from '../scene'

const DOCUMENT = 'word/document.xml'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('a duty report that is handed out', () => {
  const branch = branchOnPhones()

  /** A vote for the report that everybody there gave. */
  function passed(yes: number) {
    const title = `通过${yearOf(branch.world.today)}年度述职报告`
    return { title, isMajor: false, yes, no: 0, abstain: 0 }
  }

  async function drafted() {
    const { as, branchId, people, today } = branch.world
    const secretary = as(people.secretary.openId)
    const { reportId } = await secretary.call('report.draft', { branchId, year: yearOf(today) })
    const { page, phone } = branch.phones
    const screen = phone(1)
    const tap = (text: string) => screen.getByText(text, { exact: true }).last().click()
    await screen.getByText('支部工作台').click()
    await tap('述职报告')
    return { secretary, branchId, reportId, page, screen, tap }
  }

  it('is made final as the meeting had it, not as it was written after, and its code says what has changed since', async () => {
    const { secretary, branchId, reportId, screen, tap } = await drafted()
    const meetingId = branch.world.openMeetingId
    const marks = Object.values(branch.world.people).map(({ memberId }) => ({ memberId, mark: 'present' as const }))
    await secretary.call('meeting.rollCall', { branchId, meetingId, marks })
    await secretary.call('meeting.close', { branchId, meetingId, decisions: [passed(marks.length)] })
    const place = { branchId, reportId, statement: await aStatement(secretary, { branchId, reportId }) }
    const parts = [{ is: 'text' as const, text: '会后改写的一段。' }]
    await secretary.call('report.reword', { ...place, parts, revision: 0 })

    await tap('导出、定稿前核对')
    await tap('去定稿')
    await screen.getByText(OPEN_MEETING, { exact: false }).last().waitFor()
    const finalize = async () => {
      await screen.getByText('定稿', { exact: true }).last().click()
      await screen.getByText('以后改动另成一稿', { exact: false }).last().waitFor()
      await tap('定稿')
    }
    await finalize()
    await screen
      .getByText(new RegExp(`“${OPEN_MEETING}”结束以后改过.*“会后改写的一段。…”一段`))
      .last()
      .waitFor()
    await secretary.call('report.unword', { ...place, revision: 1 })
    await finalize()
    await screen.getByText('您看过以后', { exact: false }).last().waitFor()
    expect((await secretary.call('report.finals', { branchId, reportId })).finals).toEqual([])
    await finalize()
    await screen.getByText(`“${OPEN_MEETING}”审议通过`, { exact: false }).last().waitFor()
    const { finals } = await secretary.call('report.finals', { branchId, reportId })
    const [final] = finals
    expect(finals).toHaveLength(1)
    await screen
      .getByText(`第1稿定稿 ${final?.code ?? ''}`, { exact: false })
      .last()
      .waitFor()

    const facts = { stage: 'full', cellId: null, education: null } as const
    await branch.world.as(branch.world.officeOpenId).call('register.add', {
      ...{ branchId, name: '郑新来', sex: 'male', birthYear: 1990, admittedOn: null, joinedOn: branch.world.today },
      facts: { ...facts, isMigrant: false, isLeadingCadre: false, isRetired: false },
    })
    await tap('核对')
    await screen
      .getByText(/「党员」定稿是\d+人，现在是\d+人/)
      .last()
      .waitFor()
  })

  it('has its meeting convened from where it is made final, with the report on the agenda, and is made final by it', async () => {
    const { secretary, branchId, reportId, screen, tap } = await drafted()
    const { planned } = await secretary.call('report.finals', { branchId, reportId })
    for (const { meetingId } of planned)
      await secretary.call('meeting.cancel', { branchId, meetingId, reason: '另行召集' })
    await tap('导出、定稿前核对')
    await tap('去定稿')
    await tap('召集会议审议')
    await screen.getByLabel('地点').last().fill('二楼会议室')
    await tap('召集会议')
    const title = `：审议${yearOf(branch.world.today)}年度述职报告`
    await screen
      .getByText(`1. ${title.slice(1)}`)
      .last()
      .waitFor()
    await screen.getByRole('button', { name: '返回', exact: true }).last().click()
    await screen.getByText('已经召集、还没有结束的会议').last().waitFor()

    const { items } = await secretary.call('meeting.list', { branchId })
    const convened = items.find((each) => each.title.includes(title))
    if (!convened) throw new Error('It was not convened')
    const { meetingId, organ, cellId, kinds, place, form } = convened
    const occurredOn = branch.world.today
    const { agenda } = await secretary.call('meeting.get', { branchId, meetingId })
    expect(agenda).toEqual([
      {
        title: expect.stringMatching(new RegExp(`^${title.slice(1)}(?:（截至[\\d年月日]+）)?$`)) as string,
        isPartyBuilding: true,
      },
    ])
    const nobody = { hostId: null, lecturer: null, lecturerId: null, studyMinutes: 0, due: null }
    const allDay = { occurredOn, startTime: '00:00', endTime: '23:59' }
    const plan = { kinds, title: convened.title, place, agenda, form, ...nobody, ...allDay }
    await secretary.call('meeting.change', { branchId, meetingId, ...plan })
    const { people } = await secretary.call('meeting.due', { branchId, meetingId, organ, cellId, occurredOn })
    const marks = people.filter(({ isDue }) => isDue).map(({ memberId }) => ({ memberId, mark: 'present' as const }))
    await secretary.call('meeting.rollCall', { branchId, meetingId, marks })
    await secretary.call('meeting.close', { branchId, meetingId, decisions: [passed(marks.length)] })
    await tap(convened.title)
    await screen.getByRole('button', { name: '返回', exact: true }).last().click()
    // The page as it was is there first; only with a meeting that approved it can it be made final.
    await screen.getByText('再召集会议审议 ›').last().waitFor()
    await screen
      .getByText(/^(?:另定一稿|定稿)$/)
      .last()
      .click()
    await screen.getByText('以后改动另成一稿', { exact: false }).last().waitFor()
    await tap('定稿')
    await screen.getByText(`${convened.title}”审议通过`, { exact: false }).last().waitFor()
  })

  it('is caught with one digit changed: the figure and both values are named', async () => {
    const { page, screen, tap } = await drafted()
    const parts = unzipSync(await savedBy(page, () => tap('生成 Word 文档')))
    const before = strFromU8(parts[DOCUMENT] ?? new Uint8Array())
    const [, number = ''] = /<w:tag w:val="members"\/>.*?<w:t[^>]*>(\d+)<\/w:t>/s.exec(before) ?? []
    const after = before.replace(/(<w:tag w:val="members"\/>.*?<w:t[^>]*>)\d+(<\/w:t>)/s, `$1${Number(number) + 1}$2`)
    parts[DOCUMENT] = strToU8(after)

    await tap('文档和依据 ›')
    await tap('核对改过的文档')
    const choosing = page.waitForEvent('filechooser')
    await tap('从聊天中选择')
    const buffer = Buffer.from(zipSync(parts))
    await (await choosing).setFiles({ name: '述职报告.docx', mimeType: DOCX, buffer })
    await screen
      .getByText(`「党员」原为${number}人，现在写的是${Number(number) + 1}。`, { exact: true })
      .last()
      .waitFor()
  })
})

/** A paragraph with a figure. */
async function aStatement(session: Session, at: { readonly branchId: string; readonly reportId: string }) {
  const { sections } = await session.call('report.get', at)
  const paragraphs = sections.flatMap((section) => section.paragraphs)
  return paragraphs.find(({ parts }) => parts.some((part) => part.is === 'figure'))?.statement ?? ''
}
