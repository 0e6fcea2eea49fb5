import { EXTENTS, type FigureName } from '#domain/report/report-writing'
import * as v from 'valibot'
import { dimensionId, measureId } from './measures'
import { procedure } from './procedure'
import { count, id, instant, line, year } from './schemas'

const ENTRIES = 30
const FIGURES = 12
/** Not written yet: ''. */
const words = v.pipe(v.string(), v.trim(), v.maxLength(1000, '最多 1000 个字'))
const shortWords = v.pipe(v.string(), v.trim(), v.maxLength(60, '最多 60 个字'))
const known = v.pipe(v.nullable(id), v.description('the id of an entry that is there already; null for a new one'))
const part = v.nullable(v.strictObject({ by: dimensionId, key: v.pipe(v.string(), v.minLength(1), v.maxLength(80)) }))
const figureName: v.GenericSchema<FigureName> = v.strictObject({ measure: measureId, year, part })

const answered = { answers: v.nullable(id), problem: line, done: words, extent: v.nullable(v.picklist(EXTENTS)) }
const named = { problem: line, cause: words, grounds: words }
const step = { measure: line, who: shortWords, byWhen: shortWords, problemId: v.nullable(id) }
const entriesOf = <T extends v.GenericSchema>(entry: T) => v.pipe(v.array(entry), v.maxLength(ENTRIES, '最多 30 条'))
const figures = v.pipe(v.array(figureName), v.maxLength(FIGURES, '最多选 12 个数字'))

/** One section as a whole, in its order. */
const section = v.variant('section', [
  v.strictObject({ section: v.literal('last-year'), entries: entriesOf(v.strictObject({ id: known, ...answered })) }),
  v.strictObject({
    section: v.literal('problems'),
    entries: entriesOf(v.strictObject({ id: known, ...named, figures })),
  }),
  v.strictObject({
    section: v.literal('next-steps'),
    entries: entriesOf(v.strictObject({ id: known, ...step })),
  }),
])

const entryId = v.string()
const written = v.strictObject({
  'last-year': v.pipe(v.array(v.strictObject({ id: entryId, ...answered })), v.readonly()),
  problems: v.pipe(
    v.array(
      v.strictObject({
        id: entryId,
        ...named,
        figures: v.pipe(v.array(v.strictObject({ measure: measureId, year, part, title: v.string() })), v.readonly()),
      }),
    ),
    v.readonly(),
  ),
  'next-steps': v.pipe(v.array(v.strictObject({ id: entryId, ...step })), v.readonly()),
})

/** What people write in a report: beside its drafts, by branch and year. */
export const reportWritingProcedures = {
  'report.written': procedure({
    summary: '查看述职报告里要人写的部分：上年问题的整改、存在的问题、下一步打算；上年报告指出而未回应的问题列在其中',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, year }),
    output: v.strictObject({
      revision: v.pipe(count, v.description('to be sent with the next change; 0 when nothing is written')),
      writtenAt: v.nullable(instant),
      written,
    }),
    refusals: [],
  }),
  'report.write': procedure({
    summary: '写述职报告的一节：按次序保存全部条目',
    kind: 'write',
    runs: 'api',
    allow: 'write-report',
    input: v.strictObject({
      branchId: id,
      year,
      revision: v.pipe(count, v.description('what `report.written` answered')),
      content: section,
    }),
    output: v.strictObject({ revision: count, entryIds: v.array(entryId) }),
    refusals: ['writing-changed', 'no-such-problem', 'no-such-measure'],
  }),
} as const
