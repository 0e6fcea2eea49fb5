/** A decision as a paper states it: the count, and what follows from it by rule. */
import { outcomeOf, type Decision, type OutcomeReason } from './decision'

const RESULTS: Readonly<Record<OutcomeReason, (half: string) => string>> = {
  'enough-yes': (half) => `赞成超过${half}，通过`,
  'not-enough-yes': (half) => `赞成未超过${half}，未通过`,
  'no-quorum': () => '到会未达到规定人数，表决无效',
}

/** `有表决权的党员应到9人，实到7人。赞成6票，反对0票，弃权1票。赞成超过应到会有表决权人数的半数（至少5票），通过。` */
export function decisionSentence(decision: Decision): string {
  const { votersDue, votersPresent, yes, no, abstain } = decision
  const { why, yesNeeded } = outcomeOf(decision)
  const result = RESULTS[why](`应到会有表决权人数的半数（至少${yesNeeded}票）`)
  return `有表决权的党员应到${votersDue}人，实到${votersPresent}人。赞成${yes}票，反对${no}票，弃权${abstain}票。${result}。`
}
