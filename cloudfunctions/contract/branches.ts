import { COMMITTEE_POSTS, POSTS } from '#domain/people/appointment'
import { BRANCH_KINDS } from '#domain/branch/branch'
import { ROUNDING } from '#domain/values/money'
import { PERMISSIONS } from '#domain/people/permission'
import * as v from 'valibot'
import { branchNormProcedures } from './branch-norms'
import { changesSomething, must } from './must'
import { LOG_KINDS, LOGGED_DEEDS } from '#domain/records/log-kinds'
import { procedure } from './procedure'
import { normFields } from './norm-view'
import { civilDate, count, cursor, id, instant, line, name, pageSize, year } from './schemas'

const settings = v.strictObject({
  scanning: v.boolean(),
  duesRounding: v.picklist(ROUNDING),
  duesQuarterly: v.boolean(),
  lateEntryAfterDays: v.pipe(v.number(), v.safeInteger('须为整数'), v.minValue(0), v.maxValue(366)),
})
const cell = v.strictObject({ cellId: id, name, formedOn: civilDate, dissolvedOn: v.nullable(civilDate) })
const node = {
  branchId: id,
  name,
  kind: v.picklist(BRANCH_KINDS),
  parentId: v.nullable(id),
  formedOn: civilDate,
  dissolvedOn: v.nullable(civilDate),
  permissions: v.pipe(v.array(v.picklist(PERMISSIONS)), v.description('what the caller may do there')),
}
const loggedValue = v.nullable(v.union([v.string(), v.number(), v.boolean()]))
const loggedRecord = v.strictObject({
  in: v.string(),
  id: v.nullable(v.string()),
  did: v.picklist(LOGGED_DEEDS),
  fields: v.pipe(
    v.array(v.strictObject({ field: v.string(), from: loggedValue, to: loggedValue })),
    v.description('codes, days and counts; never names, amounts or texts'),
  ),
  also: v.pipe(v.array(v.string()), v.description('what else was changed, by the names of the fields')),
})
const officeHolder = {
  appointmentId: id,
  memberId: id,
  name,
  fromOn: civilDate,
  untilOn: v.pipe(v.nullable(civilDate), v.description('first day no longer in office; null while no end is set')),
}
const asOf = v.pipe(v.optional(civilDate), v.description('left out: today'))
const firstDayAfter = v.pipe(civilDate, v.description('the first day on which it no longer holds'))

export const branchProcedures = {
  'branch.create': procedure({
    summary: '在机关之下建立党支部（或下级机关）',
    kind: 'write',
    runs: 'api',
    allow: 'manage-branch',
    input: v.strictObject({
      branchId: v.pipe(id, v.description('the bureau above')),
      name,
      kind: v.optional(v.picklist(BRANCH_KINDS), 'branch'),
      formedOn: civilDate,
    }),
    output: v.strictObject({ branchId: id }),
    refusals: ['not-a-bureau', 'name-taken', 'in-the-future', 'outside-branch-days'],
  }),
  'branch.get': procedure({
    summary: '查看支部：名称、党小组、设置',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({ ...node, parentName: v.nullable(name), cells: v.array(cell), settings }),
    refusals: ['no-such-branch', 'not-permitted'],
  }),
  'branch.tree': procedure({
    summary: '查看本人可见的组织，上级在前',
    kind: 'read',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject({}),
    output: v.strictObject({
      branches: v.pipe(
        v.array(v.strictObject({ ...node, depth: v.pipe(v.number(), v.description('0 for the root')) })),
        v.description('each after its parent, siblings by name; ancestors are named, without permissions'),
      ),
    }),
    refusals: [],
  }),
  'branch.overview': procedure({
    summary: '一览下级党组织：名册、书记、今年的会议和要求、党费、待确认的记录、述职报告草稿',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: v.pipe(id, v.description('the bureau above')) }),
    output: v.strictObject({
      on: civilDate,
      year,
      branches: v.pipe(
        v.array(
          v.strictObject({
            ...node,
            depth: v.pipe(v.number(), v.description('0 for those right below the bureau')),
            onRoll: v.pipe(count, v.description('at whatever stage')),
            secretary: v.pipe(
              v.nullable(v.strictObject({ name: v.nullable(name) })),
              v.description('null where nobody holds the post'),
            ),
            meetings: v.pipe(count, v.description('held this year and closed')),
            norms: v.pipe(
              v.strictObject({
                met: count,
                open: v.array(
                  v.strictObject({
                    title: line,
                    per: normFields.per,
                    dueBy: civilDate,
                    isUnderWay: v.pipe(v.boolean(), v.description('enough have begun: counted once they are closed')),
                  }),
                ),
              }),
              v.description('of this month, quarter and year, as meeting.norms counts them'),
            ),
            dues: v.pipe(
              v.nullable(v.strictObject({ due: count, paid: count })),
              v.description('months of people of this year up to this month; null where no amount is fixed'),
            ),
            waiting: v.pipe(count, v.description('to be confirmed, of what the caller reads there')),
            draftedOn: v.pipe(
              v.nullable(civilDate),
              v.description('until when the latest draft of the year’s report reaches; null where there is none'),
            ),
          }),
        ),
        v.description('that exist today, each after its parent, siblings by name'),
      ),
    }),
    refusals: ['not-permitted'],
  }),
  'branch.update': procedure({
    summary: '修改支部的名称、成立或撤销日期、设置',
    kind: 'write',
    runs: 'api',
    allow: 'manage-branch',
    input: v.pipe(
      v.strictObject({
        branchId: id,
        name: v.optional(name),
        formedOn: v.optional(civilDate),
        dissolvedOn: v.pipe(
          v.optional(v.nullable(civilDate)),
          v.description('the first day it no longer exists; null takes it back'),
        ),
        settings: v.optional(v.partial(settings)),
      }),
      changesSomething('请至少修改一项', 'branchId'),
    ),
    output: v.strictObject({ branchId: id }),
    refusals: ['name-taken', 'in-the-future', 'branch-not-empty', 'outside-branch-days', 'no-change'],
  }),
  ...branchNormProcedures,
  'cell.form': procedure({
    summary: '成立党小组',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id, name, formedOn: civilDate }),
    output: v.strictObject({ cellId: id }),
    refusals: ['name-taken', 'in-the-future', 'outside-branch-days'],
  }),
  'cell.rename': procedure({
    summary: '更改党小组名称',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id, cellId: id, name }),
    output: v.strictObject({ cellId: id }),
    refusals: ['no-such-cell', 'name-taken', 'no-change'],
  }),
  'cell.dissolve': procedure({
    summary: '撤销党小组：当日起组内须已无人',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id, cellId: id, dissolvedOn: firstDayAfter }),
    output: v.strictObject({ cellId: id }),
    refusals: ['no-such-cell', 'cell-not-empty', 'in-the-future', 'outside-branch-days'],
  }),
  'appointment.make': procedure({
    summary: '记录任职：支委各职同一时间一人，不另分工的委员、组长、干事可有多人',
    kind: 'write',
    runs: 'api',
    allow: 'manage-branch',
    input: v.pipe(
      v.strictObject({
        branchId: id,
        memberId: id,
        post: v.picklist(POSTS),
        fromOn: civilDate,
        untilOn: v.pipe(v.optional(firstDayAfter), v.description('left out: no end is set')),
        phoneBoundAt: v.pipe(
          v.optional(instant),
          v.description(
            'when the phone was bound that the caller says is the person’s own; asked for where one is bound',
          ),
        ),
      }),
      must('untilOn', ({ fromOn, untilOn }) => untilOn === undefined || untilOn > fromOn, '须晚于任职日期'),
    ),
    output: v.strictObject({
      appointmentId: id,
      isBound: v.pipe(
        v.boolean(),
        v.description('whether the person has a phone bound; without one they need an invitation'),
      ),
    }),
    refusals: [
      ...['no-such-member', 'not-on-roll', 'not-full-member', 'post-taken', 'post-not-here', 'in-the-future'],
      'phone-bound-before',
    ] as const,
  }),
  'appointment.end': procedure({
    summary: '记录免职、离任或届满；与任职同日则视为未曾任职',
    kind: 'write',
    runs: 'api',
    allow: 'manage-branch',
    input: v.strictObject({ branchId: id, appointmentId: id, endedOn: firstDayAfter }),
    output: v.strictObject({ appointmentId: id }),
    refusals: ['not-in-office', 'last-party-office'],
  }),
  'appointment.list': procedure({
    summary: '查看某日在任的全部职务',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject({ branchId: id, on: asOf }),
    output: v.strictObject({
      on: civilDate,
      appointments: v.array(v.strictObject({ ...officeHolder, post: v.picklist(POSTS) })),
    }),
    refusals: ['no-such-branch', 'not-permitted'],
  }),
  'committee.get': procedure({
    summary: '查看某日的支部委员会',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject({ branchId: id, on: asOf }),
    output: v.strictObject({
      on: civilDate,
      posts: v.pipe(
        v.array(
          v.strictObject({ post: v.picklist(COMMITTEE_POSTS), holder: v.nullable(v.strictObject(officeHolder)) }),
        ),
        v.description('every post of a committee in its order; null where nobody holds one that every committee has'),
      ),
    }),
    refusals: ['no-such-branch', 'not-permitted'],
  }),
  'journal.list': procedure({
    summary: '查看支部的操作记录，最近的在前',
    kind: 'read',
    runs: 'api',
    allow: 'read-log',
    input: v.strictObject({ branchId: id, kind: v.optional(v.picklist(LOG_KINDS)), cursor, pageSize }),
    output: v.strictObject({
      items: v.array(
        v.strictObject({
          at: v.pipe(instant, v.description('to the minute')),
          byName: v.nullable(name),
          post: v.pipe(v.nullable(v.picklist(POSTS)), v.description('by which it was done')),
          procedure: v.string(),
          summary: v.pipe(v.string(), v.description('what the procedure does, in Chinese')),
          subject: v.nullable(id),
          subjectName: v.pipe(v.nullable(name), v.description('where the subject is a member')),
          records: v.array(loggedRecord),
          more: v.pipe(v.number(), v.description('records that are not listed')),
          withheld: v.pipe(v.number(), v.description('records that the caller may not see')),
        }),
      ),
      next: v.nullable(v.string()),
      head: v.pipe(
        v.nullable(v.strictObject({ code: v.string(), lines: v.number(), sealedAt: instant })),
        v.description('the last sealed block: its code, to be written down elsewhere, and how many lines are sealed'),
      ),
    }),
    refusals: [],
  }),
} as const
