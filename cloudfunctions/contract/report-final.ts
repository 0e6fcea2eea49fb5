import { codeTyped } from '#domain/report/final-report'
import { OPEN_POINT_KINDS, type OpenPoint } from '#domain/report/open-point'
import * as v from 'valibot'
import { procedure } from './procedure'
import { draftFigure, ON_DRAFT, reportAuthor, reportScope } from './reports'
import { civilDate, count, id, instant, year } from './schemas'

const openPoint: v.GenericSchema<OpenPoint> = v.strictObject({
  is: v.picklist(OPEN_POINT_KINDS),
  words: v.string(),
  section: v.pipe(v.string(), v.description('where it is: empty where that is not meant')),
  statement: v.string(),
  figure: v.pipe(v.string(), v.description('the key of the figure whose records tell')),
  enterAt: v.pipe(v.string(), v.description('the subject of the records to enter')),
})

const approval = { meetingId: id, title: v.string(), occurredOn: civilDate }
const final = v.strictObject({
  finalId: id,
  version: count,
  code: v.pipe(v.string(), v.description('the short form of the hash, as the document prints it')),
  approval: v.strictObject(approval),
  finalizedAt: instant,
})
const code = v.pipe(
  v.string(),
  v.maxLength(120),
  v.check((text) => codeTyped(text) !== undefined, '核验码是 16 位字母和数字，如 9F3A-12C4-77B0-E1D5'),
)

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
  'report.finals': procedure({
    summary: '查看定稿：这一年的各稿，和可以审议这份草稿的会议',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, reportId: id }),
    output: v.strictObject({
      finals: v.pipe(v.array(final), v.description('the latest first')),
      meetings: v.pipe(
        v.array(v.strictObject(approval)),
        v.description('closed since it was drafted; the latest first'),
      ),
    }),
    refusals: [...ON_DRAFT],
  }),
  'report.finalize': procedure({
    summary: '定稿：文字、数字和核对结果原样封存，写明哪次会议审议通过；新的一稿不覆盖旧的',
    kind: 'write',
    runs: 'report',
    allow: 'write-report',
    input: v.strictObject({
      ...{ branchId: id, reportId: id, meetingId: id },
      openPoints: v.pipe(count, v.description('how many open points the person was told of and goes on with')),
    }),
    output: final,
    refusals: [
      ...ON_DRAFT,
      ...(['no-such-meeting', 'meeting-cannot-approve', 'meeting-before-draft', 'open-points-changed'] as const),
    ],
  }),
  'report.finalDocument': procedure({
    summary: '生成定稿的 Word 文档（.docx），印有核验码和审议的会议',
    kind: 'read',
    runs: 'report',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, finalId: id }),
    output: v.strictObject({ fileId: v.string(), fileName: v.string(), link: v.string() }),
    refusals: ['no-such-final'],
  }),
  'report.verify': procedure({
    summary: '凭印在文档上的核验码查定稿：是哪一稿、哪次会议通过的，此后哪些数字的记录变了',
    kind: 'read',
    runs: 'report',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, code }),
    output: v.strictObject({
      ...final.entries,
      ...{ title: v.string(), unit: v.string(), year, cutOff: civilDate, scope: reportScope },
      author: v.nullable(reportAuthor),
      byName: v.nullable(v.string()),
      isWhole: v.pipe(v.boolean(), v.description('what is stored still has the hash it was given')),
      latest: v.pipe(count, v.description('the latest version there is')),
      figures: count,
      openPoints: v.pipe(v.array(openPoint), v.description('what was known to be open when it was made final')),
      changed: v.pipe(
        v.array(
          v.strictObject({
            ...{ figure: draftFigure, recordsWere: count, recordsNow: count },
            was: v.pipe(v.nullable(v.string()), v.description('with its unit; null where nothing was recorded')),
            now: v.pipe(v.nullable(v.string()), v.description('null where nothing is recorded any more')),
          }),
        ),
        v.description('figures whose records give something else now, those of the table of branches too'),
      ),
    }),
    refusals: ['no-such-final'],
  }),
} as const
