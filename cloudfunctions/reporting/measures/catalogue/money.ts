/** Measures of money: donations (6, 7), dues (35, 36), funds (52). The three are never added up. */
import { DUES_CATEGORY_LABELS, DUES_STANDING_LABELS } from '#domain/dues/labels'
import { WILLINGS } from '#domain/service/donation'
import { WILLING_LABELS } from '../field-words'
import { AS_AT, AS_AT_30_DAYS_AGO, type Measure } from '../measure'
import { average, byField, count, dimension, distinct, ledger, measure, percent, sum } from './declare'

const DONATIONS = { of: 'donations' } as const
/** Said by the giver, or on paper. */
const OF_OWN_WILL = { willing: { $in: WILLINGS } } as const
const byCampaign = [dimension('campaign', '募捐活动', 'campaign')]
const byWilling = { ...dimension('willing', '自愿的依据', 'willing', WILLING_LABELS), insteadOf: 'where' } as const
const DONATION_MEASURES: readonly Measure[] = [
  distinct(['donors', '捐款人数', '人', [6]], DONATIONS, 'memberId', {
    dimensions: byCampaign,
  }),
  count(['gifts', '捐款', '笔', [7]], DONATIONS, { dimensions: byCampaign, actor: 'memberId' }),
  sum(['donated', '捐款金额', '元', [7]], DONATIONS, 'fen', {
    display: 'yuan',
    dimensions: byCampaign,
    note: '不含党费',
  }),
  distinct(['voluntary-donors', '注明自愿捐款的人数', '人', [6]], DONATIONS, 'memberId', {
    where: OF_OWN_WILL,
    dimensions: [byWilling, ...byCampaign],
  }),
  sum(['voluntary-donated', '注明自愿的捐款', '元', [7]], DONATIONS, 'fen', {
    where: OF_OWN_WILL,
    display: 'yuan',
  }),
]

const MONTHS = { of: 'dues-months' } as const
/** Nothing is due here of whom the next higher committee exempted, nor of who pays elsewhere. */
const DUE = { 'months.standing': { $nin: ['exempt', 'elsewhere'] } } as const
/** A month that was paid in parts, or raised afterwards, has several lines: sums are of all, months are counted by the last. */
const WHOLE = { 'months.isPart': { $ne: true } } as const
const PAID_BY_THEN = { 'months.paidOn': { $ne: null, $lte: AS_AT } } as const
const UNPAID_THEN = [{ 'months.paidOn': null }, { 'months.paidOn': { $gt: AS_AT } }] as const
/** Not paid in its time: paid late, or past its day and still open. */
const OVERDUE = {
  ...DUE,
  ...WHOLE,
  $or: [
    { 'months.standing': 'late', 'months.paidOn': { $ne: null, $lte: AS_AT } },
    { 'months.dueBy': { $lt: AS_AT }, $or: UNPAID_THEN },
  ],
} as const
/** Paid, or past its day: whether it is in time is known, and it is either on time or overdue. Nobody is asked before the day. */
const COME_DUE = {
  ...DUE,
  ...WHOLE,
  $or: [PAID_BY_THEN, { 'months.dueBy': { $lt: AS_AT } }],
} as const
/** Neither paid nor past its day: none of what has come due. */
const NOT_YET_DUE = {
  ...DUE,
  'months.dueBy': { $gte: AS_AT },
  $or: UNPAID_THEN,
} as const
/** Past its day and still open. */
const OVERDUE_UNPAID = {
  ...DUE,
  'months.dueBy': { $lt: AS_AT },
  $or: UNPAID_THEN,
} as const
/** From the last day for payment to the day it was paid on, or to the cut-off date while it is open. */
const OVERDUE_A_MONTH = {
  ...DUE,
  ...WHOLE,
  $or: [
    { 'months.paidAfterDays': { $gte: 30 }, ...PAID_BY_THEN },
    { 'months.dueBy': { $lte: AS_AT_30_DAYS_AGO }, $or: UNPAID_THEN },
  ],
} as const
/** The same in words. */
const TOLD_OVERDUE = '党费台账中过了应交日期才交，或过了应交日期到截止日仍未交的'
const NOT_EXEMPT = '免交、在别处交的除外'
/** Of whom by the standard they pay by. */
const BY_CATEGORY = dimension('category', '缴费类别', 'category', DUES_CATEGORY_LABELS)
const byCategory = [BY_CATEGORY]
const byStanding = [dimension('standing', '交纳情况', 'months.standing', DUES_STANDING_LABELS)]

const DUES_MEASURES: readonly Measure[] = [
  distinct(['dues-payers', '应交党费的党员', '人', [35]], MONTHS, 'memberId', { where: DUE, dimensions: byCategory }),
  sum(['dues-due', '应交党费', '元', [35]], MONTHS, 'months.dueFen', {
    where: DUE,
    display: 'yuan',
    dimensions: byCategory,
  }),
  sum(['dues-paid', '已交党费', '元', [35]], MONTHS, 'months.paidFen', {
    where: { ...DUE, ...PAID_BY_THEN },
    display: 'yuan',
    dimensions: byCategory,
  }),
  sum(['dues-not-yet-due', '尚未到期的党费', '元', [35]], MONTHS, 'months.dueFen', {
    where: NOT_YET_DUE,
    display: 'yuan',
    told: `党费台账中到截止日没有交，也没有过应交日期的“应交金额”合计；${NOT_EXEMPT}`,
  }),
  sum(['dues-overdue-unpaid', '逾期未交的党费', '元', [35]], MONTHS, 'months.dueFen', {
    where: OVERDUE_UNPAID,
    display: 'yuan',
    told: `党费台账中过了应交日期，到截止日仍未交的“应交金额”合计；${NOT_EXEMPT}`,
  }),
  count(['dues-months-due', '应交党费', '人月', [35]], MONTHS, {
    where: { ...DUE, ...WHOLE },
    dimensions: [...byStanding, BY_CATEGORY],
  }),
  count(['dues-months-on-time', '按时交纳党费', '人月', [35]], MONTHS, {
    where: { 'months.standing': 'on-time', ...WHOLE, ...PAID_BY_THEN },
    dimensions: byCategory,
  }),
  count(['dues-months-late', '迟交党费', '人月', [35]], MONTHS, {
    where: { 'months.standing': 'late', ...WHOLE, ...PAID_BY_THEN },
  }),
  count(['dues-months-unpaid', '尚未交纳党费', '人月', [35]], MONTHS, {
    where: { ...DUE, ...WHOLE, $or: UNPAID_THEN },
    dimensions: byCategory,
  }),
  count(['dues-months-exempt', '免交党费', '人月', [35]], MONTHS, { where: { 'months.standing': 'exempt' } }),
  count(['dues-months-elsewhere', '在别处交党费', '人月', [35]], MONTHS, {
    where: { 'months.standing': 'elsewhere' },
    told: '党费台账中注明在别处交纳的月数，按人逐月计；不算应交，也不算逾期',
  }),
  distinct(['dues-exempt-people', '免交党费的党员', '人', [35]], MONTHS, 'memberId', {
    where: { 'months.standing': 'exempt' },
  }),
  count(['dues-months-come-due', '到期党费', '人月', [35]], MONTHS, {
    where: COME_DUE,
    dimensions: byCategory,
    told: `党费台账中到截止日已交，或已过应交日期的月数，按人逐月计；${NOT_EXEMPT}`,
  }),
  percent('dues-on-time-rate', '党费按时交纳率', [35], 'dues-months-on-time', 'dues-months-come-due'),
  sum(['dues-received', '统计期内收到的党费', '元', [35]], { of: 'dues-payments' }, 'fen', {
    where: { isLargeVoluntary: false },
    display: 'yuan',
  }),
  sum(['dues-voluntary', '自愿多交的党费', '元', [35]], { of: 'dues-payments' }, 'voluntaryFen', {
    where: { voluntaryFen: { $ne: null } },
    display: 'yuan',
    note: '高于应交、随党费上缴的部分；大额党费另计',
  }),
  sum(['dues-large-voluntary', '大额党费', '元', [35]], { of: 'dues-payments' }, 'fen', {
    where: { isLargeVoluntary: true },
    display: 'yuan',
    note: '自愿一次多交1000元以上、单独上缴的党费',
  }),
  measure(
    ['dues-overdue-episodes', '党费逾期', '次', [36]],
    MONTHS,
    { by: 'runs', who: 'memberId', field: 'months.month' },
    { where: OVERDUE, told: `${TOLD_OVERDUE}月份，同一人连续的几个月计一次；${NOT_EXEMPT}` },
  ),
  measure(
    ['dues-overdue-three-months', '连续逾期三个月以上的党费', '人次', [35]],
    MONTHS,
    { by: 'runs', who: 'memberId', field: 'months.month', atLeast: 3 },
    {
      where: OVERDUE,
      told: `${TOLD_OVERDUE}月份，同一人连续三个月以上的计一次；${NOT_EXEMPT}；记录数含不足三个月的逾期月份`,
    },
  ),
  count(['dues-months-overdue', '逾期的党费', '人月', [35]], MONTHS, {
    where: OVERDUE,
    told: `${TOLD_OVERDUE}月数，按人逐月计；${NOT_EXEMPT}`,
  }),
  percent('dues-overdue-rate', '党费逾期率', [35], 'dues-months-overdue', 'dues-months-come-due'),
  distinct(['dues-overdue-a-month', '党费逾期满30天的党员', '人', [36]], MONTHS, 'memberId', {
    where: OVERDUE_A_MONTH,
    told: '党费台账中有一个月以上的党费超过应交日期满30天才交，或超过应交日期满30天到截止日仍未交的人数，同一人只计一次；免交、在别处交的除外',
  }),
  distinct(['dues-talked-people', '接受党费提醒谈话的党员', '人', [36]], ledger('dues-reminder-talk'), 'memberId'),
  distinct(['dues-overdue-people', '有过党费逾期的党员', '人', [36]], MONTHS, 'memberId', {
    where: OVERDUE,
    told: `${TOLD_OVERDUE}人数，同一人只计一次；${NOT_EXEMPT}`,
  }),
  count(['dues-talks', '党费提醒谈话', '次', [36]], ledger('dues-reminder-talk'), { actor: 'values.talker' }),
  {
    ...average(['dues-talks-per-episode', '每次逾期的提醒谈话', '次', [36]], 'dues-talks', 'dues-overdue-episodes'),
    note: '党费提醒谈话的次数÷党费逾期的次数，保留一位小数',
  },
  count(['dues-talks-answered', '谈话后30天内补交', '次', [36]], ledger('dues-reminder-talk'), {
    where: { concludedOn: { $ne: null, $lte: AS_AT }, concludedAfterDays: { $lte: 30 } },
  }),
  percent('dues-talks-answered-rate', '谈话后30天内补交的比例', [36], 'dues-talks-answered', 'dues-talks'),
]

const FUND_MEASURES: readonly Measure[] = [
  sum(['funds-spent', '党建经费支出', '元', [52]], ledger('party-funds'), 'values.amount', {
    display: 'yuan',
    dimensions: [byField('party-funds', 'use')],
  }),
]

export const MONEY_MEASURES: readonly Measure[] = [...DONATION_MEASURES, ...DUES_MEASURES, ...FUND_MEASURES]
