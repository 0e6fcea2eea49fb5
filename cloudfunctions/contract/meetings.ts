/** The procedures of meetings but for being present, which is check-in.ts. Shapes are in meeting-view.ts. */
import { NORM_KINDS } from '#domain/norm'
import { NORM_STATUSES } from '#domain/meeting-norms'
import { RULE_STANDINGS } from '#domain/rule'
import * as v from 'valibot'
import {
  ballots,
  CELL_IS_NAMED,
  cellIsNamed,
  closed,
  closing,
  convening,
  description,
  ENDS_AFTER_START,
  endsAfterStart,
  LECTURER_IS_MEMBER,
  lecturerIsMember,
  mark,
  marks,
  meeting,
  meetingFields,
  meetingKind,
  meetingState,
  meetingView,
  minutes,
  organ,
  problems,
  WHILE_OPEN,
  withoutVote,
} from './meeting-view'
import { procedure } from './procedure'
import { civilDate, count, cursor, id, line, name, pageOf, pageSize, reason } from './schemas'

const convened = v.strictObject({
  meetingId: id,
  expected: count,
  isLateEntry: v.boolean(),
})
const ON_PLAN = [
  'kind-not-for-organ',
  'no-such-cell',
  'no-such-member',
  'not-on-roll',
  'not-due',
  'nobody-due',
] as const
const ON_CLOSING = ['not-due', 'vote-impossible', 'not-a-life-meeting', 'more-rectified-than-raised'] as const

export const meetingProcedures = {
  'meeting.due': procedure({
    summary: '查看某日某种会议的应到人员和有表决权的人；写明会议时，按该会议调整过的名单',
    kind: 'read',
    runs: 'api',
    allow: 'keep-records',
    input: v.pipe(
      v.strictObject({
        branchId: id,
        organ,
        cellId: v.optional(v.nullable(id), null),
        occurredOn: civilDate,
        meetingId: v.pipe(v.optional(v.nullable(id), null), v.description('whose change of those due is kept')),
      }),
      v.forward(
        v.check((input) => cellIsNamed(input), CELL_IS_NAMED),
        ['cellId'],
      ),
    ),
    output: v.strictObject({
      people: v.pipe(
        v.array(
          v.strictObject({
            memberId: id,
            name: v.nullable(name),
            byRule: v.boolean(),
            isDue: v.boolean(),
            hasVote: v.boolean(),
          }),
        ),
        v.description('by name: those due by rule, whether taken off or not, and those added'),
      ),
    }),
    refusals: ['no-such-cell', 'no-such-meeting'],
  }),
  'meeting.convene': procedure({
    summary: '召集会议：写明种类、时间、地点和议程，应到人员由当日名册得出',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.pipe(
      v.strictObject({ branchId: id, ...convening }),
      v.forward(
        v.check((input) => endsAfterStart(input), ENDS_AFTER_START),
        ['endTime'],
      ),
      v.forward(
        v.check((input) => lecturerIsMember(input), LECTURER_IS_MEMBER),
        ['lecturerId'],
      ),
      v.forward(
        v.check((input) => cellIsNamed(input), CELL_IS_NAMED),
        ['cellId'],
      ),
    ),
    output: convened,
    refusals: ON_PLAN,
  }),
  'meeting.change': procedure({
    summary: '会议结束前更改安排：重新写明各项，应到人员按新的日期重新得出',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.pipe(
      v.strictObject({ ...meeting, ...description }),
      v.forward(
        v.check((input) => endsAfterStart(input), ENDS_AFTER_START),
        ['endTime'],
      ),
      v.forward(
        v.check((input) => lecturerIsMember(input), LECTURER_IS_MEMBER),
        ['lecturerId'],
      ),
    ),
    output: convened,
    refusals: [...WHILE_OPEN, ...ON_PLAN, 'records-exist'],
  }),
  'meeting.cancel': procedure({
    summary: '取消尚未结束的会议，写明原因',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.strictObject({ ...meeting, reason }),
    output: v.strictObject({ meetingId: id, state: meetingState }),
    refusals: WHILE_OPEN,
  }),
  'meeting.close': procedure({
    summary: '结束会议：写明记录和表决，到会情况就此确定',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.strictObject({ ...meeting, ...closing }),
    output: closed,
    refusals: [...WHILE_OPEN, 'in-the-future', ...ON_CLOSING],
  }),
  'meeting.record': procedure({
    summary: '一次录入已经开过的会议：安排、到会情况、记录和表决',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.pipe(
      v.strictObject({
        branchId: id,
        ...convening,
        ...closing,
        marks,
        source: v.optional(v.picklist(['paper', 'roll-call', 'import']), 'paper'),
      }),
      v.forward(
        v.check((input) => endsAfterStart(input), ENDS_AFTER_START),
        ['endTime'],
      ),
      v.forward(
        v.check((input) => lecturerIsMember(input), LECTURER_IS_MEMBER),
        ['lecturerId'],
      ),
      v.forward(
        v.check((input) => cellIsNamed(input), CELL_IS_NAMED),
        ['cellId'],
      ),
    ),
    output: closed,
    refusals: [...ON_PLAN, ...ON_CLOSING, 'in-the-future'],
  }),
  'meeting.correct': procedure({
    summary: '更正已结束的会议，写明原因；原来的内容保留',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.strictObject({
      ...meeting,
      reason,
      marks: v.optional(marks, []),
      minutes: v.optional(minutes),
      decisions: v.pipe(v.optional(ballots), v.description('all of them, as they should read')),
      withoutVote: v.optional(withoutVote),
      problemsRaised: v.optional(problems),
      problemsRectified: v.optional(problems),
    }),
    output: closed,
    refusals: [
      'no-such-meeting',
      'meeting-not-closed',
      'meeting-cancelled',
      'no-change',
      'no-such-member',
      'not-on-roll',
      ...ON_CLOSING,
    ],
  }),
  'meeting.get': procedure({
    summary: '查看一次会议；管理和查阅记录的人可见到会名单',
    kind: 'read',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject(meeting),
    output: meetingView,
    refusals: ['no-such-branch', 'not-permitted', 'no-such-meeting'],
  }),
  'meeting.list': procedure({
    summary: '查看支部的会议，最近的在前',
    kind: 'read',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject({
      branchId: id,
      kind: v.optional(meetingKind),
      organ: v.optional(organ),
      cellId: v.optional(id),
      states: v.optional(v.pipe(v.array(meetingState), v.minLength(1), v.maxLength(3)), ['convened', 'closed']),
      from: v.optional(civilDate),
      to: v.optional(civilDate),
      cursor,
      pageSize,
    }),
    output: pageOf(v.strictObject(meetingFields)),
    refusals: ['no-such-branch', 'not-permitted'],
  }),
  'meeting.mine': procedure({
    summary: '查看本人一段时间的到会情况',
    kind: 'read',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject({ from: civilDate, to: civilDate, cursor, pageSize }),
    output: v.strictObject({
      expected: count,
      present: count,
      excused: count,
      absent: count,
      observed: count,
      studyMinutes: v.pipe(count, v.description('of the meetings where the person was')),
      items: v.array(
        v.strictObject({
          meetingId: id,
          branchId: id,
          organ,
          kinds: v.array(meetingKind),
          title: line,
          occurredOn: civilDate,
          mark,
          studyMinutes: count,
        }),
      ),
      next: v.nullable(v.string()),
    }),
    refusals: [],
  }),
  'meeting.norms': procedure({
    summary: '对照组织生活的频次要求，看本月、本季度、本年已开了几次',
    kind: 'read',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({
      on: civilDate,
      norms: v.array(
        v.strictObject({
          normId: id,
          kind: v.picklist(NORM_KINDS),
          title: line,
          text: v.string(),
          source: v.string(),
          article: v.nullable(v.string()),
          standing: v.picklist(RULE_STANDINGS),
          organ,
          cellId: v.nullable(id),
          cellName: v.nullable(name),
          per: v.picklist(['month', 'quarter', 'year']),
          ruled: v.pipe(count, v.description('at least so many by the rule')),
          atLeast: v.pipe(count, v.description('at least so many here: by the rule, or more by the branch’s choice')),
          choice: v.pipe(
            v.nullable(v.strictObject({ fromOn: civilDate, reason: v.nullable(line) })),
            v.description('what the branch chose about it; not-applicable with a choice: set aside'),
          ),
          done: count,
          from: civilDate,
          dueBy: civilDate,
          noticeFrom: v.pipe(civilDate, v.description('from this day on it is said that the period is ending')),
          status: v.picklist(NORM_STATUSES),
        }),
      ),
    }),
    refusals: ['no-such-branch', 'not-permitted'],
  }),
} as const
