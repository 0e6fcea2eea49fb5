import * as v from 'valibot'
import { procedure } from './procedure'
import { civilDate, count, writtenFile, year } from './schemas'

/** What a person may do with what is kept about themselves (个人信息保护法 articles 44 to 47). */
export const ownRecordProcedures = {
  'me.export': procedure({
    summary:
      '导出本人的记录为表格（.xlsx）：到会、志愿服务、捐款、党费、提出的党费标准和本人的疑问、台账和名册上的本人情况',
    kind: 'read',
    runs: 'report',
    allow: 'bound',
    input: v.strictObject({
      year: v.pipe(v.optional(v.nullable(year), null), v.description('one year; left out: everything')),
    }),
    output: writtenFile,
    refusals: [],
  }),
  'me.year': procedure({
    summary: '我的这一年：本人的到会、学习、志愿服务、捐款、党费、承诺和荣誉，各项附本人的记录；不与任何人比较',
    kind: 'read',
    runs: 'report',
    allow: 'bound',
    input: v.strictObject({
      year: v.pipe(v.optional(v.nullable(year), null), v.description('不填：有本人记录的最近一年')),
    }),
    output: v.strictObject({
      name: v.string(),
      year,
      until: v.pipe(v.nullable(civilDate), v.description('统计到哪一天；这一年还没有到的为 null')),
      branches: v.pipe(v.array(v.string()), v.description('这一年里所在的支部')),
      groups: v.array(
        v.strictObject({
          heading: v.string(),
          lines: v.array(
            v.strictObject({
              measure: v.string(),
              title: v.string(),
              value: v.pipe(v.string(), v.description('数和单位；没有记录的不列')),
              records: v.array(v.strictObject({ date: civilDate, line: v.string() })),
            }),
          ),
        }),
      ),
    }),
    refusals: [],
  }),
  'me.yearFile': procedure({
    summary: '我的这一年在一页上（.html），可以打印或转发',
    kind: 'read',
    runs: 'report',
    allow: 'bound',
    input: v.strictObject({ year }),
    output: writtenFile,
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
