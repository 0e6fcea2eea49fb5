/** Rules about the branch itself: how large it is, its committee, its evaluation, its care for members who stay away. */
import { addYears, civilDate, formatChineseDate, type CivilDate } from '../time/civil-date'
import { inForce, noticeBy, type Rule } from './rule'

const BRANCH_WORK = {
  source: '中国共产党支部工作条例（试行）（2018年）',
  inForceFrom: civilDate('2018-10-28'),
  scope: '党支部',
} as const

/** Local for a branch that needs no committee: no national text. */
const SMALLEST_COMMITTEE = 3

/** How many members a branch has. */
const BRANCH_SIZE: Rule<{ readonly fullAtLeast: number; readonly membersNormallyAtMost: number }> = {
  ...BRANCH_WORK,
  id: 'branch-size-2018',
  title: '党支部的党员人数',
  article: '第四条',
  text: '有正式党员3人以上的，成立党支部；党支部党员人数一般不超过50人。',
  parameters: { fullAtLeast: 3, membersNormallyAtMost: 50 },
  standing: 'national',
}

const BRANCH_WORK_UNREAD = {
  ...BRANCH_WORK,
  source: `${BRANCH_WORK.source}；条款号未核对原文`,
  article: null,
  standing: 'unverified',
} as const

/** From how many full members on a branch has a committee. */
const BRANCH_COMMITTEE: Rule<{ readonly requiredFromFull: number }> = {
  ...BRANCH_WORK_UNREAD,
  id: 'branch-committee-2018',
  title: '支部委员会的设立',
  text: '有正式党员7人以上的党支部设立支部委员会。',
  parameters: { requiredFromFull: 7 },
}

const COMMITTEE_TERM: Rule<{ readonly normalYears: number }> = {
  ...BRANCH_WORK_UNREAD,
  id: 'committee-term-2018',
  title: '支部委员会的任期',
  text: '支部委员会一般每届任期3年。',
  parameters: { normalYears: 3 },
}

const COMMITTEE_SIZE: Rule<{ readonly atLeast: number; readonly normallyAtMost: number }> = {
  ...BRANCH_WORK_UNREAD,
  id: 'committee-size-2018',
  title: '支部委员会的人数',
  text: '支部委员会由3至5人组成，一般不超过7人。',
  parameters: { atLeast: SMALLEST_COMMITTEE, normallyAtMost: 7 },
}

/** 民主评议党员: "excellent" normally goes to a third of the members at most. Probationary members take part ungraded. */
const EXCELLENT_SHARE: Rule<{ readonly numerator: number; readonly denominator: number }> = {
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

/** 中国共产党章程第九条, of dues; quoted, so that no page puts it into words of its own. */
export const ABSENCE_ARTICLE =
  '党章第九条：党员如果没有正当理由，连续六个月不交纳党费，“支部大会应当决定把这样的党员除名，并报上级党组织批准”。'

/** From seven full members up a committee (支委会) is required; a smaller branch may have one, of three or more. */
export function hasCommittee(fullMembers: number, committeeMembers: number): boolean {
  return fullMembers >= BRANCH_COMMITTEE.parameters.requiredFromFull || committeeMembers >= SMALLEST_COMMITTEE
}

/** What the rule of that day says beside the size of a branch; undefined where it fits. A branch may be smaller or larger. */
export function sizeNotice(full: number, members: number, on: CivilDate): string | undefined {
  const [rule] = inForce([BRANCH_SIZE], on)
  if (!rule) return undefined
  if (full < rule.parameters.fullAtLeast) return noticeBy(rule, `正式党员 ${full} 人`)
  return members > rule.parameters.membersNormallyAtMost ? noticeBy(rule, `党员 ${members} 人`) : undefined
}

/** What the rule of that day says beside the size of a committee; undefined where it fits. It may be smaller or larger. */
export function committeeNotice(members: number, on: CivilDate): string | undefined {
  const [rule] = inForce([COMMITTEE_SIZE], on)
  if (!rule || members === 0) return undefined
  const { atLeast, normallyAtMost } = rule.parameters
  return members < atLeast || members > normallyAtMost ? noticeBy(rule, `支部委员会 ${members} 人`) : undefined
}

/**
 * The first day after a committee's normal term, by the rule of `on`; undefined where none says how long it is.
 *
 * @param sinceOn the first day in office of whoever has sat on it longest.
 */
export function termEnd(sinceOn: CivilDate, on: CivilDate): CivilDate | undefined {
  const [rule] = inForce([COMMITTEE_TERM], on)
  return rule && addYears(sinceOn, rule.parameters.normalYears)
}

/** What the rule of that day says once a committee has been in office for a normal term; undefined before. */
export function termNotice(sinceOn: CivilDate, on: CivilDate): string | undefined {
  const end = termEnd(sinceOn, on)
  if (end === undefined || on < end) return undefined
  return noticeBy(COMMITTEE_TERM, `现任书记、委员最早自${formatChineseDate(sinceOn)}起任职`)
}

/** The grades of one evaluation (民主评议党员), counted. */
export interface Evaluation {
  /** Full members of the branch on its day: those who are graded. */
  readonly fullMembers: number
  readonly excellent: number
  /** Probationary members who were given a grade. */
  readonly probationary: number
}

/** What the rule of that day says beside the grades of an evaluation; undefined where they fit. What was decided stands. */
export function gradesNotice({ fullMembers, excellent, probationary }: Evaluation, on: CivilDate): string | undefined {
  const [rule] = inForce([EXCELLENT_SHARE], on)
  if (!rule) return undefined
  const { numerator, denominator } = rule.parameters
  const facts = [
    ...(excellent * denominator > fullMembers * numerator
      ? [`正式党员 ${fullMembers} 人，评为优秀 ${excellent} 人`]
      : []),
    ...(probationary > 0 ? [`有 ${probationary} 名预备党员评定了等次`] : []),
  ]
  return facts.length > 0 ? noticeBy(rule, facts.join('，')) : undefined
}
