/** @jest-environment jsdom */
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { openPoint, type OpenPoint } from '#domain/report/open-point'
import { yearPeriod } from '#domain/time/period'
import { NEVER, OFFLINE, type Answers } from '../../../builders/simulate'
import { REPORT as TO_WRITE } from './section-data'
import { BRANCH_ID, bureauTree, FINAL, figure, HEAD, OFFICE, READER, report, REPORT_ID } from './report-data'
import { DRAFTED, FINALS, openPage } from './report-scene'

describe('the report', () => {
  it('says that it is reading', async () => {
    expect((await openPage({ ...DRAFTED, 'report.list': NEVER })).data).toMatchObject({ state: 'loading' })
  })

  it('says plainly when it could not be read, and reads again', async () => {
    const page = await openPage({ ...DRAFTED, 'report.list': OFFLINE })
    expect(page.text()).toContain('网络不通')
    page.answer({
      ...DRAFTED,
      'report.list': { items: [{ ...HEAD, year: 2023, cutOff: civilDate('2023-12-31') }], next: null },
    })
    await page.tap('重试')
    expect(page.text()).toContain('组织生活')
    expect(page.data).toMatchObject({ year: 2023 })
  })

  it('stands as it will print, with its numbers in the text', async () => {
    const page = await openPage(DRAFTED)
    expect(page.text()).toContain('2025年度述职报告 第一党支部 张三 一、组织生活 开展会议和活动 38 次。')
  })

  it('says when it was drafted and, once that is known, how many figures have changed since', async () => {
    const place = { section: '', statement: '', enterAt: '' }
    const stale = { is: 'stale' as const, words: '「会议和活动」起草时 38次', figure: 'activities', ...place }
    const seen = 'a'.repeat(64)
    const answer = (points: readonly (typeof stale)[]) => ({
      ...DRAFTED,
      'report.checklist': { points: [...points], seen },
    })
    expect((await openPage(answer([stale]))).text()).toMatch(/起草，共 .*起草以后，有 1 个数字变了/)
    expect((await openPage(answer([]))).text()).toContain('起草以后，这些数字的记录没有变。')
    const unknown = await openPage({ ...DRAFTED, 'report.checklist': NEVER })
    expect(unknown.text()).toContain('组织生活')
    expect(unknown.text()).not.toContain('起草以后')
    expect(unknown.text()).toContain('正在看记录有没有变…')
    expect((await openPage({ ...DRAFTED, 'report.checklist': OFFLINE })).text()).toContain('这次没有查到')
  })

  it('says of figures that are the same that only what they rest on changed', async () => {
    const resting = openPoint('records', '「会议和活动」数字没有变，依据的记录起草时 29 条，现在 30 条', {
      figure: 'activities',
    })
    const stale = openPoint('stale', '「党课」起草时 3次', { figure: 'lectures' })
    const since = (...points: OpenPoint[]) => ({ ...DRAFTED, 'report.checklist': { points, seen: 'a'.repeat(64) } })
    const alone = (await openPage(since(resting))).text()
    expect(alone).toContain('起草以后，有 1 处数字没有变、依据的记录或口径变了')
    expect(alone).not.toContain('个数字变了')
    expect((await openPage(since(resting, stale))).text()).toContain(
      '有 1 个数字变了，另有 1 处数字没有变、依据的记录或口径变了',
    )
  })

  it('says that names of an older draft are marked by drafting it anew, and nothing of one whose names are', async () => {
    const older = figure({ key: 'volunteer-shifts|name=*|names', display: '“防汛”“导览”2支' })
    const names = { by: 'name', said: [{ text: '“防汛”', key: '防汛' }] }
    const draft = (of: typeof older) => ({ ...DRAFTED, 'report.get': report({ figures: [of] }) })
    expect((await openPage(draft(older))).text()).toContain('重新起草就会标出')
    expect((await openPage(draft({ ...older, names }))).text()).not.toContain('重新起草就会标出')
  })

  it('says that it was made final, by which meeting, and opens that', async () => {
    const page = await openPage({ ...DRAFTED, 'report.get': report({ final: FINAL }) })
    expect(page.text()).toContain(
      '已定稿：第1稿 2026年1月8日 09:00 定稿，2025年12月30日“支委会”通过。这份草稿与定稿相同。',
    )
    expect(page.text()).toContain('定稿不再变；要改的，改下面这份草稿，经会议再审议，另定一稿。')
    await page.tap('已定稿：第1稿')
    expect(page.went()).toEqual([`/packages/final/verify/verify?branchId=branch-1&code=${FINAL.code}`])
    expect((await openPage(DRAFTED)).text()).not.toContain('已定稿')
  })

  it('says that it differs from what was made final, by what was changed in it or by records', async () => {
    const edited = await openPage({ ...DRAFTED, 'report.get': report({ final: { ...FINAL, isSame: false } }) })
    expect(edited.text()).toContain('这份草稿又改过，与定稿不同。')
    const stale = openPoint('stale', '「会议和活动」起草时 38次', { figure: 'activities' })
    const checklist = { points: [stale], seen: 'a'.repeat(64) }
    const since = { ...DRAFTED, 'report.get': report({ final: FINAL }), 'report.checklist': checklist }
    expect((await openPage(since)).text()).toContain('定稿以后有 1 个数字变了，重新起草就会不同。')
  })

  it('says which text its document is', async () => {
    expect((await openPage(DRAFTED)).text()).toContain('Word 文档是草稿（2026年1月8日 09:00 起草）')
  })

  it('says what could be said besides, and leads to drafting it anew', async () => {
    const anew = ['捐款金额', '志愿服务人次', '党课', '表彰']
    const checklist = { points: [], seen: 'a'.repeat(64), anew }
    const page = await openPage({
      ...{ ...DRAFTED, 'report.checklist': checklist, 'report.finals': FINALS },
      'report.draft': { reportId: REPORT_ID, figures: 1, blanks: 0, notApplicable: 1 },
    })
    expect(page.text()).toContain('有 4 处新的内容可以写进来：「捐款金额」「志愿服务人次」「党课」等。')
    expect(page.text()).not.toContain('记录没有变')
    await page.tap('重新起草，写进来 ›')
    expect(page.sent('report.draft')).toHaveLength(1)
  })

  it('says how much is open as the checklist counts it, and until that is known that it is looking', async () => {
    const point = (words: string) => openPoint('blank', words)
    const answer = (...points: OpenPoint[]) => ({ ...DRAFTED, 'report.checklist': { points, seen: 'a'.repeat(64) } })
    expect((await openPage(answer(point('甲'), point('乙'), openPoint('gap', '丙')))).text()).toContain('3 处')
    expect((await openPage(answer())).text()).not.toContain('处')
    const unknown = (await openPage({ ...DRAFTED, 'report.checklist': NEVER })).text()
    expect(unknown).not.toContain('处')
    expect(unknown).toContain('正在核对…')
    expect((await openPage({ ...DRAFTED, 'report.checklist': OFFLINE })).text()).toContain('没有查到')
  })

  it('opens the records behind a figure', async () => {
    const page = await openPage(DRAFTED)
    await page.tap('.figure')
    expect(page.went()[0]).toBe(
      `/packages/report/evidence/evidence?branchId=branch-1&measure=activities&from=2025-01-01&to=2025-12-31&cutOff=2025-12-31&drafted=${encodeURIComponent('38次')}`,
    )
  })

  it('leads from what is not recorded to where it is entered', async () => {
    const page = await openPage(DRAFTED)
    await page.tap('去登记')
    expect(page.went()).toEqual([
      '/packages/secretary/ledger-write/ledger-write?branchId=branch-1&kind=honour&task=record&from=2025-01-01&to=2025-12-31',
    ])
  })

  it('leads from what is not recorded to saying that there was none, for the period of the draft', async () => {
    const page = await openPage(DRAFTED, { phone: { showActionSheet: () => ({ tapIndex: 1 }) } })
    await page.tap('去登记')
    expect(page.went()).toEqual([
      '/packages/secretary/none/none?branchId=branch-1&subject=ledger%3Ahonour&from=2025-01-01&to=2025-12-31',
    ])
  })

  it('asks nothing of somebody who may not confirm records', async () => {
    const page = await openPage({ ...DRAFTED, 'me.get': READER })
    await page.tap('去登记')
    expect(page.asked.some(({ api }) => api === 'showActionSheet')).toBe(false)
    expect(page.went()[0]).toContain('/packages/secretary/ledger-write/ledger-write')
  })

  it('folds away what does not apply', async () => {
    const page = await openPage(DRAFTED)
    expect(page.text()).not.toContain('党支部不设党组')
    await page.tap('不适用的内容 1 项，不印在报告里')
    expect(page.text()).toContain('党支部不设党组')
  })
})

describe('what was not recorded, on the way back from where it is entered', () => {
  const FILLED = report({
    sections: [
      ...report().sections,
      {
        ...{ id: 'honours', heading: '荣誉', level: 1 as const },
        paragraphs: [{ statement: 'honours', parts: [{ is: 'text' as const, text: '获得表彰一项。' }] }],
      },
    ],
    unrecorded: [],
  })
  const DRAFT: Answers = {
    ...DRAFTED,
    'report.draft': { reportId: REPORT_ID, figures: 1, blanks: 0, notApplicable: 1 },
  }
  const APPROVED: Answers = {
    'report.finals': {
      ...FINALS,
      meetings: [{ meetingId: 'm', title: '党组会议', occurredOn: civilDate('2026-01-07') }],
    },
  }
  const declared = { branchId: BRANCH_ID, subject: 'ledger:honour', period: yearPeriod(2025) }
  /** Goes to enter the honour; another page of this phone records something, or nothing. */
  async function goneAndBack(answers: Answers, records = true) {
    const page = await openPage({ ...DRAFT, 'none.declare': { declarationId: 'd' } })
    await page.tap('去登记')
    if (records) await page.run('send', 'none.declare', declared)
    page.answer({ ...DRAFT, ...answers })
    await page.run('onShow')
    await page.settle()
    return page
  }

  it('is drawn anew, and shown in its place', async () => {
    const page = await goneAndBack({ 'report.get': FILLED })
    expect(page.sent('report.draft')).toEqual([{ branchId: BRANCH_ID, year: 2025, cutOff: '2025-12-31' }])
    expect(page.text()).not.toContain('去登记')
    // The heading and the sentence of the first section, then the heading of this one.
    expect(page.data).toMatchObject({ filledAt: 3, stillBlank: '' })
    expect(page.asked.find(({ api }) => api === 'pageScrollTo')?.options).toMatchObject({ selector: '#line-3' })
  })

  describe('that is in no sentence yet', () => {
    const [blank = { about: '', enterAt: '', statement: '', period: 'report' as const }] = report().unrecorded
    const unsaid = async (overrides: Parameters<typeof report>[0]) => {
      const page = await goneAndBack({ 'report.get': report({ unrecorded: [], notApplicable: [], ...overrides }) })
      expect(page.data).toMatchObject({ filledAt: -1 })
      expect(page.asked.find(({ api }) => api === 'pageScrollTo')?.options).toMatchObject({ selector: '#unsaid' })
      expect(page.text()).toContain(`「${blank.about}」的记录已经取到，`)
      return page.text()
    }

    it('says which other records the sentence lacks', async () => {
      const lacking = { ...blank, enterAt: 'donations' }
      expect(await unsaid({ unrecorded: [lacking] })).toContain('但这一句还缺“捐款”的记录，补上以后才写进报告。')
    })

    it('says what else the paragraph lacks', async () => {
      const lacking = { ...blank, about: '另一项' }
      expect(await unsaid({ unrecorded: [lacking] })).toContain('但这一段还没有写出来，还缺“另一项”的记录。')
    })

    it('says why the sentence does not apply', async () => {
      const why = '上年同期没有记录可比'
      expect(await unsaid({ notApplicable: [{ about: blank.about, why }] })).toContain(`但这一句现在不写：${why}。`)
    })

    it('says that it is not worth a sentence', async () => {
      expect(await unsaid({})).toContain('但报告里没有写：数字是零')
    })

    it('says that the paragraph is in a person’s words', async () => {
      const reworded = { isDrafted: true, changes: [] }
      const paragraphs = [
        { statement: blank.statement, parts: [{ is: 'text' as const, text: '表彰不少。' }], reworded },
      ]
      const sections = [{ id: 'honours', heading: '荣誉', level: 1 as const, paragraphs }]
      expect(await unsaid({ sections })).toContain('请点“改写”，把这个数字放进去')
    })
  })

  it('says so where it is not counted, and leads to it', async () => {
    const page = await goneAndBack({})
    expect(page.text()).toContain('刚才登记的还没有计入')
    expect(page.asked.find(({ api }) => api === 'pageScrollTo')?.options).toMatchObject({ selector: '#unrecorded' })
  })

  it('leaves the draft as it is where nothing was recorded', async () => {
    const page = await goneAndBack({}, false)
    expect(page.sent('report.draft')).toEqual([])
    expect(page.text()).not.toContain('刚才登记的')
  })

  const MOVED = {
    points: [openPoint('stale', '「会议和活动」起草时 38次', { figure: 'activities' })],
    seen: 'a'.repeat(64),
  }

  it('waits for the secretary where somebody else recorded it', async () => {
    const page = await openPage({ ...DRAFT, 'me.get': READER, 'none.declare': { declarationId: 'd' } })
    await page.tap('去登记')
    await page.run('send', 'none.declare', declared)
    await page.run('onShow')
    expect(page.sent('report.draft')).toEqual([])
    expect(page.asked.at(-1)?.options).toMatchObject({ title: '登记好了，由支部书记重新起草' })
  })

  it.each([true, false])('is asked about, coming back from the checklist: %s', async (confirm) => {
    const page = await openPage(
      { ...DRAFT, 'none.declare': { declarationId: 'd' } },
      { phone: { showModal: () => ({ confirm }) } },
    )
    await page.run('checklist')
    await page.run('send', 'none.declare', declared)
    page.answer({ 'report.checklist': MOVED })
    await page.run('onShow')
    await page.settle()
    const asked = page.asked.filter(({ api }) => api === 'showModal')
    expect(asked).toMatchObject([{ options: { title: '重新起草？' } }])
    expect((asked[0]?.options as { content: string }).content).toMatch(
      /^起草以后，有 1 个数字变了。会按现在的记录重新取数/,
    )
    expect(page.sent('report.draft')).toHaveLength(confirm ? 1 : 0)
  })

  it('is not asked about where nothing that counts changed, or nothing that was not known', async () => {
    const page = await openPage({ ...DRAFT, 'none.declare': { declarationId: 'd' } })
    for (const answer of [{ points: [], seen: 'a'.repeat(64) }, MOVED]) {
      page.answer({ 'report.checklist': answer })
      await page.run('load')
      await page.run('checklist')
      await page.run('send', 'none.declare', declared)
      await page.run('onShow')
      await page.settle()
    }
    expect(page.asked.filter(({ api }) => api === 'showModal')).toEqual([])
    expect(page.sent('report.draft')).toEqual([])
  })

  it.each(['checklist', '去登记'])('leaves a draft that a meeting approved as it was, from %s', async (way) => {
    const page = await openPage({ ...DRAFT, 'none.declare': { declarationId: 'd' }, ...APPROVED })
    await (way === 'checklist' ? page.run(way) : page.tap(way))
    await page.run('send', 'none.declare', declared)
    page.answer({ 'report.checklist': MOVED })
    await page.run('onShow')
    await page.settle()
    expect(page.sent('report.draft')).toEqual([])
    expect(page.asked.filter(({ api }) => api === 'showModal')).toEqual([])
    expect(page.asked).toContainEqual(
      expect.objectContaining({
        options: expect.objectContaining({ title: '会议审议过这份草稿，没有重新起草' }) as object,
      }),
    )
  })

  it('is only drafted anew after saying that a meeting approved what is there', async () => {
    const page = await openPage({ ...DRAFT, ...APPROVED }, { phone: { showModal: () => ({ confirm: false }) } })
    await page.run('redraft')
    const { content } = page.asked.find(({ api }) => api === 'showModal')?.options as { content: string }
    expect(content).toContain('会议审议过的是这一份')
  })

  it('is asked for within the days it is of', async () => {
    const unrecorded = [{ about: '荣誉', enterAt: 'ledger:honour', statement: 'honours', period: 'half-1' as const }]
    const page = await openPage({ ...DRAFT, 'report.get': report({ unrecorded }) })
    await page.tap('去登记')
    expect(page.went()[0]).toContain('&from=2025-01-01&to=2025-06-30')
  })
})

describe('a bureau’s report', () => {
  const later = instant('2026-01-08T01:30:00.000Z')
  const WIDE = { ...HEAD, reportId: 'wide', scope: 'with-below' as const, draftedAt: later }
  const count = (part: string, display: string) =>
    figure({ display, scope: 'each-below', part: { by: 'branch', key: part, label: part } })
  const wide = report({
    ...WIDE,
    branchTable: {
      columns: [{ measure: 'activities', title: '会议和活动', unit: '次' }],
      rows: [
        { branchId: 'a', name: '甲支部', cells: [{ is: 'figure', figure: count('a', '12') }] },
        { branchId: 'b', name: '乙支部', cells: [{ is: 'blank', text: '暂无记录' }] },
      ],
    },
    withoutRecords: [{ subject: 'donations', title: '捐款', branches: ['乙支部'] }],
  })
  const BUREAU: Answers = {
    'me.get': OFFICE,
    'branch.tree': bureauTree(),
    'report.list': { items: [], next: null },
    'report.draft': { reportId: 'wide', figures: 1, blanks: 0, notApplicable: 0 },
    // WIDE is the one drafted last.
    'report.get': ({ reportId = 'wide' }) => (reportId === 'wide' ? wide : report()),
  }

  it('is drafted with all below it unless the person chooses otherwise', async () => {
    const page = await openPage(BUREAU)
    await page.tap('起草')
    await page.run('chooseScope', { detail: { value: '1' } })
    await page.tap('起草')
    expect(page.sent('report.draft')).toMatchObject([{ scope: 'with-below' }, { scope: 'own' }])
  })

  it('is not asked about where there is nothing below', async () => {
    const page = await openPage({ ...BUREAU, 'branch.tree': { branches: [] } })
    expect(page.text()).not.toMatch(/含下级|本级/)
    await page.tap('起草')
    expect(page.sent('report.draft')).toEqual([{ branchId: BRANCH_ID, year: 2025, cutOff: '2025-12-31' }])
  })

  it('shows the draft of the scope chosen, at the same cut-off date', async () => {
    const page = await openPage({ ...BUREAU, 'report.list': { items: [WIDE, HEAD], next: null } })
    expect(page.text()).toContain('机关和直属单位党组织的情况')
    await page.run('chooseScope', { detail: { value: '1' } })
    expect(page.sent('report.get')).toEqual([{ branchId: BRANCH_ID }, { branchId: BRANCH_ID, reportId: REPORT_ID }])
    expect(page.text()).not.toContain('机关和直属单位党组织的情况')
    expect(page.data).toMatchObject({ scope: 'own', cutOff: '2025-12-31' })
  })

  it('has the branches side by side, each figure with the branch’s own records, and says who kept none', async () => {
    const page = await openPage({ ...BUREAU, 'report.list': { items: [WIDE], next: null } })
    expect(page.text()).toContain('甲支部 会议和活动 12次 乙支部 会议和活动 暂无记录')
    expect(page.text()).toContain('乙支部（捐款）')
    await page.tap('.branch-figure .figure')
    expect(page.went()[0]).toContain('/packages/report/evidence/evidence?branchId=a&measure=activities&')
    expect(page.went()[0]).not.toMatch(/scope|by=/)
  })
})

describe('a section that people write', () => {
  it('is opened from its marked place and from its link, and shown anew on coming back', async () => {
    const page = await openPage({ ...DRAFTED, 'report.get': TO_WRITE })
    await page.tap('（请写）')
    await page.run('onShow')
    await page.tap('写这一节 ›')
    expect(page.went().map((url) => new URLSearchParams(url.split('?')[1]).get('section'))).toEqual([
      'last-year',
      'last-year',
    ])
    expect(page.sent('report.get')).toHaveLength(2)
  })

  it('is only read by somebody who does not draft', async () => {
    const page = await openPage({ ...DRAFTED, 'me.get': READER, 'report.get': TO_WRITE })
    expect(page.text()).not.toContain('写这一节')
    expect(page.text()).toContain('逐条看')
  })
})

describe('a paragraph of the report', () => {
  const CHANGED = [{ title: '会议和活动', was: '36次', now: '38次' }]
  const REWORDED = report({
    sections: report().sections.map((section) => ({
      ...section,
      paragraphs: section.paragraphs.map((each) => ({ ...each, reworded: { isDrafted: true, changes: CHANGED } })),
    })),
  })
  const PARAGRAPH = `/packages/report/paragraph/paragraph?branchId=branch-1&reportId=${encodeURIComponent(REPORT_ID)}&statement=activities`

  it('is put in other words from where it stands, and shown anew on returning', async () => {
    const page = await openPage(DRAFTED)
    await page.tap('.reword')
    expect(page.went()).toEqual([PARAGRAPH])
    page.answer({ 'report.get': REWORDED })
    await page.run('onShow')
    expect(page.text()).toContain('改写之后：会议和活动：原来 36次，现在是 38次。')
  })

  it('leads from what changed under the words to the words', async () => {
    const page = await openPage({ ...DRAFTED, 'report.get': REWORDED })
    await page.tap('看一看 ›')
    expect(page.went()).toEqual([PARAGRAPH])
  })

  it('is written from its place where only a person can', async () => {
    const parts = [{ is: 'blank' as const, text: '（写一段开头）' }]
    const sections = [
      { ...{ id: 'opening', heading: '', level: 0 as const }, paragraphs: [{ statement: 'opening', parts }] },
    ]
    const page = await openPage({ ...DRAFTED, 'report.get': report({ sections }) })
    await page.tap('.to-write')
    expect(page.went()[0]).toContain('&statement=opening')
  })

  it('leads from what an entry lacks to that entry', async () => {
    const parts = [{ is: 'blank' as const, text: '（责任人：待填写）' }]
    const paragraphs = [{ statement: 'next-steps', lead: '（八）建立台账。', entry: 's8', parts }]
    const sections = [{ id: 'next-steps', heading: '打算', level: 1 as const, paragraphs }]
    const page = await openPage({ ...DRAFTED, 'report.get': report({ sections }) })
    await page.tap('.to-write')
    expect(page.went()[0]).toContain('section-entry?')
    expect(page.went()[0]).toContain('&entryId=s8')
  })

  it('is only looked at by those who do not write', async () => {
    const page = await openPage({ ...DRAFTED, 'me.get': READER, 'report.get': REWORDED })
    expect(page.has('.reword')).toBe(false)
    expect(page.text()).toContain('改写之后')
    expect(page.text()).not.toContain('看一看 ›')
  })
})
