import { instant } from '#domain/time/instant'
import { closedMeeting } from '../../../builders/meeting'
import { describerOf } from '../../../../cloudfunctions/reporting/measures/describe-record'

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
