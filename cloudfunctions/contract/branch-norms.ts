/** What a branch chooses about the norms that bind it, and when it wants to be told of something. */
import { THRESHOLD_IDS, THRESHOLDS, type ThresholdId } from '#domain/branch/threshold'
import * as v from 'valibot'
import { must } from './must'
import { normFields, ruled } from './norm-view'
import { procedure } from './procedure'
import { civilDate, count, id, instant, line, name, oneLine } from './schemas'

const ground = v.pipe(oneLine, v.minLength(2, '请写明依据或原因'), v.maxLength(200, '最多 200 个字'))
const atLeast = v.pipe(v.nullable(count), v.description('at least so many in each period; null: not applicable'))
const firstDay = v.pipe(civilDate, v.description('the first day of the first month, quarter or year it holds for'))

const choice = v.strictObject({
  fromOn: firstDay,
  atLeast,
  reason: v.nullable(line),
  decidedAt: instant,
  decidedByName: v.nullable(name),
})
const norm = v.strictObject({
  ...normFields,
  scope: v.string(),
  unit: v.picklist(['times', 'study-hours']),
  ruled,
  atLeast: v.pipe(count, v.description('at least so many here and now')),
  applies: v.boolean(),
  setAside: v.pipe(v.nullable(v.string()), v.description('the ground on which the branch set it aside')),
  limits: v.pipe(
    v.nullable(v.strictObject({ least: count, most: count, maySetAside: v.boolean() })),
    v.description('what the branch may choose; null where nothing is left to it'),
  ),
  thisFrom: v.pipe(civilDate, v.description('first day of the period of today')),
  nextFrom: v.pipe(civilDate, v.description('first day of the one after it')),
  choices: v.pipe(v.array(choice), v.description('what the branch decided, the latest beginning first')),
})

/** Each threshold within its own limits. */
const threshold = (thresholdId: ThresholdId) => {
  const { least, most, unit } = THRESHOLDS[thresholdId]
  const between = `${least} 到 ${most} ${unit}`
  return v.pipe(
    v.number(),
    v.safeInteger('须为整数'),
    v.minValue(least, `须为 ${between}`),
    v.maxValue(most, `须为 ${between}`),
  )
}
const thresholds = v.strictObject(
  Object.fromEntries(THRESHOLD_IDS.map((each) => [each, threshold(each)])) as Record<
    ThresholdId,
    ReturnType<typeof threshold>
  >,
)

export const branchNormProcedures = {
  'branch.norms': procedure({
    summary: '查看适用于支部的各项要求：规定是什么、支部另有什么约定',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({ on: civilDate, norms: v.array(norm) }),
    refusals: ['no-such-branch', 'not-permitted'],
  }),
  'branch.chooseNorm': procedure({
    summary: '约定高于规定的次数，或写明原因设为不适用；从某一期起，以前各期不变',
    kind: 'write',
    runs: 'api',
    allow: 'manage-branch',
    input: v.pipe(
      v.strictObject({
        branchId: id,
        normId: id,
        fromOn: v.pipe(firstDay, v.description('the beginning of this period or of the next')),
        atLeast,
        reason: v.optional(v.nullable(ground), null),
      }),
      must('reason', ({ atLeast: least, reason }) => least !== null || reason !== null, '请写明不适用的原因'),
    ),
    output: v.strictObject({ normId: id }),
    refusals: [
      'no-such-norm',
      'norm-not-chosen',
      'norm-binds',
      'below-the-rule',
      'above-what-is-asked',
      'not-a-period-start',
      'no-change',
    ],
  }),
  'branch.thresholds': procedure({
    summary: '查看支部的提示从何时起：月末、季末、年末前几天、缺席几次等',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({ on: civilDate, thresholds }),
    refusals: ['no-such-branch', 'not-permitted'],
  }),
  'branch.setThresholds': procedure({
    summary: '修改提示从何时起，当日生效，以前的不变',
    kind: 'write',
    runs: 'api',
    allow: 'manage-branch',
    input: v.strictObject({ branchId: id, thresholds: v.partial(thresholds) }),
    output: v.strictObject({ on: civilDate, thresholds }),
    refusals: ['no-change'],
  }),
} as const
