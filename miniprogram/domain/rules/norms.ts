/**
 * How often a branch meets, how long its members study, how it is made up: dated norms.
 * A norm says what a text asks for; it never judges a person. Before its text was in force there is no norm.
 */
import { civilDate, type CivilDate } from '../time/civil-date'
import { inForce } from './rule'
import type { Norm, NormKind } from './norm'

const BRANCH_WORK = {
  source: '中国共产党支部工作条例（试行）（2018年）',
  inForceFrom: civilDate('2018-10-28'),
  scope: '党支部',
} as const
const BRANCH_WORK_UNREAD = {
  ...BRANCH_WORK,
  source: `${BRANCH_WORK.source}；条款号未核对原文`,
  standing: 'unverified',
} as const
const STUDY = {
  source: '中国共产党党员教育管理工作条例（2019年）',
  article: '第二十条',
  inForceFrom: civilDate('2019-05-06'),
} as const
const TWO_THIRDS = { numerator: 2, denominator: 3 } as const

export const NORMS: readonly Norm[] = [
  {
    ...BRANCH_WORK,
    id: 'general-meeting-2018',
    title: '支部党员大会',
    article: '第十一条',
    text: '支部党员大会一般每季度召开1次。',
    parameters: { kind: 'general-meeting', atLeast: 1, unit: 'times', per: 'quarter', each: 'branch' },
    standing: 'national',
  },
  {
    ...BRANCH_WORK,
    id: 'committee-meeting-2018',
    title: '支委会',
    article: '第十二条',
    text: '设支部委员会的，支委会一般每月召开1次。未设支部委员会的不适用。',
    parameters: {
      kind: 'committee-meeting',
      atLeast: 1,
      unit: 'times',
      per: 'month',
      each: 'branch',
      appliesWhen: 'hasCommittee',
    },
    standing: 'national',
  },
  {
    ...BRANCH_WORK,
    id: 'cell-meeting-2018',
    title: '党小组会',
    article: '第十三条',
    text: '划分党小组的，每个党小组一般每月召开1次党小组会。',
    parameters: {
      kind: 'cell-meeting',
      atLeast: 1,
      unit: 'times',
      per: 'month',
      each: 'cell',
      appliesWhen: 'hasCells',
    },
    standing: 'national',
  },
  {
    ...BRANCH_WORK,
    id: 'leader-lecture-2018',
    title: '书记讲党课',
    article: '第十六条',
    scope: '党委（党组）书记',
    text: '党委（党组）书记每年至少讲1次党课。',
    parameters: {
      kind: 'leader-lecture',
      atLeast: 1,
      unit: 'times',
      per: 'year',
      each: 'leading-group',
      appliesWhen: 'hasLeadingGroup',
    },
    standing: 'national',
  },
  {
    ...BRANCH_WORK,
    id: 'party-lecture-local',
    title: '党课',
    source: '本支部约定；全国性规定未定党支部每季度的党课次数',
    article: null,
    text: '党支部每季度安排1次党课，可由支部自行调整。',
    parameters: { kind: 'party-lecture', atLeast: 1, unit: 'times', per: 'quarter', each: 'branch' },
    standing: 'local',
  },
  {
    ...BRANCH_WORK,
    id: 'themed-party-day-2018',
    title: '主题党日',
    article: '第十六条',
    text: '党支部每月相对固定1天开展主题党日；同一天可以记录多种活动。',
    parameters: { kind: 'themed-party-day', atLeast: 1, unit: 'times', per: 'month', each: 'branch' },
    standing: 'national',
  },
  {
    ...BRANCH_WORK_UNREAD,
    id: 'organizational-life-meeting-2018',
    title: '组织生活会',
    article: '第十七条',
    text: '党支部每年至少召开1次组织生活会，一般安排在第四季度。',
    parameters: { kind: 'organizational-life-meeting', atLeast: 1, unit: 'times', per: 'year', each: 'branch' },
  },
  {
    ...BRANCH_WORK_UNREAD,
    id: 'democratic-evaluation-2018',
    title: '民主评议党员',
    article: null,
    text: '党支部每年开展1次民主评议党员；预备党员参加，不评定等次。',
    parameters: { kind: 'democratic-evaluation', atLeast: 1, unit: 'times', per: 'year', each: 'branch' },
  },
  {
    ...BRANCH_WORK_UNREAD,
    id: 'heart-to-heart-talk-2018',
    title: '谈心谈话',
    article: null,
    text: '支部委员之间、支部委员和党员之间、党员和党员之间，每年谈心谈话一般不少于1次。',
    parameters: { kind: 'heart-to-heart-talk', atLeast: 1, unit: 'times', per: 'year', each: 'member' },
  },
  {
    id: 'democratic-life-meeting-2016',
    title: '民主生活会',
    source: '县以上党和国家机关党员领导干部民主生活会若干规定（2016年）；施行日期、条款号未核对原文',
    article: null,
    inForceFrom: civilDate('2016-12-23'),
    scope: '党组（不是党支部）',
    text: '民主生活会每年召开1次，到会人数须达到应到会人数的三分之二以上。',
    parameters: {
      kind: 'democratic-life-meeting',
      atLeast: 1,
      unit: 'times',
      per: 'year',
      each: 'leading-group',
      appliesWhen: 'hasLeadingGroup',
      presence: TWO_THIRDS,
    },
    standing: 'unverified',
  },
  {
    ...STUDY,
    id: 'study-hours-2019',
    title: '党员集中学习培训',
    scope: '党员',
    text: '党员每年集中学习培训时间一般不少于32学时。',
    parameters: { kind: 'study-hours', atLeast: 32, unit: 'study-hours', per: 'year', each: 'member' },
    standing: 'national',
  },
  {
    ...STUDY,
    id: 'committee-study-hours-2019',
    title: '书记、委员集中学习培训',
    source: `${STUDY.source}；学时数未核对原文`,
    scope: '基层党组织书记和班子成员',
    text: '基层党组织书记和班子成员每年集中学习培训时间一般不少于56学时。',
    parameters: { kind: 'committee-study-hours', atLeast: 56, unit: 'study-hours', per: 'year', each: 'member' },
    standing: 'unverified',
  },
]

/** The norm of that kind in force on that day; undefined when there was none, which is not the same as none met. */
export function normFor(kind: NormKind, on: CivilDate): Norm | undefined {
  return inForce(NORMS, on).find(({ parameters }) => parameters.kind === kind)
}
