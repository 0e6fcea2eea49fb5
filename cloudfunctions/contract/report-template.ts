import { WORTHS, type Clause, type ReportTemplate, type Section, type Statement } from '#domain/report/duty-report'
import { isSlotPeriod, SLOT_FORMS, SLOT_SCOPES, type SlotPeriod } from '#domain/report/slot'
import * as v from 'valibot'
import { dimensionId, measureId } from './measures'
import { procedure } from './procedure'
import { count, id, instant, line, oneLine, year } from './schemas'

/** The house's is a third of it. */
const LONGEST = 30_000
const fits = (template: unknown) => JSON.stringify(template).length <= LONGEST

const code = v.pipe(v.string(), v.regex(/^[\w:.-]{1,80}$/, '不是有效的编号'))
/** A heading: '' where a section stands without one, as the opening does. */
const heading = v.pipe(oneLine, v.maxLength(200, '最多 200 个字'))
export const slotPeriod = v.custom<SlotPeriod>(
  (text) => typeof text === 'string' && isSlotPeriod(text),
  '不是有效的期间',
)
/** A figure the text names. Forms and scopes are those the draft can write. */
const slot = v.strictObject({
  measure: measureId,
  part: v.exactOptional(
    v.strictObject({ by: dimensionId, key: v.exactOptional(v.pipe(v.string(), v.maxLength(200))) }),
  ),
  period: v.exactOptional(slotPeriod),
  scope: v.exactOptional(v.picklist(SLOT_SCOPES)),
  form: v.exactOptional(v.picklist(SLOT_FORMS)),
})
const slotName = v.pipe(v.string(), v.regex(/^\w{1,40}$/, '数字的名称只能用字母和数字'))
const off = v.exactOptional(v.pipe(v.literal(true), v.description('kept, not drafted')))
const MOST_SLOTS = 40
const perSlot = <T extends v.GenericSchema>(value: T) =>
  v.pipe(v.record(slotName, value), v.maxEntries(MOST_SLOTS, `一句最多 ${MOST_SLOTS} 个数字`))
const clauseFields = {
  text: line,
  slots: perSlot(slot),
  about: line,
  zero: v.exactOptional(line),
  atLeast: v.exactOptional(perSlot(v.pipe(v.number(), v.minValue(-1e12), v.maxValue(1e12)))),
  worth: v.exactOptional(v.picklist(WORTHS)),
}
const clause: v.GenericSchema<Clause> = v.strictObject({
  ...clauseFields,
  then: v.exactOptional(v.pipe(v.array(v.strictObject(clauseFields)), v.maxLength(10, '最多接 10 句'))),
})
const statement: v.GenericSchema<Statement> = v.strictObject({
  id: code,
  worth: v.picklist(WORTHS),
  lead: v.exactOptional(line),
  clauses: v.pipe(v.array(clause), v.minLength(1, '至少写一句'), v.maxLength(20, '最多 20 句')),
  isOff: off,
})
const section: v.GenericSchema<Section> = v.strictObject({
  id: code,
  heading,
  level: v.picklist([0, 1, 2]),
  statements: v.pipe(v.array(statement), v.maxLength(60, '最多 60 段')),
  toWrite: v.exactOptional(line),
  budget: v.exactOptional(v.pipe(count, v.minValue(1, '字数须大于 0'), v.description('characters'))),
  ownIndicators: v.exactOptional(v.literal(true)),
  isOff: off,
})
/** What its texts may say is told by `faultIn`, which names the place. */
const reportTemplate: v.GenericSchema<ReportTemplate> = v.pipe(
  v.strictObject({
    title: v.pipe(oneLine, v.minLength(1, '不能为空'), v.maxLength(60, '最多 60 个字')),
    sections: v.pipe(v.array(section), v.minLength(1, '至少有一节'), v.maxLength(40, '最多 40 节')),
  }),
  v.check((template) => fits(template), '模板太长，请删去用不到的段落'),
)

const revision = v.pipe(count, v.description('what `template.get` answered'))
/** Which handing down is meant: taken back and handed down again, it begins its revisions anew. */
const handedDownAt = v.pipe(instant, v.description('`at` of `handsDown`, as `template.get` answered'))
const saved = v.strictObject({ revision: count })
const savedBy = { at: instant, byName: v.nullable(v.string()) }
const choice = v.picklist(['own', 'usual', 'house'])

/** By what the report is drafted: read, changed, gone back, handed down, and tried out. */
export const reportTemplateProcedures = {
  'template.get': procedure({
    summary: '查看述职报告模板：本支部改过的、上级下发的，或通用的',
    kind: 'read',
    runs: 'report',
    allow: 'read-records',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({
      revision: v.pipe(count, v.description('to be sent with the next change; 0 when nothing was ever chosen')),
      from: v.picklist(['own', 'handed-down', 'house']),
      template: reportTemplate,
      saved: v.pipe(v.nullable(v.strictObject(savedBy)), v.description('when this unit chose it; null: never')),
      handedDown: v.pipe(
        v.nullable(
          v.strictObject({
            organization: v.string(),
            ...savedBy,
            isNew: v.pipe(v.boolean(), v.description('since this unit chose its own')),
          }),
        ),
        v.description('what the nearest organization above handed down'),
      ),
      handsDown: v.pipe(
        v.nullable(
          v.strictObject({ ...savedBy, isCurrent: v.pipe(v.boolean(), v.description('the same as its own')) }),
        ),
        v.description('what this unit handed down itself'),
      ),
      mayHandDown: v.pipe(v.boolean(), v.description('there are organizations below')),
      history: v.pipe(
        v.array(v.strictObject({ version: count, ...savedBy, is: choice, statements: count })),
        v.description('the latest first'),
      ),
    }),
    refusals: [],
  }),
  'template.save': procedure({
    summary: '保存本支部的述职报告模板',
    kind: 'write',
    runs: 'report',
    allow: 'write-report',
    input: v.strictObject({ branchId: id, revision, template: reportTemplate }),
    output: saved,
    refusals: ['template-changed', 'template-unfit'],
  }),
  'template.reset': procedure({
    summary: '不用自己的述职报告模板：用上级下发的（没有下发就用通用的），或一律用通用的',
    kind: 'write',
    runs: 'report',
    allow: 'write-report',
    input: v.strictObject({ branchId: id, revision, to: v.optional(v.picklist(['usual', 'house']), 'usual') }),
    output: saved,
    refusals: ['template-changed'],
  }),
  'template.undo': procedure({
    summary: '述职报告模板改回以前的一版；现在的留在改动记录里',
    kind: 'write',
    runs: 'report',
    allow: 'write-report',
    input: v.strictObject({
      branchId: id,
      revision,
      version: v.pipe(count, v.description('one of the history that `template.get` answered')),
    }),
    output: saved,
    refusals: ['template-changed', 'template-unfit', 'no-such-version'],
  }),
  'template.handDown': procedure({
    summary: '单位把现在用的述职报告模板下发给机关和直属单位党组织；没有自己模板的照着用，用不用自愿',
    kind: 'write',
    runs: 'report',
    allow: 'write-report',
    input: v.strictObject({ branchId: id, revision, handedDownAt: v.nullable(handedDownAt) }),
    output: v.strictObject({ below: v.pipe(count, v.description('organizations that see it')) }),
    refusals: ['template-changed', 'handed-down-changed', 'nothing-below'],
  }),
  'template.takeBack': procedure({
    summary: '单位收回下发的述职报告模板',
    kind: 'write',
    runs: 'report',
    allow: 'write-report',
    input: v.strictObject({ branchId: id, handedDownAt }),
    output: v.strictObject({}),
    refusals: ['handed-down-changed'],
  }),
  'template.preview': procedure({
    summary: '模板里的几段按现在的记录写出来是什么样，其中每个数字现在是多少',
    kind: 'read',
    runs: 'report',
    allow: 'write-report',
    input: v.strictObject({
      branchId: id,
      year,
      statements: v.pipe(
        v.array(statement),
        v.maxLength(100, '最多 100 段'),
        v.check((each) => fits(each), '太长，请删去用不到的段落'),
      ),
      figures: v.optional(v.pipe(v.array(slot), v.maxLength(60, '最多 60 个数字')), []),
    }),
    output: v.strictObject({
      paragraphs: v.pipe(
        v.array(v.strictObject({ statement: v.string(), text: v.string() })),
        v.description('those that have something to say'),
      ),
      figures: v.pipe(
        v.array(
          v.strictObject({
            key: v.string(),
            title: v.string(),
            unit: v.string(),
            now: v.pipe(v.nullable(v.string()), v.description('as printed, without its unit')),
            why: v.pipe(v.string(), v.description('why there is none; empty where there is')),
          }),
        ),
        v.description('those of the statements and those asked for'),
      ),
    }),
    refusals: ['template-unfit', 'in-the-future'],
  }),
} as const
