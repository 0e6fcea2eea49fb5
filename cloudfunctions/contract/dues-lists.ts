import { PAYMENT_METHODS } from '#domain/dues/dues-account'
import { ROW_DOUBTS } from '#domain/dues/payment-proposals'
import { STATEMENT_KINDS } from '#domain/dues/statement-columns'
import { TAKEN_AT_ONCE } from '#domain/dues/open-months'
import { LIST_ROWS } from '#domain/dues/statement-rows'
import * as v from 'valibot'
import { isPartial, PAYMENT_REFUSALS } from './dues'
import { eachOnce } from './must'
import { procedure } from './procedure'
import { civilDate, count, id, month, name, positiveFen } from './schemas'
import { uploads } from './uploads'

const key = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{40}$/, '不是有效的编号'),
  v.description('a digest that tells the payment from every other of the branch, however often its list is read'),
)
const shown = v.pipe(v.string(), v.maxLength(60), v.description('as written, without long numbers; may be empty'))
const place = v.pipe(count, v.description('the row, as the spreadsheet counts, from 1'))
const months = v.array(month)
/** Why one row was not taken; `withdrawn`: it had been, and was withdrawn or corrected since. */
const ROW_REFUSALS = ['withdrawn', 'in-the-future', 'no-such-member', 'not-on-roll', ...PAYMENT_REFUSALS] as const

export const duesListProcedures = {
  'dues.readList': procedure({
    summary: '读一份收款清单（微信、支付宝账单，银行流水）：逐笔说明能对上谁的哪几个月，不能确定的和原因；不登记',
    kind: 'read',
    runs: 'report',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id, uploads }),
    output: v.strictObject({
      kind: v.picklist(STATEMENT_KINDS),
      from: v.nullable(civilDate),
      to: v.nullable(civilDate),
      asOf: civilDate,
      rows: v.pipe(
        v.array(
          v.strictObject({
            row: place,
            key,
            on: civilDate,
            payer: shown,
            note: shown,
            fen: positiveFen,
            standing: v.picklist(['certain', 'doubtful', 'unrelated', 'taken']),
            doubt: v.nullable(v.picklist(ROW_DOUBTS)),
            memberIds: v.pipe(v.array(id), v.description('who it may be, the likeliest first')),
            months: v.pipe(months, v.description('the open months it pays whole for the likeliest')),
          }),
        ),
        v.maxLength(LIST_ROWS),
        v.description('the oldest first'),
      ),
      aside: v.pipe(
        v.array(
          v.strictObject({
            row: place,
            on: civilDate,
            payer: shown,
            fen: positiveFen,
            why: v.picklist(['refunded', 'unfinished']),
          }),
        ),
        v.description('came in, and cannot be taken'),
      ),
      unread: v.array(v.strictObject({ row: place, what: v.picklist(['date', 'amount', 'columns']) })),
      spent: v.pipe(count, v.description('rows that went out; nothing else of them is read')),
      wages: v.pipe(count, v.description('rows about wages; nothing else of them is read')),
      people: v.array(
        v.strictObject({
          memberId: id,
          name,
          hasAccount: v.boolean(),
          open: v.pipe(
            v.array(v.strictObject({ month, openFen: positiveFen })),
            v.description('what is still to be paid, in order'),
          ),
        }),
      ),
    }),
    refusals: ['no-such-file', 'sheet-unreadable', 'not-a-payment-list', 'too-many-rows'],
  }),
  'dues.takeList': procedure({
    summary: '登记收款清单里的几笔：同一笔无论导入几次只登记一次；逐笔说明登记了没有、为什么',
    kind: 'write',
    runs: 'api',
    allow: 'manage-dues',
    input: v.strictObject({
      branchId: id,
      method: v.picklist(PAYMENT_METHODS),
      rows: v.pipe(
        v.array(
          v.strictObject({
            key,
            memberId: id,
            on: civilDate,
            months: v.pipe(months, v.maxLength(24, '一次最多 24 个月'), eachOnce('同一月份只写一次')),
            fen: positiveFen,
            isPartial,
            again: v.pipe(
              v.optional(v.boolean(), false),
              v.description('take it once more, though it was withdrawn or corrected after it had been taken'),
            ),
          }),
        ),
        v.minLength(1, '至少选一笔'),
        v.maxLength(TAKEN_AT_ONCE, `一次最多 ${TAKEN_AT_ONCE} 笔`),
        eachOnce('同一笔只写一次', ({ key }) => key),
      ),
    }),
    output: v.strictObject({
      rows: v.array(
        v.strictObject({
          key,
          outcome: v.pipe(
            v.picklist(['taken', 'already', 'refused']),
            v.description('already: it had been taken before'),
          ),
          why: v.nullable(v.picklist(ROW_REFUSALS)),
          month: v.pipe(v.nullable(month), v.description('the month at fault')),
        }),
      ),
    }),
    refusals: [],
  }),
} as const
