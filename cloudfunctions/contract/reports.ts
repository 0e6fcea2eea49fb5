import type { CivilDate } from '#domain/time/civil-date'
import { COMMITTEE_POSTS } from '#domain/people/appointment'
import {
  REPORT_SCOPES,
  type BranchCell,
  type BranchTable,
  type DraftFigure,
  type DraftSection,
  type ReportAuthor,
  type Unrecorded,
  type WithoutRecords,
} from '#domain/report/duty-report'
import { SLOT_SCOPES } from '#domain/report/slot'
import { COUNTED } from '#domain/report/when-words'
import type { Period } from '#domain/time/period'
import * as v from 'valibot'
import { finalVersion } from './final-version'
import { procedure } from './procedure'
import { slotPeriod } from './report-template'
import {
  civilDate,
  count,
  cursor,
  id,
  instant,
  month,
  pageOf,
  pageSize,
  recordsApart,
  writtenFile,
  year,
} from './schemas'

const period = v.strictObject({ from: civilDate, to: civilDate }) as unknown as v.GenericSchema<Period, Period>
export const draftFigure: v.GenericSchema<DraftFigure> = v.strictObject({
  key: v.string(),
  measure: v.string(),
  title: v.string(),
  definition: v.string(),
  unit: v.string(),
  period,
  value: v.number(),
  display: v.string(),
  records: count,
  recordsApart: v.exactOptional(recordsApart),
  part: v.nullable(v.strictObject({ by: v.string(), key: v.string(), label: v.string() })),
  names: v.exactOptional(
    v.strictObject({
      by: v.string(),
      said: v.pipe(v.array(v.strictObject({ text: v.string(), key: v.string() })), v.readonly()),
    }),
  ),
  scope: v.picklist(SLOT_SCOPES),
  leftOut: v.pipe(v.array(v.string()), v.readonly()),
  counted: v.exactOptional(v.picklist(COUNTED)),
  missing: v.exactOptional(v.pipe(v.array(month), v.readonly())),
  comparedWith: v.exactOptional(v.strictObject({ from: civilDate, to: civilDate })),
})
const draftPart = v.variant('is', [
  v.strictObject({ is: v.literal('text'), text: v.string(), isOwn: v.exactOptional(v.literal(true)) }),
  v.strictObject({ is: v.literal('figure'), figure: count }),
  v.strictObject({ is: v.literal('blank'), text: v.string() }),
])
export const figureChange = v.strictObject({
  title: v.string(),
  was: v.pipe(v.nullable(v.string()), v.description('with its unit; null for a figure that is new')),
  now: v.pipe(v.nullable(v.string()), v.description('null for a figure that is gone')),
})
const draftSection: v.GenericSchema<DraftSection> = v.strictObject({
  id: v.string(),
  heading: v.string(),
  level: v.picklist([0, 1, 2]),
  paragraphs: v.array(
    v.strictObject({
      statement: v.string(),
      lead: v.exactOptional(v.string()),
      entry: v.exactOptional(v.string()),
      parts: v.array(draftPart),
      reworded: v.exactOptional(
        v.strictObject({
          isDrafted: v.boolean(),
          changes: v.array(figureChange),
          basis: v.exactOptional(v.string()),
        }),
      ),
    }),
  ),
  budget: v.exactOptional(count),
})
export const reportScope = v.picklist(REPORT_SCOPES)
const reportHead = {
  ...{ reportId: id, year, cutOff: civilDate, scope: reportScope },
  ...{ title: v.string(), unit: v.string(), draftedAt: instant },
}
/** Whether there is enough of a stored draft to list it. */
export function isHeadOfDraft(head: unknown): boolean {
  return v.is(v.strictObject(reportHead), head)
}
export const reportAuthor: v.GenericSchema<ReportAuthor> = v.strictObject({
  memberId: id,
  name: v.string(),
  post: v.picklist(COMMITTEE_POSTS),
  fromOn: civilDate,
})
const branchCells: v.GenericSchema<readonly BranchCell[]> = v.array(
  v.variant('is', [
    v.strictObject({ is: v.literal('figure'), figure: draftFigure }),
    v.strictObject({ is: v.literal('blank'), text: v.string() }),
  ]),
)
const branchTable: v.GenericSchema<BranchTable> = v.strictObject({
  columns: v.array(v.strictObject({ measure: v.string(), title: v.string(), unit: v.string() })),
  rows: v.array(
    v.strictObject({
      branchId: id,
      name: v.string(),
      cells: branchCells,
    }),
  ),
  own: v.exactOptional(branchCells),
  total: v.exactOptional(branchCells),
})
const unrecorded: v.GenericSchema<Unrecorded> = v.strictObject({
  ...{ about: v.string(), enterAt: v.string(), statement: v.string(), period: slotPeriod },
})
const withoutRecords: v.GenericSchema<WithoutRecords> = v.strictObject({
  subject: v.string(),
  title: v.string(),
  branches: v.array(v.string()),
})

const draftBody = {
  ...{ year, cutOff: civilDate, scope: reportScope, title: v.string(), unit: v.string(), draftedAt: instant },
  author: v.nullable(reportAuthor),
  sections: v.pipe(v.array(draftSection), v.readonly()),
  figures: v.pipe(v.array(draftFigure), v.readonly()),
  unrecorded: v.pipe(v.array(unrecorded), v.readonly()),
  branchTable: v.nullable(branchTable),
  withoutRecords: v.pipe(v.array(withoutRecords), v.readonly()),
  notApplicable: v.pipe(v.array(v.strictObject({ about: v.string(), why: v.string() })), v.readonly()),
}
const outline = v.object({
  sections: v.array(v.object({ paragraphs: v.array(v.object({ parts: v.array(v.object({ is: v.string() })) })) })),
  figures: v.array(v.object({})),
})
/** Whether something stored is a draft at all, of whatever version. */
export function hasOutlineOfDraft(stored: unknown): boolean {
  return v.is(outline, stored)
}
/** Whether a stored draft has all that is shown of one. */
export function isWholeDraft(stored: unknown): boolean {
  const draft = v.safeParse(v.object(draftBody), stored)
  if (!draft.success) return false
  const { sections, figures } = draft.output
  const parts = sections.flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.parts))
  return parts.every((part) => part.is !== 'figure' || part.figure < figures.length)
}

const finals = v.pipe(v.array(finalVersion), v.description('what was made final of it, the latest version first'))
const finalBeside = v.pipe(
  v.nullable(
    v.strictObject({
      ...finalVersion.entries,
      isSame: v.pipe(v.boolean(), v.description('whether the draft still says what was made final')),
    }),
  ),
  v.description('the latest version that was made final of it'),
)

/** Of a draft that is asked for by its id. */
export const ON_DRAFT = ['no-such-report', 'draft-outdated'] as const

/** The draft and its document. */
export const reportProcedures = {
  'report.draft': procedure({
    summary: '起草年度述职报告：按模板从记录中取数',
    kind: 'write',
    runs: 'report',
    allow: 'write-report',
    input: v.strictObject({
      branchId: id,
      year,
      cutOff: v.optional(
        v.pipe(civilDate, v.description('数据截止日期；不填为当年末或今天，取较早者')) as v.GenericSchema<CivilDate>,
      ),
      scope: v.optional(
        v.pipe(reportScope, v.description('本单位自己的，或连同所属各党组织；不填时，单位连同所属，支部只报自己')),
      ),
      wordsFrom: v.optional(
        v.pipe(
          civilDate,
          v.description('接着同一年、同一范围的哪一份写（它的截止日期）：这一份里还没有写的，带过来'),
        ) as v.GenericSchema<CivilDate>,
      ),
    }),
    output: v.strictObject({ reportId: id, figures: count, blanks: count, notApplicable: count }),
    refusals: ['in-the-future', 'cut-off-outside-year', 'not-yet-formed', 'nothing-below', 'no-such-report'],
  }),
  'report.get': procedure({
    summary: '查看述职报告草稿，每个数字可点开',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({
      branchId: id,
      reportId: v.pipe(v.optional(id), v.description('left out: the one drafted last')),
    }),
    output: v.strictObject({ reportId: id, ...draftBody, final: v.exactOptional(finalBeside) }),
    refusals: [...ON_DRAFT],
  }),
  'report.list': procedure({
    summary: '历次述职报告草稿',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, cursor, pageSize }),
    output: pageOf(v.strictObject({ ...reportHead, finals: v.exactOptional(finals) })),
    refusals: [],
  }),
  'report.document': procedure({
    summary: '生成述职报告 Word 文档（.docx），附数据依据清单',
    kind: 'read',
    runs: 'report',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, reportId: id }),
    output: v.strictObject({
      file: writtenFile,
      changed: v.pipe(
        v.array(v.string()),
        v.description('起草以后变了的数字，再是数字没有变、依据的记录或口径变了的，一项一句；文档里是起草时的'),
      ),
    }),
    refusals: [...ON_DRAFT],
  }),
} as const
