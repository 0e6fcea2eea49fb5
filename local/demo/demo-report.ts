/**
 * What people write in a report beside its drafted paragraphs: last year's problems and what came of them, this year's,
 * with causes and steps. Figures are named by their keys (`figureKey`), never typed.
 */
import type { CauseHeading, Extent, StepMetric } from '#domain/report/report-writing'
import type { CivilDate } from '#domain/time/civil-date'
import type { PersonKey } from './demo-people'

export interface DemoCause {
  readonly heading: CauseHeading
  readonly words: string
}

export interface DemoStep {
  readonly measure: string
  /** As it prints: 组织委员顾明礼. */
  readonly who: string
  readonly owner: PersonKey
  readonly dueOn: CivilDate
  readonly target: Pick<StepMetric, 'key' | 'direction' | 'target'>
}

/** A problem that last year's report named, with the step that answered it. */
export interface DemoAnswered {
  readonly problem: string
  readonly grounds: string
  readonly causes: readonly DemoCause[]
  readonly step: DemoStep
  /** When the step was carried out as an item of the plan; null: it still goes on. */
  readonly carriedOut: { readonly on: CivilDate; readonly result: string } | null
  /** What this year's report says was done. Whether the target was reached is computed; how far it was put right, people say. */
  readonly done: string
  readonly extent: Extent
}

/** A problem that a rule proposes and the secretary takes up. */
export interface DemoFound {
  readonly ruleId: string
  readonly problem: string
  /** What falls short, figures as `{key}`. Where a draft finds other figures, the rule's own words stand. */
  readonly finding: string
  readonly causes: readonly DemoCause[]
  readonly steps: readonly DemoStep[]
}

export interface DemoReport {
  readonly lastYear: readonly DemoAnswered[]
  readonly found: readonly DemoFound[]
  readonly rejected: readonly { readonly ruleId: string; readonly reason: string }[]
  /** Sentences that go on with a drafted paragraph: what no record tells. */
  readonly added: readonly { readonly statement: string; readonly words: string }[]
}
