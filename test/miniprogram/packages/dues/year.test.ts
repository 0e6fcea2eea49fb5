/** @jest-environment jsdom */
import { civilDate, month } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import { load, refused, type Answers } from '../../../builders/simulate'
import { yearRow, type YearView } from '../../../../miniprogram/packages/dues/year/year-view'
import { accounts, ME, mine, NOW, person, SECRETARY, yearOfDues, YEARS } from './scene'

const AT = { branchId: 'branch-1' }
const YEAR = { ...AT, year: '2026' }
const askedAt = instant('2025-06-09T09:00:00.000Z')
const asks = (settledAs: 'changed' | 'explained' | null = null) => ({
  kind: 'sum-differs' as const,
  askedAt,
  settledAs,
})
const COMMITTEE = { meetingId: 'm', title: '六月支委会', occurredOn: civilDate('2025-06-10') }

describe('the page of the year', () => {
  const open = (answers: Answers = {}) =>
    load('packages/dues/year/year', {
      answers: { 'me.get': SECRETARY, 'dues.year': yearOfDues(), ...answers },
      query: YEAR,
      now: NOW,
    })

  it('says what comes next, and leads to proposing', async () => {
    const page = await open({
      'dues.year': yearOfDues({ proposedAt: null, people: [person('李明', { amount: null })] }),
    })
    expect(page.text()).toContain('2026年党费标准：还没有提出')
    await page.tap('提出标准')
    expect(page.went()).toEqual(['/packages/dues/assess-many/assess-many?branchId=branch-1&year=2026&as=proposal'])
  })

  it('puts first what somebody questions, which is noted once it was explained', async () => {
    const page = await open({
      'dues.year': yearOfDues({
        people: [person('李明', { question: asks() }), person('周强', { question: asks('changed') })],
      }),
      'dues.settleQuestion': { left: 0 },
    })
    expect(page.text()).toContain('和我算的不一样 · 提出的是每月 45.00 元，按月领取工资')
    await page.tap('已与本人说明，标准不变')
    expect(page.sent('dues.settleQuestion')).toEqual([{ ...AT, year: 2026, memberId: '李明', askedAt }])
  })

  it('offers the meetings that can have approved it, says why others cannot, and who got no account', async () => {
    const unfit = '“四月支委会”开在提出标准以前，会上审定的不是它。'
    const meetings = [
      { ...COMMITTEE, unfit: null },
      { ...COMMITTEE, meetingId: 'n', title: '四月支委会', unfit },
    ]
    const page = await open({
      'dues.year': yearOfDues({ meetings, people: [person('李明', { question: asks() })] }),
      'dues.approveYear': {
        ...{ opened: 7, flagged: 1, left: 0 },
        leftOut: [{ memberId: 'x', name: '安宁', why: 'left' as const }],
      },
    })
    expect(page.text()).toContain(unfit)
    await page.run('approve', { currentTarget: { dataset: { id: 'n' } } })
    expect(page.sent('dues.approveYear')).toEqual([])
    await page.run('approve', { currentTarget: { dataset: { id: 'm' } } })
    expect(page.asked.find(({ api }) => api === 'showModal')?.options).toMatchObject({
      content: '还有 1 人的疑问没有答复。“六月支委会”（2025年6月10日）审定以后，数额只能逐人调整，写明原因。',
    })
    expect(page.sent('dues.approveYear')).toEqual([{ ...AT, year: 2026, meetingId: 'm', inPortions: true }])
    expect(page.text()).toContain('建立了 7 人的台账。没有建立的：安宁（已转出）。每月超过 1000 元的部分须本人自愿。')
  })

  it('says by which meeting it was approved, and where its record would not any more', async () => {
    const approval = { ...COMMITTEE, approvedAt: askedAt, by: '孙平', lost: '“六月支委会”对党费标准的表决没有通过。' }
    const page = await open({
      'dues.year': yearOfDues({
        approval,
        people: [person('李明', { hasAccount: true }), person('安宁', { monthsDue: 0 }), person('周强')],
      }),
    })
    expect(page.text()).toContain('“六月支委会”（2025年6月10日）审定，孙平')
    expect(page.text()).toContain('表决没有通过。已建立的台账不变')
    expect(page.text()).toContain('已不在名册，不建台账')
    expect(page.text()).toContain('没有审定，请另行核定')
    await page.run('openAmount', { currentTarget: { dataset: { id: '李明' } } })
    const whose = encodeURIComponent('李明')
    expect(page.went()).toEqual([`/packages/dues/amount/amount?branchId=branch-1&memberId=${whose}&year=2026`])
    const opens = (page.data['view'] as YearView).lines.map(({ name, opens: isOpened }) => [name, isOpened])
    expect(opens).toEqual([
      ['李明', true],
      ['安宁', false],
      ['周强', true],
    ])
  })

  it('opens nobody’s account before there is one', async () => {
    const page = await open({
      'dues.year': yearOfDues({ people: [person('李明'), person('白洁', { hasAccount: true })] }),
    })
    expect((page.data['view'] as YearView).lines.map(({ opens }) => opens)).toEqual([false, true])
  })
})

describe('proposing the amounts', () => {
  const people = [
    person('李明', { amount: null, last: { category: 'retired', monthlyFen: fen(2500) } }),
    person('周强', { amount: null, last: { category: 'hardship', monthlyFen: fen(0) } }),
    person('安宁', { question: asks(), last: { category: 'wage-earner', monthlyFen: fen(4000) } }),
    person('白洁', { hasAccount: true }),
    person('陈刚', { monthsDue: 0 }),
  ]
  const open = (answers: Answers = {}) =>
    load('packages/dues/assess-many/assess-many', {
      answers: { 'dues.year': yearOfDues({ version: 3, people }), ...answers },
      query: { ...YEAR, as: 'proposal' },
      now: NOW,
    })

  it('begins with what was proposed or is known of last year, not with hardship; what is questioned stands first', async () => {
    const page = await open()
    expect(page.data['lines']).toMatchObject([
      { name: '安宁', amount: '45.00', question: '本人有疑问：和我算的不一样' },
      { name: '李明', amount: '25.00', category: 'retired' },
      { name: '周强', amount: '', category: 'hardship' },
    ])
    expect(page.text()).not.toContain('白洁')
  })

  it('says that last year’s are filled in only where they are', async () => {
    expect((await open()).text()).toContain('已按去年的填好')
    const nothingKnown = yearOfDues({ proposedAt: null, people: [person('李明', { amount: null, last: null })] })
    expect((await open({ 'dues.year': nothingKnown })).text()).not.toContain('去年')
  })

  it('says of a year under way which month is the first, as months before it would be asked for', async () => {
    const words = '前几个月已经收过的，从还没有收的那个月选起'
    expect((await open()).text()).not.toContain(words)
    const under = await load('packages/dues/assess-many/assess-many', {
      answers: { 'dues.year': yearOfDues({ year: 2025, people }) },
      query: { ...YEAR, year: '2025', as: 'proposal' },
      now: NOW,
    })
    expect(under.text()).toContain(words)
  })

  it('sends which time was seen, from the month that was chosen', async () => {
    const page = await open({ 'dues.proposeYear': { version: 4, changed: 2, flagged: 0 } })
    await page.run('chooseStart', { detail: { value: '6' } })
    await page.tap('提出 2 人')
    const from = { fromMonth: month('2026-07'), decidedOn: null }
    expect(page.sent('dues.proposeYear')).toEqual([
      {
        ...{ ...AT, year: 2026, version: 3 },
        members: [
          { memberId: '安宁', category: 'wage-earner', monthlyFen: 4500, ...from },
          { memberId: '李明', category: 'retired', monthlyFen: 2500, ...from },
        ],
      },
    ])
  })

  it('keeps what was typed when another phone was first, and says who', async () => {
    const page = await open({ 'dues.proposeYear': refused('amounts-changed', { by: '李明', at: askedAt }, 'version') })
    await page.tap('提出 2 人')
    expect(page.text()).toContain('李明在6月9日 17:00改过标准，请返回再填。')
    expect(page.went()).toEqual([])
  })
})

describe('my amount of the year', () => {
  const amount = {
    ...{ branchId: 'branch-1', year: 2026, category: 'retired' as const, monthlyFen: fen(1500), decidedOn: null },
    ...{ fromMonth: null, flags: [], question: null, approvedIn: null },
  }
  type Amount = ReturnType<typeof mine>['amounts'][number]
  const open = (change: Partial<Amount> = {}, answers: Answers = {}) =>
    load('packages/dues/mine/mine', {
      answers: {
        ...{ 'me.get': ME, 'reminder.mine': { consents: [] } },
        'dues.mine': mine({ amounts: [{ ...amount, ...change }] }),
        ...answers,
      },
      now: NOW,
    })

  it('is seen before a meeting approves it, with how it came about', async () => {
    const page = await open()
    expect(page.text()).toContain('2026年党费标准（待会议审定） 每月 15.00 元，离退休')
    expect(page.text()).toContain('按年初的月离退休费和所在档次的比例核定')
  })

  it('is questioned by one of a list, and that is taken back', async () => {
    const page = await open({}, { 'dues.questionAmount': { question: asks() } })
    await page.tap('我有疑问')
    await page.run('ask', { detail: { key: 'category-wrong' } })
    expect(page.sent('dues.questionAmount')).toEqual([{ ...AT, year: 2026, kind: 'category-wrong' }])
    const asked = await open({ question: asks() }, { 'dues.questionAmount': { question: null } })
    expect(asked.text()).toContain('和我算的不一样：您提出了疑问')
    await asked.tap('没有疑问了，收回')
    expect(asked.sent('dues.questionAmount')).toEqual([{ ...AT, year: 2026, kind: null }])
  })

  it.each([
    ['changed', '已按您的疑问改过'],
    ['explained', '已与您说明，标准不变'],
  ] as const)('%s: the answer is seen', async (settledAs, words) => {
    expect((await open({ question: asks(settledAs) })).text()).toContain(words)
  })

  it('is not questioned any more once it is approved, and names the meeting', async () => {
    const page = await open({ approvedIn: COMMITTEE })
    expect(page.text()).toContain('2026年党费标准（2025年6月10日“六月支委会”审定）')
    expect(page.text()).not.toContain('我有疑问')
  })
})

describe('on the desk of dues', () => {
  it('what waits for an answer is found', async () => {
    const page = await load('packages/dues/desk/desk', {
      answers: {
        ...{ 'me.get': SECRETARY, 'dues.accounts': accounts(), 'dues.years': YEARS },
        'dues.list': { items: [], next: null },
      },
      query: AT,
      now: NOW,
    })
    expect(page.text()).toContain('2026年党费标准 2 人的疑问待答复')
    expect(page.text()).not.toContain('2025年党费标准')
    await page.tap('2026年党费标准')
    expect(page.went()).toEqual(['/packages/dues/year/year?branchId=branch-1&year=2026'])
  })

  it('nobody is fixed beside what lies before a meeting', async () => {
    const waits = { years: [{ year: 2025, state: 'proposed' as const, questions: 0 }] }
    const seen = accounts({
      notAssessed: ['李明', '周强'].map((name) => ({ memberId: name, name, monthsDue: 12 })),
    })
    const open = async (years: typeof YEARS | typeof waits) =>
      (
        await load('packages/dues/desk/desk', {
          answers: {
            ...{ 'me.get': SECRETARY, 'dues.accounts': seen, 'dues.years': years },
            'dues.list': { items: [], next: null },
          },
          query: AT,
          now: NOW,
        })
      ).text()
    expect(await open(waits)).toContain('标准待核定：已提出，等会议审定')
    expect(await open(waits)).not.toContain('一起核定')
    expect(await open(YEARS)).toContain('一起核定')
    expect(await open(YEARS)).toContain('周强 应交 12 个月 · 核定')
  })

  it('nothing is asked for out of season', () => {
    const none = { year: 2026, state: 'none', questions: 0 } as const
    expect(yearRow(none, false)).toBeUndefined()
    expect(yearRow(none, true)?.note).toBe('先提出，本人看过，会议审定')
    expect(yearRow({ ...none, state: 'approved' }, false)).toBeUndefined()
    expect(yearRow({ ...none, state: 'proposed' }, false)?.note).toBe('已提出，等会议审定')
  })
})
