/** What the secretary of the bureau's Party group writes in the report of the bureau with all below it. */
import { dayOf } from './calendar'
import type { DemoAnswered, DemoFound, DemoReport } from './demo-report'
import { step } from './report-branch'

export function bureauReport(year: number): DemoReport {
  return {
    lastYear: lastYear(year),
    found: [study(year), dues(year), contactPoints(year), publicity(year)],
    rejected: [
      {
        ruleId: 'problem-uneven',
        reason: '未兑现的公开承诺集中在一个党支部，已由该支部在自己的报告里查找，局里不重复列。',
      },
      {
        ruleId: 'problem-slump',
        reason: '8月会议少，是因为防汛善后时党组统一调配了人手，各党支部随后已恢复正常。',
      },
    ],
    added: [
      {
        statement: 'own-doings',
        words: '政务服务大厅窗口排队、数据资源中心共享接口不稳，都是走访时听到、回来交有关科室办结的。',
      },
    ],
  }
}

const DISCIPLINE = { who: '机关党办韩素章', owner: 'office' } as const

function lastYear(year: number): DemoAnswered[] {
  const grounds = '上年度述职评议会上指出'
  return [
    {
      problem: '对各党支部组织生活的督促不够',
      grounds,
      causes: [{ heading: 'responsibility', words: '年初部署、年底检查，平时过问少' }],
      step: {
        measure: '年中、年底各检查一遍党支部的组织生活记录，到会情况按季通报',
        ...DISCIPLINE,
        dueOn: dayOf(year, 11, 30),
        target: { key: 'three-meetings-one-lecture-attendance-rate', direction: 'at-least', target: 80 },
      },
      carriedOut: { on: dayOf(year, 11, 18), result: '5月、10月各检查一遍，问题已反馈各党支部' },
      done: '机关党办5月、10月到各党支部查看组织生活记录和党费台账，查出的问题当场反馈、限期整改',
    },
    {
      problem: '个别党支部党费收交不及时',
      grounds,
      causes: [{ heading: 'systems', words: '各党支部自行收交，机关党办没有按月核对' }],
      step: {
        measure: '机关党办按月核对党费台账，未交的提醒到党支部',
        ...DISCIPLINE,
        dueOn: dayOf(year, 12, 31),
        target: { key: 'dues-on-time-rate', direction: 'at-least', target: 95 },
      },
      carriedOut: null,
      done: '机关党办按月核对、逐个提醒，政务服务大厅党支部全部按时交纳；数据资源中心党支部第一至第三季度的党费收得晚，还要盯紧',
    },
    {
      problem: '急难任务中党员力量统筹不够',
      grounds,
      causes: [{ heading: 'ways-of-working', words: '各党支部各自安排，人手忙闲不均' }],
      step: {
        measure: '汛期由党组统一调配各党支部的党员力量',
        ...DISCIPLINE,
        dueOn: dayOf(year, 9, 30),
        target: { key: 'service-share', direction: 'at-least', target: 60 },
      },
      carriedOut: { on: dayOf(year, 9, 10), result: '防汛期间已由党组统一调配' },
      done: '汛前排定各党支部的值守名单，汛期由党组统一调配，热线、大厅党支部的党员到竹篱社区值守和分发物资',
    },
  ]
}

function study(year: number): DemoFound {
  return {
    ruleId: 'problem-study',
    problem: '党员学习教育不平衡',
    finding: '学习满32学时的党员{study-hours-reached}人，占{study-hours-reached-rate}%',
    causes: [
      {
        heading: 'responsibility',
        words:
          '党组对学习的要求停在年初的通知上，各党支部学了多少、谁没有学够，没有按季度看过；数据资源中心党支部全年没有学习记录，到年底汇总才发现',
      },
      {
        heading: 'systems',
        words: '小支部没有专职的党务力量，集中学习只靠自己组织，局里没有安排联学，也没有把学习资料和课表送到支部',
      },
      {
        heading: 'study',
        words:
          '学文件多，结合窗口、热线、数据岗位来学的少；轮班的党员赶不上集中学习的时间，会后补学没有安排，也没有记录',
      },
    ],
    steps: [
      step(
        year,
        DISCIPLINE,
        '年初印发各党支部学习日历，小支部与热线中心党支部联学；轮班党员会后补学，补学的也登记学时，按季度通报到党支部',
        [12, 25],
        ['study-hours-reached-rate', 85],
      ),
    ],
  }
}

function dues(year: number): DemoFound {
  return {
    ruleId: 'problem-dues',
    problem: '党费按时收交还没有全面做到',
    finding: '连续逾期满一个季度的有{dues-overdue-three-months}次，主要在按季收交的党支部，收得晚，一晚就是整个季度',
    causes: [
      {
        heading: 'recognition',
        words: '有的党支部认为党费年底前收齐就行，没有把按月主动交纳看作党性锻炼，收交时也没有把这层意思讲给党员听',
      },
      { heading: 'systems', words: '上年提出按月核对，实际做到了提醒，没有做到对提醒之后仍未收交的支部上门问明原因' },
    ],
    steps: [
      step(
        year,
        DISCIPLINE,
        '按季收交的党支部改为季度第一个月收交；逾期满一个月的，由机关党办上门了解原因，能当场收交的当场收交',
        [12, 31],
        ['dues-on-time-rate', 97],
      ),
    ],
  }
}

function contactPoints(year: number): DemoFound {
  return {
    ruleId: 'problem-pressure',
    problem: '党员领导干部联系基层没有做到全覆盖',
    finding: '党员领导干部{leading-cadres}人，一年中到过联系点的{contact-visitors}人',
    causes: [
      {
        heading: 'responsibility',
        words: '联系点年初定了，什么时候去、去几次没有约定，党组会议听业务汇报多，没有专门听过联系点的情况',
      },
      {
        heading: 'ways-of-working',
        words: '防汛、热线扩容等任务一来，走访就往后放；在办公室听汇报、看报表的多，到窗口和话务席位坐下来听的少',
      },
    ],
    steps: [
      step(
        year,
        DISCIPLINE,
        '党组成员上、下半年各到联系点一次，年初排定月份；走访记录由机关党办汇总，党组会议半年听一次',
        [11, 30],
        ['contact-visitors-rate', 100],
      ),
    ],
  }
}

function publicity(year: number): DemoFound {
  return {
    ruleId: 'problem-channels',
    problem: '党建宣传形式单一',
    finding:
      '发布宣传信息{publicity-items}条，用到的渠道只有{publicity-channels}种，其中发在工作群里的{publicity-items|channel=work-chat}条',
    causes: [
      {
        heading: 'ways-of-working',
        words: '宣传的对象是本单位的人，形式是活动照片加一段话；办成一件事的过程、群众的评价，很少写出来',
      },
      { heading: 'systems', words: '党建信息没有统一的发布渠道和审核安排，各党支部各发各的，好做法出不了支部' },
    ],
    steps: [
      step(
        year,
        DISCIPLINE,
        '在局网站和公众号开设党建专栏，各党支部轮流供稿，好做法由机关党办编成简报，报区直机关工委',
        [6, 30],
        ['publicity-channels', 4],
      ),
    ],
  }
}
