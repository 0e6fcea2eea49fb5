/** The branch of the service hall's windows: a committee of three, meetings nearly every month. */
import { fen } from '#domain/values/money'
import { dayOf, entered, workday } from './calendar'
import type { PersonKey } from './demo-people'
import type { DemoDonation, DemoShift } from './demo-records'
import type { DemoUnit } from './demo-year'
import { ledgerEntries, type LedgerPlan } from './ledger-plan'
import type { MeetingPlan } from './meeting-plan'
import { keptMeetings } from './meetings'
import { personOf, type PersonRow } from './people'
import type { Chance } from './random'
import { dues, evaluated, NOTHING, posts, shift, type Served } from './small-books'

export function hallBranch(year: number, chance: Chance): DemoUnit {
  const rows: readonly PersonRow[] = [
    ['q01', '裴景行', '男', 47, '本科'],
    ['q02', '闵书瑶', '女', 42, '本科'],
    ['q03', '邵伯言', '男', 39, '大专'],
    ['q04', '屈若宁', '女', 35, '本科'],
    ['q05', '解明川', '男', 33, '硕士'],
    ['q06', '麦青禾', '女', 29, '本科'],
    ['q07', '蔺思齐', '男', 51, '大专'],
    ['q08', '甄玉竹', '女', 44, '大专'],
    ['q09', '皮怀谦', '男', 64, '中专', '退休'],
  ]
  const everybody = rows.map((row) => personOf(year, ...row))
  const whose = { people: everybody, committee: ['q01', 'q02', 'q03'], clerk: 'q01' }
  return {
    ...NOTHING,
    branch: { key: 'hall', name: '泊岭区政务服务大厅党支部', formedOn: dayOf(year - 9, 4, 1), cells: [] },
    people: everybody,
    posts: posts(year, { q01: 'secretary', q02: 'organization', q03: 'publicity' }),
    hands: { host: 'q01', clerk: 'q01' },
    report: null,
    meetings: keptMeetings(hallMeetings(year), whose, chance),
    shifts: hallShifts(year),
    donations: gifts(year, { q01: 200, q02: 100, q04: 100, q05: 150, q08: 50 }),
    ...dues(year, everybody, 'q01', [1, 4, 7, 10]),
    ledger: ledgerEntries([...hallLedger(year), ...evaluated(workday(year, 12, 13), everybody, ['q02', 'q04'])], 'q01'),
  }
}

function hallMeetings(year: number): MeetingPlan[] {
  const branch = { organ: 'branch', place: '大厅二楼党员之家' } as const
  const general = [3, 6, 9, 12].map((month, index): MeetingPlan => ({
    ...branch,
    key: `general-${month}`,
    kinds: ['general-meeting'],
    on: workday(year, month, 19),
    title: `第${'一二三四'.charAt(index)}季度支部党员大会`,
    form: 'voting',
    agenda: ['通报支部工作'],
  }))
  const committee = [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12].map((month): MeetingPlan => ({
    key: `committee-${month}`,
    kinds: ['committee-meeting'],
    organ: 'committee',
    on: workday(year, month, 5),
    title: `${month}月支委会`,
    form: 'discussion',
    place: '大厅二楼党员之家',
    agenda: ['研究支部工作安排'],
  }))
  const themes = ['擦亮窗口', '重走报到路', '帮办代办一日', '听群众说', '岗位比武', '看变化', '学条例', '谈初心']
  const partyDays = [2, 3, 4, 5, 6, 9, 10, 11].map((month, index): MeetingPlan => ({
    ...branch,
    key: `party-day-${month}`,
    kinds: ['themed-party-day'],
    on: workday(year, month, 12),
    title: `主题党日：${themes[index] ?? ''}`,
    form: index % 3 === 2 ? 'service' : 'discussion',
    studyMinutes: index % 3 === 2 ? 0 : 60,
  }))
  const study = [1, 4, 8, 11].map((month): MeetingPlan => ({
    ...branch,
    key: `study-${month}`,
    kinds: ['collective-study'],
    on: workday(year, month, 26),
    title: `集中学习：${month < 6 ? '《优化营商环境条例》' : '《中国共产党党员教育管理工作条例》'}`,
    form: 'reading',
    studyMinutes: 150,
  }))
  return [...general, ...committee, ...partyDays, ...study, ...hallReview(year)]
}

function hallReview(year: number): MeetingPlan[] {
  const branch = { organ: 'branch', place: '大厅二楼党员之家' } as const
  return [
    {
      ...branch,
      key: 'lecture-5',
      kinds: ['party-lecture'],
      on: workday(year, 5, 20),
      title: '书记讲党课：窗口就是前哨',
      form: 'lecture',
      lecturer: 'secretary',
      lecturedBy: 'q01',
      studyMinutes: 90,
    },
    {
      ...branch,
      key: 'life-meeting',
      kinds: ['organizational-life-meeting'],
      on: workday(year, 12, 13),
      title: '年度组织生活会',
      hours: ['13:30', '15:30'],
      form: 'discussion',
      agenda: ['对照检查', '批评和自我批评'],
      problemsRaised: 5,
      problemsRectified: 4,
      minutes: '查摆问题5条，会后整改4条。',
      daysLater: 3,
    },
    {
      ...branch,
      key: 'evaluation',
      kinds: ['democratic-evaluation'],
      on: workday(year, 12, 13),
      title: '年度民主评议党员',
      hours: ['15:30', '17:00'],
      form: 'voting',
      agenda: ['个人述评、互评、测评'],
    },
  ]
}

function hallShifts(year: number): DemoShift[] {
  const served: readonly Served[] = [
    { month: 3, people: ['q01', 'q04', 'q06'], project: '帮办代办进社区', site: '柳下社区', minutes: 120 },
    { month: 7, people: ['q01', 'q03', 'q05', 'q07'], project: '防汛物资分发', site: '竹篱社区', minutes: 240 },
    { month: 10, people: ['q02', 'q04', 'q06'], project: '帮办代办进社区', site: '柳下社区', minutes: 120 },
  ]
  return served.map((each) => shift(year, 'q01', each))
}

/** To the flood's relief as well; in yuan. */
function gifts(year: number, given: Readonly<Record<PersonKey, number>>): DemoDonation[] {
  const on = dayOf(year, 7, 18)
  return Object.entries(given).map(([person, yuan]) => ({
    key: `gift-${person}`,
    person,
    campaign: '竹篱社区防汛救助',
    fen: fen(yuan * 100),
    on,
    entered: entered('q01', on, 1, '11:30'),
  }))
}

function hallLedger(year: number): LedgerPlan[] {
  const notes = ['q02', 'q04', 'q06'].map((person, index): LedgerPlan => ({
    kind: 'study-note',
    on: dayOf(year, 4 + index * 3, 22),
    person,
    values: { title: '窗口工作体会' },
  }))
  const talks = ['q02', 'q03', 'q07', 'q09'].map((partner, index): LedgerPlan => ({
    kind: 'heart-to-heart-talk',
    on: dayOf(year, 3 + index * 2, 15),
    person: 'q01',
    values: { partner, between: index < 2 ? 'committee-committee' : 'committee-member' },
  }))
  const promised = ['q01', 'q04', 'q05', 'q06'].map((person, index): LedgerPlan => ({
    kind: 'service-commitment',
    on: workday(year, 1, 22),
    person,
    values: { content: '一次告知、限时办结；参加帮办代办', made: 2 },
    ...(index === 3 ? {} : { concludedOn: workday(year, 12, 15), outcome: { kept: 2 } }),
  }))
  return [...notes, ...talks, ...promised, ...hallResults(year)]
}

function hallResults(year: number): LedgerPlan[] {
  return [
    {
      kind: 'plan-item',
      on: workday(year, 1, 16),
      organ: 'branch',
      values: { plan: '支部年度工作计划', measure: '设置党员帮办窗口', owner: 'q02', dueOn: dayOf(year, 5, 28) },
      concludedOn: workday(year, 5, 20),
      outcome: { result: '已完成' },
    },
    {
      kind: 'clean-conduct-letter',
      on: workday(year, 2, 16),
      organ: 'branch',
      values: { type: 'commitment', toSign: 9 },
      concludedOn: workday(year, 3, 12),
      outcome: { signed: 9 },
    },
    ...[
      { month: 4, topic: 'discipline', title: '《中国共产党纪律处分条例》', minutes: 90 },
      { month: 9, topic: 'festival', title: '中秋、国庆前廉洁提醒', minutes: 45 },
    ].map(({ month, ...values }): LedgerPlan => ({
      kind: 'clean-conduct-session',
      on: workday(year, month, 24),
      organ: 'branch',
      values,
    })),
    { kind: 'service-post', on: workday(year, 5, 21), values: { name: '党员帮办窗口', place: '区政务服务大厅' } },
    {
      kind: 'publicity-item',
      on: workday(year, 6, 4),
      values: { title: '帮办窗口开起来', channel: 'website' },
    },
    {
      kind: 'condolence-visit',
      on: workday(year, 10, 21),
      organ: 'branch',
      values: { group: 'elderly', households: 3, cash: 90_000 },
    },
  ]
}
