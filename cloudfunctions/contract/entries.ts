import { ENTRY_COLLECTIONS } from '#domain/entries/entry'
import * as v from 'valibot'
import { PAYMENT_REFUSALS } from './dues'
import { entryState, recorded, settledAway } from './entry-view'
import { eachOnce } from './must'
import { procedure } from './procedure'
import { civilDate, count, id, instant, name, plainReason } from './schemas'

/** What the rules of the single books may say when an entry is to count. */
export const COUNTING_REFUSALS = ['too-many-minutes', 'already-recorded', ...PAYMENT_REFUSALS] as const

/** Why one of many is not confirmed; the others are. */
const NOT_CONFIRMED = ['no-such-entry', 'not-permitted', 'entry-settled', ...COUNTING_REFUSALS] as const
/** As many as wait on a page. */
const CONFIRMED_AT_ONCE = 100

const book = v.pipe(v.picklist(ENTRY_COLLECTIONS), v.description('the collection the entry is kept in'))

export const entryProcedures = {
  'entry.confirm': procedure({
    summary: '确认一条记录，从此计入统计',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id, book, entryId: id }),
    output: recorded,
    refusals: ['no-such-entry', 'not-permitted', 'entry-settled', ...COUNTING_REFUSALS],
  }),
  'entry.confirmMany': procedure({
    summary: '一次确认几条待确认的记录：逐条说明确认了没有、为什么；有异议的不在这里确认，要逐条看',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({
      branchId: id,
      entries: v.pipe(
        v.array(v.strictObject({ book, entryId: id })),
        v.minLength(1, '至少选一条'),
        v.maxLength(CONFIRMED_AT_ONCE, `一次最多 ${CONFIRMED_AT_ONCE} 条`),
        eachOnce('同一条只写一次', ({ entryId }) => entryId),
      ),
    }),
    output: v.strictObject({
      outcomes: v.pipe(
        v.array(v.strictObject({ entryId: id, isConfirmed: v.boolean(), why: v.nullable(v.picklist(NOT_CONFIRMED)) })),
        v.description('in the order that was asked'),
      ),
    }),
    refusals: ['no-such-entry', 'not-permitted'],
  }),
  'entry.dispute': procedure({
    summary: '对一条记录提出异议，核实前不计入统计',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id, book, entryId: id, reason: plainReason }),
    output: settledAway,
    refusals: ['no-such-entry', 'not-yours', 'entry-settled'],
  }),
  'entry.withdraw': procedure({
    summary: '撤回一条记录；记录本身保留，不再计入统计',
    kind: 'write',
    runs: 'api',
    allow: 'take-part',
    input: v.strictObject({ branchId: id, book, entryId: id, reason: plainReason }),
    output: settledAway,
    refusals: ['no-such-entry', 'not-yours', 'entry-settled'],
  }),
  'entry.waiting': procedure({
    summary: '列出待确认和有异议的记录，最早的在前，至多 100 条，并说明共有多少条',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({
      items: v.array(
        v.strictObject({
          book,
          title: v.pipe(v.string(), v.description('what it is called')),
          line: v.pipe(v.string(), v.description('what it says, in one line; empty where the title says it all')),
          entryId: id,
          occurredOn: civilDate,
          recordedAt: instant,
          recordedByName: v.nullable(name),
          state: entryState,
          isLateEntry: v.boolean(),
          maySettle: v.boolean(),
          settlers: v.pipe(v.string(), v.description('who settles it: the organization and its posts')),
          isOwn: v.pipe(v.boolean(), v.description('whether the caller entered it or it is about the caller')),
          memberId: v.nullable(id),
          memberName: v.nullable(name),
          reason: v.nullable(v.string()),
          doubt: v.pipe(
            v.string(),
            v.description('why it is to be looked at by itself, in words; empty where nothing is unusual'),
          ),
        }),
      ),
      total: count,
      withheld: v.pipe(
        v.array(v.strictObject({ count, who: v.string() })),
        v.description('how many wait that the caller does not read, with who does'),
      ),
    }),
    refusals: [],
  }),
} as const
