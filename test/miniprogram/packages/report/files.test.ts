/** @jest-environment jsdom */
import { plainText } from '../../../../miniprogram/packages/report/files/plain-text'
import { civilDate } from '#domain/time/civil-date'
import { load, NEVER, OFFLINE, type Answers } from '../../../builders/simulate'
import { inside } from '../../../builders/written-file'
import { BRANCH_ID, FINAL, figure, report, REPORT_ID } from './report-data'

const FILE = inside('依据记录.xlsx')
const REPORT = report({
  title: '述职报告',
  unit: '第一党支部',
  author: { ...{ memberId: 'wang', name: '王书记', post: 'secretary' }, fromOn: civilDate('2025-01-01') },
  figures: [figure({ display: '46' })],
  sections: [
    {
      ...{ id: 'work', heading: '主要工作', level: 1 },
      paragraphs: [
        {
          statement: 's',
          parts: [
            { is: 'text', text: '开会' },
            { is: 'figure', figure: 0 },
            { is: 'text', text: '次。' },
          ],
        },
      ],
    },
  ],
})

const openPage = (answers: Answers = {}, phone: Record<string, (given: never) => unknown> = {}) =>
  load('packages/report/files/files', {
    query: { branchId: BRANCH_ID, reportId: REPORT_ID },
    answers: { 'report.get': REPORT, ...answers },
    phone: { openDocument: () => ({}), ...phone },
  })

describe('what goes with a report', () => {
  it('says that it is reading, and plainly when it could not', async () => {
    expect((await openPage({ 'report.get': NEVER })).data).toMatchObject({ state: 'loading' })
    expect((await openPage({ 'report.get': OFFLINE })).text()).toContain('网络不通')
  })

  describe('the Word document', () => {
    const DOCX = { file: inside('述职报告.docx'), changed: [] as string[] }

    it('is opened from here too', async () => {
      const page = await openPage({ 'report.document': DOCX })
      await page.tap('打开 Word 文档（.docx）')
      const opened = page.asked.find(({ api }) => api === 'openDocument')
      expect(opened?.options).toMatchObject({
        filePath: expect.stringMatching(/^wxfile:\/\/usr\/.*\/述职报告\.docx$/) as string,
        fileType: 'docx',
      })
    })

    it('says first that records have changed since it was drafted', async () => {
      const page = await openPage(
        { 'report.document': { ...DOCX, changed: ['甲', '乙'] } },
        { showModal: () => ({ confirm: false }) },
      )
      await page.tap('打开 Word 文档（.docx）')
      expect(page.asked.find(({ api }) => api === 'showModal')?.options).toMatchObject({
        title: '有 2 处与现在的记录不同',
      })
      expect(page.asked.some(({ api }) => api === 'openDocument')).toBe(false)
    })
  })

  it('says of each file which text it is made from, and opens the final version as it was frozen', async () => {
    const draft = '草稿（2026年1月8日 09:00 起草）'
    const none = (await openPage()).text()
    expect(none.split(draft)).toHaveLength(4)
    expect(none).toContain('还没有定稿')
    const page = await openPage({
      'report.get': { ...REPORT, final: { ...FINAL, isSame: false } },
      'report.finalDocument': inside('定稿.docx'),
    })
    expect(page.text()).toContain('第1稿，2025年12月30日“支委会”通过。定稿以后，这份草稿又改过')
    await page.tap('打开定稿的 Word 文档')
    expect(page.sent('report.finalDocument')).toEqual([{ branchId: BRANCH_ID, finalId: FINAL.finalId }])
  })

  it('has the records without names unless they are asked for', async () => {
    const page = await openPage({ 'report.evidenceFile': FILE })
    await page.tap('打开表格（.xlsx）')
    expect(page.sent('report.evidenceFile')).toEqual([
      { branchId: BRANCH_ID, reportId: REPORT_ID, format: 'xlsx', withNames: false },
    ])
  })

  it('has them with names once that is chosen', async () => {
    const page = await openPage({ 'report.evidenceFile': FILE })
    await page.tap('带上姓名')
    expect(page.text()).toContain('只交给有权看这些记录的人')
    await page.tap('打开表格（.xlsx）')
    expect(page.sent('report.evidenceFile')).toMatchObject([{ withNames: true }])
  })

  it('says plainly when the records could not be had', async () => {
    const page = await openPage({ 'report.evidenceFile': OFFLINE })
    await page.tap('打开表格（.xlsx）')
    expect(page.text()).toContain('网络不通')
  })

  it('copies the text as it would print, without its form', async () => {
    expect(plainText(REPORT)).toBe('述职报告\n第一党支部书记　王书记\n\n一、主要工作\n开会46次。\n')
  })

  it('copies with it which numbers changed, and apart from them which only rest on other records', async () => {
    const changed = { moved: ['「党员」起草时 45人，现在 46人'], resting: ['「捐款」数字没有变'] }
    expect(plainText(REPORT, changed)).toContain(
      '起草以后数字变了的有1个：「党员」起草时 45人，现在 46人。数字没有变、依据的记录或口径变了的有1个：「捐款」数字没有变。',
    )
  })

  it('leads to where an edited document is checked', async () => {
    const page = await openPage()
    await page.tap('核对改过的文档')
    expect(page.went()).toEqual([`/packages/final/check/check?branchId=${BRANCH_ID}`])
  })
})
