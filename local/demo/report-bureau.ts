/** What the secretary of the bureau's Party group writes in the report of the bureau with all below it. */
import { dayOf } from './calendar'
import type { DemoAnswered, DemoFound, DemoReport } from './demo-report'
import { step } from './report-branch'

export function bureauReport(year: number): DemoReport {
  return {
    lastYear: lastYear(year),
    found: [
      systems(year),
      study(year),
      dues(year),
      contactPoints(year),
      research(year),
      followingUp(year),
      publicity(year),
    ],
    rejected: [
      {
        ruleId: 'problem-uneven',
        reason: '没有兑现的公开承诺主要在政务服务热线中心党支部，该支部已在自己的报告里查找并提出措施，局里不重复列。',
      },
      {
        ruleId: 'problem-slump',
        reason: '汛期和8月组织生活少，已写进组织生活制度落实一条，不重复列。',
      },
      {
        ruleId: 'problem-agenda',
        reason: '党组会议、支委会没有研究党建工作的月份，已写进组织生活制度落实一条，不重复列。',
      },
      {
        ruleId: 'problem-talks',
        reason: '已写进组织生活制度落实一条，不重复列。',
      },
      {
        ruleId: 'problem-assessment',
        reason: '涉及的是政务服务热线中心党支部自己的考核指标，由该支部补齐，局里不单列。',
      },
      {
        ruleId: 'problem-copying',
        reason: '针对上年问题的措施都已列入党组计划，其余的是年初定的常规工作，不作为问题。',
      },
    ],
    added: [],
  }
}

const GROUP_SECRETARY = { who: '党组书记温启文', owner: 'p11' } as const
const DEPUTY = { who: '党组成员戚向辉', owner: 'p12' } as const
const DISCIPLINE = { who: '党组成员谭石安', owner: 'o02' } as const
const OFFICE = { who: '机关党办干事韩素章', owner: 'office' } as const
const OFFICES_PUBLICITY = { who: '政务服务管理局机关党支部宣传委员梅若兰', owner: 'o04' } as const

function lastYear(year: number): DemoAnswered[] {
  const grounds = '机关党办年底检查'
  return [
    {
      problem: '对各党支部组织生活的督促不够',
      grounds,
      causes: [{ heading: 'responsibility', words: '年初部署、年底检查，平时过问少' }],
      step: {
        measure: '年中、年底各检查一遍党支部的组织生活记录，到会情况按季通报',
        ...OFFICE,
        dueOn: dayOf(year, 11, 30),
        target: { key: 'three-meetings-one-lecture-attendance-rate', direction: 'at-least', target: 90 },
      },
      carriedOut: null,
      done: '党组5月组织检查了各党支部的组织生活记录，下半年没有再查，没有做到按季通报；数据资源中心党支部全年没有党课和组织生活会的记录',
      extent: 'under-way',
    },
    {
      problem: '个别党支部党费收交不及时',
      grounds,
      causes: [{ heading: 'systems', words: '各党支部自行收交，机关党办没有按月核对' }],
      step: {
        measure: '机关党办按月核对党费台账，未交的提醒到党支部',
        ...OFFICE,
        dueOn: dayOf(year, 12, 31),
        target: { key: 'dues-on-time-rate', direction: 'at-least', target: 98 },
      },
      carriedOut: null,
      done: '党组10月组织检查了各党支部的党费台账，没有做到按月核对；政务服务大厅党支部、政务服务管理局机关党支部全部按时交纳，数据资源中心党支部收得晚',
      extent: 'under-way',
    },
    {
      problem: '急难任务中党员力量统筹不够',
      grounds,
      causes: [{ heading: 'ways-of-working', words: '各党支部各自安排，人手忙闲不均' }],
      step: {
        measure: '汛期由党组统一调配各党支部的党员力量',
        ...DEPUTY,
        dueOn: dayOf(year, 9, 30),
        target: { key: 'service-share', direction: 'at-least', target: 60 },
      },
      carriedOut: null,
      done: '7月政务服务热线中心党支部的党员到竹篱社区值守，政务服务大厅党支部、政务服务管理局机关党支部的党员到那里分发物资；由党组统一调配没有做到，人手仍由各党支部自行安排',
      extent: 'under-way',
    },
  ]
}

function systems(year: number): DemoFound {
  return {
    ruleId: 'problem-systems',
    problem: '组织生活制度落实不够到位',
    finding:
      '没有一个党支部做到主题党日每月一次；支部党员大会{general-meeting-count}次，政务服务热线中心党支部、数据资源中心党支部第三季度没有开；支委会，政务服务热线中心党支部、政务服务大厅党支部8月没有开，政务服务热线中心党支部2月也没有开；政务服务热线中心党支部的党小组会8月都没有开；党课，政务服务大厅党支部只在第二季度讲过，政务服务热线中心党支部第三季度没有讲，数据资源中心党支部全年没有党课、组织生活会和民主评议党员的记录；党员{members}名，参加过谈心谈话的{talked-people-of-roll}名，数据资源中心党支部没有谈心谈话的记录；党组会议7月没有召开，2月、9月开了会，没有研究党建工作',
    causes: [
      {
        heading: 'recognition',
        words: '汛期和防汛善后的几个月，以业务繁忙为由放松了组织生活，党组自己也没有把党建议题排上',
      },
      {
        heading: 'responsibility',
        words:
          '组织生活记录只在5月查过，下半年哪个党支部哪个月没有开，到年底汇总才知道；对人手少的党支部，没有帮着排日子、请讲课人',
      },
    ],
    steps: [
      step(
        year,
        GROUP_SECRETARY,
        '年初给各党支部排出组织生活日历，按季查看、按季通报，小支部的党课、组织生活会与别的党支部联办；党组会议每月研究党建工作',
        [12, 25],
        ['general-meeting-count', 16],
      ),
    ],
  }
}

function study(year: number): DemoFound {
  return {
    ruleId: 'problem-study',
    problem: '党员学习教育不平衡',
    finding:
      '学习满32学时的党员{study-hours-reached}人，占{study-hours-reached-rate}%，政务服务管理局机关党支部为{study-hours-reached-rate@泊岭区政务服务管理局机关党支部}%，政务服务大厅党支部没有一名党员学满；撰写心得体会的党员{study-note-authors-of-roll}人，占{study-note-authors-rate}%；数据资源中心党支部全年没有学习记录，不在其内',
    causes: [
      {
        heading: 'responsibility',
        words:
          '党组对学习的要求停在年初的通知上，各党支部学了多少、谁没有学够，没有按季度看过；有的党支部没有记录，到年底汇总才发现',
      },
      {
        heading: 'systems',
        words: '小支部没有专职的党务力量，局里没有安排联学，也没有把学习资料和课表送到支部',
      },
      {
        heading: 'study',
        words: '轮班的党员赶不上集中学习的时间，会后补学没有安排，也没有记录',
      },
    ],
    steps: [
      step(
        year,
        DEPUTY,
        '年初印发学习日历，小支部与政务服务热线中心党支部联学；轮班党员会后补学，按季度通报',
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
    finding:
      '到期党费{dues-months-come-due}人月，逾期{dues-months-overdue}人月，占{dues-overdue-rate}%；数据资源中心党支部没有按月收交，也没有按规定办理按季交纳，第三季度的党费到10月才收，1月、4月、10月的也收得晚，逾期的占该支部到期的{dues-overdue-rate@泊岭区数据资源中心党支部}%；连续逾期三个月以上的有{dues-overdue-three-months}人次，数据资源中心党支部{dues-overdue-three-months@泊岭区数据资源中心党支部}人次，政务服务热线中心党支部{dues-overdue-three-months@泊岭区政务服务热线中心党支部}人次',
    causes: [
      {
        heading: 'recognition',
        words: '有的党支部认为党费年底前收齐就行，没有认识到党费应当由党员按月主动交纳',
      },
      {
        heading: 'systems',
        words: '上年提出按月核对，实际只在10月检查时看过，收得晚的没有当月就问',
      },
    ],
    steps: [
      step(
        year,
        DISCIPLINE,
        '数据资源中心党支部改为按月收交；逾期满一个月的，由机关党办上门了解原因',
        [12, 31],
        ['dues-on-time-rate', 98],
      ),
    ],
  }
}

function contactPoints(year: number): DemoFound {
  return {
    ruleId: 'problem-pressure',
    problem: '党员领导干部联系基层没有做到全覆盖',
    finding: '党员领导干部{leading-cadres}人，一年中到过联系点的{contact-visitors}人，其余的没有到过',
    causes: [
      {
        heading: 'responsibility',
        words:
          '联系点年初定了，什么时候去、去几次没有约定；党组会议没有专门听过联系点的情况，谁去了、谁没有去，到年底才看一回',
      },
      {
        heading: 'ways-of-working',
        words: '防汛、热线扩容等任务一来，走访就往后放；去了也多是看现场，同党员、群众单独谈的少',
      },
    ],
    steps: [
      step(
        year,
        GROUP_SECRETARY,
        '党组成员和其他党员领导干部上、下半年各到联系点一次，年初排定月份，党组会议半年听一次情况',
        [11, 30],
        ['contact-visitors-rate', 100],
      ),
    ],
  }
}

function research(year: number): DemoFound {
  return {
    ruleId: 'problem-research',
    problem: '调查研究形成的成果少',
    finding:
      '党员领导干部到联系点{contact-visits}次，形成书面记录的{contact-visits-with-finding}次，占{contact-with-finding-rate}%；调研{research-visits}次，形成书面报告的{research-visits-with-finding}次，都由政务服务热线中心党支部的同志承担；包括我在内，党组成员都没有主持过调研',
    causes: [
      {
        heading: 'ways-of-working',
        words:
          '走访带着事情去、办完事情回，解决眼前问题多，坐下来分析的少；热线的诉求数据业务上月月统计，党建上没有拿来找问题',
      },
      {
        heading: 'systems',
        words: '党组没有年度调研题目；走访、调研之后要不要写、写了给谁看，没有规定，写出来的也没有讲评',
      },
    ],
    steps: [
      step(
        year,
        DEPUTY,
        '党组年初围绕反复来电的诉求定调研题目，由班子成员各领一题；走访、调研之后写出书面记录，半年讲评一次',
        [11, 30],
        ['contact-with-finding-rate', 80],
      ),
    ],
  }
}

function followingUp(year: number): DemoFound {
  return {
    ruleId: 'problem-supervision',
    problem: '责任书没有签齐，检查发现的问题整改不够及时',
    finding:
      '应签党风廉政责任书、承诺书{clean-conduct-letters-to-sign}份，已签{clean-conduct-letters-signed}份，没有签齐的是政务服务热线中心党支部，数据资源中心党支部没有签订的记录；党组检查机关和直属单位党组织发现问题{checks-below-problems}条，已整改{checks-below-rectified}条；{branches}个党支部中，只有政务服务热线中心党支部有自查的记录，发现问题{self-check-problems}条，已整改{self-check-rectified}条；12月党组民主生活会查摆问题{democratic-life-meeting-problems}条，已整改{democratic-life-meeting-rectified}条，其余的正在整改',
    causes: [
      {
        heading: 'responsibility',
        words:
          '检查反馈以后，整改由党支部自己报，机关党办没有逐条复查；党组会议没有专门听过检查和整改的情况，对没有自查的党支部也没有过问',
      },
      {
        heading: 'recognition',
        words: '把检查当成了工作的终点，每次检查换一个题目，上一次查出的没有再回头看',
      },
    ],
    steps: [
      step(
        year,
        DISCIPLINE,
        '各党支部上、下半年各自查一次；检查、自查、民主生活会查出的问题合成一张清单，写明责任人、办结日期，机关党办逐条复查',
        [10, 31],
        ['checks-below-rectified-rate', 90],
      ),
    ],
  }
}

function publicity(year: number): DemoFound {
  return {
    ruleId: 'problem-channels',
    problem: '党建宣传形式单一',
    finding:
      '发布宣传信息{publicity-items}条，其中政务服务热线中心党支部{publicity-items@泊岭区政务服务热线中心党支部}条，政务服务管理局机关党支部、数据资源中心党支部没有发布的记录；用到的渠道只有{publicity-channels}种，多数发在工作群里',
    causes: [
      {
        heading: 'ways-of-working',
        words:
          '宣传的对象是本单位的人，形式是活动照片加一段话；走访慰问、为群众解决难题这些有内容的事，做完就过去了，没有整理出来',
      },
      {
        heading: 'systems',
        words: '党建信息没有统一的发布渠道；谁发、谁不发，局里没有过问，也没有约稿',
      },
    ],
    steps: [
      step(
        year,
        OFFICES_PUBLICITY,
        '在局网站和公众号开设党建专栏，各党支部轮流供稿',
        [6, 30],
        ['publicity-channels', 4],
      ),
    ],
  }
}
