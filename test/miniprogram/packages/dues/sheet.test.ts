/** @jest-environment jsdom */
import { load, OFFLINE, type Answers } from '../../../builders/simulate'
import { inside } from '../../../builders/written-file'
import { NOW, SECRETARY, sheet } from './scene'

const AT = { branchId: 'branch-1', year: 2025 }
const FILE = inside('公示表.docx')

afterEach(() => jest.useRealTimers())

describe('the sheet that publishes the dues of a year', () => {
  const open = (answers: Answers = {}) =>
    load('packages/dues/sheet/sheet', {
      query: { branchId: 'branch-1', year: '2025' },
      answers: { 'me.get': SECRETARY, 'dues.sheet': sheet(), 'dues.sheetFile': FILE, ...answers },
      now: NOW,
      phone: {},
    })

  it('is looked at in the form the branch printed last, then opened as a file', async () => {
    const page = await open()
    expect(page.sent('dues.sheet')).toEqual([AT])
    expect(page.text()).toContain('李明')
    await page.tap('打开 Word 文档（.docx）')
    expect(page.sent('dues.sheetFile')).toEqual([{ ...AT, form: 'amounts', voluntary: 'as-one', format: 'docx' }])
    expect(page.sent('dues.chooseSheet')).toEqual([])
  })

  it('is looked at in another form, which is remembered once it is printed', async () => {
    const page = await open({ 'dues.chooseSheet': { form: 'months', voluntary: 'as-one' } })
    page.answer({ 'dues.sheet': sheet({ form: 'months', isRemembered: false }) })
    await page.tap('只公布月份')
    expect(page.sent('dues.sheet').at(-1)).toEqual({ ...AT, form: 'months', voluntary: 'as-one' })
    expect(page.text()).toContain('按姓名列出哪几个月已交，不写金额')
    await page.tap('打开表格（.xlsx）')
    expect(page.sent('dues.sheetFile').at(-1)).toMatchObject({ form: 'months', format: 'xlsx' })
    expect(page.sent('dues.chooseSheet')).toEqual([{ branchId: 'branch-1', form: 'months', voluntary: 'as-one' }])
  })

  it('says who is not on it, and why a file did not come', async () => {
    const page = await open({ 'dues.sheet': sheet({ notAssessed: 2 }), 'dues.sheetFile': OFFLINE })
    expect(page.text()).toContain('还有 2 位同志的标准待核定，不在表上')
    await page.tap('打开表格（.xlsx）')
    expect(page.text()).toMatch(/网络/)
    expect(page.sent('dues.chooseSheet')).toEqual([])
  })
})
