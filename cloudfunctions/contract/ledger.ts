import { ENTRY_SOURCES, ENTRY_STATES } from '#domain/entries/entry'
import { ORGANS } from '#domain/meeting/meeting-kinds'
import { PERMISSIONS, RECORD_KINDS } from '#domain/people/permission'
import * as v from 'valibot'
import { entryState, recorded } from './entry-view'
import { eachOnce } from './must'
import { procedure } from './procedure'
import { civilDate, count, cursor, id, instant, pageSize, reason } from './schemas'

/** The code of a kind, or of a field of one. */
export const kindCode = v.pipe(v.string(), v.maxLength(60), v.regex(/^[\w-]+$/, '不是有效的代码'))
const value = v.union([
  v.pipe(v.string(), v.trim(), v.maxLength(1000)),
  v.pipe(v.number(), v.minValue(Number.MIN_SAFE_INTEGER), v.maxValue(Number.MAX_SAFE_INTEGER)),
  v.boolean(),
  v.pipe(v.array(id), v.maxLength(200)),
])
/** No kind has so many fields. */
const MOST_VALUES = 60
/** What belongs in it is the kind's to say; see `ledger.kinds`. */
const values = v.pipe(
  v.record(kindCode, value),
  v.maxEntries(MOST_VALUES, `最多 ${MOST_VALUES} 项`),
  v.description('字段代码 → 值：文字、选项代码、整数、分、日期、是否、党员编号'),
)
const outcome = v.strictObject({ on: civilDate, values })
const body = {
  occurredOn: civilDate,
  organ: v.optional(v.nullable(v.picklist(ORGANS)), null),
  memberId: v.optional(v.nullable(id), null),
  values,
  outcome: v.optional(v.nullable(v.pipe(outcome, v.description('已有结果的事项：日期和结果'))), null),
}
/** Of a branch, nearly all have fewer than fifty. */
const RECORDED_AT_ONCE = 100
/** What may be wrong with what people filled in. */
export const BODY_REFUSALS = ['bad-input', 'contradiction', 'not-concludable', 'in-the-future', 'not-on-roll'] as const

const fieldBase = {
  code: kindCode,
  label: v.string(),
  hint: v.exactOptional(v.string()),
  optional: v.exactOptional(v.literal(true)),
  outcome: v.exactOptional(v.literal(true)),
}
const option = v.strictObject({ code: kindCode, label: v.string() })
export const kindField = v.variant('type', [
  v.strictObject({ ...fieldBase, type: v.literal('text'), maxLength: count }),
  v.strictObject({ ...fieldBase, type: v.literal('choice'), options: v.pipe(v.array(option), v.readonly()) }),
  v.strictObject({
    ...fieldBase,
    type: v.literal('number'),
    unit: v.string(),
    atLeast: v.exactOptional(count),
    atMost: v.exactOptional(count),
    notAbove: v.exactOptional(kindCode),
  }),
  v.strictObject({ ...fieldBase, type: v.literal('money') }),
  v.strictObject({ ...fieldBase, type: v.literal('date') }),
  v.strictObject({ ...fieldBase, type: v.literal('yes-no') }),
  v.strictObject({ ...fieldBase, type: v.literal('member') }),
  v.strictObject({ ...fieldBase, type: v.literal('members') }),
])
const kindEntries = {
  code: kindCode,
  title: v.string(),
  unit: v.string(),
  about: v.picklist(['member', 'branch']),
  selfEntry: v.boolean(),
  namesOrgan: v.boolean(),
  organs: v.exactOptional(v.pipe(v.array(v.picklist(ORGANS)), v.readonly())),
  conclusion: v.exactOptional(v.string()),
  lasting: v.exactOptional(v.literal(true)),
  oncePerYear: v.exactOptional(v.literal(true)),
  signedByMember: v.exactOptional(v.literal(true)),
  recordKind: v.exactOptional(v.picklist(RECORD_KINDS)),
  settledBy: v.exactOptional(v.picklist(PERMISSIONS)),
  fields: v.pipe(v.array(kindField), v.readonly()),
}
const kind = v.strictObject(kindEntries)
/** A kind that an organization set up, as it was at one time. */
export const declaredKind = { ...kindEntries, version: count }

const item = v.strictObject({
  entryId: id,
  kind: kindCode,
  declared: v.exactOptional(
    v.pipe(
      v.strictObject(declaredKind),
      v.description('the kind as it was when the entry was written, if set up on the phone'),
    ),
  ),
  title: v.string(),
  line: v.pipe(v.string(), v.description('what it says, in one line with names; empty where the title says it all')),
  occurredOn: civilDate,
  organ: v.nullable(v.picklist(ORGANS)),
  memberId: v.nullable(id),
  values: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.array(v.string())])),
  concludedOn: v.nullable(civilDate),
  state: v.picklist(ENTRY_STATES),
  source: v.picklist(ENTRY_SOURCES),
  recordedAt: instant,
  recordedBy: id,
  isLateEntry: v.boolean(),
  reason: v.nullable(v.string()),
  supersedes: v.nullable(id),
  supersededBy: v.nullable(id),
  meetingId: v.pipe(v.nullable(id), v.description('the meeting whose decision it comes from')),
})
/** Names of the members that the items speak of, by id. */
const names = v.record(v.string(), v.string())
const page = v.strictObject({ items: v.array(item), names, next: v.nullable(v.string()) })

/** The ledger: everything that has no workflow of its own. Kinds are data, served here to whoever draws the forms. */
export const ledgerProcedures = {
  'ledger.kinds': procedure({
    summary: '台账类别和填写项',
    kind: 'read',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject({}),
    output: v.strictObject({ kinds: v.pipe(v.array(kind), v.readonly()) }),
    refusals: [],
  }),
  'ledger.record': procedure({
    summary: '登记一条台账；党员可为自己登记允许自报的类别，待确认',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id, kind: kindCode, ...body }),
    output: recorded,
    refusals: ['no-such-kind', 'kind-ended', 'not-yours', 'already-recorded', ...BODY_REFUSALS],
  }),
  'ledger.recordMany': procedure({
    summary: '给几位党员各登记一条同类、同日的台账：要么全部登记，要么一条也不',
    kind: 'write',
    runs: 'api',
    allow: 'keep-records',
    input: v.strictObject({
      branchId: id,
      kind: kindCode,
      occurredOn: civilDate,
      organ: body.organ,
      entries: v.pipe(
        v.array(v.strictObject({ memberId: id, values })),
        v.minLength(1, '至少选一位同志'),
        v.maxLength(RECORDED_AT_ONCE, `一次最多 ${RECORDED_AT_ONCE} 人`),
        eachOnce('同一位同志只写一次', ({ memberId }) => memberId),
      ),
    }),
    output: v.strictObject({
      entries: v.array(v.strictObject({ entryId: id, memberId: id, state: entryState })),
    }),
    refusals: ['no-such-kind', 'kind-ended', 'not-yours', 'already-recorded', ...BODY_REFUSALS],
  }),
  'ledger.conclude': procedure({
    summary: '登记台账事项的结果（整改、签订、圆梦……）',
    kind: 'write',
    runs: 'api',
    allow: 'confirm-records',
    input: v.strictObject({ branchId: id, entryId: id, on: civilDate, values }),
    output: recorded,
    refusals: ['no-such-entry', 'already-concluded', 'entry-settled', ...BODY_REFUSALS],
  }),
  'ledger.sign': procedure({
    summary: '本人签订一份自己的清单、责任书；签订日期为当天',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id, entryId: id }),
    output: recorded,
    refusals: ['no-such-entry', 'not-concludable', 'already-concluded', 'entry-settled'],
  }),
  'ledger.correct': procedure({
    summary: '更正一条台账：原记录保留，由新记录取代',
    kind: 'write',
    runs: 'api',
    allow: 'confirm-records',
    input: v.strictObject({ branchId: id, entryId: id, reason, ...body }),
    output: recorded,
    refusals: ['no-such-entry', 'entry-settled', 'not-yours', 'already-recorded', ...BODY_REFUSALS],
  }),
  'ledger.list': procedure({
    summary: '台账列表，新的在前',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({
      branchId: id,
      kind: v.optional(kindCode),
      period: v.optional(v.strictObject({ from: civilDate, to: civilDate })),
      state: v.optional(v.picklist(ENTRY_STATES)),
      memberId: v.optional(id),
      open: v.optional(v.pipe(v.boolean(), v.description('true：只看尚无结果的'))),
      cursor,
      pageSize,
    }),
    output: page,
    refusals: ['no-such-kind'],
  }),
  'ledger.notices': procedure({
    summary: '某一类台账与“一般”要求不一致之处：只作提示，记录照旧',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, kind: kindCode }),
    output: v.strictObject({
      notices: v.pipe(v.array(v.string()), v.description('sentences, each with the rule and where it stands')),
    }),
    refusals: ['no-such-kind'],
  }),
  'ledger.mine': procedure({
    summary: '本人的台账记录，新的在前',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({
      branchId: id,
      kind: v.optional(kindCode),
      period: v.optional(v.strictObject({ from: civilDate, to: civilDate })),
      cursor,
      pageSize,
    }),
    output: page,
    refusals: ['no-such-kind'],
  }),
  'ledger.get': procedure({
    summary: '查看一条台账',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, entryId: id }),
    output: v.strictObject({ item, names }),
    refusals: ['no-such-entry'],
  }),
} as const
