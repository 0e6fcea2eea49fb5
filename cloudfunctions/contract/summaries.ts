/** A month, a quarter or a year so far in figures, to be reviewed by the committee. */
import { STRETCHES } from '#domain/time/stretch'
import * as v from 'valibot'
import { procedure } from './procedure'
import { civilDate, count, id, writtenFile } from './schemas'

const asked = {
  branchId: id,
  stretch: v.picklist(STRETCHES),
  on: v.pipe(
    civilDate,
    // The period before it is a period too.
    v.check((on) => on >= '1901', '须为 1901 年以后的日期'),
    v.description('a day of it, not after today'),
  ),
}
const days = v.strictObject({ from: civilDate, to: civilDate })

export const summaryProcedures = {
  'branch.summary': procedure({
    summary: '一个月、一个季度或今年的小结：会议对照要求、到会、学习、志愿服务、捐款、党费，与本支部上一期对照',
    kind: 'read',
    runs: 'report',
    allow: 'read-records',
    input: v.strictObject(asked),
    output: v.strictObject({
      branchName: v.string(),
      title: v.pipe(v.string(), v.description('2026年11月，2026年四季度，2026年1月1日至11月20日')),
      period: v.pipe(days, v.description('up to today where it still runs')),
      isOver: v.boolean(),
      before: v.pipe(
        days,
        v.description('the month, quarter or year before: up to the same day where this one still runs'),
      ),
      beforeWords: v.pipe(v.string(), v.description('上月，上月同期')),
      isWide: v.pipe(v.boolean(), v.description('of a bureau: with all below it')),
      groups: v.array(
        v.strictObject({
          heading: v.string(),
          lines: v.array(
            v.strictObject({
              measure: v.string(),
              title: v.string(),
              value: v.pipe(v.nullable(v.string()), v.description('number and unit; null where nothing is recorded')),
              records: v.pipe(count, v.description('how many records are behind it')),
              before: v.pipe(v.nullable(v.string()), v.description('the same of the period before; null: no record')),
              norm: v.pipe(v.nullable(v.string()), v.description('what is asked for: 每月1次')),
            }),
          ),
        }),
      ),
    }),
    refusals: ['in-the-future'],
  }),
  'branch.summaryFile': procedure({
    summary: '小结的一页（.docx），可以打印或发给支部委员',
    kind: 'read',
    runs: 'report',
    allow: 'read-records',
    input: v.strictObject(asked),
    output: writtenFile,
    refusals: ['in-the-future'],
  }),
} as const
