/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import {
  asideOf,
  calendarRows,
  meetingsOf,
  openedPeriod,
} from '../../../../../miniprogram/packages/meeting/calendar/calendar-view'
import { describeStates } from '../../../../builders/four-states'
import { load, OFFLINE, type Answers } from '../../../../builders/simulate'
import { ME, meetingLine, NOW, SECRETARY, TODAY } from '../scene'

type Norm = OutputOf<'meeting.calendar'>['norms'][number]
type Period = Norm['periods'][number]

function period(from: string, dueBy: string, change: Partial<Period> = {}): Period {
  return {
    ...{ from: civilDate(from), dueBy: civilDate(dueBy), noticeFrom: civilDate(dueBy) },
    ...{ ruled: 1, atLeast: 1, done: 0, planned: 0, status: 'open', why: null },
    ...change,
  }
}
const QUARTERS = [
  period('2025-01-01', '2025-03-31', { done: 1, status: 'met' }),
  period('2025-04-01', '2025-06-30'),
  period('2025-07-01', '2025-09-30', { status: 'upcoming' }),
  period('2025-10-01', '2025-12-31', { status: 'upcoming', planned: 1 }),
]
function norm(change: Partial<Norm> = {}): Norm {
  return {
    ...{ normId: 'general-meeting', kind: 'general-meeting', title: '支部党员大会', text: '', source: '条例' },
    ...{ article: null, standing: 'national', organ: 'branch', cellId: null, cellName: null, per: 'quarter' },
    periods: QUARTERS,
    ...change,
  }
}
const ROW = 'general-meeting:'
const calendar = (...norms: Norm[]) => ({ 'meeting.calendar': { on: TODAY, year: 2025, norms } })
const listed = { 'meeting.list': { items: [meetingLine()], next: null } }
const page = (answers: Answers = {}) =>
  load('packages/meeting/calendar/calendar', {
    answers: { 'me.get': SECRETARY, ...calendar(norm()), ...listed, ...answers },
    query: { branchId: 'branch-1' },
    now: NOW,
  })

afterEach(() => jest.useRealTimers())

describe('the cells of a row', () => {
  it('say each period in words beside the colour', () => {
    expect(calendarRows([norm()])[0]?.cells.map(({ label, short, tone }) => [label, short, tone])).toEqual([
      ['一季度', '✓ 1 次', 'good'],
      ['二季度', '还差 1', 'wait'],
      ['三季度', '未到', 'plain'],
      ['四季度', '已排', 'plain'],
    ])
  })

  it('say aloud what they show, also that it is planned', () => {
    expect(calendarRows([norm()])[0]?.cells.map(({ spoken }) => spoken)).toEqual([
      '支部党员大会 一季度 已完成',
      '支部党员大会 二季度 还差1次',
      '支部党员大会 三季度 未到',
      '支部党员大会 四季度 未到，已排',
    ])
  })

  it('are the months of a norm for the month, and the year of one for the year', () => {
    const labels = (change: Partial<Norm>) => calendarRows([norm(change)])[0]?.cells.map(({ label }) => label)
    expect(labels({ per: 'month', periods: [period('2025-02-01', '2025-02-28')] })).toEqual(['2月'])
    expect(labels({ per: 'year', periods: [period('2025-01-01', '2025-12-31')] })).toEqual(['全年'])
  })

  it('call a period that is over without record, not missed', () => {
    const over = period('2025-01-01', '2025-03-31', { status: 'no-record' })
    const [cell] = calendarRows([norm({ periods: [over] })])[0]?.cells ?? []
    expect(cell).toMatchObject({ short: '没有记录', spoken: '支部党员大会 一季度 没有记录' })
  })

  it('name the cell whose meetings they are', () => {
    expect(calendarRows([norm({ organ: 'cell', cellId: 'cell-1', cellName: '第一党小组' })])[0]?.organ).toBe(
      '第一党小组',
    )
  })

  it('leave aside what does not apply all year, with why', () => {
    const none = period('2025-01-01', '2025-12-31', { status: 'not-applicable', why: '没有党组' })
    const aside = norm({ normId: 'life', title: '民主生活会', periods: [none] })
    expect(calendarRows([aside])).toEqual([])
    expect(asideOf([norm(), aside])).toBe('民主生活会（没有党组）')
  })
})

describe('a period that was tapped', () => {
  it('says by when, how many, and what is there', () => {
    expect(openedPeriod([norm()], ROW, '2025-04-01')).toEqual({
      key: `${ROW} 2025-04-01`,
      said: '二季度：要求不少于 1 次，6月30日前。还没有记录。',
      convene: {
        button: '召集',
        with: { kind: 'general-meeting', organ: 'branch', cellId: '', on: '', by: '2025-06-30' },
      },
    })
  })

  it('says what is planned: beside records as more, without any by itself', () => {
    const saidOf = (change: Partial<Period>) => {
      const planned = period('2025-04-01', '2025-06-30', { planned: 1, ...change })
      return openedPeriod([norm({ periods: [planned] })], ROW, '2025-04-01')?.said
    }
    expect(saidOf({ done: 0 })).toContain('。还没有记录，已排 1 次。')
    expect(saidOf({ done: 1, atLeast: 2 })).toContain('。有 1 次记录，另外排了 1 次。')
  })

  it('asks for nothing where it is met', () => {
    expect(openedPeriod([norm()], ROW, '2025-01-01')?.convene).toBeNull()
  })

  it('begins to convene within a period still to come, and to enter what was held in one that is over', () => {
    expect(openedPeriod([norm()], ROW, '2025-07-01')?.convene?.with.on).toBe('2025-07-01')
    const over = norm({ periods: [period('2025-01-01', '2025-03-31', { status: 'no-record' })] })
    expect(openedPeriod([over], ROW, '2025-01-01')?.convene).toMatchObject({
      button: '补录一次',
      with: { on: '2025-03-31' },
    })
  })

  it('says why it does not apply', () => {
    const none = period('2025-01-01', '2025-03-31', { status: 'not-applicable', why: '支部当时还没有成立' })
    expect(openedPeriod([norm({ periods: [none] })], ROW, '2025-01-01')).toMatchObject({
      said: '一季度：不适用，支部当时还没有成立。',
      convene: null,
    })
  })

  it('has the meetings of its kind, and of a cell those of the cell', () => {
    const days = { from: '2025-04-01', to: '2025-06-30', pageSize: 50 }
    const at = { branchId: 'branch-1', kind: 'general-meeting', ...days }
    expect(meetingsOf([norm()], 'branch-1', ROW, '2025-04-01')).toEqual(at)
    const cell = norm({ kind: 'cell-meeting', organ: 'cell', cellId: 'cell-1' })
    expect(meetingsOf([cell], 'branch-1', 'general-meeting:cell-1', '2025-04-01')).toEqual({
      ...at,
      kind: 'cell-meeting',
      organ: 'cell',
      cellId: 'cell-1',
    })
  })
})

describeStates(
  [
    {
      page: 'packages/meeting/calendar/calendar',
      reads: 'meeting.calendar',
      says: '支部党员大会',
      empty: { answers: calendar(), says: '没有适用于这里的要求' },
    },
  ],
  { 'me.get': SECRETARY, ...calendar(norm()) },
  NOW,
)

describe('the page', () => {
  it('shows the meetings of a period on a tap, and opens one', async () => {
    const shown = await page()
    await shown.tap('二季度')
    expect(shown.text()).toContain('六月支部党员大会')
    await shown.tap('六月支部党员大会')
    expect(shown.went()).toEqual(['/packages/meeting/detail/detail?branchId=branch-1&meetingId=meeting-1'])
    await shown.tap('二季度')
    expect(shown.text()).not.toContain('六月支部党员大会')
  })

  it('says that a period has no meetings yet, or that they cannot be read', async () => {
    const shown = await page({ 'meeting.list': { items: [], next: null } })
    await shown.tap('三季度')
    expect(shown.text()).toContain('这一期还没有会议。')
    shown.answer({ 'meeting.list': OFFLINE })
    await shown.tap('四季度')
    expect(shown.text()).toContain('网络不通')
  })

  it('convenes for a period what is missing, for whoever keeps the records', async () => {
    const shown = await page()
    await shown.tap('三季度')
    await shown.run('convene')
    expect(shown.went()).toEqual([
      '/packages/meeting/convene/convene?branchId=branch-1&kind=general-meeting&organ=branch&on=2025-07-01',
    ])
    expect((await page({ 'me.get': ME })).data['keeps']).toBe(false)
  })

  it('shows the year before on a tap', async () => {
    const shown = await page()
    await shown.tap('2024年')
    expect(shown.sent('meeting.calendar')).toEqual([
      { branchId: 'branch-1', year: 2025 },
      { branchId: 'branch-1', year: 2024 },
    ])
  })
})
