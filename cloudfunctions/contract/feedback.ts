import * as v from 'valibot'
import { procedure } from './procedure'
import { civilDate, cursor, id, name, pageOf, pageSize } from './schemas'

/** Opinions and suggestions of members to their branch's committee, with or without a name. */
export const feedbackProcedures = {
  'feedback.send': procedure({
    summary: '向支部委员会提意见建议；可以不署名',
    kind: 'write-once',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({
      branchId: id,
      text: v.pipe(v.string(), v.trim(), v.minLength(1, '不能为空'), v.maxLength(1000, '最多 1000 个字')),
      named: v.pipe(v.boolean(), v.description('false: no name is kept with it or in the log, and nobody is told')),
    }),
    output: v.strictObject({ sent: v.literal(true) }),
    refusals: [],
  }),
  'feedback.list': procedure({
    summary: '支部委员查看收到的意见建议，最近的在前',
    kind: 'read',
    runs: 'api',
    allow: 'read-feedback',
    input: v.strictObject({ branchId: id, cursor, pageSize }),
    output: pageOf(
      v.strictObject({
        feedbackId: id,
        text: v.string(),
        sentOn: civilDate,
        byName: v.pipe(v.nullable(name), v.description('null when it was sent without a name')),
      }),
    ),
    refusals: ['not-permitted'],
  }),
} as const
