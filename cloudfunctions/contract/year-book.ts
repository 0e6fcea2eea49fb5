/** A year of a branch as one workbook, and such a workbook into an empty branch (decision 43). */
import * as v from 'valibot'
import { procedure } from './procedure'
import { count, id, line, writtenFile, year } from './schemas'
import { uploads } from './uploads'

const sheets = v.pipe(
  v.array(v.strictObject({ title: line, records: count, left: v.pipe(count, v.description('not there yet')) })),
  v.description('by kind of record, in the order of the workbook'),
)
const REFUSED = [
  'not-a-branch',
  'no-such-file',
  'sheet-unreadable',
  'no-year-book',
  'year-book-broken',
  'branch-has-records',
  'not-on-year-book',
] as const

export const yearBookProcedures = {
  'yearBook.write': procedure({
    summary: '把支部一年的记录写成一份工作簿（.xlsx）：每类一张表，末尾一张供以后导入空支部',
    kind: 'read',
    runs: 'report',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id, year }),
    output: writtenFile,
    refusals: ['not-a-branch'],
  }),
  'yearBook.check': procedure({
    summary: '检查一份工作簿能不能导入这个空支部，会新增什么；什么也不改',
    kind: 'read',
    runs: 'report',
    allow: 'manage-branch',
    input: v.strictObject({ branchId: id, uploads }),
    output: v.strictObject({ from: line, year, people: count, sheets, left: count }),
    refusals: [...REFUSED],
  }),
  'yearBook.import': procedure({
    summary: '把工作簿导入空支部，一次一部分；再做一次接着做，已有的不重复',
    kind: 'write',
    runs: 'report',
    allow: 'manage-branch',
    input: v.strictObject({ branchId: id, uploads }),
    output: v.strictObject({ made: count, left: count }),
    refusals: [...REFUSED],
  }),
} as const
