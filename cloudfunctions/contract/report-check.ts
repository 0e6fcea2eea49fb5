import { FACT_STANDINGS } from '#domain/report/fact'
import { FINDINGS, WORD_CHANGES } from '#domain/report/finding'
import * as v from 'valibot'
import { procedure } from './procedure'
import { civilDate, count, id, instant, year } from './schemas'
import { reportScope } from './reports'
import { uploads } from './uploads'

const documentFile = v.pipe(uploads, v.description('a .docx'))
const finding = v.strictObject({
  is: v.picklist(FINDINGS),
  title: v.pipe(v.nullable(v.string()), v.description('the figure; null for what was typed')),
  was: v.pipe(v.nullable(v.string()), v.description('as it was written, with its unit')),
  now: v.pipe(v.nullable(v.string()), v.description('what stands there; null where nothing does')),
  where: v.pipe(v.string(), v.description('the words around it')),
})
const changedWords = v.strictObject({
  is: v.picklist(WORD_CHANGES),
  was: v.nullable(v.string()),
  now: v.nullable(v.string()),
})
const doctoredFact = v.strictObject({
  title: v.string(),
  was: v.pipe(v.nullable(v.string()), v.description('as the draft has it; null where it has no such figure')),
  now: v.pipe(v.string(), v.description('as the facts in the file have it')),
})
const typedByHand = v.strictObject({ words: v.string(), where: v.string(), basis: v.string() })
/** In what a figure means something else now. */
export const meaning = v.pipe(v.array(v.string()), v.description('unit, definition, days or scope of it, in sentences'))
const staleFigure = v.strictObject({
  title: v.string(),
  was: v.string(),
  now: v.pipe(v.nullable(v.string()), v.description('null: nothing is recorded of it any more')),
  recordsWere: count,
  recordsNow: count,
  meaning,
})
const changedRecord = v.strictObject({
  at: instant,
  summary: v.pipe(v.string(), v.description('what was done')),
  title: v.pipe(v.string(), v.description('the record as it is now')),
})

/** What was written since of the records behind figures. */
export const changedRecords = {
  changedRecords: v.pipe(v.array(changedRecord), v.description('the latest first; at most 100')),
  changedWithheld: v.pipe(count, v.description('those of organizations below whose records the caller may not read')),
  changedUntold: v.pipe(count, v.description('those that the caller may read and that are not among the listed')),
  changedLookedSince: v.pipe(
    v.nullable(instant),
    v.description('what was written before was too much to look through; null where all was'),
  ),
}

/** A document that somebody went on editing, held against the facts it carries and the records as they are now. */
export const reportCheckProcedures = {
  'report.checkDocument': procedure({
    summary: '核对改过的述职报告文档：哪些数字变了、没有依据，哪些文字变了，哪些记录后来变了',
    kind: 'read',
    runs: 'report',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, uploads: documentFile }),
    output: v.strictObject({
      unit: v.string(),
      year,
      ...{ cutOff: civilDate, scope: reportScope },
      draftedAt: instant,
      facts: v.pipe(v.picklist(FACT_STANDINGS), v.description('the facts in the file, held against seal and draft')),
      doctored: v.array(doctoredFact),
      finalized: v.pipe(
        v.nullable(v.strictObject({ version: v.string(), code: v.string(), at: instant })),
        v.description('the final version that the file is, where its facts are genuine; null of a draft'),
      ),
      typed: v.pipe(
        v.array(typedByHand),
        v.description('numbers without records that the report had when it was written'),
      ),
      figures: v.pipe(count, v.description('how many were held against the text')),
      findings: v.array(finding),
      words: v.pipe(v.array(changedWords), v.description('paragraphs whose words are not as they were written')),
      beside: v.pipe(v.array(v.string()), v.description('what the file has besides its text, in sentences')),
      otherVersion: v.pipe(
        v.array(v.string()),
        v.description('in what the file is not the draft or the final version stored, in sentences'),
      ),
      stale: v.pipe(v.array(staleFigure), v.description('figures whose records give something else now')),
      ...changedRecords,
    }),
    refusals: ['no-such-file', 'document-unreadable', 'document-without-facts', 'other-report'],
  }),
} as const
