/**
 * Which steps there are from stage to stage (党章第七条; 发展党员工作细则, 2014): nobody goes back to an earlier one, and nobody
 * becomes a full member before the end of probation or without it.
 */
import { probationOver, PROBATION_SOURCE } from '../rules/probation-rules'
import { formatChineseDate, type CivilDate, type Month } from '../time/civil-date'
import { MEMBERSHIP_STAGE_LABELS } from './labels'
import { MEMBERSHIP_STAGES, type MemberSpan, type RegisterStage } from './member-history'

interface StageStep {
  readonly from: RegisterStage
  readonly to: RegisterStage
  readonly on: CivilDate
}
type Days = readonly Pick<MemberSpan, 'stage' | 'fromOn' | 'untilOn'>[]

/**
 * Why the history may not become this, as a sentence: of the first step that it did not have before and that there is not.
 * Undefined where every new step is one. A stage that was wrong from its first day on can be put right: that is no step.
 */
export function stepRefused(before: Days, after: Days, admittedOn: CivilDate | Month | null): string | undefined {
  const known = stepsOf(before)
  const fresh = stepsOf(after).filter(
    (step) => !known.some(({ from, to, on }) => from === step.from && to === step.to && on === step.on),
  )
  // Without the day of admission, since when it is known that they were on probation.
  const began = admittedOn ?? after.find(({ stage }) => stage === 'probationary')?.fromOn ?? null
  for (const step of fresh) {
    const reason = whyNot(step, began)
    if (reason) return reason
  }
  return undefined
}

/** Why somebody admitted on that day cannot be a full member on this one; undefined where they can, or nobody knows. */
export function tooEarlyToBeFull(admittedOn: CivilDate | Month | null, on: CivilDate): string | undefined {
  const over = admittedOn === null ? undefined : probationOver(admittedOn, on)
  if (over === undefined || on >= over) return undefined
  return `预备期一年，${formatChineseDate(over)}才满，不能早于那一天成为正式党员（${PROBATION_SOURCE}）`
}

function whyNot({ from, to, on }: StageStep, admittedOn: CivilDate | Month | null): string | undefined {
  const rank = (stage: RegisterStage) => MEMBERSHIP_STAGES.indexOf(stage)
  const labels = `从${MEMBERSHIP_STAGE_LABELS[from]}到${MEMBERSHIP_STAGE_LABELS[to]}`
  if (rank(to) < rank(from))
    return `${labels}，不能退回先前的类别；误记的，日期填当时变动的那一天，取消资格的，办理离开名册`
  if (to !== 'full') return undefined
  return from === 'probationary'
    ? tooEarlyToBeFull(admittedOn, on)
    : `${labels}，要先经过一年预备期（${PROBATION_SOURCE}）`
}

/** Changes of the stage from one day to the next; who was off the register between begins anew. */
function stepsOf(spans: Days): StageStep[] {
  return spans.flatMap(({ stage, fromOn }, at) => {
    const last = spans[at - 1]
    return last && last.untilOn === fromOn && last.stage !== stage ? [{ from: last.stage, to: stage, on: fromOn }] : []
  })
}
