/** What a desk has, as a table to be kept or worked with: for whoever may read its records with their names. */
import * as v from 'valibot'
import { procedure } from './procedure'
import { id, writtenFile, year } from './schemas'

export const EXPORTED_DESKS = ['shifts', 'donations', 'duesPayments', 'ledger', 'register'] as const

export const exportProcedures = {
  'desk.export': procedure({
    summary:
      '把一年的记录导出为表格（.xlsx）：志愿服务、捐款、党费交纳、一类台账，或者党员名册（往年取年底的，今年取今天的）',
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
