/** What a desk has, as a table to be kept or worked with: for whoever the desk is. */
import * as v from 'valibot'
import { procedure } from './procedure'
import { id, writtenFile, year } from './schemas'

export const EXPORTED_DESKS = ['shifts', 'donations', 'duesPayments', 'ledger', 'register'] as const

export const exportProcedures = {
  'desk.export': procedure({
    summary: '导出一个台面一年的记录为表格（.xlsx）：志愿服务、捐款、党费交纳、一类台账，或年底（今年则今天）的名册',
    kind: 'read',
    runs: 'report',
    allow: 'see-organization',
    input: v.strictObject({
      branchId: id,
      desk: v.picklist(EXPORTED_DESKS),
      year,
      kind: v.pipe(v.optional(v.nullable(id), null), v.description('of the ledger: which kind')),
    }),
    output: writtenFile,
    refusals: ['no-such-branch', 'not-permitted', 'no-such-kind', 'bad-input'],
  }),
} as const
