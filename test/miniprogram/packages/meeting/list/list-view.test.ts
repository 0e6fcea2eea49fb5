import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { comingOf, pastFilter, rowOf, yearChoices } from '../../../../../miniprogram/packages/meeting/list/list-view'
import { meetingLine, NOW, PLAIN, TODAY } from '../scene'

const at = (day: string, hour: string) => ({
  occurredOn: civilDate(day),
  startsAt: instant(`${day}T${hour}:00:00.000Z`),
  endsAt: instant(`${day}T${hour}:45:00.000Z`),
})

describe('what is coming', () => {
  it('is told soonest first', () => {
    const later = meetingLine({ meetingId: 'later', ...at('2025-06-20', '01') })
    const soon = meetingLine({ meetingId: 'soon', ...at('2025-06-11', '01') })
    const { ahead } = comingOf([later, soon], instant(NOW), TODAY)
    expect(ahead.map(({ meetingId }) => meetingId)).toEqual(['soon', 'later'])
  })

  it('stays ahead until its end, then stands apart until it is closed', () => {
    const ends = instant('2025-06-10T10:00:00.000Z')
    expect(comingOf([meetingLine()], instant('2025-06-10T09:59:59.999Z'), TODAY).ahead).toHaveLength(1)
    expect(comingOf([meetingLine()], ends, TODAY)).toMatchObject({ ahead: [], unclosed: [{ meetingId: 'meeting-1' }] })
  })
})

describe('a row', () => {
  it('names today and tomorrow, the hours in Beijing and the kinds', () => {
    expect(rowOf(meetingLine({ kinds: ['themed-party-day', 'party-lecture'] }), TODAY)).toMatchObject({
      when: '今天 6月10日 周二 16:30–18:00',
      where: '三楼会议室',
      kinds: '主题党日、党课',
    })
    expect(rowOf(meetingLine(at('2025-06-11', '01')), TODAY).when).toBe('明天 6月11日 周三 09:00–09:45')
    expect(rowOf(meetingLine(at('2024-12-31', '01')), TODAY).when).toBe('2024年12月31日 周二 09:00–09:45')
  })

  it.each([
    [{}, '请参加'],
    [{ ownMark: { mark: 'present', markedAt: null, ...PLAIN } }, '已签到'],
    [{ ownMark: { mark: 'excused', markedAt: null, ...PLAIN } }, '请假'],
    [{ state: 'closed', ownMark: { mark: 'present', markedAt: null, ...PLAIN } }, '到会'],
    [{ state: 'closed', ownMark: { mark: 'absent', markedAt: null, ...PLAIN } }, '缺席'],
    [{ ownMark: { mark: 'excused', markedAt: null, ...PLAIN, leave: 'granted' } }, '已准假'],
    [{ ownMark: { mark: 'absent', markedAt: null, ...PLAIN, leave: 'declined' } }, '未准假'],
    [{ state: 'cancelled' }, '已取消'],
  ] as const)('tells the person’s own part %#', (change, tag) => {
    expect(rowOf(meetingLine(change), TODAY).tag?.text).toBe(tag)
  })

  it.each([{ isDue: false }, { isDue: false, state: 'closed' }] as const)(
    'says nothing where nothing is expected %#',
    (change) => {
      expect(rowOf(meetingLine(change), TODAY).tag).toBeNull()
    },
  )
})

it('asks for past meetings of one kind and one year, or of all', () => {
  const all = { branchId: 'branch-1', states: ['closed', 'cancelled'] }
  expect(pastFilter('branch-1', null, null)).toEqual(all)
  expect(pastFilter('branch-1', 'party-lecture', 2024)).toEqual({
    ...all,
    kind: 'party-lecture',
    from: '2024-01-01',
    to: '2024-12-31',
  })
})

it('offers this year first among ten', () => {
  const years = yearChoices(TODAY).map(({ year }) => year)
  expect(years).toEqual([null, 2025, 2024, 2023, 2022, 2021, 2020, 2019, 2018, 2017, 2016])
})
