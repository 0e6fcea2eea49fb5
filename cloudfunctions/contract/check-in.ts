/** The procedures of being present at a meeting: by the code, by the roll-call, by paper, or on leave. */
import * as v from 'valibot'
import { mark, markView, meeting, someMarks, WHILE_OPEN } from './meeting-view'
import { procedure } from './procedure'
import { count, id, instant, line, reason } from './schemas'

const noted = v.strictObject({
  marks: v.array(v.strictObject({ memberId: id, mark, markedAt: instant })),
})
const own = v.strictObject({ meetingId: id, title: line, mark, markedAt: instant })
const ON_MARKS = ['no-such-member', 'not-on-roll', 'not-due'] as const

export const checkInProcedures = {
  'meeting.code': procedure({
    summary: '主持人出示当前的签到码，以及何时更换',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject(meeting),
    output: v.strictObject({
      code: v.string(),
      shownAt: v.pipe(instant, v.description('the server’s clock; the one of a phone may be wrong')),
      changesAt: instant,
      takenUntil: instant,
      opensAt: instant,
      closesAt: instant,
    }),
    refusals: [...WHILE_OPEN, 'not-permitted', 'scanning-off', 'meeting-not-open'],
  }),
  'meeting.checkIn': procedure({
    summary: '本人凭现场的签到码签到',
    kind: 'write',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject({
      meetingId: id,
      code: v.pipe(v.string(), v.trim(), v.minLength(1, '不能为空'), v.maxLength(40)),
    }),
    output: own,
    refusals: [
      ...WHILE_OPEN,
      'not-on-roll',
      'already-recorded',
      'meeting-not-open',
      'scanning-off',
      'code-wrong',
      'code-expired',
    ],
  }),
  'meeting.askLeave': procedure({
    summary: '本人请假，写明事由；会议结束前主持人点名时可以更改',
    kind: 'write',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject({ meetingId: id, reason }),
    output: own,
    refusals: [...WHILE_OPEN, 'not-due', 'already-recorded'],
  }),
  'meeting.rollCall': procedure({
    summary: '主持人点名：一次可写多人',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ ...meeting, marks: someMarks }),
    output: noted,
    refusals: [...WHILE_OPEN, 'not-permitted', 'meeting-not-open', ...ON_MARKS],
  }),
  'meeting.paper': procedure({
    summary: '会后照纸质签到表录入：一次可写多人',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.strictObject({ ...meeting, marks: someMarks }),
    output: noted,
    refusals: [...WHILE_OPEN, 'meeting-not-open', ...ON_MARKS],
  }),
  'meeting.live': procedure({
    summary: '会议进行中：已到、请假和尚未登记的人',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject(meeting),
    output: v.strictObject({
      expected: count,
      present: count,
      excused: count,
      absent: count,
      unmarked: count,
      observers: count,
      people: v.array(markView),
    }),
    refusals: [...WHILE_OPEN, 'not-permitted'],
  }),
} as const
