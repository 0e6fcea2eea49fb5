/** The procedures of being present at a meeting: by the code, by the roll-call, by paper, or on leave. */
import { SCAN_FAILURES, SCAN_SETTLEMENTS } from '#domain/meeting/failed-scan'
import * as v from 'valibot'
import { mark, markView, meeting, someMarks, WHILE_OPEN } from './meeting-view'
import { procedure } from './procedure'
import { handedCode, keptScan, shownCode } from './rotating-code'
import { count, id, instant, line, name, reason, writtenFile } from './schemas'

const noted = v.strictObject({
  marks: v.array(v.strictObject({ memberId: id, mark, markedAt: instant })),
})
const own = v.strictObject({ meetingId: id, title: line, mark, markedAt: instant })
const settled = v.strictObject({
  as: v.picklist(SCAN_SETTLEMENTS),
  byName: v.nullable(name),
  at: instant,
  reason: v.string(),
})
const failedScan = v.strictObject({
  scanId: id,
  memberId: v.pipe(v.nullable(id), v.description('null for a stranger nobody has recognised')),
  name: v.nullable(name),
  reason: v.picklist(SCAN_FAILURES),
  firstAt: instant,
  lastAt: instant,
  times: count,
  shownAt: v.pipe(
    v.nullable(instant),
    v.description('from when the code they had was shown; null where it was not ours'),
  ),
  isThere: v.pipe(
    v.boolean(),
    v.description('noted as present or observer by now; once the meeting is closed, on its sheet'),
  ),
  settled: v.nullable(settled),
})
const failedScans = v.pipe(
  v.array(failedScan),
  v.description('scans that brought nobody in, the last one first; at most 200'),
)
const ON_MARKS = ['no-such-member', 'not-on-roll', 'not-due'] as const

const version = v.pipe(v.string(), v.regex(/^[\w-]{22}$/, '须为此前答复的版本'))

export const checkInProcedures = {
  'meeting.code': procedure({
    summary: '主持人出示当前的签到码，以及何时更换',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject(meeting),
    output: shownCode,
    refusals: [...WHILE_OPEN, 'not-permitted', 'scanning-off', 'meeting-not-open'],
  }),
  'meeting.doorCode': procedure({
    summary: '可打印的门口码：扫开即到本次会议的签到页，仍须输入屏幕上的 6 位数字；单独没有用处',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject(meeting),
    output: v.pipe(writtenFile, v.description('a picture (PNG)')),
    refusals: [...WHILE_OPEN, 'not-permitted', 'scanning-off', 'code-not-drawn'],
  }),
  'meeting.checkIn': procedure({
    summary: '本人凭现场的签到码签到；没有签成的记下原因，由主持人处理',
    kind: 'write-once',
    runs: 'api',
    allow: 'signed-in',
    input: v.strictObject({
      meetingId: id,
      code: handedCode,
      kept: keptScan,
    }),
    output: own,
    refusals: [
      ...WHILE_OPEN,
      'not-bound',
      'not-on-roll',
      'already-recorded',
      'meeting-not-open',
      'scanning-off',
      'code-wrong',
      'code-expired',
      'other-meeting',
      'too-many-attempts',
      'awaits-host',
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
    allow: 'keep-meetings',
    input: v.strictObject({ ...meeting, marks: someMarks }),
    output: noted,
    refusals: [...WHILE_OPEN, 'meeting-not-open', ...ON_MARKS],
  }),
  'meeting.live': procedure({
    summary: '会议进行中：已到、请假和尚未登记的人，以及没有签成的扫码',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({
      ...meeting,
      since: v.pipe(v.optional(v.nullable(version), null), v.description('of the answer that is shown')),
    }),
    output: v.strictObject({
      version: v.pipe(version, v.description('moves on with whatever is answered here')),
      expected: count,
      present: count,
      excused: count,
      absent: count,
      unmarked: count,
      observers: count,
      people: v.array(markView),
      scans: failedScans,
    }),
    refusals: [...WHILE_OPEN, 'not-permitted', 'unchanged'],
  }),
  'meeting.scans': procedure({
    summary: '没有签成的扫码及其处理，会议结束后也可查看',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject(meeting),
    output: v.strictObject({ scans: failedScans }),
    refusals: ['no-such-meeting', 'not-permitted'],
  }),
  'meeting.settleScan': procedure({
    summary: '主持人处理一次没有签成的扫码，写明原因：记为到会（会议结束后作为更正），或不作数；已处理的不再改变',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({
      ...meeting,
      scanId: id,
      as: v.picklist(SCAN_SETTLEMENTS),
      reason,
      memberId: v.pipe(
        v.optional(v.nullable(id), null),
        v.description('who a stranger is, when they are noted as present'),
      ),
    }),
    output: failedScan,
    refusals: ['no-such-meeting', 'meeting-cancelled', 'not-permitted', 'no-such-scan', 'vote-impossible', ...ON_MARKS],
  }),
} as const
