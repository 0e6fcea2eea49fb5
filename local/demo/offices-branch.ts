/** The branch of the bureau's own offices: its leaders, its Party office, its secretary's office. */
import { dayOf, workday } from './calendar'
import type { DemoPerson } from './demo-people'
import type { DemoUnit } from './demo-year'
import { ledgerEntries, type LedgerPlan } from './ledger-plan'
import type { MeetingPlan } from './meeting-plan'
import { keptMeetings } from './meetings'
import { GROUP_SECRETARY, officePerson, personOf, type PersonRow } from './people'
import type { Chance } from './random'
import { dues, evaluated, NOTHING, posts, shift } from './small-books'

const CLERK = 'o03'

export function officesPeople(year: number): DemoPerson[] {
  const rows: readonly PersonRow[] = [
    ['p11', '温启文', '男', 52, '硕士', '领导'],
    ['p12', '戚向辉', '男', 50, '本科', '领导'],
    ['o01', '郁怀瑾', '女', 48, '硕士', '领导'],
    ['o02', '谭石安', '男', 53, '本科', '领导'],
    [CLERK, '荀知远', '男', 45, '本科'],
    ['o04', '梅若兰', '女', 36, '硕士'],
    ['o05', '黎向晨', '男', 29, '本科'],
  ]
  return [...rows.map((row) => personOf(year, ...row)), officePerson(year)]
}

export function officesBranch(year: number, chance: Chance): DemoUnit {
  const everybody = officesPeople(year)
  const whose = { people: everybody, committee: [CLERK, 'office', 'o04'], clerk: CLERK }
  return {
    ...NOTHING,
    branch: { key: 'offices', name: '泊岭区政务服务管理局机关党支部', formedOn: dayOf(year - 12, 5, 1), cells: [] },
    people: everybody,
    posts: [
      ...posts(year, { [CLERK]: 'secretary', o04: 'publicity' }),
      // From the day she is on its roll.
      { person: 'office', post: 'organization', fromOn: dayOf(year - 1, 12, 20) },
    ],
    hands: { host: CLERK, clerk: CLERK },
    report: null,
    meetings: keptMeetings(officesMeetings(year), whose, chance),
    shifts: [
      shift(year, CLERK, {
        ...{ month: 4, people: ['p11', 'o04', 'o05', 'office'], project: '政策宣传' },
        ...{ site: '晚晴路便民市场', minutes: 120 },
      }),
      shift(year, CLERK, {
        ...{ month: 7, people: ['p12', 'o01', CLERK, 'o05'], project: '防汛物资分发', site: '竹篱社区', minutes: 240 },
      }),
    ],
    ...dues(year, everybody, CLERK, [1, 4, 7, 10]),
    ledger: ledgerEntries(
      [...officesLedger(year), ...evaluated(workday(year, 12, 16), everybody, ['office', 'o05'])],
      CLERK,
    ),
  }
}

const ROOM = { organ: 'branch', place: '四楼党员活动室' } as const

function officesMeetings(year: number): MeetingPlan[] {
  const general = [3, 6, 9, 12].map((month, index): MeetingPlan => ({
    ...ROOM,
    key: `general-${month}`,
    kinds: ['general-meeting'],
    on: workday(year, month, 17),
    title: `第${'一二三四'.charAt(index)}季度支部党员大会`,
    hours: ['10:10', '11:40'],
    form: 'voting',
    agenda: ['通报支部工作和党费收缴情况'],
  }))
  const committee = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month): MeetingPlan => ({
    key: `committee-${month}`,
    kinds: ['committee-meeting'],
    organ: 'committee',
    on: workday(year, month, 6),
    title: `${month}月支委会`,
    form: 'discussion',
    place: ROOM.place,
    agenda: ['研究支部工作安排'],
  }))
  const themes = [
    [2, '节后第一课'],
    [3, '学雷锋在岗位'],
    [4, '档案里的初心'],
    [5, '下沉窗口一日'],
    [6, '重温入党誓词'],
    [7, '汛期值守动员'],
    [9, '听企业说'],
    [10, '走进数据机房'],
    [11, '读书交流'],
    [12, '盘点一年'],
  ] as const
  const partyDays = themes.map(([month, title]): MeetingPlan => {
    const isService = month === 3 || month === 7
    return {
      ...ROOM,
      key: `party-day-${month}`,
      kinds: ['themed-party-day'],
      on: workday(year, month, 13),
      title: `主题党日：${title}`,
      form: isService ? 'service' : 'discussion',
      studyMinutes: isService ? 0 : 90,
    }
  })
  return [...general, ...committee, ...partyDays, ...officesStudy(year)]
}

function officesStudy(year: number): MeetingPlan[] {
  const studied = [
    [2, '《中国共产党党员教育管理工作条例》'],
    [5, '《中国共产党纪律处分条例》'],
    [8, '《优化营商环境条例》'],
    [11, '《中国共产党支部工作条例（试行）》'],
  ] as const
  const study = studied.map(([month, title]): MeetingPlan => ({
    ...ROOM,
    key: `study-${month}`,
    kinds: ['collective-study'],
    on: workday(year, month, 24),
    title: `集中学习：${title}`,
    form: 'reading',
    studyMinutes: 150,
  }))
  const lecture = (month: number, title: string, by: string): MeetingPlan => ({
    ...ROOM,
    key: `lecture-${month}`,
    kinds: ['party-lecture'],
    on: workday(year, month, 21),
    title,
    form: 'lecture',
    lecturer: by === CLERK ? 'secretary' : 'leading-cadre',
    lecturedBy: by,
    studyMinutes: 90,
  })
  return [
    ...study,
    lecture(3, '书记讲党课：机关怎样给基层减负', CLERK),
    lecture(6, '党课：把窗口的事当自己的事', GROUP_SECRETARY),
    lecture(9, '党课：管住手里的小权力', 'o02'),
    lecture(12, '党课：一年办成的几件事', 'p12'),
    {
      ...ROOM,
      key: 'life-meeting',
      kinds: ['organizational-life-meeting'],
      on: workday(year, 12, 16),
      title: '年度组织生活会',
      hours: ['13:30', '15:30'],
      form: 'discussion',
      agenda: ['对照检查', '批评和自我批评'],
      problemsRaised: 6,
      problemsRectified: 5,
      minutes: '查摆问题6条，会后整改5条。',
      daysLater: 4,
    },
    {
      ...ROOM,
      key: 'evaluation',
      kinds: ['democratic-evaluation'],
      on: workday(year, 12, 16),
      title: '年度民主评议党员',
      hours: ['15:30', '17:00'],
      form: 'voting',
      agenda: ['个人述评、互评、测评'],
    },
  ]
}

function officesLedger(year: number): LedgerPlan[] {
  return [
    {
      kind: 'clean-conduct-letter',
      on: workday(year, 2, 17),
      organ: 'branch',
      values: { type: 'commitment', toSign: 8 },
      concludedOn: workday(year, 3, 3),
      outcome: { signed: 8 },
    },
    ...[
      { month: 5, topic: 'discipline', title: '《中国共产党纪律处分条例》', minutes: 90 },
      { month: 11, topic: 'warning', title: '警示教育片', minutes: 90 },
    ].map(({ month, ...values }): LedgerPlan => ({
      kind: 'clean-conduct-session',
      on: workday(year, month, 24),
      organ: 'branch',
      values,
    })),
    {
      kind: 'volunteer-outing',
      on: dayOf(year, 4, 16),
      organ: 'branch',
      values: { project: '政策宣传', site: '晚晴路便民市场', leaflets: 160, leaders: [GROUP_SECRETARY] },
    },
    {
      kind: 'volunteer-outing',
      on: dayOf(year, 7, 16),
      organ: 'branch',
      values: { project: '防汛物资分发', site: '竹篱社区', leaders: ['p12', 'o01'] },
    },
    ...['o04', 'o05'].map((person, index): LedgerPlan => ({
      kind: 'study-note',
      on: dayOf(year, 5 + index * 5, 20),
      person,
      values: { title: '机关工作的群众观点' },
    })),
    ...['office', 'o04'].map((partner, index): LedgerPlan => ({
      kind: 'heart-to-heart-talk',
      on: dayOf(year, 4 + index * 5, 15),
      person: CLERK,
      values: { partner, between: 'committee-committee' },
    })),
  ]
}
