/** Meetings of the committee and the cells, and the few of the year before kept for comparison. */
import { daysBetween } from '#domain/time/civil-date'
import type { MeetingForm } from '#domain/meeting/meeting-kinds'
import { workday } from './calendar'
import type { DemoPost } from './demo-people'
import type { MeetingPlan } from './meeting-plan'
import { at, type Chance } from './random'

/** Monthly, but none in February and August. */
export function committeeMeetings(year: number): MeetingPlan[] {
  const sessions: readonly (readonly [month: number, agenda: string, more?: Partial<MeetingPlan>])[] = [
    [1, '制定年度工作计划和委员分工', { motions: ['年度工作计划（讨论稿）'] }],
    [3, '审定学雷锋志愿服务安排'],
    [4, '研究党员活动室改造', { majorMotions: ['党员活动室改造方案'] }],
    [5, '研究谢晚晴转正的预审', { motions: ['提请党员大会讨论谢晚晴转正'] }],
    [6, '部署党费核对和防汛准备'],
    [7, '防汛期间的党员突击队', { majorMotions: ['从党建经费列支防汛物资'] }],
    [9, '听取党小组工作情况', { motions: ['确定曾可歆为发展对象'] }],
    [10, '研究慰问和微心愿认领'],
    [11, '研究发展党员和支部大会议题', { motions: ['提请党员大会讨论接收叶书恒'], way: 'live' }],
    [12, '组织生活会和民主评议的准备'],
  ]
  return sessions.map(([month, agenda, more]) => ({
    key: `committee-${month}`,
    kinds: ['committee-meeting'],
    organ: 'committee',
    on: workday(year, month, 7),
    title: `${month}月支委会`,
    hours: ['16:00', '17:30'],
    place: '二楼小会议室',
    form: 'discussion',
    agenda: [agenda],
    ...more,
  }))
}

const CELL_MONTHS: Readonly<Record<string, readonly number[]>> = {
  c1: [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12],
  c2: [1, 3, 4, 5, 6, 9, 10, 11, 12],
  c3: [2, 3, 5, 6, 9, 10, 12],
  c4: [3, 6, 10, 12],
}
const CELL_TOPICS = [
  '学习近期文件',
  '交流疑难来电',
  '讨论岗位承诺',
  '谈心和互助',
  '学习党章',
  '评议转办件质量',
] as const
const CELL_FORMS: readonly MeetingForm[] = ['reading', 'discussion', 'discussion', 'reading']

/** Uneven by cell: the cell on the phones almost monthly, the retired members once a quarter. */
export function cellMeetings(year: number, posts: readonly DemoPost[], chance: Chance): MeetingPlan[] {
  const by = chance.fork('cell-meetings')
  return Object.entries(CELL_MONTHS).flatMap(([cell, months]) => {
    const leader = posts.find((post) => post.cell === cell)?.person ?? 'p06'
    return months.map((month): MeetingPlan => {
      const late = cell === 'c3' && by.happens(0.5)
      return {
        key: `cell-${cell}-${month}`,
        kinds: ['cell-meeting'],
        organ: 'cell',
        cell,
        // In December before the year's review takes up a whole day.
        on: workday(year, month, 4 + by.between(1, month === 12 ? 4 : 18)),
        title: `党小组会：${by.pick(CELL_TOPICS)}`,
        // The whole branch and its committee meet in the afternoon.
        hours: ['10:00', '11:15'],
        place: cell === 'c4' ? '离退休活动室' : '办公区小会议室',
        form: at(CELL_FORMS, by.between(0, 3)),
        studyMinutes: 45,
        by: late ? 'p06' : leader,
        way: cell === 'c4' || late ? 'paper' : 'roll-call',
        daysLater: late ? by.between(9, 40) : by.between(0, 2),
        ...(late ? { lateReason: '会上用纸质签到，党务干事集中补录' } : {}),
      }
    })
  })
}

/** The year before, from the paper register: enough to compare numbers of meetings. */
export function meetingsOfYearBefore(year: number): MeetingPlan[] {
  const before = year - 1
  const plan = (
    key: string,
    month: number,
    title: string,
    more: Pick<MeetingPlan, 'kinds' | 'organ' | 'form'> & Partial<MeetingPlan>,
  ): MeetingPlan => {
    const on = workday(before, month, 16)
    // The whole register of the year before was typed in at the start of the demo year.
    const daysLater = daysBetween(on, workday(year, 1, 8))
    return { key, on, title, way: 'paper', daysLater, lateReason: '启用本系统时从纸质台账录入', ...more }
  }
  return [
    ...[3, 6, 9, 12].map((month, index) =>
      plan(`before-general-${month}`, month, `第${at(['一', '二', '三', '四'], index)}季度支部党员大会`, {
        kinds: ['general-meeting'],
        organ: 'branch',
        form: 'voting',
      }),
    ),
    ...[1, 2, 3, 4, 5, 6, 9, 10, 11].map((month) =>
      plan(`before-committee-${month}`, month, `${month}月支委会`, {
        kinds: ['committee-meeting'],
        organ: 'committee',
        form: 'discussion',
        hours: ['09:30', '11:00'],
        agenda: ['研究支部工作'],
      }),
    ),
    ...[4, 10].map((month) =>
      plan(`before-lecture-${month}`, month, '党课', {
        kinds: ['party-lecture'],
        organ: 'branch',
        form: 'lecture',
        lecturer: 'secretary',
        lecturedBy: 'p01',
        studyMinutes: 90,
      }),
    ),
  ]
}
