import { civilDate, lastDay, monthsOfYear } from '#domain/time/civil-date'
import type { HeldMeeting } from '#domain/meeting/meeting-norms'
import { normCalendar, type CalendarRow, type CalendarYear } from '#domain/meeting/norm-calendar'
import { calendarText } from '#domain/meeting/calendar-text'
import { monthPeriod } from '#domain/time/period'

const cell = (id: string, formedOn = '2015-07-01') => ({
  id,
  name: `${id}小组`,
  formedOn: civilDate(formedOn),
  dissolvedOn: null,
})
const held = (kind: HeldMeeting['kinds'][number], on: string, more: Partial<HeldMeeting> = {}): HeldMeeting => ({
  organ: 'branch',
  cellId: null,
  kinds: [kind],
  occurredOn: civilDate(on),
  lecturer: null,
  ...more,
})
const calendar = (more: Partial<CalendarYear> = {}) =>
  normCalendar({
    year: 2025,
    today: civilDate('2025-06-10'),
    formedOn: civilDate('2015-07-01'),
    dissolvedOn: null,
    factsOn: () => ({ isBranch: true, hasCommittee: true, hasCells: true, hasLeadingGroup: false }),
    cellsOn: () => [cell('甲')],
    held: [],
    planned: [],
    choices: [],
    ...more,
  })
function rowOf(rows: readonly CalendarRow[], kind: string, cellId?: string): CalendarRow {
  const found = rows.find(({ norm, cell: own }) => norm.parameters.kind === kind && own?.id === cellId)
  if (!found) throw new Error(`no row of ${kind}`)
  return found
}
const statuses = ({ periods }: CalendarRow) => periods.map(({ status }) => status)

describe('a year of the calendar', () => {
  it('has every month, quarter or the year of each norm, each with the day by when', () => {
    const rows = calendar()
    const dueDays = (kind: string) => rowOf(rows, kind).periods.map(({ period }) => period.to)
    expect(dueDays('themed-party-day')).toEqual(monthsOfYear(2025).map(lastDay))
    expect(dueDays('general-meeting')).toEqual(['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'])
    expect(dueDays('organizational-life-meeting')).toEqual(['2025-12-31'])
  })

  it('says what is met, still open, not yet begun, and over without a record', () => {
    const rows = calendar({ held: [held('general-meeting', '2025-01-15'), held('general-meeting', '2025-02-15')] })
    expect(statuses(rowOf(rows, 'general-meeting'))).toEqual(['met', 'open', 'upcoming', 'upcoming'])
    expect(rowOf(rows, 'general-meeting').periods[0]).toMatchObject({ done: 2, atLeast: 1 })
    expect(statuses(rowOf(rows, 'themed-party-day')).slice(4, 7)).toEqual(['no-record', 'open', 'upcoming'])
  })

  it('is open on the last day of a period, and without record the day after', () => {
    const june = (today: string) => statuses(rowOf(calendar({ today: civilDate(today) }), 'themed-party-day'))[5]
    expect([june('2025-05-31'), june('2025-06-01'), june('2025-06-30'), june('2025-07-01')]).toEqual([
      'upcoming',
      'open',
      'open',
      'no-record',
    ])
  })

  it('shows what is convened apart from what was held', () => {
    const rows = calendar({ planned: [held('themed-party-day', '2025-06-28')] })
    expect(rowOf(rows, 'themed-party-day').periods[5]).toMatchObject({ done: 0, planned: 1, status: 'open' })
  })

  it('looks at each cell by itself', () => {
    const rows = calendar({
      cellsOn: () => [cell('甲'), cell('乙')],
      held: [held('cell-meeting', '2025-01-10', { organ: 'cell', cellId: '甲' })],
    })
    expect(statuses(rowOf(rows, 'cell-meeting', '甲'))[0]).toBe('met')
    expect(statuses(rowOf(rows, 'cell-meeting', '乙'))[0]).toBe('no-record')
  })

  it('asks more where the branch chose more, from when it chose it', () => {
    const choice = {
      normId: 'themed-party-day-2018',
      fromOn: civilDate('2025-03-01'),
      atLeast: 2,
      reason: null,
      decidedAt: '2025-02-20T00:00:00.000Z' as never,
      decidedBy: 'secretary',
    }
    const days = ['2025-02-05', '2025-03-05'].map((on) => held('themed-party-day', on))
    const { periods } = rowOf(calendar({ choices: [choice], held: days }), 'themed-party-day')
    expect(periods.slice(1, 3)).toMatchObject([
      { status: 'met', atLeast: 1, done: 1 },
      { status: 'no-record', atLeast: 2, done: 1 },
    ])
  })
})

describe('what does not apply says why', () => {
  const why = (row: CalendarRow) => row.periods.map(({ status, why: reason }) => [status, reason])

  it('no committee, no cells, no leading group', () => {
    const factsOn = () => ({ isBranch: true, hasCommittee: false, hasCells: false, hasLeadingGroup: false })
    const rows = calendar({ factsOn, cellsOn: () => [] })
    expect(why(rowOf(rows, 'committee-meeting'))[0]).toEqual(['not-applicable', '没有设支部委员会'])
    expect(why(rowOf(rows, 'cell-meeting'))[11]).toEqual(['not-applicable', '没有划分党小组'])
    expect(why(rowOf(rows, 'democratic-life-meeting'))).toEqual([['not-applicable', '没有党组']])
  })

  it('as it was in each month: a committee since April', () => {
    const factsOn = (day: string) => ({
      isBranch: true,
      hasCommittee: day >= '2025-04-01',
      hasCells: false,
      hasLeadingGroup: false,
    })
    const found = statuses(rowOf(calendar({ factsOn }), 'committee-meeting'))
    expect(found.slice(0, 6)).toEqual([
      'not-applicable',
      'not-applicable',
      'not-applicable',
      'no-record',
      'no-record',
      'open',
    ])
  })

  it('is judged of days to come by what holds today', () => {
    const asked: string[] = []
    const factsOn = (day: string) => {
      asked.push(day)
      return { isBranch: true, hasCommittee: true, hasCells: false, hasLeadingGroup: false }
    }
    calendar({ factsOn })
    expect(asked.every((day) => day <= '2025-06-10')).toBe(true)
  })

  it('before the branch or the cell was there, and in the month in which it began', () => {
    const branch = rowOf(calendar({ formedOn: civilDate('2025-03-10') }), 'themed-party-day')
    expect(why(branch).slice(1, 4)).toEqual([
      ['not-applicable', '支部当时还没有成立'],
      ['not-applicable', '支部在这一期内才成立'],
      ['no-record', null],
    ])
    const formed = cell('丙', '2025-02-10')
    const cellsOn = (day: string) => (day < '2025-02-10' ? [cell('甲')] : [cell('甲'), formed])
    const row = rowOf(calendar({ cellsOn }), 'cell-meeting', '丙')
    expect(why(row).slice(0, 3)).toEqual([
      ['not-applicable', '当时没有这个党小组'],
      ['not-applicable', '党小组在这一期内才成立'],
      ['no-record', null],
    ])
  })

  it('begins with the first period that the branch or the cell was there from its first day', () => {
    const branch = (formedOn: string) => rowOf(calendar({ formedOn: civilDate(formedOn) }), 'themed-party-day')
    expect(why(branch('2025-03-01')).slice(1, 3)).toEqual([
      ['not-applicable', '支部当时还没有成立'],
      ['no-record', null],
    ])
    expect(why(branch('2025-02-28'))[1]).toEqual(['not-applicable', '支部在这一期内才成立'])
    const cellRow = (formedOn: string) =>
      rowOf(calendar({ cellsOn: () => [cell('丙', formedOn)] }), 'cell-meeting', '丙')
    expect(why(cellRow('2025-02-01'))[1]).toEqual(['no-record', null])
    expect(why(cellRow('2025-02-02'))[1]).toEqual(['not-applicable', '党小组在这一期内才成立'])
  })

  it('after the branch was dissolved', () => {
    const rows = calendar({ dissolvedOn: civilDate('2025-02-01') })
    expect(why(rowOf(rows, 'themed-party-day')).slice(0, 2)).toEqual([
      ['no-record', null],
      ['not-applicable', '支部当时已经撤销'],
    ])
  })

  it('before the rule was in force there is no period, and none is asked for in the one in which it began', () => {
    const rows = calendar({ year: 2018 })
    const { periods } = rowOf(rows, 'themed-party-day')
    expect(periods.map(({ period }) => period)).toEqual(
      ['2018-10', '2018-11', '2018-12'].map((m) => monthPeriod(m as never)),
    )
    expect(periods.map(({ why: reason }) => reason)).toEqual(['规定在这一期内才施行', null, null])
  })

  it('a norm the branch set aside, with its ground', () => {
    const choice = {
      normId: 'party-lecture-local',
      fromOn: civilDate('2025-01-01'),
      atLeast: null,
      reason: '由机关党委统一安排',
      decidedAt: '2025-01-02T00:00:00.000Z' as never,
      decidedBy: 'secretary',
    }
    expect(why(rowOf(calendar({ choices: [choice] }), 'party-lecture'))[0]).toEqual([
      'not-applicable',
      '支部约定不适用：由机关党委统一安排',
    ])
  })
})

it('reads in plain words that blame nobody', () => {
  const text = (status: 'met' | 'open' | 'upcoming' | 'no-record' | 'not-applicable', done: number) =>
    calendarText({ status, done, atLeast: 2 })
  expect([text('met', 2), text('open', 1), text('upcoming', 0), text('no-record', 0), text('no-record', 1)]).toEqual([
    '已完成',
    '还差1次',
    '未到',
    '没有记录',
    '有1次记录',
  ])
  expect(text('not-applicable', 0)).toBe('不适用')
})
