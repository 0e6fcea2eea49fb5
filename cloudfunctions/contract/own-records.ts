import * as v from 'valibot'
import { procedure } from './procedure'
import { count, year } from './schemas'

/** What a person may do with what is kept about themselves (个人信息保护法 articles 44 to 47). */
export const ownRecordProcedures = {
  'me.export': procedure({
    summary: '导出本人的记录为表格（.xlsx）：到会、志愿服务、捐款、党费、台账和名册上的本人情况',
    kind: 'read',
    runs: 'report',
    allow: 'bound',
    input: v.strictObject({
      year: v.pipe(v.optional(v.nullable(year), null), v.description('one year; left out: everything')),
    }),
    output: v.strictObject({ fileId: v.string(), fileName: v.string(), link: v.string() }),
    refusals: [],
  }),
  'me.erase': procedure({
    summary: '删除属于本人的资料：微信绑定、提醒同意和提醒记录；支部的工作记录依规保留',
    kind: 'write',
    runs: 'api',
    allow: 'anyone',
    input: v.strictObject({}),
    output: v.strictObject({ consents: count, reminders: count }),
    refusals: ['last-managing-phone'],
  }),
} as const
