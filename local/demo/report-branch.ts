/** What the secretary of the hotline centre's branch writes in the report. Nobody but who answers for a step is named. */
import { dayOf } from './calendar'
import type { DemoAnswered, DemoFound, DemoReport, DemoStep } from './demo-report'

export function branchReport(year: number): DemoReport {
  return {
    lastYear: lastYear(year),
    found: [
      organizationalLife(year),
      commitments(year),
      publicity(year),
      research(year),
      followingUp(year),
      dues(year),
    ],
    rejected: [
      {
        ruleId: 'problem-repeated',
        reason: '转办办结率没有达到目标，已写进上年度指出问题的整改情况，不重复列。',
      },
      {
        ruleId: 'problem-slump',
        reason: '8月的主题党日因防汛值守、人员在岗取消，之后没有补上，已写在组织生活一条里，不重复列。',
      },
      {
        ruleId: 'problem-agenda',
        reason: '2月、8月没有研究党建工作，已在上年度问题的整改情况里说明，不重复列。',
      },
      {
        ruleId: 'problem-talks',
        reason: '已写进组织生活一条，不重复列。',
      },
      {
        ruleId: 'problem-assessment',
        reason: '没有目标值、责任人的只是学习氛围、党员作用发挥这类指标，修订考核办法时补齐，不作为问题单列。',
      },
      {
        ruleId: 'problem-copying',
        reason: '针对上年问题的措施都已列入支部计划，其余的是年初定的常规工作，不作为问题。',
      },
    ],
    added: [
      {
        statement: 'serving-people',
        words: '4月、5月，党员先后到石渠社区、槐影社区教老人使用手机。',
      },
    ],
  }
}

function lastYear(year: number): DemoAnswered[] {
  const grounds = '支部年底自查'
  return [
    {
      problem: '支委会研究党建工作不够经常',
      grounds,
      causes: [{ heading: 'systems', words: '议题随业务临时安排，没有固定下来' }],
      step: {
        measure: '支委会每月至少研究一次党建工作',
        ...SECRETARY,
        dueOn: dayOf(year, 12, 31),
        target: { key: 'party-building-months-rate', direction: 'at-least', target: 100 },
      },
      carriedOut: null,
      done: '开了支委会的月份都研究了党建工作；2月、8月没有开支委会',
      extent: 'under-way',
    },
    {
      problem: '党课主讲人单一',
      grounds,
      causes: [{ heading: 'ways-of-working', words: '习惯由书记来讲，没有请别的同志' }],
      step: {
        measure: '排出党课主讲名单，请支委和党员领导干部讲党课',
        ...PUBLICITY,
        dueOn: dayOf(year, 11, 30),
        target: { key: 'lecturers', direction: 'at-least', target: 3 },
      },
      carriedOut: { on: dayOf(year, 11, 3), result: '党组书记、支部副书记讲了党课' },
      done: '6月、10月请局党组书记、支部副书记讲了党课，12月请外单位的同志导读《中国共产党支部工作条例（试行）》',
      extent: 'done',
    },
    {
      problem: '转办件办理质量不够高',
      grounds,
      causes: [{ heading: 'responsibility', words: '超期件由经办人自己催，党小组没有过问' }],
      step: {
        measure: '在转办督办党小组设党员督办岗，逐件过问超期件',
        ...DEPUTY,
        dueOn: dayOf(year, 12, 31),
        target: { key: 'hotline-closing-rate', direction: 'at-least', target: 97 },
      },
      carriedOut: { on: dayOf(year, 12, 22), result: '督办岗设立，超期件逐件过问' },
      done: '在转办督办党小组设了党员督办岗，超期件逐件过问；支部副书记到柳下社区调研重复来电的成因，写出了报告',
      extent: 'under-way',
    },
  ]
}

const SECRETARY = { who: '支部书记沈柏川', owner: 'p01' } as const
const DEPUTY = { who: '支部副书记陶静仪', owner: 'p02' } as const
const ORGANIZATION = { who: '组织委员顾明礼', owner: 'p03' } as const
const DISCIPLINE = { who: '纪检委员冯砚秋', owner: 'p05' } as const
const PUBLICITY = { who: '宣传委员覃晓棠', owner: 'p04' } as const

function organizationalLife(year: number): DemoFound {
  return {
    ruleId: 'problem-systems',
    problem: '组织生活没有按月按季抓到位',
    finding:
      '支部党员大会{general-meeting-count}次，第三季度没有开；支委会2月、8月没有开；主题党日1月没有安排，8月的取消以后没有补；党课第三季度没有讲；党小组会{cell-meeting-count}次，没有一个党小组做到每月一次，8月各党小组都没有开，离退休党小组多数月份没有开；党员{members}名，参加过谈心谈话的{talked-people-of-roll}名',
    causes: [
      {
        heading: 'recognition',
        words:
          '汛期人手最紧的时候，把在一线值守当成了组织生活，没有认识到越是忙越要把人聚起来，值守点上开个短会、念一段文件也是组织生活；事情过去以后，又觉得补开是走形式，一放就放到了下一季度',
      },
      {
        heading: 'systems',
        words:
          '年度计划只写了每季度召开党员大会，支委会、主题党日、党小组会没有排到月；取消的没有写明补在哪天，到年底汇总才发现缺了',
      },
      {
        heading: 'responsibility',
        words:
          '党小组会开没有开，平时只等年底汇总，支委会没有按月过问；离退休党员来一趟不容易，也没有想到上门或者和社区一起开',
      },
    ],
    steps: [
      step(
        year,
        SECRETARY,
        '年初排出组织生活日历，支部党员大会定在每季度第二个月，支委会、主题党日按月定日子；遇应急任务在值守点开短会，改期的当月补上',
        [12, 25],
        ['general-meeting-count', 4],
      ),
      step(
        year,
        ORGANIZATION,
        '月底核对党小组会，没有开的提醒组长；离退休党小组上门或者与社区党组织一起开',
        [12, 25],
        ['cell-meeting-count', 48],
      ),
    ],
  }
}

function commitments(year: number): DemoFound {
  return {
    ruleId: 'problem-uneven',
    problem: '公开承诺兑现不够，党员作用发挥不够平衡',
    finding:
      '党员公开承诺{commitments-made}条，到年底核对，兑现的{commitments-kept}条，其余的没有兑现或者没有核对；在册党员中参加过志愿服务的{service-people-of-roll}名，占{service-share}%，其余的没有志愿服务记录',
    causes: [
      {
        heading: 'systems',
        words:
          '承诺年初集中作出，几件事写在一起，没有写明各自何时做成；平时没有记录，到年底才一起核对，有的已经找不到依据',
      },
      {
        heading: 'ways-of-working',
        words: '核对时多是本人说一说、组长记一记，没有问过来电群众和社区，听到的都是自己的评价',
      },
      {
        heading: 'study',
        words:
          '怎样结合岗位作承诺、践承诺，集中学习没有专门安排过；志愿服务谁有空谁去，没有按人排过，轮班的党员碰上值班就参加不上；离退休党员有时间、有经验，除了调解矛盾，没有给他们排别的事',
      },
    ],
    steps: [
      step(
        year,
        PUBLICITY,
        '承诺一人一表，写明做什么、何时做成；年中、年底各核对一遍，请社区和来电群众评价',
        [12, 20],
        ['commitments-kept-rate', 90],
      ),
      step(year, DEPUTY, '志愿服务班次由党小组轮流认领，轮班的党员可以换班参加', [11, 30], ['service-share', 75]),
    ],
  }
}

function publicity(year: number): DemoFound {
  return {
    ruleId: 'problem-channels',
    problem: '宣传渠道窄，群众看得到的少',
    finding:
      '发布宣传信息{publicity-items}条，其中发在工作群里的{publicity-items|channel=work-chat}条；用到的渠道只有{publicity-channels}种，没有在社区公告栏、公众号上发布的记录',
    causes: [
      {
        heading: 'recognition',
        words:
          '把发到工作群当成了宣传到位，想的是留下痕迹，没有想群众看不看得到、看了有没有用；有的同志认为热线把电话接好就行，不必多说',
      },
      {
        heading: 'ways-of-working',
        words:
          '稿件多是活动之后的照片和一段话，写会议、写活动的多，写群众的事怎么办成的少；热线里天天有这样的事，没有人去整理',
      },
      { heading: 'responsibility', words: '宣传只靠宣传委员和党务干事，党小组没有分到任务，窗口和话务一线没有通讯员' },
    ],
    steps: [
      step(
        year,
        PUBLICITY,
        '党小组各明确一名通讯员，把群众诉求怎样办成写成短文，发在社区公告栏和公众号上',
        [6, 30],
        ['publicity-channels', 4],
      ),
    ],
  }
}

function research(year: number): DemoFound {
  return {
    ruleId: 'problem-research',
    problem: '走访调研停在就事论事',
    finding:
      '党员领导干部到联系点{contact-visits}次，形成书面记录的{contact-visits-with-finding}次，占{contact-with-finding-rate}%；调研{research-visits}次，形成书面报告的{research-visits-with-finding}次',
    causes: [
      {
        heading: 'ways-of-working',
        words:
          '走访时当场协调解决的多，回来坐下来想共性问题的少；一处办了，别处还会来电，没有从一件事推到一类事；重复来电的调研写成了报告，没有转成办件的规矩',
      },
      {
        heading: 'systems',
        words: '走访、调研之后什么时候交记录、交给谁，没有规定，写不写靠自觉，支委会也没有听过汇报',
      },
    ],
    steps: [
      step(
        year,
        DEPUTY,
        '走访、调研之后一周内交书面记录，支委会按季度听汇报，反复来电的事项报局党组',
        [12, 20],
        ['contact-with-finding-rate', 80],
      ),
    ],
  }
}

function followingUp(year: number): DemoFound {
  return {
    ruleId: 'problem-supervision',
    problem: '责任书没有签齐，查出的问题整改不够及时',
    finding:
      '应签党风廉政责任书、承诺书{clean-conduct-letters-to-sign}份，已签{clean-conduct-letters-signed}份；自查发现问题{self-check-problems}条，已整改{self-check-rectified}条，其余的还没有改完；12月组织生活会查摆问题{organizational-life-meeting-problems}条，已整改{organizational-life-meeting-rectified}条，其余的正在整改',
    causes: [
      {
        heading: 'responsibility',
        words:
          '支委会上布置得多，回头看得少；问题交给谁、哪天办结，会上说过，会后没有列成清单，整改靠组织委员、纪检委员口头催办',
      },
      {
        heading: 'recognition',
        words: '觉得晚签一份承诺书、晚办结一个问题是小事，补上就行',
      },
      {
        heading: 'systems',
        words: '轮班和外出的党员什么时候补签没有约定，流动党员没有专人联系，靠本人回来时想起来',
      },
    ],
    steps: [
      step(
        year,
        DISCIPLINE,
        '查出的问题列成清单，写明责任人和办结日期，支委会先过清单；没有签的当月补签',
        [11, 30],
        ['self-check-rectified-rate', 90],
      ),
    ],
  }
}

function dues(year: number): DemoFound {
  return {
    ruleId: 'problem-dues',
    problem: '个别党费逾期没有及早过问',
    finding:
      '按人月计，党费按时交纳率为{dues-on-time-rate}%，逾期{dues-months-overdue}人月；连续逾期三个月以上的有{dues-overdue-three-months}人次，谈话提醒以后已经补交',
    causes: [
      {
        heading: 'responsibility',
        words: '台账上看得出谁没有交，没有当月就问，有的逾期一个多月才谈话；补交以后没有再提醒',
      },
      { heading: 'systems', words: '每月哪天提醒、逾期多久谈话，没有约定，有的党员家里有事忘了交，也没有人提醒' },
    ],
    steps: [
      step(
        year,
        ORGANIZATION,
        '每月底核对党费台账，没有交的当月提醒，逾期的次月谈话了解',
        [12, 31],
        ['dues-on-time-rate', 99],
      ),
    ],
  }
}

/** In the year after, by that month and day; the target is at least so much. */
export function step(
  year: number,
  who: Pick<DemoStep, 'who' | 'owner'>,
  measure: string,
  [month, day]: readonly [month: number, day: number],
  [key, target]: readonly [key: string, atLeast: number],
): DemoStep {
  return { measure, ...who, dueOn: dayOf(year + 1, month, day), target: { key, direction: 'at-least', target } }
}
