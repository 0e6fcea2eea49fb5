import * as v from 'valibot'
import { procedure } from './procedure'
import { ON_DRAFT } from './reports'
import { id, writtenFile } from './schemas'

/** What goes with a report's document: the records behind its figures. */
export const reportFileProcedures = {
  'report.evidenceFile': procedure({
    summary: '生成报告的依据：记录清单（.xlsx），或可以离线点开数字的网页、一页看全年的网页（.html）',
    kind: 'read',
    runs: 'report',
    allow: 'read-records',
    input: v.strictObject({
      branchId: id,
      reportId: id,
      format: v.pipe(v.picklist(['xlsx', 'html', 'one-page']), v.description('one-page：主要数字在一页上')),
      withNames: v.optional(v.pipe(v.boolean(), v.description('带上姓名；不填为不带，记录里的姓名都略去')), false),
    }),
    output: writtenFile,
    refusals: [...ON_DRAFT],
  }),
} as const
