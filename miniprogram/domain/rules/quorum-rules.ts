/**
 * Of how many of its people a meeting needs to decide (法定人数), and how many yes pass a motion: dated rules. The share a
 * democratic life meeting needs stands in its norm, see norms.ts.
 */
import { civilDate, type CivilDate } from '../time/civil-date'
import { inForce, type Rule } from './rule'

export interface QuorumParameters {
  readonly basis: 'general-meeting' | 'committee-meeting'
  /** Of whom more than half must be there. */
  readonly moreThanHalfOf: 'voters-due' | 'committee'
}
export type QuorumRule = Rule<QuorumParameters>

const OF_2018 = {
  source: '中国共产党支部工作条例（试行）（2018年）',
  inForceFrom: civilDate('2018-10-28'),
  scope: '党支部',
  standing: 'national',
} as const
/** What bound before was not read at its source: it is counted in the same way, and every record of such a day says so. */
const BEFORE_2018 = {
  source: '2018年10月28日以前适用的规定；未核对原文，按支部工作条例（试行）计算',
  article: null,
  inForceFrom: civilDate('1900-01-01'),
  inForceUntil: civilDate('2018-10-27'),
  scope: '党支部',
  standing: 'unverified',
} as const
const GENERAL_MEETING = {
  title: '支部党员大会的表决',
  text: '有表决权的党员超过半数到会方可表决；赞成人数超过应到会有表决权的党员的半数，方为通过。',
  parameters: { basis: 'general-meeting', moreThanHalfOf: 'voters-due' },
} as const
const COMMITTEE_MEETING = {
  title: '支委会的法定人数',
  text: '超过半数的委员到会方可召开。',
  parameters: { basis: 'committee-meeting', moreThanHalfOf: 'committee' },
} as const

export const QUORUM_RULES: readonly QuorumRule[] = [
  { ...BEFORE_2018, ...GENERAL_MEETING, id: 'general-meeting-quorum-before-2018' },
  { ...OF_2018, ...GENERAL_MEETING, id: 'general-meeting-quorum-2018', article: '第十一条' },
  { ...BEFORE_2018, ...COMMITTEE_MEETING, id: 'committee-quorum-before-2018' },
  { ...OF_2018, ...COMMITTEE_MEETING, id: 'committee-quorum-2018', article: '第十二条' },
]

/** The rule that bound a meeting of that kind on that day. */
export function quorumRuleFor(basis: QuorumParameters['basis'], on: CivilDate): QuorumRule | undefined {
  return inForce(QUORUM_RULES, on).find(({ parameters }) => parameters.basis === basis)
}
