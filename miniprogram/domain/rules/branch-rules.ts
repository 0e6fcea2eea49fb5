/** Rules about the branch itself: how large it is, its committee, its evaluation, its care for members who stay away. */
import { civilDate } from '../time/civil-date'
import type { Rule } from './rule'

const BRANCH_WORK = {
  source: '中国共产党支部工作条例（试行）（2018年）',
  inForceFrom: civilDate('2018-10-28'),
  scope: '党支部',
} as const

/** How many members a branch has. */
export const BRANCH_SIZE: Rule<{ readonly fullAtLeast: number; readonly membersNormallyAtMost: number }> = {
  ...BRANCH_WORK,
  id: 'branch-size-2018',
  title: '党支部的党员人数',
  article: '第四条',
  text: '有正式党员3人以上的，成立党支部；党支部党员人数一般不超过50人。',
  parameters: { fullAtLeast: 3, membersNormallyAtMost: 50 },
  standing: 'national',
}

/** From how many full members on a branch has a committee, and how long its term normally is. */
export const BRANCH_COMMITTEE: Rule<{ readonly requiredFromFull: number; readonly normalTermYears: number }> = {
  ...BRANCH_WORK,
  id: 'branch-committee-2018',
  title: '支部委员会的设立和任期',
  source: `${BRANCH_WORK.source}；条款号未核对原文`,
  article: null,
  text: '有正式党员7人以上的党支部设立支部委员会；支部委员会一般每届任期3年。',
  parameters: { requiredFromFull: 7, normalTermYears: 3 },
  standing: 'unverified',
}

/** Grades of the democratic evaluation (民主评议党员): 优秀, 合格, 基本合格, 不合格. */
export const EVALUATION_GRADES = ['excellent', 'qualified', 'basically-qualified', 'unqualified'] as const
export type EvaluationGrade = (typeof EVALUATION_GRADES)[number]

/** "Excellent" normally goes to a third of the members at most. Probationary members take part ungraded. */
export const EXCELLENT_SHARE: Rule<{ readonly numerator: number; readonly denominator: number }> = {
  ...BRANCH_WORK,
  id: 'excellent-share-2018',
  title: '优秀等次的比例',
  source: '民主评议党员的通行要求；出处、条款号未核对原文',
  article: null,
  text: '评为优秀的党员一般不超过党员数的三分之一；预备党员参加评议，不评定等次。',
  parameters: { numerator: 1, denominator: 3 },
  standing: 'unverified',
}

/**
 * 党章 art. 9: six months in a row, without a proper reason, of no organizational life, no dues or no assigned work.
 * Only the general meeting decides. The software counts, tells the secretary early, and never names anybody in a report.
 */
export const ABSENCE_NOTICE: Rule<{ readonly monthsInConstitution: number; readonly noticeFromMonth: number }> = {
  id: 'absence-notice',
  title: '连续未参加组织生活、未交党费的提醒',
  source: '中国共产党章程第九条；提前提醒的月数为本软件的约定',
  article: '第九条',
  inForceFrom: civilDate('1982-09-06'),
  scope: '党员',
  text: '没有正当理由连续6个月不参加党的组织生活、不交纳党费或不做党所分配的工作的，由支部大会讨论决定；满3个月时提醒书记关心了解。',
  parameters: { monthsInConstitution: 6, noticeFromMonth: 3 },
  standing: 'national',
}

/** Local: no national text. */
const SMALLEST_COMMITTEE = 3

/** From seven full members up a committee (支委会) is required; a smaller branch may have one, of three or more. */
export function hasCommittee(fullMembers: number, committeeMembers: number): boolean {
  return fullMembers >= BRANCH_COMMITTEE.parameters.requiredFromFull || committeeMembers >= SMALLEST_COMMITTEE
}

/** How many of the graded members may normally be "excellent". */
export function excellentAtMost(gradedMembers: number): number {
  const { numerator, denominator } = EXCELLENT_SHARE.parameters
  return Math.floor((gradedMembers * numerator) / denominator)
}
