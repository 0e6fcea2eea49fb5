import { DUES_CHANGE_REASONS, PAYMENT_METHODS, SHOWN_STANDINGS } from '#domain/dues/dues-account'
import * as v from 'valibot'
import { ASSESSING, category, decidedOn, DEPARTING, flags, terms } from './dues-terms'
import { ownAmount } from './dues-year'
import { entryFields, entryFilter, recorded, settledAway, shortFen } from './entry-view'
import { eachOnce } from './must'
import { procedure } from './procedure'
import {
  civilDate,
  count,
  fenAmount,
  id,
  inPortions,
  month,
  name,
  noPersonsNumber,
  pageOf,
  plainReason,
  positiveFen,
  year,
} from './schemas'

const method = v.picklist(PAYMENT_METHODS)
const months = v.pipe(
  v.array(month),
  v.maxLength(24, '一次最多 24 个月'),
  eachOnce('同一月份只写一次'),
  v.description('the months paid for; none where all of it is voluntary'),
)
const received = { occurredOn: civilDate, method }
const isLargeVoluntary = v.pipe(
  v.optional(v.boolean()),
  v.description('of a payment for no months: whether it is 大额党费; left out: where it is large enough'),
)
export const isPartial = v.pipe(
  v.optional(v.literal(true)),
  v.description('less than what is open of the months, and meant so: the last of them is paid in part'),
)
const assessed = v.strictObject({ accountId: id, memberId: id, monthsDue: count, flags })
/** Why a payment cannot count. */
export const PAYMENT_REFUSALS = [
  'no-dues-account',
  'month-not-due',
  'month-already-paid',
  'month-paid-elsewhere',
  'amount-differs',
  'below-large-voluntary',
] as const
const PAYING = ['in-the-future', 'not-yours', 'no-such-member', 'not-on-roll', ...PAYMENT_REFUSALS] as const

const monthView = v.strictObject({
  month,
  dueBy: civilDate,
  dueFen: fenAmount,
  paidFen: fenAmount,
  openFen: v.pipe(
    fenAmount,
    v.description('what can still be paid of it; of a payment being looked at, without that payment'),
  ),
  paidOn: v.pipe(v.nullable(civilDate), v.description('the day it was paid up on; null while some of it is open')),
  where: v.pipe(v.nullable(v.string()), v.description('of a month paid elsewhere: to which organization')),
  standing: v.picklist(SHOWN_STANDINGS),
})
const account = { category, monthlyFen: fenAmount, flags, decidedOn: v.nullable(civilDate), months: v.array(monthView) }
const approvedIn = v.pipe(
  v.nullable(v.strictObject({ title: v.string(), occurredOn: civilDate })),
  v.description('the meeting that approved it with the amounts of the year; null where it was fixed otherwise'),
)
const payment = v.strictObject({
  ...entryFields,
  branchId: id,
  memberId: id,
  memberName: v.nullable(name),
  fen: positiveFen,
  months: v.array(month),
  method,
  isLargeVoluntary: v.boolean(),
  voluntaryFen: v.pipe(fenAmount, v.description('what of it is above what is due, large voluntary payments apart')),
  isPartial: v.boolean(),
  receipts: v.pipe(
    v.array(v.string()),
    v.description('numbers in the book of dues: of the receipt, and of what took it back'),
  ),
})

export const duesProcedures = {
  'dues.assess': procedure({
    summary: '核定一名党员一年的月交纳党费数额；只报数额，不报工资',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id, year, ...terms }),
    output: assessed,
    refusals: ASSESSING,
  }),
  'dues.assessMany': procedure({
    summary: '一次核定多名党员一年的月交纳党费数额，全部成立或全部不成立',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({
      branchId: id,
      year,
      members: v.pipe(
        v.array(v.strictObject(terms)),
        v.minLength(1, '至少写一人'),
        v.maxLength(200, '一次最多 200 人'),
        eachOnce('同一人只写一次', ({ memberId }) => memberId),
      ),
    }),
    output: v.strictObject({ accounts: v.array(assessed) }),
    refusals: ASSESSING,
  }),
  'dues.reassess': procedure({
    summary: '从某月起调整月交纳党费数额；已交的月份少了的，补差额',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({
      branchId: id,
      memberId: id,
      year,
      fromMonth: month,
      category,
      monthlyFen: fenAmount,
      decidedOn,
      reason: v.picklist(DUES_CHANGE_REASONS),
    }),
    output: v.strictObject({ accountId: id, changedMonths: v.array(month), flags }),
    refusals: [
      'no-dues-account',
      'month-not-due',
      'no-change',
      'no-rule-in-force',
      'in-the-future',
      ...DEPARTING,
      'amount-out-of-range',
    ],
  }),
  'dues.align': procedure({
    summary: '按党员名册和支部缴费约定更新一年的应交月份：转出、新接收后用',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id, year, inPortions }),
    output: v.strictObject({
      changed: v.array(
        v.strictObject({ memberId: id, name, addedMonths: v.array(month), droppedMonths: v.array(month) }),
      ),
      left: v.pipe(count, v.description('accounts that are still to be changed: ask again')),
    }),
    refusals: [],
  }),
  'dues.payElsewhere': procedure({
    summary: '注明一名党员某几个月的党费在别处交纳（流动党员），或改回由本支部收',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({
      branchId: id,
      memberId: id,
      months: v.pipe(months, v.minLength(1, '至少选一个月')),
      where: v.pipe(
        v.nullable(v.pipe(name, noPersonsNumber)),
        v.description('to which organization it is paid; null: here again'),
      ),
    }),
    output: v.strictObject({ changedMonths: v.array(month) }),
    refusals: ['no-dues-account', 'month-not-due', 'month-already-paid', 'no-change'],
  }),
  'dues.record': procedure({
    summary: '登记一次党费交纳：本人登记待确认，管理党费的人登记即确认',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({
      branchId: id,
      memberId: id,
      ...received,
      months,
      fen: positiveFen,
      isLargeVoluntary,
      isPartial,
    }),
    output: recorded,
    refusals: PAYING,
  }),
  'dues.recordMany': procedure({
    summary: '登记同一天多名党员的党费交纳，全部成立或全部不成立',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({
      branchId: id,
      ...received,
      payments: v.pipe(
        v.array(v.strictObject({ memberId: id, months, fen: positiveFen, isPartial })),
        v.minLength(1, '至少写一笔'),
        v.maxLength(100, '一次最多 100 笔'),
      ),
    }),
    output: v.strictObject({ entries: v.array(v.strictObject({ entryId: id, memberId: id })) }),
    refusals: PAYING,
  }),
  'dues.correct': procedure({
    summary: '更正一次党费交纳：原记录保留，由更正后的记录代替',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({
      branchId: id,
      entryId: id,
      reason: plainReason,
      ...received,
      months,
      fen: positiveFen,
      isLargeVoluntary,
      isPartial,
    }),
    output: settledAway,
    refusals: ['no-such-entry', 'entry-settled', ...PAYING],
  }),
  'dues.payment': procedure({
    summary: '查看一次党费交纳和那几年各月的情况：本人的，或有权查看支部记录',
    kind: 'read',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id, entryId: id }),
    output: v.strictObject({
      payment,
      asOf: civilDate,
      months: v.pipe(
        v.array(monthView),
        v.description('every month due in the years paid for, in order; for a large voluntary payment none'),
      ),
    }),
    refusals: ['no-such-entry'],
  }),
  'dues.list': procedure({
    summary: '查看支部的党费交纳记录，最近的在前',
    kind: 'read',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id, ...entryFilter, isLargeVoluntary: v.optional(v.boolean()) }),
    output: pageOf(payment),
    refusals: [],
  }),
  'dues.accounts': procedure({
    summary: '查看一年党费台账：按姓名列出各人月交纳数额和各月情况，以及尚未核定的人',
    kind: 'read',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id, year }),
    output: v.strictObject({
      year,
      asOf: civilDate,
      accounts: v.array(
        v.strictObject({
          memberId: id,
          name,
          ...account,
          isInStep: v.pipe(v.boolean(), v.description('false: the register has changed since, see dues.align')),
        }),
      ),
      notAssessed: v.array(v.strictObject({ memberId: id, name, monthsDue: count })),
      shortFen,
    }),
    refusals: [],
  }),
  'dues.mine': procedure({
    summary: '查看本人一年的党费：月交纳数额、各月情况和各次交纳',
    kind: 'read',
    runs: 'api',
    allow: 'bound',
    input: v.strictObject({ year }),
    output: v.strictObject({
      year,
      asOf: civilDate,
      accounts: v.pipe(
        v.array(v.strictObject({ branchId: id, branchName: name, ...account, approvedIn })),
        v.description('one for each branch: more than one after a transfer within the year'),
      ),
      amounts: v.pipe(
        v.array(ownAmount),
        v.description('of this year and the next, as they were proposed or approved in the branch of now'),
      ),
      payments: v.array(payment),
    }),
    refusals: [],
  }),
} as const
