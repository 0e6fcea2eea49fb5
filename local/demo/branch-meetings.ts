/** General meetings, lectures, themed Party days, study and the year's review of the demo branch. */
import { workday } from './calendar'
import type { MeetingPlan } from './meeting-plan'
import { admittedOn, fullOn, GROUP_SECRETARY } from './people'

/** One a quarter, but none in the third. */
export function generalMeetings(year: number): MeetingPlan[] {
  const kinds = ['general-meeting'] as const
  const usual = { kinds, organ: 'branch', form: 'voting', place: '一楼会议厅' } as const
  return [
    {
      ...usual,
      key: 'general-1',
      on: workday(year, 3, 13),
      title: '第一季度支部党员大会',
      agenda: ['通报上年度党费收缴情况', '审议年度工作计划'],
      motions: ['年度工作计划'],
      observers: ['p46', 'p47'],
      minutes: '审议通过年度工作计划；组织委员通报上年度党费收缴和使用情况。',
    },
    {
      ...usual,
      key: 'general-2',
      on: fullOn(year),
      title: '第二季度支部党员大会',
      agenda: ['讨论谢晚晴转为正式党员', '部署防汛值守准备'],
      motions: ['谢晚晴按期转为正式党员'],
      withoutVote: ['p45'],
      observers: ['p46', 'p47'],
      way: 'live',
      minutes: '按程序讨论并表决谢晚晴转正事项；部署汛期热线值守。',
    },
    {
      ...usual,
      key: 'general-4',
      on: admittedOn(year),
      title: '第四季度支部党员大会',
      agenda: ['讨论接收叶书恒为预备党员', '通报全年组织生活情况'],
      motions: ['接收叶书恒为预备党员'],
      majorMotions: ['党员活动室改造使用党建经费'],
      observers: ['p46', 'p47'],
      minutes: '按程序讨论并表决叶书恒入党事项；通报全年组织生活情况，表决活动室改造经费。',
    },
  ]
}

/** None in the third quarter; the second was given on a themed Party day and stands there. */
export function lectures(year: number): MeetingPlan[] {
  const usual = { kinds: ['party-lecture'], organ: 'branch', form: 'lecture', studyMinutes: 90 } as const
  return [
    {
      ...usual,
      key: 'lecture-1',
      on: workday(year, 2, 25),
      title: '书记讲党课：把热线当作群众的门',
      lecturer: 'secretary',
      lecturedBy: 'p01',
    },
    {
      ...usual,
      key: 'lecture-4',
      on: workday(year, 10, 23),
      title: '党课：从一件转办件看作风',
      lecturer: 'leading-cadre',
      lecturedBy: 'p02',
      way: 'live',
    },
    {
      ...usual,
      key: 'lecture-5',
      on: workday(year, 12, 4),
      title: '党课：《中国共产党支部工作条例（试行）》导读',
      lecturer: 'guest',
      studyMinutes: 120,
      hours: ['14:00', '16:30'],
      way: 'paper',
      daysLater: 12,
      lateReason: '签到表由授课单位带回核对，后补录',
    },
  ]
}

/** Ten of twelve months: none in January, and August's was cancelled for the flood. */
export function themedPartyDays(year: number): MeetingPlan[] {
  const day = (
    month: number,
    title: string,
    form: MeetingPlan['form'],
    studyMinutes: number,
    more: Partial<MeetingPlan> = {},
  ): MeetingPlan => ({
    key: `party-day-${month}`,
    kinds: ['themed-party-day'],
    organ: 'branch',
    on: workday(year, month, 15),
    title: `主题党日：${title}`,
    form,
    studyMinutes,
    ...more,
  })
  return [
    day(2, '节后收心，重温岗位承诺', 'discussion', 45),
    day(3, '学雷锋志愿服务', 'service', 0, { way: 'live', place: '槐影社区广场' }),
    day(4, '参观区档案馆旧城展', 'visit', 90, { place: '区档案馆' }),
    day(5, '热线旧录音里的新课', 'discussion', 90),
    day(6, '党员先锋岗怎么站', 'lecture', 90, {
      kinds: ['themed-party-day', 'party-lecture'],
      lecturer: 'leading-cadre',
      lecturedBy: GROUP_SECRETARY,
      observers: [GROUP_SECRETARY],
    }),
    day(7, '防汛值守动员', 'service', 0, {
      hours: ['18:00', '19:30'],
      way: 'paper',
      daysLater: 20,
      lateReason: '汛期连续值守，先用纸质签到，后补录',
    }),
    day(8, '走进企业问需求', 'visit', 0, { cancelled: '防汛值守，人员在岗' }),
    day(9, '观看警示教育片', 'video', 90),
    day(10, '老党员讲入党故事', 'discussion', 60),
    day(11, '共读《中国共产党支部工作条例（试行）》', 'reading', 90),
    day(12, '盘点全年承诺', 'discussion', 45),
  ]
}

export function collectiveStudy(year: number): MeetingPlan[] {
  const sessions: readonly (readonly [number, number, string, MeetingPlan['form'], number])[] = [
    [1, 21, '《中国共产党章程》《中国共产党支部工作条例（试行）》', 'reading', 120],
    [3, 26, '《中国共产党党员教育管理工作条例》', 'reading', 120],
    [4, 24, '热线业务与群众工作方法', 'lecture', 150],
    [5, 22, '《志愿服务记录与证明出具办法（试行）》', 'reading', 120],
    [9, 24, '《中国共产党党员权利保障条例》', 'reading', 120],
    [10, 30, '《关于中国共产党党费收缴、使用和管理的规定》', 'reading', 120],
    [11, 19, '投诉办理中的形式主义专题研讨', 'discussion', 150],
  ]
  return sessions.map(([month, day, title, form, studyMinutes]) => ({
    key: `study-${month}`,
    kinds: ['collective-study'],
    organ: 'branch',
    on: workday(year, month, day),
    title: `集中学习：${title}`,
    form,
    studyMinutes,
    hours: ['14:00', '17:00'],
    ...(month === 9 ? { miswritten: true } : {}),
  }))
}

/** The organizational life meeting (组织生活会) and the evaluation of members the same afternoon. */
export function yearsReview(year: number): MeetingPlan[] {
  const on = workday(year, 12, 11)
  return [
    {
      key: 'life-meeting',
      kinds: ['organizational-life-meeting'],
      organ: 'branch',
      on,
      title: '年度组织生活会',
      hours: ['09:00', '11:30'],
      form: 'discussion',
      agenda: ['支委会对照检查', '党员开展批评和自我批评'],
      problemsRaised: 14,
      problemsRectified: 6,
      minutes: '共查摆问题14条，列出整改清单，会后两周内整改6条。',
      daysLater: 14,
      lateReason: '待整改清单核实后登记',
    },
    {
      key: 'evaluation',
      kinds: ['democratic-evaluation'],
      organ: 'branch',
      on,
      title: '年度民主评议党员',
      hours: ['14:30', '17:00'],
      form: 'voting',
      agenda: ['个人述评、互评、测评'],
      minutes: '正式党员逐一评议，预备党员参加，不评定等次。',
    },
  ]
}
