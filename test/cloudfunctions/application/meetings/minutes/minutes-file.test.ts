import { strFromU8, unzipSync } from 'fflate'
import { docxWriter } from '../../../../../cloudfunctions/documents/docx-writer'
import { meetingHandlers } from '../../../../../cloudfunctions/application/meetings/meeting-handlers'
import { openOffice, type Office } from '../../../../builders/office'
import { bytesOf } from '../../../../builders/written-file'
import { textOf } from '../../../documents/docx-parts'
import { convene, done, later, seedNeighbours } from '../scene'

let office: Office
let at: { branchId: string; meetingId: string }
const AGENDA = [
  { title: '学习全会精神', isPartyBuilding: true },
  { title: '讨论接收预备党员', isPartyBuilding: false },
]

beforeEach(async () => {
  office = await openOffice({ handlers: meetingHandlers, documents: docxWriter })
  at = await convene(office, { hostId: 'secretary', agenda: AGENDA })
})

/** The paragraphs outside tables in their order, and the rows of each table. */
async function minutesOf(as = 'clerk') {
  const written = await done(office, 'meeting.minutesFile', at, as)
  const xml = strFromU8(unzipSync(bytesOf(written))['word/document.xml'] ?? new Uint8Array())
  const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)),
    ),
  )
  const outside = xml.replaceAll(/<w:tbl>.*?<\/w:tbl>/gs, '')
  const paragraphs = [...outside.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => textOf(paragraph))
  return { fileName: written.fileName, xml, tables, paragraphs: paragraphs.filter((text) => text !== '') }
}

/** Seven of nine there, one excused, one absent, the Party office looking on; one motion passes with 6, one fails with 4. */
async function closeIt(more: { minutes?: string } = {}) {
  await done(office, 'meeting.askLeave', { meetingId: at.meetingId, reason: '因公出差' }, 'member-2')
  await done(office, 'meeting.decideLeave', { ...at, memberId: 'member-2', grant: true }, 'secretary')
  const there = ['secretary', 'deputy', 'clerk', 'treasurer', 'member-1', 'member-3', 'member-4']
  const marks = [
    ...there.map((memberId) => ({ memberId, mark: 'present' as const })),
    { memberId: 'member-5', mark: 'absent' as const, reason: '家中有事' },
    { memberId: 'office', mark: 'observer' as const },
  ]
  await done(office, 'meeting.rollCall', { ...at, marks }, 'clerk', later(5))
  const decisions = [
    { title: '接收发展对象王芳为预备党员', isMajor: true, yes: 6, no: 0, abstain: 1 },
    { title: '七月外出参观', yes: 4, no: 2, abstain: 1 },
  ]
  const minutes = more.minutes ?? '书记传达会议精神。\n党员deputy：建议下月到社区服务。'
  await done(office, 'meeting.close', { ...at, minutes, decisions, withoutVote: [] }, 'clerk', later(60))
}

describe('the minutes of a closed meeting on paper', () => {
  it('say what, where, when, who presided and recorded, who was away and why, and who looked on', async () => {
    await closeIt()
    const { fileName, paragraphs } = await minutesOf()
    expect(fileName).toBe('六月支部党员大会会议记录.docx')
    expect(paragraphs.slice(0, 13)).toEqual([
      '六月支部党员大会会议记录',
      '第一党支部',
      '会议：六月支部党员大会（支部党员大会）',
      '组织：党支部',
      '时间：2025年6月10日16:30至18:00',
      '地点：三楼会议室',
      '主持人：党员secretary',
      '记录人：党员clerk',
      // 7 of 9 are 77.7…%, of the 8 not excused 87.5%.
      '到会：应到9人，实到7人，请假1人，缺席1人，列席1人；到会率77.8%，不计请假为87.5%',
      '法定人数：应到会有表决权的党员9人，到会7人，须超过半数（至少5人），达到规定人数（支部工作条例（试行）第十一条）。',
      '请假：党员member-2（准假，因公出差）',
      '缺席：党员member-5（家中有事）',
      '列席：党员office',
    ])
  })

  it('have the agenda, what was said, and each decision with its votes and result in words', async () => {
    await closeIt()
    const { paragraphs } = await minutesOf()
    const from = paragraphs.indexOf('一、议程')
    expect(paragraphs.slice(from, paragraphs.indexOf('附件：到会登记表'))).toEqual([
      '一、议程',
      '1. 学习全会精神（党建议题）',
      '2. 讨论接收预备党员',
      '二、会议内容',
      '书记传达会议精神。',
      '党员deputy：建议下月到社区服务。',
      '三、表决',
      '1. 接收发展对象王芳为预备党员（重大事项）',
      '赞成6票，反对0票，弃权1票；有表决权的应到9人，实到7人。赞成超过应到会有表决权人数的半数（至少5票），通过。',
      '2. 七月外出参观',
      '赞成4票，反对2票，弃权1票；有表决权的应到9人，实到7人。赞成未超过应到会有表决权人数的半数（至少5票），未通过。',
    ])
  })

  it('set whoever spoke apart from what they said', async () => {
    await closeIt()
    const { xml } = await minutesOf()
    const spoken = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([p]) => p).find((p) => textOf(p).includes('建议下月'))
    const runs = [...(spoken ?? '').matchAll(/<w:r>.*?<\/w:r>/gs)].map(([run]) => run)
    expect(
      runs
        .filter((run) => run.includes('楷体_GB2312'))
        .map(textOf)
        .join(''),
    ).toBe('党员deputy：')
  })

  it('end with lines to sign, and have the attendance sheet as their annex, by name', async () => {
    await closeIt()
    const { paragraphs, tables } = await minutesOf()
    const signing = paragraphs.indexOf('主持人（签字）：＿＿＿＿＿＿')
    expect(paragraphs.slice(signing - 1)).toEqual([
      '附件：到会登记表',
      '主持人（签字）：＿＿＿＿＿＿',
      '记录人（签字）：＿＿＿＿＿＿',
      '　　　　年　　月　　日',
      '附件',
      '到会登记表',
      '应到会人员',
      '列席人员',
    ])
    const [due = [], observers = []] = tables
    expect(due[0]).toEqual(['姓名', '到会情况', '方式', '登记时间', '说明'])
    expect(due).toHaveLength(10)
    const names = due.slice(1).map(([name]) => String(name))
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'zh-Hans-CN')))
    expect(due).toContainEqual(['党员member-5', '缺席', '点名', '17:05', '家中有事'])
    expect(observers.slice(1)).toEqual([['党员office', '列席', '点名', '17:05', '']])
  })

  it('say that nothing was written down where nothing was, and leave out what there was none of', async () => {
    await closeIt({ minutes: '' })
    const { paragraphs } = await minutesOf()
    const from = paragraphs.indexOf('二、会议内容')
    expect(paragraphs[from + 1]).toBe('没有写会议内容。')
    expect(paragraphs.join()).not.toMatch(/没有表决权：|查摆|更正/)
  })

  it('say what was corrected, by whom, why and what stood there before', async () => {
    await closeIt()
    await done(office, 'meeting.correct', { ...at, minutes: '重写', reason: '漏记发言' }, 'deputy', later(24 * 60))
    const { paragraphs } = await minutesOf()
    const from = paragraphs.indexOf('更正')
    expect(paragraphs[from + 1]).toBe(
      '2025年6月11日17:00，党员deputy更正，原因：漏记发言。原为：记录：书记传达会议精神。 党员deputy：建议下月到社区服务。',
    )
  })
})

describe('the file', () => {
  it('is for who keeps or reads the records of the branch', async () => {
    await closeIt()
    await seedNeighbours(office)
    const call = (as: string) => office.call('meeting.minutesFile', at, as)
    expect(await call('member-1')).toMatchObject({ code: 'not-permitted' })
    expect(await call('neighbour')).toMatchObject({ code: 'not-permitted' })
    expect(await call('office')).toMatchObject({ ok: true })
  })

  it('is not of a meeting that is not over, was cancelled or is not there', async () => {
    const call = (meetingId: string) => office.call('meeting.minutesFile', { ...at, meetingId }, 'clerk')
    expect(await call(at.meetingId)).toMatchObject({ code: 'meeting-not-closed' })
    expect(await call('none')).toMatchObject({ code: 'no-such-meeting' })
    await done(office, 'meeting.cancel', { ...at, reason: '防汛' })
    expect(await call(at.meetingId)).toMatchObject({ code: 'meeting-cancelled' })
  })
})
