import { civilDate } from '#domain/time/civil-date'
import { strFromU8, unzipSync } from 'fflate'
import { docxWriter } from '../../../../../cloudfunctions/documents/docx-writer'
import { sheetWriter } from '../../../../../cloudfunctions/documents/sheet-writer'
import { meetingHandlers } from '../../../../../cloudfunctions/application/meetings/meeting-handlers'
import { openOffice, type Office } from '../../../../builders/office'
import { bytesOf } from '../../../../builders/written-file'
import { textOf } from '../../../documents/docx-parts'
import { convene, done, later, PLAN, scan, seedMember, seedNeighbours } from '../scene'

let office: Office
let at: { branchId: string; meetingId: string }
beforeEach(async () => {
  office = await openOffice({ handlers: meetingHandlers, documents: { ...docxWriter, ...sheetWriter } })
  at = await convene(office, { hostId: 'secretary' })
})
async function filesOf(format: 'docx' | 'xlsx', as = 'clerk') {
  const written = await done(office, 'meeting.sheet', { ...at, format }, as)
  const bytes = bytesOf(written)
  const parts = unzipSync(bytes)
  return { fileName: written.fileName, part: (path: string) => strFromU8(parts[path] ?? new Uint8Array()) }
}
/** The paragraphs outside tables, and the rows of each table as text. */
async function documentOf(as?: string) {
  const { fileName, part } = await filesOf('docx', as)
  const xml = part('word/document.xml')
  const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)),
    ),
  )
  const outside = xml.replaceAll(/<w:tbl>.*?<\/w:tbl>/gs, '')
  const paragraphs = [...outside.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => textOf(paragraph))
  return { fileName, tables, paragraphs: paragraphs.filter((text) => text !== '') }
}
async function closeIt() {
  await scan(office, at.meetingId, 'member-1')
  await done(office, 'meeting.askLeave', { meetingId: at.meetingId, reason: '因公出差' }, 'member-2')
  await done(office, 'meeting.decideLeave', { ...at, memberId: 'member-2', grant: true }, 'secretary')
  const marks = [
    { memberId: 'member-1', mark: 'present' as const, arrivedLate: true },
    { memberId: 'member-3', mark: 'present' as const, leftEarly: true },
    { memberId: 'office', mark: 'observer' as const },
  ]
  await done(office, 'meeting.rollCall', { ...at, marks }, 'clerk', later(5))
  await done(office, 'meeting.close', at, 'clerk', later(60))
}

describe('the sheet of a meeting that voted', () => {
  it('says the votes in words, and who was left out of those due on which ground with whose consent', async () => {
    const lawful = [{ memberId: 'member-5', ground: 'gravely-ill' as const }]
    const due = { remove: ['member-5'], reason: '住院', lawful, consent: '机关党委6月3日同意' }
    at = await convene(office, { hostId: 'secretary', due })
    const there = ['clerk', 'deputy', 'member-1', 'member-2', 'member-3', 'secretary', 'treasurer']
    const marks = there.map((memberId) => ({ memberId, mark: 'present' as const }))
    await done(office, 'meeting.rollCall', { ...at, marks }, 'clerk', later(5))
    const candidates = [
      { name: '王芳', yes: 5, no: 1, abstain: 0 },
      { name: '李明', yes: 3, no: 3, abstain: 0 },
    ]
    const papers = { issued: 7, returned: 7, spoiled: 1 }
    const votes = [{ title: '选举支部委员', yes: 0, no: 0, abstain: 0, candidates, papers }]
    await done(office, 'meeting.close', { ...at, decisions: votes }, 'clerk', later(60))
    const text = (await documentOf()).paragraphs.join('\n')
    expect(text).toContain(
      '应到调整：减去党员member-5；党员member-5病重或者生活不能自理，选举、表决时不计入应到（上级党组织同意：机关党委6月3日同意）。原因：住院',
    )
    expect(text).toContain('表决：选举支部委员：当选1人。有选举权的应到8人，实到7人；应选2人。')
    expect(text).toContain('发出选票7张，收回7张，其中无效1张。')
    expect(text).toContain('王芳赞成5票，反对1票，弃权0票，当选；李明赞成3票，反对3票，弃权0票。')
    expect(text).toContain('应选2人，还缺1人，另行选举。')
  })
})

describe('the attendance sheet of a closed meeting', () => {
  beforeEach(closeIt)

  it('is headed by what, where, when, who presided, the counts and the quorum', async () => {
    const { fileName, paragraphs } = await documentOf()
    expect(fileName).toBe('六月支部党员大会到会登记表.docx')
    expect(paragraphs.slice(0, 9)).toEqual([
      '六月支部党员大会到会登记表',
      '第一党支部',
      '会议：六月支部党员大会（支部党员大会）',
      '组织：党支部',
      '时间：2025年6月10日16:30至18:00',
      '地点：三楼会议室',
      '主持人：党员secretary',
      // 2 of 9 are 22.2…%, of the 8 not excused 25%.
      '到会：应到9人，实到2人，请假1人，缺席6人，列席1人；到会率22.2%，不计请假为25.0%',
      '法定人数：应到会有表决权的党员9人，到会2人，须超过半数（至少5人），未达到规定人数（支部工作条例（试行）第十一条）。',
    ])
  })

  it('has everybody due by name with mark, way, time and note, and observers apart', async () => {
    const { tables } = await documentOf()
    const [due = [], observers = []] = tables
    const [header, ...rows] = due
    expect(header).toEqual(['姓名', '到会情况', '方式', '登记时间', '说明'])
    const names = rows.map(([name]) => String(name))
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'zh-Hans-CN')))
    expect(rows).toHaveLength(9)
    expect(rows).toEqual(
      expect.arrayContaining([
        ['党员clerk', '缺席', '', '', ''],
        ['党员member-1', '实到', '扫码', '17:00', '迟到'],
        ['党员member-2', '请假', '本人', '17:00', '准假，因公出差'],
        ['党员member-3', '实到', '点名', '17:05', '早退'],
      ]),
    )
    expect(observers.slice(1)).toEqual([['党员office', '列席', '点名', '17:05', '']])
  })

  it('ends with lines to sign', async () => {
    const { paragraphs } = await documentOf()
    expect(paragraphs.slice(-3)).toEqual([
      '主持人（签字）：＿＿＿＿＿＿',
      '记录人（签字）：＿＿＿＿＿＿',
      '　　　　年　　月　　日',
    ])
  })

  it('lists the corrections of who was there, not those of the minutes', async () => {
    const marks = [{ memberId: 'clerk', mark: 'present' as const }]
    await done(office, 'meeting.correct', { ...at, marks, reason: '漏记一人' }, 'deputy', later(24 * 60))
    await done(office, 'meeting.correct', { ...at, minutes: '新的记录', reason: '补写记录' }, 'clerk', later(25 * 60))
    const { paragraphs, tables } = await documentOf()
    expect(tables[0]).toContainEqual(['党员clerk', '实到', '更正', '06-11 17:00', ''])
    const start = paragraphs.indexOf('更正')
    expect(paragraphs.slice(start + 1, -3)).toEqual([
      expect.stringMatching(/^2025年6月11日17:00，党员deputy更正，原因：漏记一人。原为：应到9人，实到2人/),
    ])
  })

  it('says the same as a workbook', async () => {
    const { fileName, part } = await filesOf('xlsx')
    expect(fileName).toBe('六月支部党员大会到会登记表.xlsx')
    const sheets = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) => name)
    expect(sheets).toEqual(['应到会人员', '列席人员', '会议'])
    const texts = [...part('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text)
    const cells = (path: string) =>
      [...part(path).matchAll(/<c [^>]*t="s"[^>]*><v>(\d+)<\/v>/g)].map(([, at]) => texts[Number(at)])
    expect(cells('xl/worksheets/sheet1.xml').slice(0, 5)).toEqual(['姓名', '到会情况', '方式', '登记时间', '说明'])
    expect(cells('xl/worksheets/sheet1.xml')).toEqual(expect.arrayContaining(['党员member-1', '实到', '扫码', '迟到']))
    expect(cells('xl/worksheets/sheet2.xml')).toContain('党员office')
    expect(cells('xl/worksheets/sheet3.xml')).toEqual(
      expect.arrayContaining(['主持人', '党员secretary', '地点', '三楼会议室']),
    )
  })
})

it('marks a late entry with when, by whom and why', async () => {
  await done(office, 'meeting.close', { ...at, lateReason: '记录人住院' }, 'clerk', later(8 * 24 * 60))
  const { paragraphs } = await documentOf()
  expect(paragraphs).toContain('补录：党员clerk于2025年6月18日录入，原因：记录人住院')
})

it('of a meeting to come is a list to sign, by the register of its day, with leave noted and lines for guests', async () => {
  await done(office, 'meeting.askLeave', { meetingId: at.meetingId, reason: '因公出差' }, 'member-2')
  await seedMember(office, 'newcomer', {})
  const { fileName, paragraphs, tables } = await documentOf()
  expect(fileName).toBe('六月支部党员大会签到表.docx')
  expect(paragraphs).toContain('应到：10人')
  const [due = [], guests = []] = tables
  expect(due[0]).toEqual(['姓名', '签名', '签到时间', '说明'])
  expect(due).toHaveLength(11)
  expect(due).toContainEqual(['党员member-2', '', '', '请假待批，因公出差'])
  expect(guests.slice(1)).toEqual(Array.from({ length: 5 }, () => ['', '', '', '']))
})

it('of a meeting that was moved to another day has no leave that was for the day before', async () => {
  await done(office, 'meeting.askLeave', { meetingId: at.meetingId, reason: '因公出差' }, 'member-2')
  const { organ: _, ...plan } = PLAN
  await done(office, 'meeting.change', { ...at, ...plan, occurredOn: civilDate('2025-06-11') }, 'clerk', later(1))
  expect((await documentOf()).tables[0]).toContainEqual(['党员member-2', '', '', ''])
})

describe('the file', () => {
  it('is for who keeps or reads the records', async () => {
    await seedNeighbours(office)
    const call = (as: string) => office.call('meeting.sheet', { ...at, format: 'docx' }, as)
    expect(await call('member-1')).toMatchObject({ code: 'not-permitted' })
    expect(await call('neighbour')).toMatchObject({ code: 'not-permitted' })
    expect(await call('office')).toMatchObject({ ok: true })
  })

  it('is not of a meeting that was cancelled or is not there', async () => {
    await done(office, 'meeting.cancel', { ...at, reason: '防汛' })
    const call = (meetingId: string) => office.call('meeting.sheet', { ...at, meetingId, format: 'xlsx' }, 'clerk')
    expect(await call(at.meetingId)).toMatchObject({ code: 'meeting-cancelled' })
    expect(await call('none')).toMatchObject({ code: 'no-such-meeting' })
  })
})
