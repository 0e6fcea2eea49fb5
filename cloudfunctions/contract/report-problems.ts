import { RULE_STANDINGS } from '#domain/rules/rule'
import * as v from 'valibot'
import { procedure } from './procedure'
import { causes, chosenFigures, finding, stepMetric, words } from './report-writing'
import { draftFigure, ON_DRAFT, reportScope } from './reports'
import { civilDate, count, id, line, reason, year } from './schemas'

const JUDGEMENTS = ['fires', 'holds', 'cannot-judge', 'not-applicable'] as const
const gap = v.strictObject({
  why: v.string(),
  enterAt: v.pipe(v.nullable(v.string()), v.description('the subject of the records that are missing')),
  isBegun: v.pipe(v.boolean(), v.description('some are recorded, so that there cannot have been none')),
})
const judgedTest = v.strictObject({
  id: v.string(),
  is: v.picklist(JUDGEMENTS),
  words: v.pipe(v.string(), v.description('what falls short; {1} is the first of its figures')),
  figures: v.pipe(v.array(draftFigure), v.readonly()),
  gaps: v.pipe(
    v.array(gap),
    v.readonly(),
    v.description('why it, or some of the branches, cannot be judged, or why it does not apply'),
  ),
})
const answer = v.variant('is', [
  v.strictObject({ is: v.literal('open') }),
  v.strictObject({
    ...{ is: v.literal('accepted'), entryId: v.string() },
    steps: v.pipe(count, v.description('that answer it')),
    hasOwnWords: v.pipe(v.boolean(), v.description('whether people have written more than was proposed')),
  }),
  v.strictObject({ is: v.literal('rejected'), reason: v.string() }),
])
const proposal = v.strictObject({
  ruleId: v.string(),
  title: v.string(),
  text: v.pipe(v.string(), v.description('what the rule says')),
  citation: v.pipe(v.string(), v.description('its source and article')),
  standing: v.picklist(RULE_STANDINGS),
  is: v.picklist(JUDGEMENTS),
  tests: v.array(judgedTest),
  finding: v.pipe(v.string(), v.description('what all that fires says together')),
  figures: v.pipe(v.array(draftFigure), v.readonly()),
  step: v.strictObject({ measure: v.string(), metric: v.nullable(stepMetric) }),
  answer,
})

/** Problems that the records show: proposed by dated rules, accepted or not by people. */
export const reportProblemProcedures = {
  'report.problems': procedure({
    summary: '查找问题：逐条规则对照记录，提示可能的问题、所依据的数字，或说明记录不足、不能判断',
    kind: 'read',
    runs: 'report',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, reportId: id }),
    output: v.strictObject({
      ...{ year, cutOff: civilDate, scope: reportScope },
      ...{ revision: count, proposals: v.array(proposal) },
    }),
    refusals: [...ON_DRAFT],
  }),
  'report.answerProblem': procedure({
    summary: '采用提示的问题（可改写）、写明原因不采用，重新考虑，或撤回采用',
    kind: 'write',
    runs: 'report',
    allow: 'write-report',
    input: v.strictObject({
      branchId: id,
      reportId: id,
      revision: v.pipe(count, v.description('what `report.problems` answered')),
      ruleId: id,
      answer: v.variant('is', [
        v.strictObject({
          ...{ is: v.literal('accept'), problem: line, finding, causes },
          grounds: v.optional(words, ''),
          figures: v.pipe(
            v.optional(chosenFigures),
            v.description('by their keys; those that the rule proposes where they are left out'),
          ),
        }),
        v.pipe(
          v.strictObject({ is: v.literal('withdraw') }),
          v.description('what was accepted is proposed again; its words and its steps go'),
        ),
        v.strictObject({ is: v.literal('reject'), reason }),
        v.strictObject({ is: v.literal('reconsider') }),
      ]),
    }),
    output: v.strictObject({ revision: count, entryId: v.nullable(id), stepId: v.nullable(id) }),
    refusals: [
      ...([...ON_DRAFT, 'writing-changed', 'no-such-problem', 'too-many-problems', 'already-recorded'] as const),
      ...(['no-such-figure', 'problem-made-final', 'bad-input'] as const),
    ],
  }),
  'report.planStep': procedure({
    summary: '把一条措施列入年度计划；一条措施只列一次',
    kind: 'write',
    runs: 'api',
    allow: 'write-report',
    input: v.strictObject({ branchId: id, year, cutOff: civilDate, scope: reportScope, stepId: id }),
    output: v.strictObject({ planItemId: id }),
    refusals: ['no-such-problem', 'already-recorded', 'bad-input', 'not-on-roll'],
  }),
} as const
