import { OPEN_POINT_KINDS, type OpenPoint } from '#domain/report/open-point'
import * as v from 'valibot'
import { procedure } from './procedure'
import { ON_DRAFT } from './reports'
import { id } from './schemas'

const openPoint: v.GenericSchema<OpenPoint> = v.strictObject({
  is: v.picklist(OPEN_POINT_KINDS),
  words: v.string(),
  section: v.pipe(v.string(), v.description('where it is: empty where that is not meant')),
  statement: v.string(),
  figure: v.pipe(v.string(), v.description('the key of the figure whose records tell')),
  enterAt: v.pipe(v.string(), v.description('the subject of the records to enter')),
})

/** What is looked through before a report is handed out. */
export const reportFinalProcedures = {
  'report.checklist': procedure({
    summary: '导出、定稿前核对：空白、变了的数字、手工写的数字、对不上的数字、占位、单位名称、篇幅、频次和自愿',
    kind: 'read',
    runs: 'report',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, reportId: id }),
    output: v.strictObject({ points: v.array(openPoint) }),
    refusals: [...ON_DRAFT],
  }),
} as const
