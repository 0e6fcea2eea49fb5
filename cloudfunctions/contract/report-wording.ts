import {
  charactersIn,
  hasDigitBesideFigure,
  MOST_CHARACTERS,
  type SeenFigure,
  type WordPart,
} from '#domain/report/wording'
import * as v from 'valibot'
import { procedure } from './procedure'
import { figureChange, ON_DRAFT, reportScope } from './reports'
import { civilDate, count, id, instant, year } from './schemas'

const PARTS = 200

const statement = v.pipe(v.string(), v.regex(/^[\w:.-]{1,80}$/, '不是有效的编号'))
const wordPart: v.GenericSchema<WordPart> = v.variant('is', [
  v.strictObject({ is: v.literal('text'), text: v.string() }),
  v.strictObject({ is: v.literal('figure'), key: v.string() }),
])
/** One paragraph: 【】 mark its figures on the phone, so no text has them. */
const writtenPart: v.GenericSchema<WordPart> = v.variant('is', [
  v.strictObject({
    is: v.literal('text'),
    text: v.pipe(
      v.string(),
      v.minLength(1),
      v.maxLength(MOST_CHARACTERS),
      v.regex(/^[^\p{C}【】]+$/u, '含有不可用的字符'),
    ),
  }),
  v.strictObject({ is: v.literal('figure'), key: v.pipe(v.string(), v.minLength(1), v.maxLength(400)) }),
])
const written = v.pipe(
  v.array(writtenPart),
  v.minLength(1, '不能为空'),
  v.maxLength(PARTS, '太长'),
  v.check((parts) => charactersIn(parts) <= MOST_CHARACTERS, `一段最多 ${MOST_CHARACTERS} 个字`),
  v.check((parts) => parts.some((part) => part.is === 'figure' || part.text.trim() !== ''), '不能为空'),
  v.check((parts) => !hasDigitBesideFigure(parts), '取自记录的数字旁边不能再写数字'),
)
const seenFigure: v.GenericSchema<SeenFigure> = v.strictObject({
  key: v.string(),
  title: v.string(),
  display: v.string(),
  unit: v.string(),
})
const version = {
  parts: v.pipe(v.nullable(v.array(wordPart)), v.description('null: as drafted')),
  writtenAt: instant,
  byName: v.nullable(v.string()),
}

const paragraph = { branchId: id, reportId: id, statement }
const revision = v.pipe(count, v.description('what `report.words` answered'))

/** The words of people in place of a drafted paragraph. */
export const reportWordingProcedures = {
  'report.earlierWords': procedure({
    summary: '起草之前：同一年、同一范围较早的一份草稿里，有没有写好的文字可以接着用',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, year, cutOff: civilDate, scope: reportScope }),
    output: v.strictObject({
      earlier: v.pipe(
        v.nullable(
          v.strictObject({
            cutOff: civilDate,
            paragraphs: v.pipe(count, v.description('reworded')),
            entries: v.pipe(count, v.description('problems, answers and steps written')),
          }),
        ),
        v.description('null: nothing, or the draft of that day has words already'),
      ),
    }),
    refusals: [],
  }),
  'report.words': procedure({
    summary: '查看述职报告一段的文字：起草的、改写的、改过几次，以及改写之后变了的数字',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject(paragraph),
    output: v.strictObject({
      revision: v.pipe(count, v.description('to be sent with the next change; 0 when it was never reworded')),
      drafted: v.pipe(v.nullable(v.array(wordPart)), v.description('null: the draft no longer has the paragraph')),
      basis: v.pipe(
        v.string(),
        v.description('what the numbers typed in the words rest on; empty where it is not said'),
      ),
      hint: v.pipe(v.string(), v.description('of a place that only a person can fill, else empty')),
      now: v.nullable(v.strictObject(version)),
      seen: v.pipe(v.array(seenFigure), v.description('figures as they were when the words were written')),
      changes: v.array(figureChange),
      history: v.pipe(v.array(v.strictObject(version)), v.description('the latest first')),
    }),
    refusals: [...ON_DRAFT, 'no-such-paragraph'],
  }),
  'report.reword': procedure({
    summary: '改写述职报告的一段：文字由人写，数字只能移动或拿掉',
    kind: 'write',
    runs: 'api',
    allow: 'write-report',
    input: v.strictObject({
      ...{ ...paragraph, revision, parts: written },
      basis: v.optional(
        v.pipe(v.string(), v.trim(), v.maxLength(200, '最多 200 个字'), v.description('手工写的数字依据什么')),
        '',
      ),
      section: v.optional(v.pipe(id, v.description('模板里已经没有这一段的，放到哪一节的末尾；不填为原来的那一节'))),
    }),
    output: v.strictObject({ revision: count }),
    refusals: [...ON_DRAFT, 'no-such-paragraph', 'words-changed', 'no-such-figure'],
  }),
  'report.unword': procedure({
    summary: '述职报告的一段恢复成起草的文字，改写过的留在改写记录里',
    kind: 'write',
    runs: 'api',
    allow: 'write-report',
    input: v.strictObject({ ...paragraph, revision }),
    output: v.strictObject({ revision: count }),
    refusals: [...ON_DRAFT, 'no-such-paragraph', 'words-changed'],
  }),
} as const
