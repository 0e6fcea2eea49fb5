/** Measures of volunteer service and of serving the public: lines 1–5, 8, 41, 43, 46, 50, 51. */
import type { Measure } from '../measure'
import {
  AMONG_MEMBERS,
  BY_MEMBER,
  BY_MEMBERS,
  byField,
  byLasting,
  CONCLUDED,
  count,
  dimension,
  distinct,
  distinctOfEach,
  ledger,
  measure,
  percent,
  sum,
} from './declare'

const SHIFTS = { of: 'shifts' } as const
/** What served in the year is the year's, though it was dissolved before its end. */
const anyDay = <Kind extends string>(kind: Kind) => ({ ...ledger(kind), anyDay: true }) as const
const TEAMS = anyDay('volunteer-team')
const OUTINGS = ledger('volunteer-outing')
const NIGHTS = ledger('night-service')
const byProject = dimension('project', '服务项目', 'project')
const bySite = dimension('site', '服务地点', 'site')
const SHIFT_PARTS = [byProject, bySite, BY_MEMBER]
const OUTING_PARTS = [byField('volunteer-outing', 'project'), byField('volunteer-outing', 'site')]

const VOLUNTEERING: readonly Measure[] = [
  distinctOfEach(['volunteer-teams', '党员带队的志愿服务队', '支', [1]], TEAMS, 'values.name', {
    where: { 'values.leader': { $exists: true, $ne: null } },
    dimensions: [byField('volunteer-team', 'name'), byLasting('volunteer-team', 'name')],
  }),
  distinct(['service-sites', '服务的社区、市场和其他点位', '处', [2]], SHIFTS, 'site', {
    dimensions: [bySite],
    actor: 'memberId',
    ...BY_MEMBERS,
  }),
  count(['outings', '志愿服务活动', '次', [5]], OUTINGS, { dimensions: OUTING_PARTS, actor: 'values.leaders' }),
  count(['outings-led-by-leaders', '党员领导干部带队的志愿服务', '次', [3]], OUTINGS, {
    where: { 'values.leaders.0': { $exists: true } },
    dimensions: OUTING_PARTS,
    actor: 'values.leaders',
  }),
  sum(['leaflets', '发放宣传资料', '份', [4]], OUTINGS, 'values.leaflets', { dimensions: OUTING_PARTS }),
  count(['night-outings', '夜间志愿服务', '次', [8]], OUTINGS, { where: { 'values.isNight': true } }),
  count(['service-person-times', '志愿服务', '人次', [5]], SHIFTS, {
    dimensions: SHIFT_PARTS,
    actor: 'memberId',
    ...BY_MEMBERS,
  }),
  distinct(['service-people', '参加志愿服务的党员', '人', [5]], SHIFTS, 'memberId', {
    dimensions: [byProject, bySite],
    ...BY_MEMBERS,
  }),
  distinct(['service-people-of-roll', '参加志愿服务的在册党员', '人', [5]], SHIFTS, 'memberId', AMONG_MEMBERS),
  sum(['service-hours', '志愿服务时长', '小时', [5]], SHIFTS, 'minutes', {
    display: 'hours',
    dimensions: SHIFT_PARTS,
    actor: 'memberId',
    ...BY_MEMBERS,
  }),
  percent('service-share', '参加志愿服务的党员占比', [5], 'service-people-of-roll', 'members'),
  sum(['night-shifts', '夜间和全天候值守', '班次', [8]], NIGHTS, 'values.nightShifts', {
    dimensions: [byField('night-service', 'form')],
  }),
  measure(['night-service-from', '夜间和全天候值守开始', '', [8]], NIGHTS, { by: 'first-date', field: 'occurredOn' }),
  measure(['night-service-until', '夜间和全天候值守结束', '', [8]], NIGHTS, {
    by: 'last-date',
    field: 'values.untilOn',
  }),
  distinctOfEach(['service-posts', '学雷锋服务岗', '个', [41]], anyDay('service-post'), 'values.name', {
    dimensions: [byField('service-post', 'name'), byLasting('service-post', 'name')],
  }),
  sum(['service-post-shifts', '学雷锋服务岗值岗', '班次', [41]], ledger('service-post-duty'), 'values.shifts', {
    dimensions: [byField('service-post-duty', 'post')],
  }),
  sum(['service-post-served', '学雷锋服务岗服务群众', '人次', [41]], ledger('service-post-duty'), 'values.served', {
    dimensions: [byField('service-post-duty', 'post')],
  }),
]

const COMMUNITY: readonly Measure[] = [
  distinct(['community-registered', '到社区报到的党员', '人', [43]], ledger('community-registration'), 'memberId', {
    dimensions: [byField('community-registration', 'community')],
    ...AMONG_MEMBERS,
  }),
  percent('community-registered-rate', '到社区报到率', [43], 'community-registered', 'members'),
  count(['community-services', '双报到服务', '次', [43]], ledger('community-service'), {
    dimensions: [byField('community-service', 'community'), BY_MEMBER],
    actor: 'memberId',
  }),
  distinct(['community-service-people', '参加双报到服务的党员', '人', [43]], ledger('community-service'), 'memberId'),
  sum(['community-service-hours', '双报到服务时长', '小时', [43]], ledger('community-service'), 'values.minutes', {
    display: 'hours',
    actor: 'memberId',
  }),
]

const byGroup = [byField('condolence-visit', 'group')]
const byWisher = [byField('small-wish', 'group')]
const byChannel = [byField('public-opinion', 'channel')]
const PUBLIC: readonly Measure[] = [
  count(['condolence-visits', '走访慰问', '次', [50]], ledger('condolence-visit'), { dimensions: byGroup }),
  sum(['households-visited', '走访慰问', '户', [50]], ledger('condolence-visit'), 'values.households', {
    dimensions: byGroup,
  }),
  sum(['condolence-cash', '发放慰问金', '元', [50]], ledger('condolence-visit'), 'values.cash', {
    display: 'yuan',
    dimensions: byGroup,
  }),
  sum(['condolence-goods', '慰问品折合', '元', [50]], ledger('condolence-visit'), 'values.goodsWorth', {
    display: 'yuan',
    dimensions: byGroup,
  }),
  count(['wishes', '征集微心愿', '个', [51]], ledger('small-wish'), { dimensions: byWisher }),
  count(['wishes-fulfilled', '实现微心愿', '个', [51]], ledger('small-wish'), {
    where: CONCLUDED,
    dimensions: byWisher,
  }),
  percent('wishes-fulfilled-rate', '微心愿实现率', [51], 'wishes-fulfilled', 'wishes'),
  count(['opinions', '收集群众意见', '条', [46]], ledger('public-opinion'), { dimensions: byChannel }),
  count(['opinions-solved', '解决群众意见', '条', [46]], ledger('public-opinion'), {
    where: { ...CONCLUDED, 'values.handling': 'solved' },
    dimensions: byChannel,
  }),
  count(['opinions-passed-up', '上报群众意见', '条', [46]], ledger('public-opinion'), {
    where: { ...CONCLUDED, 'values.handling': 'passed-up' },
    dimensions: byChannel,
  }),
  percent('opinions-solved-rate', '群众意见解决率', [46], 'opinions-solved', 'opinions'),
]

export const SERVICE_MEASURES: readonly Measure[] = [...VOLUNTEERING, ...COMMUNITY, ...PUBLIC]
