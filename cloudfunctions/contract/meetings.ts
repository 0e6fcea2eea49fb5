/**
 * The procedures of meetings: planning, closing, reading. Being present is check-in.ts, what follows meeting-following.ts;
 * shapes are in meeting-view.ts.
 */
import { LEFT_OUT_GROUNDS } from '#domain/meeting/left-out'
import * as v from 'valibot'
import {
  cellIsNamed,
  closed,
  closing,
  convening,
  correctedBallots,
  description,
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
  remarks,
  repeat,
  isRepeatedRightly,
  scope,
  WHILE_OPEN,
  withoutVote,
} from './meeting-view'
import { endsAfterStart } from './must'
import { procedure } from './procedure'
import { civilDate, count, cursor, id, line, name, pageOf, pageSize, reason } from './schemas'

const convened = v.strictObject({
  meetingId: id,
  expected: count,
  isLateEntry: v.boolean(),
  meetings: v.pipe(
    v.array(v.strictObject({ meetingId: id, occurredOn: civilDate, expected: count })),
    v.description('all that were convened or changed by the call, in the order of their days'),
  ),
})
const corrected = v.strictObject({
  ...closed.entries,
  itemsLeft: v.pipe(
    v.array(v.strictObject({ entryId: id, title: line })),
    v.description('plan items that stay in the ledger though their decision was dropped or no longer passes'),
  ),
})
const ON_PLAN = [
  'kind-not-for-organ',
  'no-such-cell',
  'no-such-member',
  'not-on-roll',
  'not-due',
  'nobody-due',
] as const
const ON_CLOSING = [
  'not-due',
  'vote-impossible',
  'not-a-life-meeting',
  'more-rectified-than-raised',
  'decision-not-passed',
  'not-on-roll',
  'bad-input',
] as const

export const meetingProcedures = {
  'meeting.due': procedure({
    summary: '查看某日某种会议的应到人员和有表决权的人；写明会议时，按该会议调整过的名单',
    kind: 'read',
    runs: 'api',
    allow: 'keep-meetings',
    input: v.pipe(
      v.strictObject({
        branchId: id,
        organ,
        cellId: v.optional(v.nullable(id), null),
        occurredOn: civilDate,
        meetingId: v.pipe(
          v.optional(v.nullable(id), null),
          v.description('whose change of those due is kept; of a closed one what was frozen'),
        ),
      }),
      cellIsNamed(),
    ),
    output: v.strictObject({
      people: v.pipe(
        v.array(
          v.strictObject({
            memberId: id,
            name: v.nullable(name),
            byRule: v.boolean(),
            isDue: v.boolean(),
            hasVote: v.pipe(v.boolean(), v.description('of those who count where it decides')),
            ground: v.exactOptional(
              v.pipe(v.picklist(LEFT_OUT_GROUNDS), v.description('of whom was taken off: on which they do not count')),
            ),
          }),
        ),
        v.description('by name: those due by rule, whether taken off or not, and those added'),
      ),
    }),
    refusals: ['organ-not-here', 'no-such-cell', 'no-such-meeting'],
  }),
  'meeting.convene': procedure({
    summary: '召集会议：写明种类、时间、地点和议程，应到人员由当日名册得出；主题党日可以按月重复',
    kind: 'write',
    runs: 'api',
    allow: 'keep-meetings',
    input: v.pipe(
      v.strictObject({ branchId: id, ...convening, repeat }),
      isRepeatedRightly(),
      endsAfterStart(),
      lecturerIsMember(),
      cellIsNamed(),
    ),
    output: convened,
    refusals: ['organ-not-here', ...ON_PLAN, 'not-repeatable'],
  }),
  'meeting.change': procedure({
    summary: '会议结束前更改安排：重新写明各项，应到人员按新的日期重新得出；按月重复的可连同以后各次',
    kind: 'write',
    runs: 'api',
    allow: 'keep-meetings',
    input: v.pipe(v.strictObject({ ...meeting, ...description, scope }), endsAfterStart(), lecturerIsMember()),
    output: convened,
    refusals: [...WHILE_OPEN, ...ON_PLAN, 'records-exist', 'not-in-series', 'month-differs'],
  }),
  'meeting.cancel': procedure({
    summary: '取消尚未结束的会议，写明原因；按月重复的可连同以后各次',
    kind: 'write',
    runs: 'api',
    allow: 'keep-meetings',
    input: v.strictObject({ ...meeting, reason, scope }),
    output: v.strictObject({
      meetingId: id,
      state: meetingState,
      meetingIds: v.pipe(v.array(id), v.description('all that were cancelled by the call')),
    }),
    refusals: [...WHILE_OPEN, 'not-in-series'],
  }),
  'meeting.close': procedure({
    summary: '结束会议：写明记录和表决，到会情况就此确定',
    kind: 'write',
    runs: 'api',
    allow: 'keep-meetings',
    input: v.strictObject({ ...meeting, ...closing }),
    output: closed,
    refusals: [...WHILE_OPEN, 'in-the-future', ...ON_CLOSING],
  }),
  'meeting.record': procedure({
    summary: '一次录入已经开过的会议：安排、到会情况、记录和表决',
    kind: 'write',
    runs: 'api',
    allow: 'keep-meetings',
    input: v.pipe(
      v.strictObject({
        branchId: id,
        ...convening,
        ...closing,
        marks,
        source: v.optional(v.picklist(['paper', 'roll-call', 'import']), 'paper'),
      }),
      endsAfterStart(),
      lecturerIsMember(),
      cellIsNamed(),
    ),
    output: closed,
    refusals: ['organ-not-here', ...ON_PLAN, ...ON_CLOSING, 'in-the-future'],
  }),
  'meeting.correct': procedure({
    summary: '更正已结束的会议，写明原因；原来的内容保留',
    kind: 'write',
    runs: 'api',
    allow: 'keep-meetings',
    input: v.strictObject({
      ...meeting,
      reason,
      marks: v.optional(marks, []),
      minutes: v.optional(minutes),
      decisions: v.pipe(v.optional(correctedBallots), v.description('all of them, as they should read')),
      withoutVote: v.optional(withoutVote),
      problemsRaised: v.optional(problems),
      problemsRectified: v.optional(problems),
    }),
    output: corrected,
    refusals: [
      'no-such-meeting',
      'meeting-not-closed',
      'meeting-cancelled',
      'no-change',
      'no-such-member',
      'no-such-entry',
      'plan-item-exists',
      ...ON_CLOSING,
    ],
  }),
  'meeting.decideLeave': procedure({
    summary: '主持人准假或不准假；会议结束前可以更改，未答复的按请假计',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ ...meeting, memberId: id, grant: v.boolean() }),
    output: v.strictObject({ memberId: id, mark, leave: remarks.leave }),
    refusals: [...WHILE_OPEN, 'not-permitted', 'no-leave-asked'],
  }),
  'meeting.get': procedure({
    summary: '查看一次会议；管理和查阅记录的人可见到会名单',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject(meeting),
    output: meetingView,
    refusals: ['no-such-branch', 'not-permitted', 'no-such-meeting'],
  }),
  'meeting.list': procedure({
    summary: '查看支部的会议，最近的在前',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
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
          ...remarks,
          reason: v.nullable(v.string()),
          studyMinutes: count,
        }),
      ),
      next: v.nullable(v.string()),
    }),
    refusals: [],
  }),
} as const
