/** Measures about members: study notes, identity, commitments, development, evaluation (27, 30, 31, 40, 44) and the register (49). */
import {
  EDUCATION_LABELS,
  JOINED_BY_LABELS,
  LEFT_BY_LABELS,
  MEMBERSHIP_STAGE_LABELS,
  POST_LABELS,
  SEX_LABELS,
} from '#domain/people/labels'
import type { Exactly } from '../../../application/ports/filter'
import { bornYearsBefore, type CalendarMeasure, type Measure, type WhereOf } from '../measure'
import {
  AMONG_MEMBERS,
  BY_MEMBER,
  BY_MEMBERS,
  byField,
  CONCLUDED,
  count,
  dimension,
  distinct,
  ledger,
  measure,
  MEMBERSHIP,
  percent,
  sum,
} from './declare'

const NOTES = ledger('study-note')
const DISPLAY = ledger('identity-display')
const COMMITMENTS = ledger('service-commitment')
const TALKS = ledger('heart-to-heart-talk')
const BOTH_TALK = { who: 'memberId', and: 'values.partner', of: 'members' } as const
const TOLD_BOTH = '谈话人和谈话对象都计'
const PART: readonly Measure[] = [
  count(['study-notes', '心得体会', '篇', [27]], NOTES, {
    dimensions: [BY_MEMBER],
    actor: 'memberId',
    ...BY_MEMBERS,
  }),
  distinct(['study-note-authors', '撰写心得体会的党员', '人', [27]], NOTES, 'memberId', BY_MEMBERS),
  distinct(['study-note-authors-of-roll', '撰写心得体会的在册党员', '人', [27]], NOTES, 'memberId', AMONG_MEMBERS),
  percent('study-note-authors-rate', '撰写心得体会的党员占比', [27], 'study-note-authors-of-roll', 'members'),
  distinct(['identity-displayed', '亮身份的党员', '人', [30]], DISPLAY, 'memberId', {
    dimensions: [byField('identity-display', 'form')],
    ...AMONG_MEMBERS,
  }),
  percent('identity-displayed-rate', '亮身份的党员占比', [30], 'identity-displayed', 'members'),
  count(['display-posts', '党员示范岗、示范席', '个', [30]], ledger('display-post'), {
    dimensions: [byField('display-post', 'form')],
  }),
  distinct(['commitment-people', '作出公开承诺的党员', '人', [31]], COMMITMENTS, 'memberId', BY_MEMBERS),
  distinct(['commitment-people-of-roll', '作出公开承诺的在册党员', '人', [31]], COMMITMENTS, 'memberId', AMONG_MEMBERS),
  percent('commitment-people-rate', '作出公开承诺的党员占比', [31], 'commitment-people-of-roll', 'members'),
  sum(['commitments-made', '公开承诺', '条', [31]], COMMITMENTS, 'values.made', { actor: 'memberId', ...BY_MEMBERS }),
  sum(['commitments-kept', '兑现承诺', '条', [31]], COMMITMENTS, 'values.kept', {
    where: CONCLUDED,
    actor: 'memberId',
    ...BY_MEMBERS,
  }),
  percent('commitments-kept-rate', '承诺兑现率', [31], 'commitments-kept', 'commitments-made'),
  count(['heart-to-heart-talks', '谈心谈话', '次', [36]], TALKS, {
    dimensions: [byField('heart-to-heart-talk', 'between'), BY_MEMBER],
    actor: 'memberId',
  }),
  measure(
    ['talked-people', '参加谈心谈话的党员', '人', [36]],
    TALKS,
    { by: 'distinct', field: 'memberId', and: 'values.partner' },
    { note: TOLD_BOTH, among: { ...BOTH_TALK, on: 'its-day' } },
  ),
  measure(
    ['talked-people-of-roll', '参加谈心谈话的在册党员', '人', [36]],
    TALKS,
    { by: 'distinct', field: 'memberId', and: 'values.partner' },
    { note: TOLD_BOTH, among: { ...BOTH_TALK, on: 'last-day' } },
  ),
  percent('talked-people-rate', '参加谈心谈话的党员占比', [36], 'talked-people-of-roll', 'members'),
]

const STEPS = ledger('member-development')
function step(code: string, id: string, title: string): Measure {
  return distinct([id, title, '人', [40]], STEPS, 'memberId', { where: { 'values.step': code } })
}
/** Of which both are known, who should have voted and who said yes: a vote of which one is not has no share. */
const BALLOTS = {
  'values.step': { $in: ['admitted', 'full'] },
  'values.votersDue': { $ne: null },
  'values.yes': { $ne: null },
} as const
const toldOfBallots = (field: string) =>
  `发展党员记录的“${field}”合计；步骤为接收为预备党员或转为正式党员，应到人数和赞成票都登记了的`
const DEVELOPMENT: readonly Measure[] = [
  count(['applications', '收到入党申请', '人', [40]], ledger('membership-application')),
  count(['development-steps', '发展党员各环节', '步', [40]], STEPS, {
    dimensions: [byField('member-development', 'step'), BY_MEMBER],
  }),
  step('activist', 'activists-named', '新确定入党积极分子'),
  step('candidate', 'candidates-named', '新确定发展对象'),
  step('pre-review', 'candidates-pre-reviewed', '通过上级预审的发展对象'),
  step('publicity', 'candidates-publicised', '公示的发展对象'),
  step('admitted', 'members-admitted', '接收预备党员'),
  step('approved', 'members-approved', '经上级审批的预备党员'),
  step('full', 'members-made-full', '预备党员转正'),
  measure(
    ['publicity-days', '发展党员公示最短', '天', [40]],
    STEPS,
    { by: 'least', field: 'values.publicityDays' },
    { where: { 'values.step': 'publicity' } },
  ),
  sum(['ballots-due', '发展党员应到有表决权的党员', '人次', [40]], STEPS, 'values.votersDue', {
    where: BALLOTS,
    told: toldOfBallots('应到有表决权的党员'),
  }),
  sum(['ballots-yes', '发展党员赞成票', '票', [40]], STEPS, 'values.yes', {
    where: BALLOTS,
    told: toldOfBallots('赞成'),
  }),
  percent('ballots-yes-rate', '发展党员赞成票占应到有表决权党员的比例', [40], 'ballots-yes', 'ballots-due'),
]

const RESULTS = ledger('evaluation-result')
function grade(code: string, title: string): Measure {
  return distinct([`evaluated-${code}`, `民主评议评为${title}的党员`, '人', [44]], RESULTS, 'memberId', {
    where: { 'values.grade': code },
  })
}
const EVALUATION: readonly Measure[] = [
  distinct(['evaluated', '参加民主评议并评定等次的党员', '人', [44]], RESULTS, 'memberId', {
    dimensions: [byField('evaluation-result', 'grade')],
    note: '由会议评定的等次',
  }),
  grade('excellent', '优秀'),
  grade('qualified', '合格'),
  grade('basically-qualified', '基本合格'),
  grade('unqualified', '不合格'),
  percent('evaluated-excellent-rate', '评为优秀的党员占比', [44], 'evaluated-excellent', 'evaluated'),
]

const REGISTER = { of: 'members' } as const
const MEMBERS = MEMBERSHIP.members
const AGE_BANDS = [
  [35, '35岁及以下'],
  [45, '36至45岁'],
  [55, '46至55岁'],
  [60, '56至60岁'],
] as const
/** Age by the calendar year: only the year of birth is kept. */
function ageBand(birthYear: string, year: number): string {
  const age = year - Number(birthYear)
  return AGE_BANDS.find(([upTo]) => age <= upTo)?.[1] ?? '61岁及以上'
}
const byAge = { ...dimension('age', '年龄段', 'birthYear'), band: ageBand }
const YES_NO = { true: '是', false: '否' } as const
const MEMBER_PARTS = [
  dimension('stage', '类别', 'spans.stage', MEMBERSHIP_STAGE_LABELS),
  dimension('sex', '性别', 'sex', SEX_LABELS),
  byAge,
  dimension('education', '学历', 'spans.education', EDUCATION_LABELS),
  dimension('cell', '党小组', 'spans.cellId', 'cells'),
  dimension('retired', '是否离退休', 'spans.isRetired', YES_NO),
  dimension('migrant', '是否流动党员', 'spans.isMigrant', YES_NO),
]
type OfMembers = WhereOf<typeof REGISTER>
/** What is told of ages needs no bands of them. */
const WITHOUT_AGE = MEMBER_PARTS.filter(({ id }) => id !== byAge.id)
const AGES: readonly Measure[] = [
  measure(
    ['members-mean-age', '党员平均年龄', '岁', [49]],
    REGISTER,
    { by: 'mean-age', field: 'birthYear' },
    {
      ...{ where: MEMBERS, dimensions: WITHOUT_AGE, display: 'tenths' },
    },
  ),
  measure(
    ['members-oldest', '党员最大年龄', '岁', [49]],
    REGISTER,
    { by: 'oldest', field: 'birthYear' },
    {
      ...{ where: MEMBERS, dimensions: WITHOUT_AGE },
    },
  ),
]
const COLLEGE = ['junior-college', 'bachelor', 'master', 'doctor'] as const
const UNIVERSITY = ['bachelor', 'master', 'doctor'] as const

function people<W extends OfMembers>(id: string, title: string, where: Exactly<W, OfMembers>): Measure {
  return count([id, title, '人', [49]], REGISTER, { where, dimensions: MEMBER_PARTS })
}
const PASSED = {
  came: { 'changes.joined.stage': { $in: ['full', 'probationary'] } },
  went: { 'changes.left.stage': { $in: ['full', 'probationary'] } },
} as const
function gone<W extends WhereOf<{ of: 'leavings' }>>(
  id: string,
  title: string,
  where: Exactly<W, WhereOf<{ of: 'leavings' }>>,
): Measure {
  return count([id, title, '人', [49]], { of: 'leavings' }, { where })
}
const PASSAGES: readonly Measure[] = [
  count(
    ['members-came', '新进党员', '人', [49]],
    { of: 'joinings' },
    {
      where: PASSED.came,
      dimensions: [dimension('by', '怎样进来', 'changes.joined.by', JOINED_BY_LABELS)],
    },
  ),
  count(
    ['members-went', '减少党员', '人', [49]],
    { of: 'leavings' },
    {
      where: PASSED.went,
      dimensions: [dimension('by', '去向', 'changes.left.by', LEFT_BY_LABELS)],
    },
  ),
  gone('members-transferred', '转出党员', {
    ...PASSED.went,
    'changes.left.by': { $in: ['transferred', 'moved-away'] },
  }),
  gone('members-died', '去世党员', { ...PASSED.went, 'changes.left.by': 'died' }),
  gone('members-expelled', '开除党籍或除名的党员', { ...PASSED.went, 'changes.left.by': 'expelled' }),
]
const ORGANIZATION_KINDS = { bureau: '单位党组织', branch: '党支部' } as const
const EVERY_ORGANIZATION = { of: 'branches', all: true } as const
const AS_OF_A_DATE: readonly Measure[] = [
  people('members', '党员', MEMBERS),
  people('full-members', '正式党员', { 'spans.stage': 'full' }),
  people('probationary-members', '预备党员', { 'spans.stage': 'probationary' }),
  people('female-members', '女党员', { ...MEMBERS, sex: 'female' }),
  people('retired-members', '离退休党员', { ...MEMBERS, 'spans.isRetired': true }),
  people('migrant-members', '流动党员', { ...MEMBERS, 'spans.isMigrant': true }),
  people('leading-cadres', '党员领导干部', MEMBERSHIP['leading-cadres']),
  people('young-members', '35岁及以下党员', { ...MEMBERS, birthYear: { $gte: bornYearsBefore(35) } }),
  percent('young-members-rate', '35岁及以下党员占比', [49], 'young-members', 'members'),
  people('elder-members', '61岁及以上党员', { ...MEMBERS, birthYear: { $lte: bornYearsBefore(61) } }),
  percent('elder-members-rate', '61岁及以上党员占比', [49], 'elder-members', 'members'),
  people('members-college', '大专及以上学历党员', { ...MEMBERS, 'spans.education': { $in: COLLEGE } }),
  percent('members-college-rate', '大专及以上学历党员占比', [49], 'members-college', 'members'),
  people('members-university', '大学本科及以上学历党员', { ...MEMBERS, 'spans.education': { $in: UNIVERSITY } }),
  percent('members-university-rate', '大学本科及以上学历党员占比', [49], 'members-university', 'members'),
  ...AGES,
  people('activists', '在册入党积极分子', { 'spans.stage': 'activist' }),
  people('candidates', '在册发展对象', { 'spans.stage': 'candidate' }),
  count(['organizations', '党组织', '个', [49]], EVERY_ORGANIZATION, {
    dimensions: [dimension('kind', '类别', 'kind', ORGANIZATION_KINDS)],
  }),
  count(['branches', '党支部', '个', [49]], { of: 'branches' }),
  count(['cells', '党小组', '个', [49]], { of: 'cells' }),
  count(
    ['committee-members', '支部委员会委员', '人', [49]],
    { of: 'committee' },
    {
      dimensions: [dimension('post', '职务', 'post', POST_LABELS)],
    },
  ),
]

const MONTHS: CalendarMeasure = { form: 'calendar', id: 'months', title: '统计期的月数', unit: '个月', rows: [23] }

export const MEMBERSHIP_MEASURES: readonly Measure[] = [
  ...PART,
  ...DEVELOPMENT,
  ...EVALUATION,
  ...AS_OF_A_DATE,
  ...PASSAGES,
  MONTHS,
]
