import { COUNTED } from '#domain/report/when-words'
import * as v from 'valibot'
import { endsNotBeforeStart } from './must'
import { procedure } from './procedure'
import { civilDate, count, cursor, id, month, pageSize, recordsApart } from './schemas'

/** `honours`, `honours.level.national` (one part), `indicator:hotline-accepted.category.防疫`. */
export const measureId = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(120),
  v.regex(/^[^\p{C}]+$/u, '不是有效的指标编号'),
)
export const dimensionId = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, '不是有效的维度'))
const subject = v.pipe(v.string(), v.regex(/^[\w-]+(:[\w-]+)?$/, '不是有效的记录类别'), v.maxLength(80))
const period = v.pipe(v.strictObject({ from: civilDate, to: civilDate }), endsNotBeforeStart())
/** Whose records count: the branch's own; with all below it as one; each branch below by itself. */
const scope = v.picklist(['own', 'with-below', 'each-below'])
const query = {
  branchId: id,
  period,
  cutOff: v.optional(v.nullable(v.pipe(civilDate, v.description('截止日期；不填为统计期的最后一天'))), null),
  actor: v.optional(v.nullable(v.pipe(v.literal('secretary'), v.description('只计书记本人的'))), null),
  authorId: v.optional(v.nullable(v.pipe(id, v.description('与 actor 同用：只计这一位任职期间的'))), null),
}

const figure = {
  value: v.number(),
  display: v.string(),
  unit: v.string(),
  records: count,
  recordsApart: v.exactOptional(recordsApart),
  title: v.string(),
  definition: v.string(),
  period: v.strictObject({ from: civilDate, to: civilDate }),
  counted: v.exactOptional(v.picklist(COUNTED)),
  missing: v.exactOptional(v.pipe(v.array(month), v.readonly())),
}
const notApplicable = v.strictObject({
  kind: v.literal('not-applicable'),
  why: v.string(),
  isEmpty: v.pipe(
    v.exactOptional(v.literal(true)),
    v.description('it does concern the branch: there is nothing to count'),
  ),
})
const resolved = v.variant('kind', [
  v.strictObject({ kind: v.literal('value'), ...figure }),
  v.strictObject({ kind: v.literal('no-record'), enterAt: v.string() }),
  notApplicable,
])
const split = v.variant('kind', [
  v.strictObject({
    kind: v.literal('parts'),
    parts: v.array(v.strictObject({ key: v.string(), label: v.string(), ...figure })),
    withheld: v.pipe(
      v.nullable(v.strictObject(figure)),
      v.description('按姓名、名称分列时，无权查看的机关和直属单位党组织合为一个数，不列出；null：没有'),
    ),
  }),
  v.strictObject({ kind: v.literal('no-record'), enterAt: v.string() }),
  notApplicable,
])

/** Figures, the records behind them, and declarations that there was nothing to record. */
export const measureProcedures = {
  'measure.catalogue': procedure({
    summary: '可统计的指标',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({
      measures: v.array(
        v.strictObject({
          group: v.pipe(v.string(), v.description('所属方面，如 组织生活和学习')),
          id: v.string(),
          title: v.string(),
          unit: v.string(),
          definition: v.string(),
          dimensions: v.array(
            v.strictObject({
              id: v.string(),
              title: v.string(),
              isOfPeople: v.pipe(v.boolean(), v.description('tells persons apart: not for a report')),
            }),
          ),
          hasActor: v.boolean(),
          addsUp: v.pipe(v.boolean(), v.description('numbers of parts and months add up to the whole')),
          isDate: v.pipe(v.boolean(), v.description('a date: neither compared nor reckoned with')),
        }),
      ),
    }),
    refusals: [],
  }),
  'measure.compute': procedure({
    summary: '计算指标：数值、暂无记录或不适用',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({
      ...query,
      measureIds: v.pipe(v.array(measureId), v.minLength(1, '至少一项'), v.maxLength(60, '最多 60 项')),
      scope,
      beside: v.optional(v.nullable(v.pipe(period, v.description('一并计算的另一段时间，用来对照'))), null),
    }),
    output: v.strictObject({
      results: v.array(
        v.strictObject({
          branchId: id,
          branchName: v.string(),
          figures: v.array(v.strictObject({ measureId: v.string(), result: resolved, beside: v.nullable(resolved) })),
        }),
      ),
    }),
    refusals: ['no-such-measure'],
  }),
  'measure.split': procedure({
    summary: '按类别、月份等分列一项指标',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ ...query, measureId, by: dimensionId, scope: v.picklist(['own', 'with-below']) }),
    output: v.strictObject({ result: split }),
    refusals: ['no-such-measure', 'no-such-dimension'],
  }),
  'measure.evidence': procedure({
    summary: '一个数字背后的记录',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({
      ...query,
      measureId,
      part: v.optional(
        v.nullable(v.strictObject({ by: dimensionId, key: v.pipe(v.string(), v.maxLength(200)) })),
        null,
      ),
      scope: v.picklist(['own', 'with-below']),
      cursor,
      pageSize,
    }),
    output: v.strictObject({
      items: v.array(
        v.strictObject({
          date: civilDate,
          title: v.string(),
          collection: v.string(),
          id,
          branchId: id,
          branch: v.pipe(
            v.nullable(v.string()),
            v.description('含下级时是哪个党组织的；只有一个党组织、或者记录自己说了的，没有'),
          ),
          part: v.nullable(v.string()),
        }),
      ),
      next: v.nullable(v.string()),
      total: count,
      withheld: v.pipe(count, v.description('其中无权查看的机关和直属单位党组织的记录有几条：只计数，不列出')),
      adds: v.pipe(v.string(), v.description('比例由哪两个数算出；只随第一页')),
    }),
    refusals: ['no-such-measure', 'no-such-dimension'],
  }),
  'none.declare': procedure({
    summary: '确认一段时间内没有某类记录（本期无）',
    kind: 'write',
    runs: 'api',
    allow: 'confirm-records',
    input: v.strictObject({ branchId: id, subject, period }),
    output: v.strictObject({ declarationId: id }),
    refusals: ['no-such-subject', 'in-the-future', 'records-exist', 'already-recorded'],
  }),
  'none.withdraw': procedure({
    summary: '撤回“本期无”',
    kind: 'write',
    runs: 'api',
    allow: 'confirm-records',
    input: v.strictObject({ branchId: id, declarationId: id }),
    output: v.strictObject({ declarationId: id }),
    refusals: ['no-such-entry'],
  }),
  'none.list': procedure({
    summary: '已确认的“本期无”',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({
      items: v.array(
        v.strictObject({
          declarationId: id,
          subject: v.string(),
          title: v.string(),
          period: v.strictObject({ from: civilDate, to: civilDate }),
        }),
      ),
    }),
    refusals: [],
  }),
} as const
