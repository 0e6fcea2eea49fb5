import { MINUTES_A_DAY, SHIFT_REMARKS } from '#domain/service/volunteering'
import * as v from 'valibot'
import { enteredSource, entryFields, entryFilter, entryState } from './entry-view'
import { eachOnce, endsNotBeforeStart } from './must'
import { procedure } from './procedure'
import { civilDate, count, cursor, id, line, name, pageOf, pageSize, reason, writtenFile, year } from './schemas'

const minutes = v.pipe(
  v.number(),
  v.safeInteger('须为整数分钟'),
  v.minValue(1, '至少 1 分钟'),
  v.maxValue(MINUTES_A_DAY, '一天最多 1440 分钟'),
)
const service = {
  occurredOn: civilDate,
  project: name,
  site: line,
  outingId: v.pipe(v.optional(v.nullable(id), null), v.description('the ledger entry of the outing it belongs to')),
}
const people = v.pipe(
  v.array(v.strictObject({ memberId: id, minutes })),
  v.minLength(1, '至少写一人'),
  v.maxLength(100, '一次最多 100 人'),
  eachOnce('同一人只写一次', ({ memberId }) => memberId),
)
const shift = v.strictObject({
  ...entryFields,
  branchId: id,
  memberId: id,
  memberName: v.nullable(name),
  project: name,
  site: line,
  minutes,
  outingId: v.nullable(id),
  remarks: v.array(v.picklist(SHIFT_REMARKS)),
})

export const volunteeringProcedures = {
  'shift.record': procedure({
    summary: '登记志愿服务：本人登记自己的，管理记录的人可一次登记多人',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id, ...service, people, source: enteredSource }),
    output: v.strictObject({
      entries: v.array(v.strictObject({ entryId: id, memberId: id, state: entryState })),
    }),
    refusals: ['in-the-future', 'not-yours', 'no-such-member', 'not-on-roll', 'no-such-entry', 'too-many-minutes'],
  }),
  'shift.correct': procedure({
    summary: '更正一条志愿服务记录：原记录保留，由更正后的记录代替',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id, entryId: id, reason, ...service, minutes }),
    output: v.strictObject({ entryId: id, state: entryState }),
    refusals: [
      'no-such-entry',
      'entry-settled',
      'in-the-future',
      'not-yours',
      'no-such-member',
      'not-on-roll',
      'too-many-minutes',
    ],
  }),
  'shift.get': procedure({
    summary: '查看一条志愿服务记录：本人的、自己登记的，或有权查看支部记录',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject({ branchId: id, entryId: id }),
    output: shift,
    refusals: ['no-such-entry'],
  }),
  'shift.list': procedure({
    summary: '查看支部的志愿服务记录，最近的在前',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({
      branchId: id,
      ...entryFilter,
      project: v.optional(name),
      outingId: v.optional(id),
    }),
    output: pageOf(shift),
    refusals: [],
  }),
  'shift.mine': procedure({
    summary: '查看本人一年的志愿服务：时长、次数和各次记录',
    kind: 'read',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject({ year, cursor, pageSize }),
    output: v.strictObject({
      year,
      confirmedMinutes: count,
      confirmedTimes: count,
      proposedMinutes: count,
      proposedTimes: count,
      items: v.array(shift),
      next: v.nullable(v.string()),
    }),
    refusals: [],
  }),
  'shift.certificate': procedure({
    summary: '开具本人一段时间的志愿服务记录证明：只计已确认的服务，编号不重复',
    kind: 'write',
    runs: 'report',
    allow: 'take-part',
    input: v.pipe(v.strictObject({ branchId: id, from: civilDate, to: civilDate }), endsNotBeforeStart()),
    output: v.strictObject({
      number: v.string(),
      minutes: count,
      times: count,
      on: v.pipe(civilDate, v.description('the day it was given out')),
      seal: v.pipe(v.string(), v.description('with it the document can be asked for, as often as it is needed')),
    }),
    refusals: ['no-confirmed-shift', 'no-such-member'],
  }),
  'shift.certificateFile': procedure({
    summary: '开具好的志愿服务记录证明的文档（.docx）；记录后来有变动的，请重新开具',
    kind: 'read',
    runs: 'report',
    allow: 'take-part',
    input: v.pipe(
      v.strictObject({
        branchId: id,
        ...{ from: civilDate, to: civilDate, on: civilDate },
        number: v.pipe(v.string(), v.maxLength(40)),
        seal: v.pipe(v.string(), v.maxLength(64)),
      }),
      endsNotBeforeStart(),
    ),
    output: writtenFile,
    refusals: ['certificate-changed', 'no-confirmed-shift', 'no-such-member'],
  }),
  'shift.projects': procedure({
    summary: '列出支部用过的志愿服务项目名称，最近用过的在前，供登记时选用',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({ projects: v.array(v.strictObject({ project: name, lastOn: civilDate })) }),
    refusals: [],
  }),
  'shift.outings': procedure({
    summary: '列出某日前后支部的志愿服务活动，供登记服务时选用',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({
      branchId: id,
      around: v.pipe(v.optional(civilDate), v.description('a month before to a week after it; left out: today')),
    }),
    output: v.strictObject({
      outings: v.array(v.strictObject({ entryId: id, occurredOn: civilDate, project: v.string(), site: v.string() })),
    }),
    refusals: [],
  }),
} as const
