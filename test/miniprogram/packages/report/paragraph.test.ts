/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { instant } from '#domain/time/instant'
import { describeStates } from '../../../builders/four-states'
import { load, OFFLINE, refused, type Answers, type LoadOptions } from '../../../builders/simulate'
import { BRANCH_ID, figure, JANUARY, report, REPORT_ID } from './report-data'

const PAGE = 'packages/report/paragraph/paragraph'
const QUERY = { branchId: BRANCH_ID, reportId: REPORT_ID, statement: 'activities' }
const text = (said: string) => ({ is: 'text' as const, text: said })
const token = (key: string) => ({ is: 'figure' as const, key })
const AT = instant('2026-01-07T02:00:00.000Z')
const DRAFTED = [text('开展会议和活动'), token('activities'), text('次。')]

function words(overrides: Partial<OutputOf<'report.words'>> = {}): OutputOf<'report.words'> {
  const none = { hint: '', basis: '', now: null, seen: [], changes: [], history: [] }
  return { revision: 0, drafted: DRAFTED, ...none, ...overrides }
}
const SAID = { parts: [text('全年活动'), token('activities'), text('次。')], writtenAt: AT, byName: '李四' }
const EARLIER = { parts: [text('活动不少。')], writtenAt: instant('2026-01-06T02:00:00.000Z'), byName: '张三' }
const REWORDED = words({ revision: 2, now: SAID, history: [EARLIER] })

const REPORT = report({
  figures: [figure(), figure({ key: 'donated', measure: 'donated', title: '捐款金额', unit: '元', display: '1,200' })],
})
const ANSWERS: Answers = { 'report.get': REPORT, 'report.words': words() }
const SAVED = { 'report.reword': { revision: 1 } }
const openPage = (answers: Answers = {}, more: LoadOptions = {}) =>
  load(PAGE, { answers: { ...ANSWERS, ...answers }, query: QUERY, now: JANUARY, ...more })
type Page = Awaited<ReturnType<typeof openPage>>
const type = (page: Page, value: string, cursor = value.length) => page.run('type', { detail: { value, cursor } })
const partsSent = (page: Page) => page.sent('report.reword').map((input) => (input as { parts: unknown }).parts)

describeStates([{ page: PAGE, query: QUERY, reads: 'report.words', says: '印出来是这样' }], ANSWERS, JANUARY)

describe('a paragraph', () => {
  it('begins as it was drafted, its figure marked, and is saved in other words around it', async () => {
    const page = await openPage(SAVED)
    expect(page.data['text']).toBe('开展会议和活动【会议和活动 38】次。')
    await type(page, '全年开展活动【会议和活动 38】次。')
    expect(page.text()).toContain('全年开展活动 38 次。')
    await page.tap('保存')
    expect(page.sent('report.reword')).toEqual([
      { ...QUERY, revision: 0, parts: [text('全年开展活动'), token('activities'), text('次。')] },
    ])
  })

  it('cannot have another number typed into its figure', async () => {
    const page = await openPage()
    await type(page, '开展会议和活动【会议和活动 389】次。')
    expect(page.data['text']).toBe('开展会议和活动【会议和活动 38】次。')
    expect(page.text()).toContain('不能改')
  })

  it('leaves the caret where a figure stood that was deleted backwards, and elsewhere alone', async () => {
    const page = await openPage()
    await type(page, '开展会议和活动【会议和活动 38次。', '开展会议和活动【会议和活动 38'.length)
    expect(page.data).toMatchObject({ text: '开展会议和活动次。', cursor: '开展会议和活动'.length })
    await type(page, '开展会议和活动三次。', '开展会议和活动三'.length)
    expect(page.data).toMatchObject({ text: '开展会议和活动三次。', cursor: -1 })
  })

  it('loses a figure as a whole, and takes it back where it stood', async () => {
    const page = await openPage()
    await page.tap('拿掉')
    expect(page.data['text']).toBe('开展会议和活动。')
    await page.tap('放回')
    expect(page.data['text']).toBe('开展会议和活动【会议和活动 38】次。')
  })

  it('takes a figure at its end where the caret was never put into the text', async () => {
    const page = await openPage(SAVED)
    await page.tap('放进草稿里别的数字 ›')
    await page.run('choose', { currentTarget: { dataset: { key: 'donated' } } })
    expect(page.data['text']).toMatch(/^开展会议和活动【会议和活动 38】次。.*【捐款金额 1,200】元$/)
  })

  it('takes any other figure of the draft where one was writing', async () => {
    const page = await openPage(SAVED)
    await type(page, '开展会议和活动【会议和活动 38】次，捐款', 21)
    await page.run('rest', { detail: { cursor: 21 } })
    await page.tap('放进草稿里别的数字 ›')
    await page.run('seek', { detail: { value: '捐款' } })
    await page.tap('捐款金额')
    await page.tap('保存')
    expect(partsSent(page)).toEqual([
      [text('开展会议和活动'), token('activities'), text('次，捐款'), token('donated'), text('元')],
    ])
  })

  it.each([
    ['', '请写一段文字'],
    ['共【六】次', '【】只用来标数字'],
    ['第1【会议和活动 38】次', '连成一个数'],
    ['长'.repeat(1001), '最多 1000 个字'],
  ])('is not sent as %p', async (typed, why) => {
    const page = await openPage()
    await type(page, '')
    await type(page, typed)
    await page.tap('保存')
    expect(page.text()).toContain(why)
    expect(page.sent('report.reword')).toEqual([])
  })

  it('says how long the section is with it as it is typed, beside the budget it shares', async () => {
    const other = { statement: 'other', parts: [text('支部很忙。')] }
    const own = { statement: 'activities', parts: [] }
    const sections = [
      { id: 'work', heading: '工作', level: 1 as const, paragraphs: [], budget: 700 },
      { id: 'one', heading: '一', level: 2 as const, paragraphs: [other] },
      { id: 'two', heading: '二', level: 2 as const, paragraphs: [own] },
      { id: 'next', heading: '打算', level: 1 as const, paragraphs: [other] },
    ]
    const page = await openPage({ 'report.get': { ...REPORT, sections } })
    // 支部很忙。 and 活动38次。
    await type(page, '活动【会议和活动 38】次。')
    expect(page.text()).toContain('本节约 11 字，约定 700 字左右')
  })

  it('says nothing of lengths where no budget was agreed', async () => {
    expect((await openPage()).text()).not.toContain('约定')
  })

  it('shows what only a person can write as a hint', async () => {
    const page = await openPage({ 'report.words': words({ drafted: [], hint: '（写一段开头）' }) })
    expect(page.data).toMatchObject({ text: '', hint: '（写一段开头）' })
  })
})

describe('what changed under the words', () => {
  it('is said with both values', async () => {
    const changes = [{ title: '会议和活动', was: '36次', now: '38次' }]
    const page = await openPage({ 'report.words': { ...REWORDED, changes } })
    expect(page.text()).toContain('会议和活动：原来 36次，现在是 38次')
  })

  it('is said of a figure that is gone, which stays marked until it is taken out', async () => {
    const gone = { key: 'gone', title: '党课', display: '4', unit: '次' }
    const now = { ...SAID, parts: [text('党课'), token('gone'), text('次。')] }
    const changes = [{ title: '党课', was: '4次', now: null }]
    const page = await openPage({ ...SAVED, 'report.words': words({ revision: 2, now, seen: [gone], changes }) })
    expect(page.text()).toContain('党课：原来 4次，现在没有这个数字了')
    expect(page.text()).toContain('（党课：这份草稿里没有这个数字）')
    await type(page, '党课办得好。')
    await page.tap('保存')
    expect(partsSent(page)).toEqual([[text('党课办得好。')]])
  })
})

describe('the history', () => {
  it('shows what is saved, what is drafted and what was before, and takes each back', async () => {
    const page = await openPage({ ...SAVED, 'report.words': REWORDED })
    expect(page.text()).not.toContain('活动不少。')
    await page.tap('改写记录')
    expect(page.text()).toContain('李四 2026年1月7日 10:00 写的 全年活动38次。')
    expect(page.text()).toContain('起草的 开展会议和活动38次。')
    expect(page.text()).toContain('张三 2026年1月6日 10:00 写的 活动不少。')
    await page.run('takeVersion', { currentTarget: { dataset: { at: 2 } } })
    await page.tap('保存')
    expect(page.sent('report.reword')).toEqual([{ ...QUERY, revision: 2, parts: EARLIER.parts }])
  })

  it('is kept when the paragraph is as drafted again', async () => {
    const page = await openPage({ 'report.words': REWORDED, 'report.unword': { revision: 3 } })
    await page.tap('恢复成起草的文字')
    expect(page.sent('report.unword')).toEqual([{ ...QUERY, revision: 2 }])
  })

  it('is left alone when one thinks better of it', async () => {
    const page = await openPage({ 'report.words': REWORDED }, { phone: { showModal: () => ({ confirm: false }) } })
    await page.tap('恢复成起草的文字')
    expect(page.sent('report.unword')).toEqual([])
  })
})

describe('what was typed', () => {
  const draft = `draft:report-words:${BRANCH_ID}:${REPORT_ID}:activities`

  it('stays on the phone when the network failed, until it is saved', async () => {
    const page = await openPage({ 'report.reword': OFFLINE })
    await type(page, '活动【会议和活动 38】次。')
    await page.tap('保存')
    expect(page.text()).toContain('网络不通')
    expect(wx.getStorageSync(draft)).toEqual({
      ...{ parts: [text('活动'), token('activities'), text('次。')], basis: '' },
    })
    page.answer(SAVED)
    await page.tap('保存')
    expect(wx.getStorageSync(draft)).toBe('')
  })

  it('stays when others wrote meanwhile, whose words are shown before they are replaced', async () => {
    const page = await openPage({
      'report.reword': refused('words-changed', { by: '李四', at: '2026-01-07T02:00:00.000Z' }),
    })
    await type(page, '活动【会议和活动 38】次。')
    page.answer({ 'report.words': REWORDED })
    await page.tap('保存')
    expect(page.text()).toContain('李四在1月7日 10:00改过这一段')
    expect(page.text()).toContain('现在保存的：李四 2026年1月7日 10:00 写的 全年活动38次。')
    expect(page.data['text']).toBe('活动【会议和活动 38】次。')
    page.answer(SAVED)
    await page.tap('保存')
    expect(page.sent('report.reword')[1]).toMatchObject({ revision: 2 })
  })

  it('carries the number of the newer draft', async () => {
    const page = await openPage()
    await type(page, '活动【会议和活动 38】次。')
    page.answer({ 'report.get': report({ figures: [figure({ display: '39', value: 39 })] }) })
    await page.run('load')
    expect(page.data['text']).toBe('活动【会议和活动 39】次。')
  })

  it('can be given up for what is saved', async () => {
    const page = await openPage({ 'report.words': REWORDED })
    await type(page, '活动【会议和活动 38】次。')
    await page.run('load')
    expect(page.text()).toContain('上次没有保存的内容')
    await page.tap('不要了，看已保存的')
    expect(page.data['text']).toBe('全年活动【会议和活动 38】次。')
  })
})

describe('words whose section the template has no more', () => {
  const GONE = { ...REWORDED, drafted: null }
  const sections = [
    { id: 'opening', heading: '', level: 0 as const, paragraphs: [] },
    { id: 'life', heading: '组织生活', level: 1 as const, paragraphs: [] },
    { id: 'problems', heading: '存在的问题', level: 1 as const, paragraphs: [] },
  ]
  const openGone = (more: Answers = {}) =>
    openPage({ 'report.get': { ...REPORT, sections }, 'report.words': GONE, ...SAVED, ...more })

  it('are put into a section that is chosen, and nowhere before that', async () => {
    const page = await openGone()
    expect(page.text()).toContain('模板里没有这一节了，这一段现在不印')
    expect(page.text()).not.toContain('还印在这一节最后')
    expect(page.data['sectionNames']).toEqual(['开头', '组织生活'])
    await page.tap('保存')
    expect(page.text()).toContain('请先选放到哪一节。')
    expect(page.sent('report.reword')).toEqual([])
    await page.run('chooseSection', { detail: { value: '1' } })
    await page.tap('保存')
    expect(page.sent('report.reword')).toMatchObject([{ section: 'life', parts: SAID.parts }])
  })

  it('lead to the template, and can be given up', async () => {
    const page = await openGone({ 'report.unword': { revision: 3 } })
    await page.tap('打开模板，把原来的一节改回来 ›')
    expect(page.went()[0]).toContain('/packages/template/template/template?')
    await page.tap('不要这一段了')
    expect(page.sent('report.unword')).toHaveLength(1)
  })

  it('is no question of a paragraph that stands in the draft', async () => {
    expect((await openPage({ 'report.words': REWORDED })).text()).not.toContain('放到哪一节')
  })
})
