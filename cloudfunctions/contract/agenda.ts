/** What waits in an organization for whoever holds a post there: counts and titles, for 今天 and the workbench. */
import * as v from 'valibot'
import { normsNow } from './meeting-following'
import { procedure } from './procedure'
import { civilDate, count, id, instant, line, name, year } from './schemas'

export const agendaProcedures = {
  'branch.agenda': procedure({
    summary: '支部现在等着办的：待确认的记录、要结束的会议和班次、等批的请假、本期还要开的会、述职报告草稿新不新',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({
      on: civilDate,
      waiting: v.pipe(
        v.nullable(v.strictObject({ total: count, mine: count })),
        v.description(
          'to be confirmed: of what the caller reads, and of that what the caller settles; null: reads none',
        ),
      ),
      toClose: v.pipe(
        v.array(v.strictObject({ what: v.picklist(['meeting', 'shift']), id, title: line, endedAt: instant })),
        v.description('over and not closed, of those the caller closes; the earliest first'),
      ),
      leaves: v.pipe(
        v.array(v.strictObject({ meetingId: id, title: line, startsAt: instant, asked: count })),
        v.description('meetings ahead for which leave was asked that the caller decides on; the soonest first'),
      ),
      joining: v.pipe(
        v.nullable(count),
        v.description('who asked to join by the code for the group; null for whoever does not keep the register'),
      ),
      coming: v.exactOptional(
        v.pipe(
          v.array(
            v.strictObject({
              what: v.picklist(['probation-ends', 'term-ends']),
              ...{ memberId: v.nullable(id), name: v.nullable(name), on: civilDate },
            }),
          ),
          v.description('days that draw near or are past, the soonest first; left out where there is none'),
        ),
      ),
      norms: normsNow,
      report: v.pipe(
        v.nullable(
          v.strictObject({
            draft: v.nullable(
              v.strictObject({
                year,
                cutOff: civilDate,
                draftedAt: instant,
                since: v.pipe(count, v.description('records of that year that began to count after it was drafted')),
                isFinal: v.pipe(v.boolean(), v.description('the report of that year was signed')),
              }),
            ),
          }),
        ),
        v.description('the latest draft; null for whoever does not read it'),
      ),
    }),
    refusals: ['no-such-branch', 'not-permitted'],
  }),
} as const
