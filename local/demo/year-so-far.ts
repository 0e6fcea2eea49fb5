/** What the demo branch has done this year, up to today: fewer kinds than in the year that is told whole, and none in its words. */
import type { CivilDate } from '#domain/time/civil-date'
import type { MeetingForm } from '#domain/meeting/meeting-kinds'
import { entered, rollOn, workday } from './calendar'
import type { DemoPerson, PersonKey } from './demo-people'
import type { DemoMeeting, DemoShift } from './demo-records'
import type { MeetingPlan } from './meeting-plan'
import { keptMeetings } from './meetings'
import { COMMITTEE, LEADERS } from './people'
import type { Chance } from './random'

type Session = readonly [month: number, title: string, form: MeetingForm, studyMinutes: number]

const PARTY_DAYS: readonly Session[] = [
  [1, '慰问困难群众', 'service', 0],
  [2, '晒一晒新年打算', 'discussion', 45],
  [3, '社区植树', 'service', 0],
  [4, '祭扫烈士墓', 'visit', 60],
  [5, '青年党员说岗位', 'discussion', 60],
  [6, '老党员讲防汛往事', 'discussion', 60],
  [7, '重温入党誓词', 'discussion', 45],
  [8, '高温里送清凉', 'service', 0],
  [9, '参观法治教育馆', 'visit', 90],
  [10, '读书分享', 'reading', 90],
  [11, '走访共建社区', 'service', 0],
  [12, '盘点全年承诺', 'discussion', 45],
]
const STUDIES: readonly Session[] = [
  [2, '《中国共产党章程》', 'reading', 120],
  [4, '《中国共产党党员教育管理工作条例》', 'reading', 120],
  [6, '《中国共产党基层组织选举工作条例》', 'reading', 120],
  [9, '《信访工作条例》', 'reading', 150],
  [11, '接诉即办与作风', 'discussion', 150],
]
const GENERAL: readonly (readonly [month: number, agenda: string, motion: string])[] = [
  [3, '审议年度工作计划', '年度工作计划'],
  [6, '审议党员活动安排', '下半年党员活动安排'],
  [9, '听取支委会工作报告', '支委会工作报告'],
  [12, '通报全年组织生活情况', '下一年度活动安排'],
]
const COMMITTEE_AGENDAS = [
  '制定年度工作计划和委员分工',
  '核对党员名册',
  '安排学雷锋志愿服务',
  '研究党课选题',
  '听取党小组工作情况',
  '部署防汛值守',
  '研究群众意见的办理',
  '检查半年工作',
  '研究秋季学习安排',
  '研究慰问和微心愿认领',
  '研究年终总结的准备',
  '组织生活会和民主评议的准备',
] as const
const LECTURES: readonly (readonly [month: number, title: string, by: PersonKey])[] = [
  [3, '党课：把群众的话听完', 'p01'],
  [6, '党课：新时代的党员标准', 'p02'],
  [8, '党课：从一张工单看责任', 'p01'],
  [11, '党课：规矩意识', 'p05'],
]
const OUTINGS: readonly (readonly [month: number, day: number, project: string, site: string, minutes: number])[] = [
  [1, 17, '节前送春联', '槐影社区', 120],
  [3, 7, '热线政策宣传', '桥头农贸市场', 150],
  [4, 18, '老年人用手机教学', '石渠社区', 150],
  [5, 23, '反诈宣传', '柳下社区', 120],
  [6, 6, '考点外文明引导', '泊岭二中门前', 180],
  [7, 18, '汛期巡查', '竹篱社区', 180],
  [9, 12, '市场秩序劝导', '五谷农贸市场', 120],
  [10, 24, '助老清扫', '槐影社区', 120],
  [11, 14, '热线政策宣传', '柳下社区', 150],
]
const PEOPLE_OF_AN_OUTING = 5

export interface YearSoFar {
  readonly meetings: readonly DemoMeeting[]
  readonly shifts: readonly DemoShift[]
}

/** Of the days before `today`, which have been written down by then. `people`: as they are at the end of the year before. */
export function yearSoFar(today: CivilDate, people: readonly DemoPerson[], chance: Chance): YearSoFar {
  const year = Number(today.slice(0, 4))
  const plans = [...branchPlans(year), ...organPlans(year)].filter(({ on }) => on < today)
  return {
    meetings: keptMeetings(plans, { people, committee: COMMITTEE, clerk: 'p06' }, chance),
    shifts: outings(year, people, chance.fork('outings')).filter(({ on }) => on < today),
  }
}

function branchPlans(year: number): MeetingPlan[] {
  const sessions = (
    kind: 'themed-party-day' | 'collective-study',
    day: number,
    all: readonly Session[],
    what: string,
  ) =>
    all.map(([month, title, form, studyMinutes]): MeetingPlan => ({
      key: `so-far-${kind}-${month}`,
      kinds: [kind],
      organ: 'branch',
      on: workday(year, month, day),
      title: `${what}：${title}`,
      form,
      studyMinutes,
    }))
  return [
    ...sessions('themed-party-day', 15, PARTY_DAYS, '主题党日'),
    ...sessions('collective-study', 22, STUDIES, '集中学习'),
    ...GENERAL.map(([month, agenda, motion]): MeetingPlan => ({
      ...{ key: `so-far-general-${month}`, kinds: ['general-meeting'], organ: 'branch', form: 'voting' },
      ...{ on: workday(year, month, 12), title: `第${'一二三四'[month / 3 - 1] ?? ''}季度支部党员大会` },
      ...{ agenda: [agenda], motions: [motion], minutes: `${agenda}，表决通过。`, place: '一楼会议厅' },
    })),
    ...LECTURES.map(([month, title, by]): MeetingPlan => ({
      ...{ key: `so-far-lecture-${month}`, kinds: ['party-lecture'], organ: 'branch', form: 'lecture' },
      ...{ on: workday(year, month, 26), title, studyMinutes: 90, lecturedBy: by },
      lecturer: by === 'p01' ? 'secretary' : 'leading-cadre',
    })),
  ]
}

function organPlans(year: number): MeetingPlan[] {
  const cells = ['c1', 'c2', 'c3', 'c4'] as const
  return COMMITTEE_AGENDAS.flatMap((agenda, at): MeetingPlan[] => [
    {
      ...{ key: `so-far-committee-${at + 1}`, kinds: ['committee-meeting'], organ: 'committee', form: 'discussion' },
      ...{ on: workday(year, at + 1, 6), title: `${at + 1}月支委会`, agenda: [agenda] },
      ...{ hours: ['16:00', '17:30'], place: '二楼小会议室' },
    },
    // The retired comrades' cell meets in the middle of each quarter.
    ...cells
      .filter((cell) => cell !== 'c4' || at % 3 === 1)
      .map((cell, index): MeetingPlan => ({
        ...{ key: `so-far-cell-${cell}-${at + 1}`, kinds: ['cell-meeting'], organ: 'cell', cell, form: 'discussion' },
        ...{ on: workday(year, at + 1, 8 + 3 * index), title: '党小组会：交流学习和工作', studyMinutes: 45 },
        ...{ hours: ['10:00', '11:15'], place: cell === 'c4' ? '离退休活动室' : '办公区小会议室' },
      })),
  ])
}

function outings(year: number, people: readonly DemoPerson[], chance: Chance): DemoShift[] {
  return OUTINGS.map(([month, day, project, site, minutes], index) => {
    const on = workday(year, month, day)
    const may = rollOn(people, on).filter(({ key, isRetired }) => !isRetired && !LEADERS.includes(key))
    const from = chance.between(0, Math.max(0, may.length - PEOPLE_OF_AN_OUTING))
    const came = may.slice(from, from + PEOPLE_OF_AN_OUTING).map(({ key }) => key)
    return {
      ...{ key: `so-far-outing-${index + 1}`, people: came, project, site, on, minutes, outing: null },
      entered: entered('p06', on, 0, '18:30'),
    }
  })
}
