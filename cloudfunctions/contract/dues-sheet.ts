import { DUES_SHEET_FORMS, VOLUNTARY_SHOWN } from '#domain/branch/dues-sheet'
import * as v from 'valibot'
import { procedure } from './procedure'
import { civilDate, count, id, writtenFile, year } from './schemas'

const form = v.pipe(
  v.picklist(DUES_SHEET_FORMS),
  v.description('by person what was paid, beside it what was due, or only which months; or nobody by name'),
)
const voluntary = v.pipe(
  v.picklist(VOLUNTARY_SHOWN),
  v.description('what was paid above what is due: as one sum, or by person where the form names people'),
)
const at = { branchId: id, year }

/** The sheet on which a branch publishes its dues of a year (党费收缴公示表): as it will be printed, as a file, its form. */
export const duesSheetProcedures = {
  'dues.sheet': procedure({
    summary: '预览一年的党费收缴公示表；不填形式的，是支部上次公示的形式',
    kind: 'read',
    runs: 'report',
    allow: 'manage-dues',
    input: v.strictObject({ ...at, form: v.optional(form), voluntary: v.optional(voluntary) }),
    output: v.strictObject({
      year,
      asOf: civilDate,
      title: v.string(),
      ...{ form, voluntary },
      isRemembered: v.pipe(v.boolean(), v.description('this is the form the branch has chosen')),
      byline: v.string(),
      tables: v.array(
        v.strictObject({ title: v.string(), columns: v.array(v.string()), rows: v.array(v.array(v.string())) }),
      ),
      notes: v.array(v.string()),
      isEmpty: v.pipe(v.boolean(), v.description('nobody owes or has given anything, and nothing is in the book')),
      notAssessed: v.pipe(count, v.description('who owes dues and has no amount yet: they are not on the sheet')),
    }),
    refusals: ['in-the-future'],
  }),
  'dues.sheetFile': procedure({
    summary: '生成一年的党费收缴公示表（.docx 或 .xlsx）',
    kind: 'read',
    runs: 'report',
    allow: 'manage-dues',
    input: v.strictObject({ ...at, form, voluntary, format: v.picklist(['docx', 'xlsx']) }),
    output: writtenFile,
    refusals: ['in-the-future'],
  }),
  'dues.chooseSheet': procedure({
    summary: '记住支部公示党费的形式，下次照此预览',
    kind: 'write',
    runs: 'report',
    allow: 'manage-dues',
    input: v.strictObject({ branchId: id, form, voluntary }),
    output: v.strictObject({ form, voluntary }),
    refusals: ['no-change'],
  }),
} as const
