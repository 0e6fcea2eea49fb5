/** The demo year's ledger of duties, plans, inspection and assessment. */
import { dayOf, workday } from './calendar'
import type { LedgerPlan } from './ledger-plan'
import { COMMITTEE, LEADERS } from './people'

export function duties(year: number): LedgerPlan[] {
  const posts = ['secretary', 'deputy-secretary', 'organization', 'publicity', 'discipline-inspection'] as const
  const texts = [
    '主持支部全面工作',
    '协助书记，联系转办督办党小组',
    '党员发展、党费和组织生活',
    '宣传教育和学习',
    '纪律检查和谈话提醒',
  ] as const
  return [
    {
      kind: 'duty-notice',
      on: workday(year, 1, 12),
      organ: 'committee',
      values: { title: '关于支部委员分工的通知', number: `泊热支〔${year}〕1号` },
    },
    ...COMMITTEE.map((person, index): LedgerPlan => ({
      kind: 'committee-duty',
      on: workday(year, 1, 12),
      person,
      values: { post: posts[index] ?? 'secretary', duties: texts[index] ?? '' },
    })),
    ...LEADERS.map((person): LedgerPlan => ({
      kind: 'dual-responsibility-list',
      on: workday(year, 2, 10),
      person,
      organ: 'branch',
      values: { title: '全面从严治党“一岗双责”清单' },
      concludedOn: workday(year, 2, 26),
    })),
    { kind: 'staff-headcount', on: dayOf(year, 1, 1), values: { people: 86 }, daysLater: 7 },
    { kind: 'staff-headcount', on: dayOf(year, 7, 1), values: { people: 91 }, daysLater: 4 },
    {
      kind: 'assessment-document',
      on: workday(year, 3, 2),
      organ: 'branch',
      values: { title: '党支部年度工作考核办法', number: `泊热支〔${year}〕3号` },
    },
    ...indicatorsAssessed(year),
  ]
}

/** Six indicators, two of them vague: without a target, an owner or a value. */
function indicatorsAssessed(year: number): LedgerPlan[] {
  const rows: readonly (readonly [name: string, target?: string | null, owner?: string, value?: string])[] = [
    ['组织生活会问题整改率', '不低于80%', 'p03', '43%'],
    ['党费按时交纳率', '不低于95%', 'p03', '98.8%'],
    ['志愿服务人均时长', '10小时', 'p04', '14小时'],
    ['热线转办办结率', '不低于95%', 'p02', '95.9%'],
    ['学习氛围'],
    ['党员作用发挥', null, 'p01'],
  ]
  return rows.map(([name, target, owner, value]) => ({
    kind: 'assessment-indicator',
    on: workday(year, 3, 2),
    values: { name, ...(target ? { target } : {}), ...(owner ? { owner } : {}) },
    ...(value ? { concludedOn: workday(year, 12, 21), outcome: { value } } : {}),
  }))
}

/** Seven done, one of them late; two still open at the end of the year. */
export function plan(year: number): LedgerPlan[] {
  const rows: readonly (readonly [measure: string, owner: string | null, due: number, done?: number])[] = [
    ['制定支部年度学习安排', 'p04', 2, 1],
    ['完成党员信息核对', 'p03', 3, 3],
    ['每季度召开党员大会', 'p01', 12],
    ['组建热线先锋、银龄顾问志愿服务队', 'p04', 4, 3],
    ['完成党员活动室改造', 'p09', 9, 11],
    ['党员到社区报到', 'p03', 4, 3],
    ['开展两轮自查', 'p05', 10, 10],
    ['党费台账核对公布', 'p03', 12, 12],
    ['编印先锋案例集', null, 11],
  ]
  return rows.map(([measure, owner, due, done]) => ({
    kind: 'plan-item',
    on: workday(year, 1, 13),
    organ: 'branch',
    values: { plan: '支部年度工作计划', measure, dueOn: dayOf(year, due, 28), ...(owner ? { owner } : {}) },
    ...(done ? { concludedOn: workday(year, done, 22), outcome: { result: '已完成' } } : {}),
  }))
}

export function inspection(year: number): LedgerPlan[] {
  const disclosed: readonly (readonly [month: number, title: string, channel: string])[] = [
    [1, '上年度党费收缴和使用情况', 'bulletin-board'],
    [3, '年度工作计划', 'meeting'],
    [4, '党员活动室改造方案', 'bulletin-board'],
    [6, '预备党员转正情况', 'bulletin-board'],
    [8, '防汛捐款收支', 'work-chat'],
    [11, '拟接收预备党员公示', 'bulletin-board'],
    [12, '评优结果', 'meeting'],
  ]
  const checks: readonly (readonly [month: number, subject: string, found: number, rectified?: number])[] = [
    [3, '组织生活记录', 6, 6],
    [5, '党费台账', 3, 3],
    [8, '志愿服务记录', 5, 2],
    [10, '作风和纪律', 4],
  ]
  return [
    ...disclosed.map(([month, title, channel]): LedgerPlan => ({
      kind: 'party-affairs-disclosure',
      on: workday(year, month, 19),
      organ: 'branch',
      values: { title, channel },
    })),
    ...checks.map(([month, subject, found, rectified]): LedgerPlan => ({
      kind: 'self-check',
      on: workday(year, month, 24),
      organ: 'branch',
      values: { subject, found },
      ...(rectified === undefined ? {} : { concludedOn: workday(year, month + 1, 20), outcome: { rectified } }),
    })),
  ]
}
