/** Measures of duties, plans, inspection, assessment and clean conduct: lines 17, 18, 20, 21, 32–34, 37–39, 42, 47. */
import { AS_AT, AS_AT_90_DAYS_AGO, type Measure } from '../measure'
import {
  BY_MEMBER,
  BY_ORGAN,
  byField,
  CONCLUDED,
  count,
  distinct,
  ledger,
  measure,
  OPEN,
  percent,
  sum,
} from './declare'

/** By the title of a document, with its 文号. */
function byDocument(kind: string) {
  return { ...byField(kind, 'title'), id: 'document', isOfTitles: true, beside: byField(kind, 'number').field } as const
}

/** Only the Party group has branches below it. */
const OF_THE_GROUP = { appliesWhen: 'hasLeadingGroup' } as const
/** Who has no leading cadre owes no list and no visit of one. */
const OF_CADRES = { appliesWhen: 'hasLeadingCadres' } as const
/** Of who is a leading cadre on the last day: what is divided by them. */
const AMONG_CADRES = { ...OF_CADRES, among: { who: 'memberId', of: 'leading-cadres', on: 'last-day' } } as const

const PLAN = ledger('plan-item')
/** What a report's problem led to is no item of the year's own plan: the report answers that problem by itself. */
const FOR_A_PROBLEM = { problemId: { $exists: true, $ne: null } } as const
const OF_THE_PLAN = { problemId: { $exists: false } } as const
const byPlan = [BY_ORGAN, byField('plan-item', 'plan'), byField('plan-item', 'owner')]
const DUTIES: readonly Measure[] = [
  count(['duty-notices', '分工通知', '份', [17]], ledger('duty-notice'), {
    dimensions: [BY_ORGAN, byDocument('duty-notice')],
  }),
  measure(['duty-notice-date', '印发分工通知的日期', '', [17]], ledger('duty-notice'), {
    by: 'last-date',
    field: 'occurredOn',
  }),
  distinct(['posts-with-duties', '明确职责的支部委员职务', '个', [17]], ledger('committee-duty'), 'values.post', {
    appliesWhen: 'hasCommittee',
  }),
  count(['dual-lists', '一岗双责清单', '份', [18]], ledger('dual-responsibility-list'), OF_CADRES),
  distinct(['dual-lists-signed', '签订一岗双责清单', '人', [18]], ledger('dual-responsibility-list'), 'memberId', {
    where: CONCLUDED,
    ...AMONG_CADRES,
  }),
  percent('dual-lists-signed-rate', '一岗双责清单签订率', [18], 'dual-lists-signed', 'leading-cadres'),
  count(['plan-items', '计划事项和整改措施', '项', [20]], PLAN, { dimensions: byPlan }),
  count(['plan-items-done', '完成计划事项和整改措施', '项', [20]], PLAN, { where: CONCLUDED, dimensions: byPlan }),
  count(['own-plan-items', '年度计划事项', '项', [20]], PLAN, { where: OF_THE_PLAN, dimensions: byPlan }),
  count(['own-plan-items-done', '完成年度计划事项', '项', [20]], PLAN, {
    where: { ...OF_THE_PLAN, ...CONCLUDED },
    dimensions: byPlan,
  }),
  count(['own-plan-items-open', '没有完成的年度计划事项', '项', [20]], PLAN, {
    where: { ...OF_THE_PLAN, ...OPEN },
    dimensions: [...byPlan, byField('plan-item', 'measure')],
  }),
  count(['plan-items-overdue', '逾期未完成的计划事项和整改措施', '项', [20]], PLAN, {
    where: { ...OPEN, 'values.dueOn': { $lt: AS_AT } },
    dimensions: [...byPlan, byField('plan-item', 'measure')],
  }),
  distinct(['plan-item-owners', '计划事项和整改措施的责任人', '人', [20]], PLAN, 'values.owner'),
  count(['plan-items-for-problems', '针对查找的问题制定的整改措施', '项', [20]], PLAN, {
    where: FOR_A_PROBLEM,
    dimensions: byPlan,
  }),
  count(['plan-items-for-problems-done', '完成针对查找的问题制定的整改措施', '项', [20]], PLAN, {
    where: { ...FOR_A_PROBLEM, ...CONCLUDED },
    dimensions: byPlan,
  }),
  percent(
    'plan-items-for-problems-rate',
    '针对查找的问题制定的整改措施占比',
    [20],
    'plan-items-for-problems',
    'plan-items',
  ),
  percent('plan-items-done-rate', '计划事项和整改措施完成率', [20], 'plan-items-done', 'plan-items'),
  count(['disclosures', '党务公开', '项', [21]], ledger('party-affairs-disclosure'), {
    dimensions: [byField('party-affairs-disclosure', 'channel')],
  }),
  distinct(
    ['disclosure-channels', '党务公开的方式', '种', [21]],
    ledger('party-affairs-disclosure'),
    'values.channel',
    {
      dimensions: [byField('party-affairs-disclosure', 'channel')],
    },
  ),
]

/** The kind keeps both: what an organization looks at of its own, and of those below it. */
const CHECKS = ledger('self-check')
const OWN_CHECKS = { ...CHECKS, title: '自查', toldBy: 'values.of' } as const
const CHECKS_BELOW = { ...CHECKS, title: '对机关和直属单位党组织的检查', toldBy: 'values.of' } as const
/** What does not say whom it looked at is the organization's own. */
const OF_OWN = { 'values.of': { $ne: 'below' } } as const
const OF_THOSE_BELOW = { 'values.of': 'below' } as const
const HEADCOUNT = { of: 'ledger', kind: 'staff-headcount', everSince: true } as const
const INDICATORS = ledger('assessment-indicator')
const INSPECTION: readonly Measure[] = [
  count(['self-checks', '自查', '轮', [32]], OWN_CHECKS, { where: OF_OWN }),
  sum(['self-check-problems', '自查发现问题', '条', [32]], OWN_CHECKS, 'values.found', { where: OF_OWN }),
  sum(['self-check-rectified', '自查问题已整改', '条', [32]], OWN_CHECKS, 'values.rectified', {
    where: { ...OF_OWN, ...CONCLUDED },
  }),
  count(['checks-below', '对机关和直属单位党组织的检查', '轮', [32]], CHECKS_BELOW, {
    where: OF_THOSE_BELOW,
    ...OF_THE_GROUP,
  }),
  sum(['checks-below-problems', '检查机关和直属单位党组织发现问题', '条', [32]], CHECKS_BELOW, 'values.found', {
    where: OF_THOSE_BELOW,
    ...OF_THE_GROUP,
  }),
  sum(
    ['checks-below-rectified', '检查机关和直属单位党组织发现的问题已整改', '条', [32]],
    CHECKS_BELOW,
    'values.rectified',
    {
      where: { ...OF_THOSE_BELOW, ...CONCLUDED },
      ...OF_THE_GROUP,
    },
  ),
  percent(
    'checks-below-rectified-rate',
    '检查机关和直属单位党组织发现问题的整改率',
    [32],
    'checks-below-rectified',
    'checks-below-problems',
  ),
  sum(['self-check-problems-open-a-quarter', '满90天没有整改的自查、检查问题', '条', [32]], CHECKS, 'values.found', {
    where: { ...OPEN, occurredOn: { $lt: AS_AT_90_DAYS_AGO } },
  }),
  percent('self-check-rectified-rate', '自查问题整改率', [32], 'self-check-rectified', 'self-check-problems'),
  sum(['self-inspection-reports', '收到自查报告', '份', [33]], ledger('self-inspection-report'), 'values.copies'),
  measure(
    ['staff', '在职工作人员', '人', [33, 49]],
    HEADCOUNT,
    { by: 'latest-value', field: 'values.people' },
    {
      note: '含非党员',
    },
  ),
  percent('self-inspection-report-rate', '自查报告提交率', [33], 'self-inspection-reports', 'staff'),
  count(['assessment-documents', '考核办法', '份', [34]], ledger('assessment-document'), {
    dimensions: [byDocument('assessment-document')],
  }),
  count(['assessment-indicators', '考核指标', '项', [34]], INDICATORS, {
    dimensions: [byField('assessment-indicator', 'owner')],
  }),
  count(['assessment-indicators-complete', '有目标、责任人和完成值的考核指标', '项', [34]], INDICATORS, {
    where: { ...CONCLUDED, 'values.target': { $exists: true }, 'values.owner': { $exists: true } },
  }),
  count(['assessment-indicators-vague', '没有目标值或责任人的考核指标', '项', [34]], INDICATORS, {
    where: { $or: [{ 'values.target': { $exists: false } }, { 'values.owner': { $exists: false } }] },
  }),
  percent(
    'assessment-indicators-complete-rate',
    '考核指标完整率',
    [34],
    'assessment-indicators-complete',
    'assessment-indicators',
  ),
  sum(
    ['responsibility-letters-to-sign', '与党支部书记应签责任书', '份', [47]],
    ledger('responsibility-letter'),
    'values.toSign',
    OF_THE_GROUP,
  ),
  sum(
    ['responsibility-letters-signed', '与党支部书记签订责任书', '份', [47]],
    ledger('responsibility-letter'),
    'values.signed',
    {
      where: CONCLUDED,
      ...OF_THE_GROUP,
    },
  ),
  percent(
    'responsibility-letters-signed-rate',
    '责任书签订率',
    [47],
    'responsibility-letters-signed',
    'responsibility-letters-to-sign',
  ),
]

const GROUPS = ledger('clean-conduct-group')
const LETTERS = ledger('clean-conduct-letter')
const SESSIONS = ledger('clean-conduct-session')
const byType = [byField('clean-conduct-letter', 'type')]
const byTopic = [byField('clean-conduct-session', 'topic'), byField('clean-conduct-session', 'title')]
const CONDUCT: readonly Measure[] = [
  count(['clean-conduct-groups', '党风廉政建设领导小组', '个', [37]], GROUPS),
  measure(['clean-conduct-group-date', '成立党风廉政建设领导小组的日期', '', [37]], GROUPS, {
    by: 'last-date',
    field: 'occurredOn',
  }),
  distinct(
    ['clean-conduct-group-members', '党风廉政建设领导小组成员', '人', [37]],
    { of: 'ledger', kind: 'clean-conduct-group', each: 'values.members' },
    'values.members',
  ),
  sum(['clean-conduct-letters-to-sign', '应签党风廉政责任书、承诺书', '份', [38]], LETTERS, 'values.toSign', {
    dimensions: byType,
  }),
  sum(['clean-conduct-letters-signed', '签订党风廉政责任书、承诺书', '份', [38]], LETTERS, 'values.signed', {
    where: CONCLUDED,
    dimensions: byType,
  }),
  percent(
    'clean-conduct-letters-signed-rate',
    '党风廉政责任书、承诺书签订率',
    [38],
    'clean-conduct-letters-signed',
    'clean-conduct-letters-to-sign',
  ),
  count(['clean-conduct-sessions', '廉政教育', '次', [39]], SESSIONS, { dimensions: byTopic }),
  sum(['clean-conduct-hours', '廉政教育', '学时', [39]], SESSIONS, 'values.minutes', {
    display: 'study-hours',
    dimensions: byTopic,
  }),
]

const VISITS = ledger('contact-point-visit')
const RESEARCH = ledger('research-visit')
const VISITING: readonly Measure[] = [
  count(['contact-visits', '党员领导干部到联系点', '次', [42]], VISITS, {
    dimensions: [BY_MEMBER],
    actor: 'memberId',
    ...OF_CADRES,
  }),
  distinct(['contact-points', '走访过的联系点', '个', [42]], VISITS, 'values.place', {
    dimensions: [byField('contact-point-visit', 'place')],
    actor: 'memberId',
    ...OF_CADRES,
  }),
  distinct(['contact-visitors', '到过联系点的党员领导干部', '人', [42]], VISITS, 'memberId', AMONG_CADRES),
  percent('contact-visitors-rate', '到过联系点的党员领导干部占比', [42], 'contact-visitors', 'leading-cadres'),
  sum(['contact-problems', '联系点收集问题', '个', [42]], VISITS, 'values.problems', {
    dimensions: [BY_MEMBER],
    actor: 'memberId',
    ...OF_CADRES,
  }),
  sum(['contact-problems-solved', '联系点解决问题', '个', [42]], VISITS, 'values.solved', {
    where: CONCLUDED,
    dimensions: [BY_MEMBER],
    actor: 'memberId',
    ...OF_CADRES,
  }),
  percent('contact-problems-solved-rate', '联系点问题解决率', [42], 'contact-problems-solved', 'contact-problems'),
  count(['contact-visits-with-finding', '有书面记录的联系点走访', '次', [42]], VISITS, {
    where: { 'values.hasFinding': true },
    actor: 'memberId',
    ...OF_CADRES,
  }),
  percent('contact-with-finding-rate', '有书面记录的走访占比', [42], 'contact-visits-with-finding', 'contact-visits'),
  count(['research-visits', '调研', '次', [42]], RESEARCH, { dimensions: [BY_MEMBER], actor: 'memberId' }),
  count(['research-visits-with-finding', '形成书面报告的调研', '次', [42]], RESEARCH, {
    where: { 'values.hasFinding': true },
    actor: 'memberId',
  }),
  percent(
    'research-with-finding-rate',
    '形成书面报告的调研占比',
    [42],
    'research-visits-with-finding',
    'research-visits',
  ),
]

export const DUTY_MEASURES: readonly Measure[] = [...DUTIES, ...INSPECTION, ...CONDUCT, ...VISITING]
