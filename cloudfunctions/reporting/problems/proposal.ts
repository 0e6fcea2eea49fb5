/** A judged rule as it is shown: its tests with their figures, what it says, the step it proposes, what was made of it. */
import type { OutputOf } from '#contract'
import type { Branch } from '#domain/branch/branch'
import { thresholdsOf } from '#domain/branch/threshold'
import type { NamedProblem, NextStep, StepMetric, StoredWriting } from '#domain/report/report-writing'
import { figureKey, type Slot } from '#domain/report/slot'
import type { ProblemTest } from '#domain/rules/problem-rule'
import { citationOf } from '#domain/rules/rule'
import type { CivilDate } from '#domain/time/civil-date'
import { ownSlot } from '../draft/resolve-slots'
import { measureOf } from '../measures/catalogue'
import type { Measure } from '../measures/measure'
import { together, type JudgedRule, type JudgedTest } from './judge'
import { gapOf, slotOfFigure, type Finding, type Gap, type NormOwner } from './judging'

type Proposal = OutputOf<'report.problems'>['proposals'][number]

export function proposalOf(
  judged: JudgedRule,
  branch: Branch,
  cutOff: CivilDate,
  stored: StoredWriting | undefined,
): Proposal {
  const { rule, is, tests } = judged
  const { words, figures } = findingOf(judged)
  return {
    ruleId: rule.id,
    title: rule.title,
    text: rule.text,
    citation: citationOf(rule),
    standing: rule.standing,
    is,
    tests: tests.map(testOf),
    finding: words,
    figures,
    step: stepOf(judged, branch, cutOff),
    answer: answerTo(judged, stepOf(judged, branch, cutOff), stored),
  }
}

/** What the tests that fire say together. */
export function findingOf({ tests }: JudgedRule): Finding {
  return together(tests.flatMap(({ judgement }) => (judgement.is === 'fires' ? [judgement.finding] : [])))
}

/** The step that the rule proposes, measured as the first test that fires says. */
export function stepOf(
  { rule, tests }: JudgedRule,
  branch: Branch,
  cutOff: CivilDate,
): Pick<NextStep, 'measure' | 'metric'> {
  const metrics = tests.flatMap(({ test, judgement }) => {
    if (judgement.is !== 'fires') return []
    const { finding } = judgement
    return foundMetric(finding, branch) ?? metricOf(test, finding, branch, cutOff) ?? []
  })
  return { measure: rule.parameters.step, metric: metrics[0] ?? null }
}

/** Where what was found says by what it is measured. */
function foundMetric({ metric, whose }: Finding, branch: Branch): StepMetric | undefined {
  const measure = metric && measureOf(metric.measure, commonly(branch))
  if (!metric || !measure) return undefined
  return { ...named(measure, { measure: metric.measure }, whose), direction: 'at-least', target: metric.atLeast }
}

function metricOf(
  { metric, figures }: ProblemTest,
  { whose }: Finding,
  branch: Branch,
  cutOff: CivilDate,
): StepMetric | undefined {
  if (metric === null) return undefined
  const figure = metric.measure === undefined ? figures[metric.figure] : { measure: metric.measure }
  const measure = figure && measureOf(figure.measure, commonly(branch))
  if (!figure || !measure) return undefined
  const target =
    typeof metric.target === 'number' ? metric.target : thresholdsOf(branch, cutOff)[metric.target.threshold]
  return { ...named(measure, slotOfFigure(figure), whose), direction: metric.direction, target }
}

/** Of one organization by its name. */
function named({ title, unit }: Measure, slot: Slot, whose: NormOwner | undefined) {
  if (!whose) return { key: figureKey(slot), title, unit }
  return { key: figureKey(ownSlot(slot.measure, whose)), title: `${whose.name}${title}`, unit }
}

/** Rules speak of the common measures and the unit's indicators. */
const commonly = ({ indicators }: Branch) => ({ indicators, kinds: [] })

function testOf({ test, judgement }: JudgedTest): Proposal['tests'][number] {
  const { is } = judgement
  const plain = { id: test.id, is, words: '', figures: [], gaps: [] }
  switch (judgement.is) {
    case 'fires':
      return { ...plain, ...wordsOf(judgement.finding), gaps: unjudgedOf(judgement) }
    case 'holds':
      return { ...plain, figures: judgement.figures, gaps: unjudgedOf(judgement) }
    case 'cannot-judge':
      return { ...plain, figures: judgement.figures, gaps: judgement.gaps }
    case 'not-applicable':
      return { ...plain, gaps: [gapOf(judgement.why)] }
  }
}

const wordsOf = ({ words, figures }: Finding) => ({ words, figures })

function unjudgedOf({ unjudged }: { readonly unjudged?: string }): Gap[] {
  return unjudged === undefined ? [] : [gapOf(unjudged)]
}

function answerTo(
  judged: JudgedRule,
  proposed: Proposal['step'],
  stored: StoredWriting | undefined,
): Proposal['answer'] {
  const { id: ruleId, title } = judged.rule
  const accepted = stored?.written.problems.find(({ fromRule }) => fromRule === ruleId)
  if (accepted) {
    const { id: entryId, problem, causes, grounds } = accepted
    const steps = stored?.written['next-steps'].filter(({ problemId }) => problemId === entryId) ?? []
    const isAsProposed =
      problem === title && causes.length === 0 && grounds === '' && isFinding(accepted, findingOf(judged))
    const isPlain = ({ measure, metric, who, ownerId, byWhen, dueOn }: NextStep) =>
      measure === proposed.measure && isSameTarget(metric, proposed.metric) && who + byWhen === '' && !ownerId && !dueOn
    const hasOwnWords = !isAsProposed || !steps.every(isPlain)
    return { is: 'accepted', entryId, steps: steps.length, hasOwnWords }
  }
  const rejected = stored?.rejected?.find((each) => each.ruleId === ruleId)
  return rejected ? { is: 'rejected', reason: rejected.reason } : { is: 'open' }
}

function isFinding({ finding, figures }: NamedProblem, found: Finding): boolean {
  return finding === found.words && figures.map(({ key }) => key).join() === found.figures.map(({ key }) => key).join()
}

/** What is measured by, and how much of it is wanted; what it is called is no choice of anybody's. */
function isSameTarget(one: StepMetric | null, other: StepMetric | null): boolean {
  return one?.key === other?.key && one?.direction === other?.direction && one?.target === other?.target
}
