import { isNumberKey, slotOf } from '#domain/report/slot'
import { CAUSE_HEADINGS, EXTENTS, MOST_FIGURES, MOST_FINDING } from '#domain/report/report-writing'
import { MOST_ENTRIES } from '#domain/report/kept-writing'
import * as v from 'valibot'
import { procedure } from './procedure'
import { ON_DRAFT } from './reports'
import { civilDate, count, id, instant, line, oneLine } from './schemas'

/** Not written yet: ''. */
export const words = v.pipe(v.string(), v.trim(), v.maxLength(1000, '最多 1000 个字'))
const shortWords = v.pipe(oneLine, v.maxLength(60, '最多 60 个字'))
const known = v.pipe(v.nullable(id), v.description('the id of an entry that is there already; null for a new one'))
/** What a figure goes by in every draft (`figureKey`). */
export const figureKey = v.pipe(
  v.string(),
  v.maxLength(300),
  v.check((text) => slotOf(text) !== undefined, '不是有效的数字编号'),
)

const answered = { answers: v.nullable(id), problem: line, done: words, extent: v.nullable(v.picklist(EXTENTS)) }
const cause = v.strictObject({ heading: v.nullable(v.picklist(CAUSE_HEADINGS)), words })
/** `{1}`, `{2}` … stand for the figures. */
export const finding = v.pipe(v.string(), v.trim(), v.maxLength(MOST_FINDING, `最多 ${MOST_FINDING} 个字`))
export const causes = v.pipe(v.array(cause), v.maxLength(6, '最多 6 条'))
const named = { problem: line, finding, causes, grounds: words }
const target = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e12))
const metricKey = v.pipe(figureKey, v.check(isNumberKey, '目标只能是一个数字，不能是增减、名称等'))
const metric = { key: metricKey, direction: v.picklist(['at-least', 'at-most']), target }
const step = {
  measure: line,
  who: v.pipe(shortWords, v.description('who sees to it, as it prints; left empty, the name of `ownerId` is put here')),
  ownerId: v.nullable(id),
  dueOn: v.nullable(civilDate),
  byWhen: shortWords,
  problemId: v.nullable(id),
}
const entriesOf = <T extends v.GenericSchema>(entry: T) =>
  v.pipe(v.array(entry), v.maxLength(MOST_ENTRIES, `最多 ${MOST_ENTRIES} 条`))
export const chosenFigures = v.pipe(v.array(figureKey), v.maxLength(MOST_FIGURES, `最多选 ${MOST_FIGURES} 个数字`))

/** One section as a whole, in its order. */
const section = v.variant('section', [
  v.strictObject({ section: v.literal('last-year'), entries: entriesOf(v.strictObject({ id: known, ...answered })) }),
  v.strictObject({
    section: v.literal('problems'),
    entries: entriesOf(v.strictObject({ id: known, ...named, figures: chosenFigures })),
  }),
  v.strictObject({
    section: v.literal('next-steps'),
    entries: entriesOf(v.strictObject({ id: known, ...step, metric: v.nullable(v.strictObject(metric)) })),
  }),
])

const entryId = v.string()
const chosenFigure = { key: v.string(), title: v.string() }
export const stepMetric = v.strictObject({ ...chosenFigure, unit: v.string(), direction: metric.direction, target })
const list = <T extends v.GenericSchema>(entry: T) => v.pipe(v.array(entry), v.readonly())
const written = v.strictObject({
  'last-year': list(v.strictObject({ id: entryId, ...answered })),
  problems: list(
    v.strictObject({
      ...{ id: entryId, ...named, causes: list(cause), figures: list(v.strictObject(chosenFigure)) },
      fromRule: v.nullable(v.string()),
    }),
  ),
  'next-steps': list(v.strictObject({ id: entryId, ...step, metric: v.nullable(stepMetric) })),
})

/** What people write in a report: beside each draft its own. */
export const reportWritingProcedures = {
  'report.written': procedure({
    summary: '查看述职报告里要人写的部分：上年问题的整改、存在的问题、下一步打算；上年报告指出而未回应的问题列在其中',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, reportId: id }),
    output: v.strictObject({
      revision: v.pipe(count, v.description('to be sent with the next change; 0 when nothing is written')),
      writtenAt: v.nullable(instant),
      written,
      before: v.pipe(written, v.description('what last year’s report said: its problems, steps and targets')),
      planned: v.pipe(v.array(id), v.description('the steps that are items of the plan already')),
    }),
    refusals: [...ON_DRAFT],
  }),
  'report.write': procedure({
    summary: '写述职报告的一节：按次序保存全部条目',
    kind: 'write',
    runs: 'api',
    allow: 'write-report',
    input: v.strictObject({
      ...{ branchId: id, reportId: id },
      revision: v.pipe(count, v.description('what `report.written` answered')),
      content: section,
    }),
    output: v.strictObject({ revision: count, entryIds: v.array(entryId) }),
    refusals: [...ON_DRAFT, 'writing-changed', 'no-such-problem', 'no-such-measure', 'not-on-roll', 'bad-input'],
  }),
} as const
