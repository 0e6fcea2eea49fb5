import type { IndicatorMonth } from '#domain/entries/indicator'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { month } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { entry } from '../../../builders/entries'
import { closedMeeting } from '../../../builders/meeting'
import { describerOf, keptBy } from '../../../../cloudfunctions/reporting/measures/describe-record'

it('a month of an indicator is told with its unit, grouped as every number', () => {
  const value = { indicator: 'accepted', category: '咨询', value: 12_345 }
  const { line } = describerOf({ of: 'indicators', code: 'accepted' })
  const record: IndicatorMonth = { ...entry('m#1'), month: month('2025-03'), version: 1, values: [value] }
  const known = new Map([[keptBy(record.branchId, 'accepted'), { name: '热线受理', unit: '件' }]])
  expect(line(record, 0, new Map(), known)).toBe('2025年3月 热线受理（咨询）：12,345件')
})

it('of whoever was away it is not said that they studied', () => {
  const marks = ['present', 'absent', 'excused'] as const
  const noted = { source: 'roll-call', markedAt: instant('2025-06-10T02:00:00.000Z'), reason: null } as const
  const sheet = marks.map((mark) => ({ memberId: mark, mark, ...noted }))
  const meeting = closedMeeting(sheet, { studyMinutes: 45 })
  const { line } = describerOf({ of: 'meetings', each: 'sheet' })
  const names = new Map(marks.map((mark) => [mark, '万志勤']))
  expect(marks.map((_, at) => line(meeting, at, names, new Map()).split('；').at(-1))).toEqual([
    '万志勤实到，学习45分钟',
    '万志勤缺席',
    '万志勤请假',
  ])
})

it('of a lecture it is said who gave it: by name, or who it was where no member did', () => {
  const { members, cells } = describerOf({ of: 'meetings', kinds: ['party-lecture'] })
  const names = new Map([['one', '万志勤']])
  const said = (more: Partial<ClosedMeeting>) => cells?.(closedMeeting([], more), names)
  expect(members(closedMeeting([], { lecturer: 'secretary', lecturerId: 'one' }), 0)).toEqual(['one'])
  expect(said({ lecturer: 'secretary', lecturerId: 'one' })).toEqual([{ heading: '主讲人', cell: '万志勤' }])
  expect(said({ lecturer: 'guest', lecturerId: null })).toEqual([{ heading: '主讲人', cell: '外请' }])
  expect(said({ lecturer: null, lecturerId: null })).toEqual([])
})
