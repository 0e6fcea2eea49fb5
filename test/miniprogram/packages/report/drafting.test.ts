/** @jest-environment jsdom */
/** Drafting from the page of the report, and its Word document. */
import { civilDate } from '#domain/time/civil-date'
import { refused, type Answers } from '../../../builders/simulate'
import { byLink, inside } from '../../../builders/written-file'
import { BRANCH_ID, FINAL, HEAD, READER, report, REPORT_ID } from './report-data'
import { DRAFTED, openPage } from './report-scene'

const NO_DRAFTS: Answers = { ...DRAFTED, 'report.list': { items: [], next: null } }
const WRITTEN: Answers = {
  ...DRAFTED,
  'report.document': { file: inside('述职报告.docx'), changed: [] },
}
describe('drafting', () => {
  it('offers it where the year has no draft, and shows what was drafted', async () => {
    const page = await openPage(NO_DRAFTS)
    expect(page.text()).toContain('2025年的述职报告还没有起草。')
    page.answer({ ...DRAFTED, 'report.draft': { reportId: REPORT_ID, figures: 1, blanks: 1, notApplicable: 1 } })
    await page.tap('起草')
    expect(page.sent('report.draft')).toEqual([{ branchId: BRANCH_ID, year: 2025, cutOff: '2025-12-31' }])
    expect(page.text()).toContain('一、组织生活')
  })

  it('is not offered to somebody who may only read', async () => {
    const page = await openPage({ ...NO_DRAFTS, 'me.get': READER })
    expect(page.text()).toContain('由支部书记起草。')
    expect(page.text()).not.toMatch(/起草$/)
  })

  it('keeps the draft and says why when it was refused', async () => {
    const page = await openPage({ ...DRAFTED, 'report.draft': refused('in-the-future') })
    await page.tap('重新起草')
    expect(page.text()).toContain('日期还没有到。')
    expect(page.text()).toContain('一、组织生活')
  })

  it('asks before it replaces a draft', async () => {
    const page = await openPage(DRAFTED, { phone: { showModal: () => ({ confirm: false }) } })
    await page.tap('重新起草')
    expect(page.sent('report.draft')).toEqual([])
  })

  it('says that what was made final stays as it is, and only of what was', async () => {
    const asked = async (answers: Answers) => {
      const page = await openPage({ ...DRAFTED, ...answers }, { phone: { showModal: () => ({ confirm: false }) } })
      await page.tap('重新起草')
      return (page.asked.find(({ api }) => api === 'showModal')?.options as { content: string }).content
    }
    expect(await asked({ 'report.get': report({ final: FINAL }) })).toContain('已经定稿的第1稿原样保存，不受影响。')
    expect(await asked({})).not.toContain('定稿')
  })

  it('takes another year with its last possible cut-off date', async () => {
    const page = await openPage(DRAFTED)
    await page.run('chooseYear', { detail: { value: 2 } })
    expect(page.data).toMatchObject({ year: 2024, cutOff: '2024-12-31', state: 'empty' })
  })
})

describe('the Word document', () => {
  it('is loaded under its own name, opened, and can then be sent to a chat', async () => {
    const page = await openPage(WRITTEN)
    await page.tap('生成 Word 文档')
    const opened = page.asked.find(({ api }) => api === 'openDocument')
    expect(opened?.options).toMatchObject({
      filePath: expect.stringMatching(/^wxfile:\/\/usr\/.*\/述职报告\.docx$/) as string,
      fileType: 'docx',
    })
    await page.tap('发到聊天')
    expect(page.asked.at(-1)).toMatchObject({ api: 'shareFileMessage', options: { fileName: '述职报告.docx' } })
  })

  it('leaves the way to drafting anew where it was', async () => {
    const page = await openPage(WRITTEN, { phone: { showModal: () => ({ confirm: false }) } })
    await page.tap('生成 Word 文档')
    await page.tap('重新起草')
    expect(page.asked.filter(({ api }) => api === 'showModal')).toMatchObject([{ options: { title: '重新起草？' } }])
  })

  describe('of a draft whose records have changed since', () => {
    const CHANGED = ['甲', '乙', '丙', '丁']
    const stale = { file: inside('述职报告.docx'), changed: CHANGED }
    const drafted = { reportId: REPORT_ID, figures: 60, blanks: 0, notApplicable: 0 }
    const STALE: Answers = { ...DRAFTED, 'report.document': stale, 'report.draft': drafted }

    it('is not opened before the person has been told, and may be drafted anew instead', async () => {
      const page = await openPage(STALE, { phone: { showModal: () => ({ confirm: true }) } })
      await page.tap('生成 Word 文档')
      const told = page.asked.find(({ api }) => api === 'showModal')
      expect(told?.options).toMatchObject({
        title: '有 4 处与现在的记录不同',
        content: '甲；乙；丙；还有 1 个。文档里还是起草时的。要不要先重新起草？',
      })
      expect(page.sent('report.draft')).toHaveLength(1)
      expect(page.asked.some(({ api }) => api === 'openDocument')).toBe(false)
    })

    it('is opened as it was drafted where they want it so', async () => {
      const page = await openPage(STALE, { phone: { showModal: () => ({ confirm: false }) } })
      await page.tap('生成 Word 文档')
      expect(page.sent('report.draft')).toEqual([])
      expect(page.asked.some(({ api }) => api === 'openDocument')).toBe(true)
    })
  })

  it('says so when it could not be loaded', async () => {
    const large = { file: byLink('述职报告.docx'), changed: [] }
    const phone = { downloadFile: () => ({ statusCode: 403 }) }
    const page = await openPage({ ...WRITTEN, 'report.document': large }, { phone })
    await page.tap('生成 Word 文档')
    expect(page.text()).toContain('文档没有下载下来')
    expect(page.asked.some(({ api }) => api === 'openDocument')).toBe(false)
  })
})

describe('drafting where an earlier draft has words of people', () => {
  const JUNE = civilDate('2025-06-30')
  const EARLIER: Answers = {
    ...DRAFTED,
    'report.list': { items: [{ ...HEAD, reportId: 'june', cutOff: JUNE }], next: null },
    'report.earlierWords': { earlier: { cutOff: JUNE, paragraphs: 3, entries: 5 } },
    'report.draft': { reportId: REPORT_ID, figures: 1, blanks: 1, notApplicable: 1 },
  }
  const toYearEnd = { detail: { value: '2025-12-31' } }
  const sent = { branchId: BRANCH_ID, year: 2025, cutOff: '2025-12-31' }
  const draftedChoosing = async (showActionSheet: () => object, answers: Answers = EARLIER) => {
    const page = await openPage(answers, { phone: { showActionSheet } })
    await page.run('chooseCutOff', toYearEnd)
    await page.tap('起草')
    return page
  }

  it('asks whether to go on with them, saying which draft and how much', async () => {
    const page = await draftedChoosing(() => ({ tapIndex: 0 }))
    const asked = page.asked.find(({ api }) => api === 'showActionSheet')
    expect(asked?.options).toMatchObject({
      alertText: '截至2025年6月30日的那份里改写了 3 段，写了 5 条问题和打算。带过来以后，两份各改各的。',
      itemList: ['带过来，接着写', '不带，从头写'],
    })
    expect(page.sent('report.draft')).toEqual([{ ...sent, wordsFrom: JUNE }])
  })

  it('begins without them where the person wants it so', async () => {
    const page = await draftedChoosing(() => ({ tapIndex: 1 }))
    expect(page.sent('report.draft')).toEqual([sent])
  })

  it('drafts nothing when the question is closed', async () => {
    const page = await draftedChoosing(() => new Error('showActionSheet:fail cancel'))
    expect(page.sent('report.draft')).toEqual([])
  })

  it('asks nothing where nothing was written', async () => {
    const page = await draftedChoosing(() => ({ tapIndex: 0 }), {
      ...EARLIER,
      'report.earlierWords': { earlier: null },
    })
    expect(page.asked.some(({ api }) => api === 'showActionSheet')).toBe(false)
    expect(page.sent('report.draft')).toEqual([sent])
  })
})
