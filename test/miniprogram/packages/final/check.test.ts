/** @jest-environment jsdom */
import { instant } from '#domain/time/instant'
import { civilDate } from '#domain/time/civil-date'
import type { DocumentCheck } from '../../../../miniprogram/packages/final/check/check-view'
import { load, NEVER, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import { BRANCH_ID } from '../report/report-data'

const CLEAN: DocumentCheck = {
  ...{
    unit: '第一党支部',
    year: 2025,
    cutOff: civilDate('2025-12-31'),
    scope: 'own' as const,
    draftedAt: instant('2026-01-08T01:00:00.000Z'),
  },
  ...{
    facts: 'genuine' as const,
    doctored: [],
    finalized: null,
    typed: [],
    figures: 40,
    findings: [],
    words: [],
    beside: [],
    otherVersion: [],
    stale: [],
    changedRecords: [],
    changedWithheld: 0,
    changedUntold: 0,
    changedLookedSince: null,
  },
}
const FOUND: DocumentCheck = {
  ...CLEAN,
  findings: [{ is: 'changed', title: '捐款金额', was: '1,200元', now: '1,300', where: '…捐款1,300元…' }],
  stale: [{ title: '志愿服务人次', was: '164人次', now: '163人次', recordsWere: 164, recordsNow: 163, meaning: [] }],
  changedRecords: [{ at: instant('2026-01-09T02:30:00.000Z'), summary: '撤回一条记录', title: '王芳 志愿服务' }],
}

async function chosen(answers: Answers) {
  const page = await load('packages/final/check/check', {
    query: { branchId: BRANCH_ID },
    answers: { 'file.upload': { uploadId: 'upload-1' }, ...answers },
    phone: {
      chooseMessageFile: () => ({ tempFiles: [{ name: '述职报告.docx', path: 'wxfile://report', size: 200 }] }),
    },
  })
  await page.tap('从聊天中选择')
  return page
}

describe('checking a document', () => {
  it('sends it for the branch and asks what became of its numbers', async () => {
    const page = await chosen({ 'report.checkDocument': CLEAN })
    expect(page.sent('report.checkDocument')).toEqual([{ branchId: BRANCH_ID, uploads: ['upload-1'] }])
  })

  it('says that nothing was changed where nothing was', async () => {
    const page = await chosen({ 'report.checkDocument': CLEAN })
    expect(page.text()).toContain('第一党支部2025年度，数据截至2025年12月31日')
    expect(page.text()).toContain('文中的数字都与生成时一致。')
    expect(page.text()).toContain('各项数据的记录，生成以后没有变化。')
  })

  it('says in what the file is not the version that is stored', async () => {
    const otherVersion = ['这是2025年6月10日起草的旧稿，系统里的草稿是2025年6月12日重新起草的']
    const page = await chosen({ 'report.checkDocument': { ...CLEAN, otherVersion } })
    expect(page.text()).toContain(`不是系统里现在的这一份 ${otherVersion.join('')}。`)
  })

  it('says which final version the file is, with its code', async () => {
    const finalized = { version: '第1稿定稿', code: '9F3A-12C4-77B0-E1D5', at: instant('2026-01-09T02:30:00.000Z') }
    const page = await chosen({ 'report.checkDocument': { ...CLEAN, finalized } })
    expect(page.text()).toContain('2026年1月9日 10:30 第1稿定稿，核验码 9F3A-12C4-77B0-E1D5。')
  })

  it('says which words were changed, and what the file has besides', async () => {
    const words = [{ is: 'changed' as const, was: '请予评议。', now: '请予审议。' }]
    const page = await chosen({ 'report.checkDocument': { ...CLEAN, words, beside: ['文件里有图片'] } })
    expect(page.text()).toContain('文字有 2 处与生成时不一样：')
    expect(page.text()).toContain('“评”改成了“审”：“请予审议。”。')
    expect(page.text()).toContain('文件里有图片。')
  })

  it('names the figure with both values, and the words around it', async () => {
    const page = await chosen({ 'report.checkDocument': FOUND })
    expect(page.text()).toContain('「捐款金额」原为1,200元，现在写的是1,300。 …捐款1,300元…')
  })

  it('says which figures have other records now, and which records were changed', async () => {
    const page = await chosen({ 'report.checkDocument': FOUND })
    expect(page.text()).toContain('「志愿服务人次」现在是163人次，文件里是164人次。')
    expect(page.text()).toContain('生成时 164 条，现在 163 条')
    expect(page.text()).toContain('王芳 志愿服务 2026年1月9日 10:30 撤回一条记录')
  })

  it('says how many changed records are not listed, also where that is all of them', async () => {
    const page = await chosen({ 'report.checkDocument': { ...FOUND, changedRecords: [], changedWithheld: 3 } })
    expect(page.text()).toContain('另有 3 条改动过的记录，不列出内容和姓名')
    expect(page.text()).not.toContain('机关和直属单位')
  })

  it('says how many more there are than are listed, and from when on they were looked for', async () => {
    const looked = { changedUntold: 12, changedLookedSince: instant('2026-02-28T16:30:00.000Z') }
    const page = await chosen({ 'report.checkDocument': { ...FOUND, ...looked } })
    expect(page.text()).toContain('另有 12 条改动过的记录，没有逐条列出。')
    expect(page.text()).toContain('只看了2026年3月1日以后的，更早的改动没有列出。')
  })

  it('says that the facts were tampered with', async () => {
    const doctored = [{ title: '捐款金额', was: '1,200元', now: '9,999元' }]
    const page = await chosen({ 'report.checkDocument': { ...CLEAN, facts: 'altered', doctored } })
    expect(page.text()).toContain('文件里的数据依据被改动过')
    expect(page.text()).toContain('「捐款金额」草稿里是1,200元，文件里改成了9,999元。')
  })

  it('says that nobody can vouch for facts without a seal of ours', async () => {
    const page = await chosen({ 'report.checkDocument': { ...CLEAN, facts: 'unproven' } })
    expect(page.text()).toContain('不能证实是原样')
  })

  it('says plainly why it could not be checked, and takes another file', async () => {
    const page = await chosen({ 'report.checkDocument': refused('document-without-facts') })
    expect(page.text()).toContain('这份文件里没有数据依据')
    page.answer({ 'report.checkDocument': CLEAN })
    await page.tap('另选文件')
    expect(page.text()).toContain('文中的数字都与生成时一致。')
  })

  it('says when there is no network', async () => {
    expect((await chosen({ 'report.checkDocument': OFFLINE })).text()).toContain('网络不通')
  })

  it('is busy until the answer is there', async () => {
    const page = await chosen({ 'report.checkDocument': NEVER })
    expect(page.data).toMatchObject({ isSaving: true, check: null })
    expect(page.text()).toContain('正在核对这份文档…')
  })

  it('says of a figure that is the same that only its records are others', async () => {
    const same = { title: '党员', was: '29人', now: '29人', recordsWere: 29, recordsNow: 30, meaning: [] }
    const text = (await chosen({ 'report.checkDocument': { ...CLEAN, stale: [same] } })).text()
    expect(text).toContain('「党员」数字没有变，是29人。 依据的记录：生成时 29 条，现在 30 条')
  })
})
