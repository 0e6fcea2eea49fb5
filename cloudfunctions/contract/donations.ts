import { WILLINGS, type Willing } from '#domain/service/donation'
import * as v from 'valibot'
import { enteredSource, entryFields, entryFilter, recorded } from './entry-view'
import { must } from './must'
import { procedure } from './procedure'
import { civilDate, count, cursor, id, name, oneLine, pageOf, pageSize, positiveFen, reason, year } from './schemas'

const receipt = v.pipe(
  oneLine,
  v.minLength(1, '不能为空'),
  v.maxLength(60, '最多 60 个字'),
  v.description('the number of the official receipt of whoever received the money'),
)
/** Where the paper is: what is on paper can be looked up, or it is hearsay. */
const paper = v.pipe(
  oneLine,
  v.minLength(1, '不能为空'),
  v.maxLength(60, '最多 60 个字'),
  v.description('书面说明在哪里，如 防汛捐款自愿书，支部档案盒3'),
)
const gift = {
  occurredOn: civilDate,
  campaign: name,
  fen: positiveFen,
  receipt: v.optional(v.nullable(receipt), null),
  willing: v.optional(
    v.pipe(
      v.nullable(v.picklist(WILLINGS)),
      v.description('谁说明是自愿：本人（只能由本人填），或见到的书面说明；没有说明为空'),
    ),
    null,
  ),
  paper: v.optional(v.nullable(paper), null),
}
function saysWhere<Input extends { willing: Willing | null; paper: string | null }>() {
  return must<Input>(
    'paper',
    (said) => (said.willing === 'paper') === (said.paper !== null),
    '有书面说明的写明在哪里，没有的不填',
  )
}
const donation = v.strictObject({
  ...entryFields,
  branchId: id,
  memberId: id,
  memberName: v.nullable(name),
  campaign: name,
  fen: positiveFen,
  acknowledgement: v.nullable(v.string()),
  receipt: v.nullable(v.string()),
  willing: v.nullable(v.picklist(WILLINGS)),
  paper: v.nullable(v.string()),
})

export const donationProcedures = {
  'donation.record': procedure({
    summary: '登记一笔捐款；确认后给出致谢凭证编号',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.pipe(v.strictObject({ branchId: id, memberId: id, ...gift, source: enteredSource }), saysWhere()),
    output: recorded,
    refusals: ['in-the-future', 'not-yours', 'no-such-member', 'not-on-roll'],
  }),
  'donation.correct': procedure({
    summary: '更正一笔捐款：原记录和原编号保留，更正后的记录另行编号',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.pipe(v.strictObject({ branchId: id, entryId: id, reason, ...gift }), saysWhere()),
    output: recorded,
    refusals: ['no-such-entry', 'entry-settled', 'in-the-future', 'not-yours', 'no-such-member', 'not-on-roll'],
  }),
  'donation.sayWilling': procedure({
    summary: '捐款人本人说明：这笔捐款是自愿的',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id, entryId: id }),
    output: v.strictObject({ entryId: id }),
    refusals: ['no-such-entry', 'entry-settled', 'not-yours', 'no-change'],
  }),
  'donation.setReceipt': procedure({
    summary: '补记接收单位开具的正式票据编号',
    kind: 'write',
    runs: 'api',
    allow: 'manage-donations',
    input: v.strictObject({ branchId: id, entryId: id, receipt }),
    output: v.strictObject({ entryId: id, receipt }),
    refusals: ['no-such-entry', 'entry-settled', 'no-change'],
  }),
  'donation.get': procedure({
    summary: '查看一笔捐款：本人的、自己登记的，或有权查看支部记录',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id, entryId: id }),
    output: donation,
    refusals: ['no-such-entry'],
  }),
  'donation.list': procedure({
    summary: '查看支部的捐款记录，最近的在前',
    kind: 'read',
    runs: 'api',
    allow: 'manage-donations',
    input: v.strictObject({ branchId: id, ...entryFilter, campaign: v.optional(name) }),
    output: pageOf(donation),
    refusals: [],
  }),
  'donation.mine': procedure({
    summary: '查看本人一年的捐款：金额、次数和各笔记录',
    kind: 'read',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject({ year, cursor, pageSize }),
    output: v.strictObject({
      year,
      confirmedFen: v.pipe(count, v.description('fen')),
      confirmedTimes: count,
      items: v.array(donation),
      next: v.nullable(v.string()),
    }),
    refusals: [],
  }),
  'donation.campaigns': procedure({
    summary: '列出支部用过的募捐事项名称，最近用过的在前，供登记时选用',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({ campaigns: v.array(v.strictObject({ campaign: name, lastOn: civilDate })) }),
    refusals: [],
  }),
} as const
