/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, type Answers } from '../../../builders/simulate'
import { BRANCH_ID, computed, evidenceLine, JANUARY, part, READER, resolved, SECRETARY } from './report-data'

const QUERY = { branchId: BRANCH_ID, measure: 'activities', from: '2025-01-01', to: '2025-12-31', cutOff: '2025-12-31' }
const FOUND: Answers = {
  'measure.compute': computed({ activities: resolved() }),
  'measure.evidence': { items: [evidenceLine('m1'), evidenceLine('m2')], next: null, total: 38, withheld: 0, adds: '' },
}
const openPage = (answers: Answers, query: Record<string, string> = {}) =>
  load('packages/report/evidence/evidence', { answers, query: { ...QUERY, ...query }, now: JANUARY })

describe('the evidence of a figure', () => {
  it('says that it is reading', async () => {
    expect((await openPage({ ...FOUND, 'measure.evidence': NEVER })).data).toMatchObject({ state: 'loading' })
  })

  it('says plainly when it could not be read, and reads again', async () => {
    const page = await openPage({ ...FOUND, 'measure.compute': OFFLINE })
    expect(page.text()).toContain('网络不通')
    page.answer(FOUND)
    await page.tap('重试')
    expect(page.text()).toContain('会议和活动')
  })

  it('shows the figure, what it says, its period and how many records there are', async () => {
    const page = await openPage(FOUND)
    expect(page.text()).toContain('会议和活动 38 次 2025年全年 会议和活动记录，逐条计数 依据 38 条记录')
    expect(page.text()).toContain('2025年3月4日 周二 党课：m1')
    expect(page.sent('measure.evidence')[0]).toMatchObject({
      measureId: 'activities',
      cutOff: '2025-12-31',
      part: null,
    })
  })

  it('says how many of the records are counted and not listed, also where that is all of them', async () => {
    const below = { items: [], next: null, total: 38, withheld: 38, adds: '' }
    const page = await openPage({ ...FOUND, 'measure.evidence': below })
    expect(page.text()).toContain('依据 38 条记录 其中 38 条只计数，不列出内容和姓名：党费和捐款由')
    const ofBureau = await openPage({ ...FOUND, 'measure.evidence': below }, { scope: 'with-below' })
    expect(ofBureau.text()).toContain('不列出内容和姓名：机关和直属单位党组织的记录由')
  })

  it('opens the page of a record that has one', async () => {
    const page = await openPage(FOUND)
    await page.tap('党课：m2')
    expect(page.went()).toEqual(['/packages/meeting/detail/detail?branchId=branch-1&meetingId=m2'])
  })

  it('does nothing for a record that has no page', async () => {
    const branch = evidenceLine('g1', { collection: 'branches', title: '第一党支部' })
    const page = await openPage({
      ...FOUND,
      'measure.evidence': { items: [branch], next: null, total: 1, withheld: 0, adds: '' },
    })
    await page.tap('第一党支部')
    expect(page.went()).toEqual([])
  })

  it.each([
    ['who manages dues', SECRETARY, '/packages/dues/amount/amount?branchId=branch-1&memberId=zhang-san&year=2025'],
    ['who does not', READER, '/packages/dues/desk/desk?branchId=branch-1&year=2025'],
  ])('opens a month of dues where it stands, for %s', async (_, who, url) => {
    const id = 'branch-1:zhang-san:2025'
    const account = evidenceLine(id, { collection: 'duesAccounts', title: '张三 党费' })
    const page = await openPage({
      ...FOUND,
      'me.get': who,
      'measure.evidence': { items: [account], next: null, total: 1, withheld: 0, adds: '' },
    })
    expect(page.text()).toContain('交纳期限 2025年3月4日 周二')
    await page.tap('张三 党费')
    await page.settle()
    expect(page.went()).toEqual([url])
  })

  it('says what a rate is made of', async () => {
    const adds = '党课实到 120人次，占党课应到 140人次'
    const page = await openPage({
      ...FOUND,
      'measure.evidence': { items: [evidenceLine('m1')], next: null, total: 1, withheld: 0, adds },
    })
    expect(page.text()).toContain(adds)
  })

  it('reads on at the bottom, until there are no more', async () => {
    const page = await openPage({
      ...FOUND,
      'measure.evidence': ({ cursor }) =>
        cursor === 'p~2'
          ? { items: [evidenceLine('m3')], next: null, total: 3, withheld: 0, adds: '' }
          : { items: [evidenceLine('m1'), evidenceLine('m2')], next: 'p~2', total: 3, withheld: 0, adds: '' },
    })
    await page.run('onReachBottom')
    await page.run('onReachBottom')
    expect(page.text()).toContain('党课：m3')
    expect(page.sent('measure.evidence')).toHaveLength(2)
  })

  it('says where to enter what is not recorded', async () => {
    const page = await openPage({
      'me.get': READER,
      'measure.compute': computed({ activities: { kind: 'no-record', enterAt: 'ledger:honour' } }),
      'measure.evidence': { items: [], next: null, total: 0, withheld: 0, adds: '' },
    })
    expect(page.text()).toContain('暂无记录。登记以后，这里就有数字了。')
    await page.tap('去登记')
    expect(page.went()[0]).toContain('/packages/secretary/ledger-write/ledger-write?')
  })

  it('leads to saying that there was none, for the days that have passed', async () => {
    const blank: Answers = {
      'me.get': SECRETARY,
      'measure.compute': computed({ activities: { kind: 'no-record', enterAt: 'ledger:honour' } }),
      'measure.evidence': { items: [], next: null, total: 0, withheld: 0, adds: '' },
    }
    const page = await openPage(blank, { from: '2026-01-01', to: '2026-12-31', cutOff: '' })
    await page.tap('本期确实没有')
    expect(page.went()).toEqual([
      `/packages/secretary/none/none?branchId=branch-1&subject=ledger%3Ahonour&from=2026-01-01&to=${JANUARY.slice(0, 10)}`,
    ])
    expect((await openPage({ ...blank, 'me.get': READER })).text()).not.toContain('本期确实没有')
  })

  it('does not offer “none” of what cannot be none', async () => {
    const page = await openPage({
      'me.get': SECRETARY,
      'measure.compute': computed({ activities: { kind: 'no-record', enterAt: 'indicators' } }),
      'measure.evidence': { items: [], next: null, total: 0, withheld: 0, adds: '' },
    })
    expect(page.text()).toContain('去登记')
    expect(page.text()).not.toContain('本期确实没有')
  })

  it('opens one part of a figure', async () => {
    const page = await openPage(
      {
        'measure.split': {
          result: {
            kind: 'parts',
            parts: [part('a', { display: '3' }), part('b', { label: '乙', display: '5' })],
            withheld: null,
          },
        },
        'measure.evidence': { items: [evidenceLine('m1')], next: null, total: 5, withheld: 0, adds: '' },
      },
      { by: 'kind', key: 'b' },
    )
    expect(page.text()).toContain('会议和活动（乙） 5 次')
    expect(page.sent('measure.evidence')[0]).toMatchObject({ part: { by: 'kind', key: 'b' } })
  })

  describe('of a change', () => {
    const change = { besideFrom: '2024-01-01', besideTo: '2024-12-31', change: '增长26.7%' }
    const then = (from: unknown) => String(from).startsWith('2024')
    const both: Answers = {
      'measure.compute': ({ period }) =>
        computed({ activities: resolved(then(period.from) ? { display: '30', value: 30 } : {}) }),
      'measure.evidence': ({ period, cursor }) =>
        then(period.from)
          ? {
              items: [evidenceLine(cursor === null ? 'm3' : 'm4')],
              next: cursor === null ? 'p~3' : null,
              total: 30,
              withheld: 20,
              adds: '',
            }
          : {
              items: [evidenceLine(cursor === null ? 'm1' : 'm2')],
              next: cursor === null ? 'p~1' : null,
              total: 38,
              withheld: 0,
              adds: '',
            },
    }

    it('lists the records of both years, each under its heading, and says both numbers', async () => {
      const page = await openPage(both, change)
      expect(page.text()).toContain('上年同期 30次；报告里写作“增长26.7%”')
      expect(page.text()).toContain('依据 68 条记录 其中 20 条只计数')
      expect(page.text()).toContain('由书记、副书记、组织委员、纪检委员查看。 本期 ')
      for (const _ of [1, 2, 3]) await page.run('onReachBottom')
      const listed = page.text().match(/本期|上年同期(?= \d+年)|m\d/g)
      expect(listed).toEqual(['本期', 'm1', 'm2', '上年同期', 'm3', 'm4'])
      expect(page.sent('measure.evidence')).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ period: { from: '2025-01-01', to: '2025-12-31' }, cutOff: '2025-12-31' }),
          expect.objectContaining({ period: { from: '2024-01-01', to: '2024-12-31' }, cutOff: null, cursor: 'p~3' }),
        ]),
      )
    })

    it('lists both at once where this year has few', async () => {
      const page = await openPage(
        {
          ...both,
          'measure.evidence': ({ period }) => ({
            ...{ items: [evidenceLine(then(period.from) ? 'm3' : 'm1')], next: null, withheld: 0, adds: '' },
            total: 1,
          }),
        },
        change,
      )
      expect(page.text().match(/本期|上年同期(?= \d+年)|m\d/g)).toEqual(['本期', 'm1', '上年同期', 'm3'])
    })

    it('says where last year has nothing any more', async () => {
      const gone = computed({ activities: { kind: 'no-record', enterAt: 'meetings' } })
      const page = await openPage(
        {
          ...both,
          'measure.compute': ({ period }) => (then(period.from) ? gone : computed({ activities: resolved() })),
        },
        change,
      )
      expect(page.text()).toContain('上年同期没有记录')
    })
  })

  it('tells when the records have changed since the draft', async () => {
    expect((await openPage(FOUND, { drafted: '37次' })).text()).toContain('起草时为 37次，之后记录有变化。')
    expect((await openPage(FOUND, { drafted: '38次' })).text()).not.toContain('起草时')
  })
})
