import { FACT_STANDINGS } from '#domain/report/fact'
import { MEETING_KINDS } from '#domain/meeting/meeting-kinds'
import { codeTyped, NOT_TO_VOTE, UNFITNESSES } from '#domain/report/final-report'
import { OPEN_POINT_KINDS, type OpenPoint } from '#domain/report/open-point'
import * as v from 'valibot'
import { approval, finalVersion } from './final-version'
import { procedure } from './procedure'
import { changedRecords, meaning } from './report-check'
import { draftFigure, ON_DRAFT, reportAuthor, reportScope } from './reports'
import { count, id, instant, writtenFile, year } from './schemas'

const openPoint: v.GenericSchema<OpenPoint> = v.strictObject({
  is: v.picklist(OPEN_POINT_KINDS),
  words: v.string(),
  section: v.pipe(v.string(), v.description('where it is: empty where that is not meant')),
  statement: v.string(),
  entry: v.exactOptional(v.pipe(v.string(), v.description('what people wrote there, by its id'))),
  figure: v.pipe(v.string(), v.description('the key of the figure whose records tell')),
  enterAt: v.pipe(v.string(), v.description('the subject of the records to enter')),
  branch: v.exactOptional(v.pipe(id, v.description('of which organization the records wait'))),
})

const approvalNow = v.pipe(
  v.strictObject({
    lost: v.pipe(
      v.nullable(v.picklist([...UNFITNESSES, 'meeting-gone'])),
      v.description('why the meeting does not approve it any more, by its record as it is now'),
    ),
    correctedAt: v.pipe(v.nullable(instant), v.description('when that record was last corrected since')),
  }),
  v.description('what has become of the meeting that approved it'),
)
const seen = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/),
  v.description('the digest of the report as it reads and of its open points: what somebody was shown'),
)
const anew = v.pipe(
  v.array(v.string()),
  v.description('what it would say besides if it were drafted anew: a figure of each statement, by its name'),
)
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
    output: v.strictObject({ points: v.array(openPoint), seen, anew: v.exactOptional(anew) }),
    refusals: [...ON_DRAFT],
  }),
  'report.finals': procedure({
    summary: '查看定稿：这一年的各稿，和可以审议这份草稿的会议',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, reportId: id }),
    output: v.strictObject({
      year,
      item: v.pipe(
        v.string(),
        v.description('how an item of the agenda has to put it, so that this report alone is meant'),
      ),
      finals: v.pipe(
        v.array(v.strictObject({ ...finalVersion.entries, approvalNow })),
        v.description('the latest twenty, the latest first'),
      ),
      meetings: v.pipe(
        v.array(v.strictObject(approval)),
        v.description('closed since it was drafted; the latest first'),
      ),
      unfit: v.pipe(
        v.array(v.strictObject({ ...approval, why: v.picklist(UNFITNESSES), missing: v.exactOptional(v.string()) })),
        v.description('closed since, and none that can have approved it'),
      ),
      planned: v.pipe(v.array(v.strictObject(approval)), v.description('convened to deal with it and not closed yet')),
      approvingKind: v.pipe(v.picklist(MEETING_KINDS), v.description('the kind that usually deals with it here')),
      author: v.nullable(reportAuthor),
      mayFinalize: v.pipe(v.boolean(), v.description('whether the caller is its author or holds the post now')),
      isOnBehalf: v.pipe(v.boolean(), v.description('whether the caller would sign in place of its author')),
    }),
    refusals: [...ON_DRAFT],
  }),
  'report.toVote': procedure({
    summary: '会议要审议述职报告的，表决怎样写才认得出是哪一份，还缺什么',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, meetingId: id }),
    output: v.strictObject({
      isNamed: v.pipe(v.boolean(), v.description('whether the title or the agenda says that it is these')),
      reports: v.pipe(
        v.array(v.strictObject({ reportId: id, item: v.string() })),
        v.description('which may be meant, the latest drafted first, and how a vote on each has to be put'),
      ),
      missing: v.pipe(
        v.nullable(v.picklist(NOT_TO_VOTE)),
        v.description('why none can be approved there; null where one can'),
      ),
    }),
    refusals: ['no-such-meeting'],
  }),
  'report.finalize': procedure({
    summary:
      '定稿：由述职人本人，或离任后由现任的代签、印明；文字、数字和核对结果原样封存，写明哪次会议审议通过；新的一稿不覆盖旧的',
    kind: 'write',
    runs: 'report',
    allow: 'write-report',
    input: v.strictObject({
      ...{ branchId: id, reportId: id, meetingId: id },
      seen: v.pipe(
        seen,
        v.description('as `report.checklist` gave it: refused where anything of it has changed since'),
      ),
    }),
    output: finalVersion,
    refusals: [
      ...ON_DRAFT,
      ...(['author-signs', 'no-such-meeting', 'meeting-cannot-approve', 'meeting-before-draft'] as const),
      ...UNFITNESSES,
      ...(['written-after-meeting', 'changed-since-seen'] as const),
    ],
  }),
  'report.finalDocument': procedure({
    summary: '生成定稿的 Word 文档（.docx），印有核验码和审议的会议',
    kind: 'read',
    runs: 'report',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, finalId: id }),
    output: writtenFile,
    refusals: ['no-such-final', 'final-not-genuine'],
  }),
  'report.verify': procedure({
    summary: '凭印在文档上的核验码查定稿：是哪一稿、哪次会议通过的，此后哪些数字的记录变了',
    kind: 'read',
    runs: 'report',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, code }),
    output: v.strictObject({
      ...finalVersion.entries,
      ...{ title: v.string(), unit: v.string(), scope: reportScope },
      author: v.nullable(reportAuthor),
      byName: v.nullable(v.string()),
      approvalNow,
      standing: v.pipe(v.picklist(FACT_STANDINGS), v.description('whether what is stored is what was frozen')),
      latest: v.pipe(count, v.description('the latest version there is with the same cut-off date')),
      figures: count,
      openPoints: v.pipe(v.array(openPoint), v.description('what was known to be open when it was made final')),
      changed: v.pipe(
        v.array(
          v.strictObject({
            ...{ figure: draftFigure, recordsWere: count, recordsNow: count },
            was: v.pipe(v.nullable(v.string()), v.description('with its unit; null where nothing was recorded')),
            now: v.pipe(v.nullable(v.string()), v.description('null where nothing is recorded any more')),
            meaning,
          }),
        ),
        v.description('figures that say or mean something else now, those of the table of branches too'),
      ),
      ...changedRecords,
    }),
    refusals: ['no-such-final'],
  }),
} as const
