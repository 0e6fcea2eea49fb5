/**
 * How an election is valid and who is elected: a dated rule. An election is other than a motion (quorum-rules.ts): it is
 * counted of those present, not of those due.
 */
import { civilDate, type CivilDate } from '../time/civil-date'
import { inForce, type Rule } from './rule'

interface ElectionParameters {
  /** Of those due who may vote, the share that has to be there. */
  readonly presence: { readonly numerator: number; readonly denominator: number }
  /** Of whom more than half have to say yes. */
  readonly moreThanHalfOf: 'voters-present'
}
const ELECTION = {
  title: '选举的有效和当选',
  scope: '党的基层组织',
  article: null,
  text: '有选举权的到会人数不少于应到会人数的五分之四，选举有效；赞成票超过实到会有选举权的人数的一半，方可当选。',
  parameters: { presence: { numerator: 4, denominator: 5 }, moreThanHalfOf: 'voters-present' },
  standing: 'unverified',
} as const

const ELECTION_SINCE_2020: Rule<ElectionParameters> = {
  ...ELECTION,
  id: 'election-2020',
  source: '中国共产党基层组织选举工作条例（2020年）；条款号未核对原文',
  inForceFrom: civilDate('2020-07-13'),
}
const ELECTION_BEFORE_2020: Rule<ElectionParameters> = {
  ...ELECTION,
  id: 'election-before-2020',
  source: '2020年7月13日以前适用的规定；未核对原文，按基层组织选举工作条例计算',
  inForceFrom: civilDate('1900-01-01'),
  inForceUntil: civilDate('2020-07-12'),
}

/** The rule that bound an election on that day. */
export function electionRuleOn(day: CivilDate): Rule<ElectionParameters> {
  return inForce([ELECTION_BEFORE_2020], day)[0] ?? ELECTION_SINCE_2020
}
