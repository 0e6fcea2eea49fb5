import { ENTRY_STATES } from '#domain/entries/entry'
import * as v from 'valibot'
import { procedure } from './procedure'
import { civilDate, count, id, line, month, name, oneLine, reason, year } from './schemas'

const code = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '须为小写字母、数字和连字符'), v.maxLength(40))
const definitionBody = {
  name,
  unit: v.pipe(oneLine, v.minLength(1, '不能为空'), v.maxLength(10, '最多 10 个字')),
  over: v.pipe(v.picklist(['sum', 'last']), v.description('多个月合计：sum 相加，last 取最后一个月')),
  partOf: v.nullable(v.pipe(code, v.description('属于哪一项；本项不会超过它'))),
  target: v.nullable(count),
  owner: v.nullable(line),
}
const renamed = v.exactOptional(v.strictObject({ from: v.string(), on: civilDate }))
const definition = v.strictObject({ code, ...definitionBody, renamed })
const value = v.strictObject({ indicator: code, category: v.optional(v.nullable(name), null), value: count })
const values = v.pipe(v.array(value), v.minLength(1, '至少填写一项'), v.maxLength(300))
const monthly = v.strictObject({ month, values })
const recorded = v.strictObject({ entryId: id, state: v.picklist(ENTRY_STATES) })

const FIGURES = ['no-such-indicator', 'bad-input', 'contradiction', 'in-the-future', 'not-yours'] as const

/** Figures of the unit's own business by month. */
export const indicatorProcedures = {
  'indicator.define': procedure({
    summary: '新增或修改一项业务指标',
    kind: 'write',
    runs: 'api',
    allow: 'confirm-records',
    input: v.strictObject({
      branchId: id,
      code: v.optional(v.pipe(code, v.description('修改已有指标时填写；新增时由系统编号'))),
      definition: v.strictObject(definitionBody),
    }),
    output: v.strictObject({ code }),
    refusals: ['no-such-indicator', 'indicator-in-use', 'name-taken', 'bad-input'],
  }),
  'indicator.adopt': procedure({
    summary: '采用现成的热线业务指标；已有的保留',
    kind: 'write',
    runs: 'api',
    allow: 'confirm-records',
    input: v.strictObject({ branchId: id, set: v.literal('hotline') }),
    output: v.strictObject({ added: v.array(code) }),
    refusals: ['name-taken'],
  }),
  'indicator.remove': procedure({
    summary: '删除一项从未填报的业务指标',
    kind: 'write',
    runs: 'api',
    allow: 'confirm-records',
    input: v.strictObject({ branchId: id, code }),
    output: v.strictObject({ code }),
    refusals: ['no-such-indicator', 'indicator-in-use'],
  }),
  'indicator.definitions': procedure({
    summary: '本支部的业务指标',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({ definitions: v.pipe(v.array(definition), v.readonly()) }),
    refusals: [],
  }),
  'indicator.record': procedure({
    summary: '填报一个月的业务指标（当月最后一天起可填）',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.strictObject({ branchId: id, month, values }),
    output: recorded,
    refusals: [...FIGURES, 'month-recorded'],
  }),
  'indicator.recordYear': procedure({
    summary: '一次填报多个月的业务指标，全部成功或全部不记',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.strictObject({
      branchId: id,
      months: v.pipe(v.array(monthly), v.minLength(1, '至少填写一个月'), v.maxLength(12)),
    }),
    output: v.strictObject({ recorded: v.array(recorded) }),
    refusals: [...FIGURES, 'month-recorded'],
  }),
  'indicator.correct': procedure({
    summary: '更正一个月的业务指标：原记录保留，由新的一版取代',
    kind: 'write',
    runs: 'api',
    allow: 'confirm-records',
    input: v.strictObject({ branchId: id, month, values, reason }),
    output: recorded,
    refusals: [...FIGURES, 'no-such-entry', 'entry-settled'],
  }),
  'indicator.year': procedure({
    summary: '全年业务指标：按月、按指标、按类别',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, year }),
    output: v.strictObject({
      definitions: v.pipe(v.array(definition), v.readonly()),
      categories: v.array(v.string()),
      months: v.array(
        v.strictObject({
          month,
          entryId: id,
          version: count,
          state: v.picklist(ENTRY_STATES),
          isLateEntry: v.boolean(),
          values: v.pipe(
            v.array(v.strictObject({ indicator: code, category: v.nullable(v.string()), value: count })),
            v.readonly(),
          ),
        }),
      ),
    }),
    refusals: [],
  }),
} as const
