import * as v from 'valibot'
import { procedure } from './procedure'
import { civilDate, id, instant, month, name, noPersonsNumber, oneLine, plainReason, positiveFen } from './schemas'

const signedFen = v.pipe(v.number(), v.integer(), v.description('fen; below zero for what is taken back or goes out'))
const note = v.pipe(oneLine, v.maxLength(60, '最多 60 个字'), noPersonsNumber)
const to = v.pipe(name, noPersonsNumber)
const handedUp = v.strictObject({ entryId: id, number: v.string(), month })
const number = v.pipe(v.nullable(v.string()), v.description('null of payments from before there was a book'))

const line = v.strictObject({
  number,
  bookedOn: civilDate,
  occurredOn: civilDate,
  entryId: id,
  what: v.picklist(['payment', 'handed-up']),
  who: v.pipe(v.nullable(name), v.description('who paid, or to whom it was handed up')),
  months: v.array(month),
  note: v.string(),
  fen: signedFen,
  isTakenBack: v.pipe(v.boolean(), v.description('the line, or the entry it takes back')),
})

/** The branch's book of dues: receipts and what is handed up, month by month; closing a month and opening it again. */
export const duesBookProcedures = {
  'dues.book': procedure({
    summary: '查看一个月的党费收支：各笔收据、冲销、上缴和结存，以及结账到哪个月',
    kind: 'read',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id, month }),
    output: v.strictObject({
      month,
      isClosed: v.boolean(),
      closedThrough: v.nullable(month),
      openingFen: signedFen,
      receivedFen: signedFen,
      handedUpFen: v.pipe(signedFen, v.description('at most zero')),
      closingFen: signedFen,
      lines: v.array(line),
      closings: v.array(
        v.strictObject({
          act: v.picklist(['close', 'reopen']),
          month,
          at: instant,
          by: v.nullable(name),
          reason: v.nullable(v.string()),
          balanceFen: v.nullable(signedFen),
        }),
      ),
    }),
    refusals: [],
  }),
  'dues.closeMonth': procedure({
    summary: '结账到某月：以后的收支和冲销都记入后面的月份',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({
      branchId: id,
      month,
      reason: v.pipe(v.optional(plainReason), v.description('where a month that is closed ends below zero')),
    }),
    output: v.strictObject({ closedThrough: month, balanceFen: signedFen }),
    refusals: ['in-the-future', 'month-closed', 'balance-below-zero'],
  }),
  'dues.reopenMonth': procedure({
    summary: '写明原因，重新打开从某月起的账',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id, month, reason: plainReason }),
    output: v.strictObject({ closedThrough: v.nullable(month) }),
    refusals: ['month-not-closed'],
  }),
  'dues.handUp': procedure({
    summary: '登记一次上缴党费',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id, occurredOn: civilDate, fen: positiveFen, to, note }),
    output: handedUp,
    refusals: ['in-the-future', 'more-than-balance'],
  }),
  'dues.takeBackHandUp': procedure({
    summary: '写明原因，冲销一次登记有误的上缴',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id, entryId: id, reason: plainReason }),
    output: handedUp,
    refusals: ['no-such-entry', 'entry-settled'],
  }),
} as const
