/** What follows from meetings: the norms now and as a calendar, the attendance sheet as a file, talks proposed. */
import { MEETING_KINDS } from '#domain/meeting/meeting-kinds'
import { NORM_STATUSES } from '#domain/meeting/meeting-norms'
import { CALENDAR_STATUSES } from '#domain/meeting/norm-calendar'
import * as v from 'valibot'
import { meeting } from './meeting-view'
import { normFields, organFields, periodFields } from './norm-view'
import { procedure } from './procedure'
import { civilDate, count, id, line, name, writtenFile, year } from './schemas'

const period = v.strictObject({
  ...periodFields,
  planned: v.pipe(count, v.description('convened, not yet closed')),
  status: v.picklist(CALENDAR_STATUSES),
  why: v.pipe(v.nullable(v.string()), v.description('why it does not apply; null where it does')),
})

/** How the branch stands against each norm in the month, quarter or year of today. */
export const normsNow = v.array(
  v.strictObject({
    ...normFields,
    ...organFields,
    ...periodFields,
    choice: v.pipe(
      v.nullable(v.strictObject({ fromOn: civilDate, reason: v.nullable(line) })),
      v.description('what the branch chose about it; not-applicable with a choice: set aside'),
    ),
    status: v.picklist(NORM_STATUSES),
    begun: v.pipe(count, v.description('begun and not closed yet: counted once they are closed')),
  }),
)

export const meetingFollowingProcedures = {
  'meeting.norms': procedure({
    summary: '对照组织生活的频次要求，看本月、本季度、本年已开了几次',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({
      on: civilDate,
      norms: normsNow,
    }),
    refusals: ['no-such-branch', 'not-permitted'],
  }),
  'meeting.calendar': procedure({
    summary: '全年组织生活日历：各组织各项要求逐月、逐季、全年的期限和已开次数',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject({ branchId: id, year }),
    output: v.strictObject({
      on: civilDate,
      year,
      norms: v.array(v.strictObject({ ...normFields, ...organFields, periods: v.array(period) })),
    }),
    refusals: ['no-such-branch', 'not-permitted'],
  }),
  'meeting.sheet': procedure({
    summary: '导出到会登记表（.docx 或 .xlsx）；未结束的会议导出供签名的签到表',
    kind: 'read',
    runs: 'report',
    allow: 'see-organization',
    input: v.strictObject({ ...meeting, format: v.picklist(['docx', 'xlsx']) }),
    output: writtenFile,
    refusals: ['no-such-branch', 'not-permitted', 'no-such-meeting', 'meeting-cancelled'],
  }),
  'meeting.minutesFile': procedure({
    summary: '打印会议记录（.docx）：议程、会议内容、表决和结果，附到会登记表；会议结束以后',
    kind: 'read',
    runs: 'report',
    allow: 'see-organization',
    input: v.strictObject(meeting),
    output: writtenFile,
    refusals: ['no-such-branch', 'not-permitted', 'no-such-meeting', 'meeting-not-closed', 'meeting-cancelled'],
  }),
  'meeting.talksProposed': procedure({
    summary: '建议谈心的党员：半年内多次没有请假而未到会、此后还没有谈过；只给书记看',
    kind: 'read',
    runs: 'api',
    allow: 'care-for-members',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({
      on: civilDate,
      from: v.pipe(civilDate, v.description('absences since this day are looked at')),
      absences: v.pipe(count, v.description('from so many on a talk is proposed')),
      people: v.pipe(
        v.array(
          v.strictObject({
            memberId: id,
            name: v.nullable(name),
            absences: v.pipe(
              v.array(
                v.strictObject({
                  meetingId: id,
                  title: line,
                  kinds: v.array(v.picklist(MEETING_KINDS)),
                  occurredOn: civilDate,
                }),
              ),
              v.description('the earliest first'),
            ),
          }),
        ),
        v.description('by name'),
      ),
    }),
    refusals: [],
  }),
} as const
