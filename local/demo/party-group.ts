/** What the bureau itself keeps: the meetings and papers of its Party group (党组), and what its Party office looked after. */
import { dayOf, workday } from './calendar'
import type { DemoPerson, PersonKey } from './demo-people'
import type { DemoUnit } from './demo-year'
import { ledgerEntries, type LedgerPlan } from './ledger-plan'
import type { MeetingPlan } from './meeting-plan'
import { keptMeetings } from './meetings'
import { BUREAU_NAME, GROUP_SECRETARY, LEADING_GROUP } from './people'
import type { Chance } from './random'
import { bureauReport } from './report-bureau'

const OFFICE: PersonKey = 'office'

/** `members` are the people of the branches on whose rolls the Party group's members are. */
export function partyGroup(year: number, members: readonly DemoPerson[], chance: Chance): DemoUnit {
  const plans = [...sessions(year), democraticLifeMeeting(year)]
  const fromOn = dayOf(year - 2, 9, 1)
  return {
    branch: { key: 'bureau', name: BUREAU_NAME, formedOn: dayOf(year - 14, 6, 1), cells: [] },
    // Everybody belongs to a branch.
    people: [],
    posts: LEADING_GROUP.map((person) => ({
      person,
      post: person === GROUP_SECRETARY ? 'secretary' : 'leading-group-member',
      fromOn,
    })),
    hands: { host: GROUP_SECRETARY, clerk: OFFICE },
    report: bureauReport(year),
    meetings: keptMeetings(plans, { people: members, committee: [], clerk: OFFICE }, chance),
    ledger: ledgerEntries(papers(year), OFFICE),
    shifts: [],
    donations: [],
    duesAccounts: [],
    duesPayments: [],
    nones: [],
    indicators: [],
    indicatorMonths: [],
  }
}

/** Monthly but for July; no Party-building item in February and September. */
function sessions(year: number): MeetingPlan[] {
  const items: Readonly<Record<number, string>> = {
    1: '听取机关党建工作汇报',
    3: '研究全面从严治党责任清单',
    4: '研究意识形态工作',
    5: '听取党支部工作汇报',
    6: '研究党员先锋岗建设',
    8: '听取防汛期间党员作用发挥情况',
    10: '研究党风廉政建设',
    11: '专题研究基层党建',
    12: '研究年度述职安排',
  }
  return [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12].map((month) => ({
    key: `leading-group-${month}`,
    kinds: ['leading-group-session'],
    organ: 'leading-group',
    on: workday(year, month, 10),
    title: `${month}月党组会议`,
    hours: ['08:30', '10:00'],
    place: '四楼会议室',
    form: 'discussion',
    agenda: items[month] ? [items[month]] : [],
    business: [month % 2 ? '研究热线运行情况' : '研究人员和经费事项'],
    ...(month === 4 ? { majorMotions: ['话务系统扩容采购'] } : {}),
    ...(month === 10 ? { majorMotions: ['年度预算调整'] } : {}),
  }))
}

function democraticLifeMeeting(year: number): MeetingPlan {
  return {
    key: 'democratic-life-meeting',
    kinds: ['democratic-life-meeting'],
    organ: 'leading-group',
    on: workday(year, 12, 18),
    title: '党组年度民主生活会',
    hours: ['09:00', '11:30'],
    place: '四楼会议室',
    form: 'discussion',
    agenda: ['班子对照检查', '开展批评和自我批评'],
    problemsRaised: 9,
    problemsRectified: 3,
    minutes: '班子查摆问题9条，明确责任人和时限。',
  }
}

function papers(year: number): LedgerPlan[] {
  const group = { organ: 'leading-group' } as const
  return [
    {
      ...group,
      kind: 'duty-notice',
      on: workday(year, 2, 6),
      values: { title: '关于党组成员分工的通知', number: `泊政服党组〔${year}〕2号` },
    },
    {
      ...group,
      kind: 'clean-conduct-group',
      on: workday(year, 2, 10),
      values: {
        ...{ document: '关于成立党风廉政建设领导小组的通知', number: `泊政服党组〔${year}〕3号` },
        members: [...LEADING_GROUP],
      },
    },
    {
      ...group,
      kind: 'responsibility-letter',
      on: workday(year, 2, 20),
      values: { title: '基层党建工作责任书', toSign: 4 },
      concludedOn: workday(year, 3, 6),
      outcome: { signed: 4 },
    },
    {
      ...group,
      kind: 'clean-conduct-letter',
      on: workday(year, 2, 12),
      values: { type: 'responsibility', toSign: 9 },
      concludedOn: workday(year, 3, 5),
      outcome: { signed: 9 },
    },
    ...plan(year),
    ...checks(year),
    ...visits(year),
    ...lists(year),
    ...[
      { day: 22, visited: { group: 'old-member', households: 6, cash: 300_000, goods: '米面油', goodsWorth: 96_000 } },
      { day: 23, visited: { group: 'household', households: 4, cash: 200_000 } },
    ].map(({ day, visited }): LedgerPlan => ({
      ...group,
      kind: 'condolence-visit',
      on: dayOf(year, 1, day),
      values: visited,
    })),
    {
      kind: 'honour',
      on: workday(year, 12, 8),
      values: {
        ...{ name: '机关党建工作先进单位', level: 'county', recipient: 'organization' },
        ...{ grantedBy: '区委直属机关工委', number: `泊直工委〔${year}〕31号` },
      },
    },
  ]
}

/** Four done in time, one still open. */
function plan(year: number): LedgerPlan[] {
  const rows: readonly (readonly [measure: string, due: number, done?: number])[] = [
    ['与各党支部书记签订责任书', 3, 3],
    ['半年听取一次党支部工作汇报', 6, 5],
    ['开展两轮党建工作检查', 10, 10],
    ['党组书记到所属支部讲党课', 6, 6],
    ['统一各支部党员活动室标识', 11],
  ]
  return rows.map(([measure, due, done]) => ({
    kind: 'plan-item',
    on: workday(year, 1, 15),
    organ: 'leading-group',
    values: { plan: '机关党建工作要点', measure, dueOn: dayOf(year, due, 28) },
    ...(done ? { concludedOn: workday(year, done, 20), outcome: { result: '已完成' } } : {}),
  }))
}

/** The Party office looks through the branches' books twice; of what the second round found little is put right yet. */
function checks(year: number): LedgerPlan[] {
  const rows = [
    [5, '党支部组织生活记录', 7, 6],
    [10, '党费台账和党务公开', 4, 1],
  ] as const
  return rows.map(([month, subject, found, rectified]) => ({
    kind: 'self-check',
    on: workday(year, month, 18),
    organ: 'leading-group',
    values: { subject, of: 'below', found },
    concludedOn: workday(year, month + 1, 16),
    outcome: { rectified },
  }))
}

/** To the contact points of those of its members who work in the bureau's offices; who leads the centre goes for the centre. */
function visits(year: number): LedgerPlan[] {
  const rows = [
    [GROUP_SECRETARY, 4, '晚晴路便民市场', 1, 1],
    [GROUP_SECRETARY, 8, '区政务服务大厅', 2, 2],
    [GROUP_SECRETARY, 11, '区数据资源中心', 1, 1],
    ['o01', 5, '区政务服务大厅', 2, 1],
  ] as const
  return rows.map(([person, month, place, problems, solved]) => ({
    kind: 'contact-point-visit',
    on: workday(year, month, 14),
    organ: 'leading-group',
    person,
    values: { place, problems, hasFinding: month % 2 === 0 },
    concludedOn: workday(year, month, 27),
    outcome: { solved },
  }))
}

/** What each of them answers for in strict governance; who leads the centre signed that of the centre. */
function lists(year: number): LedgerPlan[] {
  return LEADING_GROUP.filter((person) => person !== 'p01').map((person) => ({
    kind: 'dual-responsibility-list',
    on: workday(year, 2, 10),
    person,
    organ: 'leading-group',
    values: { title: '全面从严治党“一岗双责”清单' },
    concludedOn: workday(year, 2, 26),
  }))
}
