/**
 * Problems that the records themselves can show (查找问题), each a dated rule with what it counts, from where on it speaks,
 * and the step that answers it. A rule proposes; whether something is a problem, and why, people say. None speaks of a
 * person: what it counts are shares and numbers, and nobody's name stands in what it says. Longer than other files: it is
 * one table, a row after another.
 */
import { civilDate } from '../time/civil-date'
import type { ProblemRule, ProblemTest, ProposedMetric } from './problem-rule'
import type { Rule } from './rule'

const SETTING = '界限为本软件的默认值，支部可以调整'
/** Where no text names a number: looking for problems is what the method of appraisal asks for. */
const LOCAL = {
  source: `党委（党组）书记抓基层党建工作述职评议考核办法（试行）（2019年）；施行日期未核对原文；${SETTING}`,
  article: null,
  inForceFrom: civilDate('2019-12-31'),
  scope: '党支部',
  standing: 'local',
} as const satisfies Partial<Rule>
const BRANCH_WORK = {
  source: '中国共产党支部工作条例（试行）（2018年）',
  inForceFrom: civilDate('2018-10-28'),
  scope: '党支部',
} as const
const STUDY = {
  source: `中国共产党党员教育管理工作条例（2019年）；${SETTING}`,
  article: '第二十条',
  inForceFrom: civilDate('2019-05-06'),
  scope: '党员',
} as const
const FORMALITY = {
  source: `整治形式主义为基层减负若干规定（2024年）；施行日期未核对原文；${SETTING}`,
  article: null,
  inForceFrom: civilDate('2024-08-06'),
  scope: '党支部',
  standing: 'local',
} as const
const DUES = {
  source: `中组发〔2008〕3号；${SETTING}`,
  article: null,
  inForceFrom: civilDate('2008-04-01'),
  scope: '党员',
  standing: 'local',
} as const

const atLeast = (figure: string, target: ProposedMetric['target']): ProposedMetric => ({
  figure,
  direction: 'at-least',
  target,
})
const atMost = (figure: string, target: ProposedMetric['target']): ProposedMetric => ({
  figure,
  direction: 'at-most',
  target,
})
const ALL = 100
const of = (measure: string) => ({ measure })
const split = (measure: string, by: string) => ({ measure, part: { by } })

/** `part` of what there is to do, and something is left. */
function unfinished(
  id: string,
  says: string,
  parts: readonly [whole: string, part: string, rate: string],
): ProblemTest {
  const [whole, part, rate] = parts
  return {
    id,
    figures: { whole: of(whole), part: of(part), rate: of(rate) },
    when: { is: 'short-of', part: 'part', whole: 'whole' },
    says,
    each: { says: `${says}，其中没有签齐的有{each}`, one: '{name}（应签{whole}份、已签{part}份）' },
    metric: atLeast('rate', ALL),
  }
}

const AGENDA: ProblemRule = {
  ...BRANCH_WORK,
  id: 'problem-agenda',
  title: '研究党建工作不够经常',
  source: `${BRANCH_WORK.source}；每月一次是支委会的频次，每月都有党建议题是本软件的默认要求`,
  article: '第十二条',
  text: '党组会议、支委会有一个月没有研究党建工作的，提示查找；党组和各支部分别判断。',
  standing: 'local',
  parameters: {
    tests: [
      {
        id: 'months',
        figures: { sessions: of('party-building-sessions') },
        when: { is: 'organ-months-without', sessions: 'sessions' },
        says: '{organs}',
        metric: { ...atLeast('rate', ALL), measure: 'party-building-months-rate' },
      },
    ],
    step: '年初排出议题计划，每月至少研究一次党建工作，议定的事项逐项明确责任人',
  },
}

const STUDY_SHALLOW: ProblemRule = {
  ...STUDY,
  id: 'problem-study',
  title: '学习抓得不够扎实',
  text: '学习满32学时的党员偏少，或撰写心得体会的党员偏少的，提示查找。',
  standing: 'local',
  parameters: {
    tests: [
      {
        id: 'hours',
        figures: { reached: of('study-hours-reached'), rate: of('study-hours-reached-rate') },
        when: { is: 'below', figure: 'rate', threshold: 'problem-study-share', onceYearIsOver: true },
        says: '学习满32学时的党员{reached}人，占{rate}%，低于{limit}%',
        each: {
          says: '学习满32学时的党员{reached}人，占{rate}%，其中低于{limit}%的有{each}',
          one: '{name}（{rate}%）',
        },
        metric: atLeast('rate', { threshold: 'problem-study-share' }),
      },
      {
        id: 'notes',
        figures: { authors: of('study-note-authors-of-roll'), rate: of('study-note-authors-rate') },
        when: { is: 'below', figure: 'rate', threshold: 'problem-note-share', onceYearIsOver: true },
        says: '撰写心得体会的党员{authors}人，占{rate}%，低于{limit}%',
        each: {
          says: '撰写心得体会的党员{authors}人，占{rate}%，其中低于{limit}%的有{each}',
          one: '{name}（{rate}%）',
        },
        metric: atLeast('rate', { threshold: 'problem-note-share' }),
      },
    ],
    step: '制定学习制度，按月排出集中学习的日期和内容，每季度通报一次学时',
  },
}

const CHANNELS: ProblemRule = {
  ...LOCAL,
  id: 'problem-channels',
  title: '宣传渠道偏少、形式单一',
  text: '宣传用到的渠道偏少，或大部分信息只走一种渠道的，提示查找。',
  parameters: {
    tests: [
      {
        id: 'few',
        figures: { items: of('publicity-items'), channels: of('publicity-channels') },
        enough: { figure: 'items', atLeast: 5, of: '宣传信息' },
        when: { is: 'below', figure: 'channels', threshold: 'problem-channels' },
        says: '发布宣传信息{items}条，用到的渠道{channels}种，少于{limit}种',
        each: {
          says: '发布宣传信息{items}条，用到的渠道{channels}种，其中少于{limit}种的有{each}',
          one: '{name}（{channels}种）',
        },
        metric: atLeast('channels', { threshold: 'problem-channels' }),
      },
      {
        id: 'uniform',
        figures: { items: of('publicity-items'), byChannel: split('publicity-items', 'channel') },
        enough: { figure: 'items', atLeast: 5, of: '宣传信息' },
        when: { is: 'one-part', parts: 'byChannel', whole: 'items', threshold: 'problem-channel-share' },
        says: '宣传信息{items}条中，{label}有{part}条，占{limit}%以上',
        each: {
          says: '宣传信息{items}条，其中一种渠道占{limit}%以上的有{each}',
          one: '{name}（{items}条，多数在{label}）',
        },
        metric: { ...atLeast('channels', { threshold: 'problem-channels' }), measure: 'publicity-channels' },
      },
    ],
    step: '用好网站、公开栏、简报等渠道，每种渠道明确责任人和频次',
  },
}

const SYSTEMS: ProblemRule = {
  ...BRANCH_WORK,
  id: 'problem-systems',
  title: '组织生活制度落实不够到位',
  source: `${BRANCH_WORK.source}；党课等频次以支部的约定为准`,
  article: '第十一条至第十六条',
  text: '三会一课、主题党日、组织生活会、民主评议等的次数少于规定或支部约定的，提示查找。',
  standing: 'national',
  parameters: {
    tests: [
      {
        id: 'norms',
        figures: { held: of('activities') },
        enough: { figure: 'held', atLeast: 3, of: '会议和活动' },
        when: { is: 'norms-unmet', held: 'held' },
        says: '{norms}',
        // By the norm that was not kept: what is found says which.
        metric: null,
      },
    ],
    step: '年初排出全年组织生活日历，逐月对照落实',
  },
}

const TALKS: ProblemRule = {
  ...BRANCH_WORK,
  id: 'problem-talks',
  title: '谈心谈话没有覆盖全体党员',
  source: `${BRANCH_WORK.source}；条款号未核对原文`,
  article: null,
  text: '支部委员之间、支部委员和党员之间、党员和党员之间每年谈心谈话一般不少于1次；一年里参加过谈心谈话的党员少于党员数的，提示查找；只计人数，不点名。',
  standing: 'unverified',
  parameters: {
    tests: [
      {
        id: 'members',
        figures: { members: of('members'), talked: of('talked-people-of-roll'), rate: of('talked-people-rate') },
        when: { is: 'short-of', part: 'talked', whole: 'members', onceYearIsOver: true },
        says: '党员{members}名，一年里参加谈心谈话的{talked}人',
        each: {
          says: '一年里参加谈心谈话的党员{talked}人，占{rate}%，其中没有覆盖全体党员的有{each}',
          one: '{name}（{members}名中{talked}人）',
          branchesOnly: true,
        },
        metric: atLeast('rate', ALL),
      },
    ],
    step: '年初排出谈心谈话的安排，支委之间、支委和党员之间、党员之间每年至少谈一次，谈后随即登记',
  },
}

const SUPERVISION: ProblemRule = {
  ...LOCAL,
  id: 'problem-supervision',
  title: '监督检查跟进不够',
  text: '党费逾期满30天而没有提醒谈话、自查和检查问题满90天没有整改、责任书没有签齐、支委会到会不足、决定不合到会人数或票数规定的，提示查找。',
  parameters: {
    tests: [
      {
        id: 'dues-talks',
        figures: { overdue: of('dues-overdue-a-month'), talked: of('dues-talked-people') },
        when: { is: 'short-of', part: 'talked', whole: 'overdue' },
        says: '党费逾期满30天的党员{overdue}人，提醒谈话{talked}人',
        each: {
          says: '党费逾期满30天的党员{overdue}人，提醒谈话{talked}人，其中没有都谈到的有{each}',
          one: '{name}（逾期{overdue}人、谈话{talked}人）',
        },
        metric: { ...atMost('overdue', 0), measure: 'dues-overdue-a-month' },
      },
      {
        id: 'self-checks',
        figures: { open: of('self-check-problems-open-a-quarter') },
        when: { is: 'above', figure: 'open', threshold: 0 },
        says: '自查、检查发现的问题有{open}条满90天没有整改',
        each: { says: '自查、检查发现的问题有{open}条满90天没有整改（{each}）', one: '{name}{open}条' },
        metric: atMost('open', 0),
      },
      unfinished('letters', '与党支部书记应签责任书{whole}份，已签{part}份', [
        'responsibility-letters-to-sign',
        'responsibility-letters-signed',
        'responsibility-letters-signed-rate',
      ]),
      unfinished('clean-conduct', '应签党风廉政责任书、承诺书{whole}份，已签{part}份', [
        'clean-conduct-letters-to-sign',
        'clean-conduct-letters-signed',
        'clean-conduct-letters-signed-rate',
      ]),
      {
        id: 'committee-quorum',
        figures: { without: of('committee-meetings-without-quorum') },
        when: { is: 'above', figure: 'without', threshold: 0 },
        says: '到会委员未达到规定人数、不算召开的支委会{without}次',
        each: { says: '到会委员未达到规定人数、不算召开的支委会{without}次（{each}）', one: '{name}{without}次' },
        metric: atMost('without', 0),
      },
      {
        id: 'votes',
        figures: { without: of('decisions-without-quorum') },
        when: { is: 'above', figure: 'without', threshold: 0 },
        says: '到会人数或票数不合规定的决定{without}项',
        each: { says: '到会人数或票数不合规定的决定{without}项（{each}）', one: '{name}{without}项' },
        metric: atMost('without', 0),
      },
    ],
    step: '建立跟进清单，逐项明确责任人和办结日期，每月核对一次',
  },
}

const FORM: ProblemRule = {
  ...FORMALITY,
  id: 'problem-formality',
  title: '活动形式不够丰富',
  text: '大部分活动只用一种形式、名称大多相近，或补录偏多的，提示查找。',
  parameters: {
    tests: [
      {
        id: 'one-form',
        figures: { all: of('activities'), byForm: split('activities', 'form') },
        enough: { figure: 'all', atLeast: 10, of: '会议和活动' },
        when: { is: 'one-part', parts: 'byForm', whole: 'all', threshold: 'problem-form-share' },
        says: '会议和活动{all}次中，{label}有{part}次，占{limit}%以上',
        each: {
          says: '会议和活动{all}次，其中一种形式占{limit}%以上的有{each}',
          one: '{name}（{all}次，多数是{label}）',
          branchesOnly: true,
        },
        metric: null,
      },
      {
        id: 'titles',
        figures: { all: of('themed-party-day-count'), byTitle: split('themed-party-day-count', 'title') },
        enough: { figure: 'all', atLeast: 6, of: '主题党日' },
        when: { is: 'alike', parts: 'byTitle', whole: 'all', threshold: 'problem-alike-share' },
        says: '主题党日{all}次中，名称相近的占{limit}%以上',
        each: {
          says: '主题党日{all}次，其中名称相近的占{limit}%以上的有{each}',
          one: '{name}（{all}次）',
          branchesOnly: true,
        },
        metric: null,
      },
      {
        id: 'late',
        figures: {
          late: of('activities-late-entered'),
          rate: of('activities-late-entered-rate'),
          all: of('activities'),
        },
        enough: { figure: 'all', atLeast: 10, of: '会议和活动' },
        when: { is: 'above', figure: 'rate', threshold: 'problem-late-share' },
        says: '补录的会议和活动{late}次，占{rate}%，高于{limit}%',
        each: {
          says: '补录的会议和活动{late}次，占{rate}%，其中高于{limit}%的有{each}',
          one: '{name}（{rate}%）',
          branchesOnly: true,
        },
        metric: atMost('rate', { threshold: 'problem-late-share' }),
      },
    ],
    step: '增加实践、研讨、现场教学等形式，活动当天或次日记录',
  },
}

const PRESSURE: ProblemRule = {
  ...LOCAL,
  id: 'problem-pressure',
  title: '责任传导不够到位',
  text: '有党员领导干部没有到联系点，或全部计划事项和整改措施集中于一个责任人的，提示查找。',
  parameters: {
    tests: [
      {
        id: 'visits',
        figures: {
          cadres: of('leading-cadres'),
          visitors: of('contact-visitors'),
          rate: of('contact-visitors-rate'),
        },
        when: { is: 'short-of', part: 'visitors', whole: 'cadres' },
        says: '党员领导干部{cadres}人，到过联系点的{visitors}人',
        metric: atLeast('rate', ALL),
      },
      {
        id: 'one-owner',
        figures: { items: of('plan-items'), owners: of('plan-item-owners') },
        enough: { figure: 'items', atLeast: 3, of: '计划事项和整改措施' },
        when: { is: 'below', figure: 'owners', threshold: 'problem-owners' },
        says: '计划事项和整改措施{items}项，分给{owners}名责任人，少于{limit}人',
        each: {
          says: '计划事项和整改措施{items}项，分给{owners}名责任人，其中少于{limit}人的有{each}',
          one: '{name}（{owners}人）',
        },
        metric: atLeast('owners', { threshold: 'problem-owners' }),
      },
    ],
    step: '排定党员领导干部到联系点的时间，计划事项逐项落实到责任人',
  },
}

const UNEVEN: ProblemRule = {
  ...LOCAL,
  id: 'problem-uneven',
  title: '党员作用发挥不够平衡',
  text: '参加志愿服务的党员偏少、服务时长集中于少数人、到会率偏低或承诺没有兑现的，提示查找。',
  parameters: {
    tests: [
      {
        id: 'no-service',
        figures: { people: of('service-people-of-roll'), rate: of('service-share') },
        when: { is: 'below', figure: 'rate', threshold: 'problem-service-share' },
        says: '在册党员中参加过志愿服务的{people}人，占{rate}%，低于{limit}%',
        each: {
          says: '在册党员中参加过志愿服务的{people}人，占{rate}%，其中低于{limit}%的有{each}',
          one: '{name}（{rate}%）',
        },
        metric: atLeast('rate', { threshold: 'problem-service-share' }),
      },
      {
        id: 'few-carry',
        figures: {
          people: of('service-people'),
          hours: of('service-hours'),
          byMember: split('service-hours', 'member'),
        },
        enough: { figure: 'people', atLeast: 5, of: '参加志愿服务的党员' },
        when: { is: 'top-fifth', parts: 'byMember', whole: 'hours', threshold: 'problem-top-share' },
        says: '志愿服务{hours}小时，其中服务较多的两成党员承担了{limit}%以上',
        each: {
          says: '志愿服务{hours}小时，其中服务较多的两成党员承担了{limit}%以上的有{each}',
          one: '{name}（{hours}小时）',
        },
        metric: { ...atLeast('rate', { threshold: 'problem-service-share' }), measure: 'service-share' },
      },
      {
        id: 'attendance',
        figures: { rate: of('three-meetings-one-lecture-attendance-rate') },
        when: { is: 'below', figure: 'rate', threshold: 'problem-attendance' },
        says: '三会一课到会率{rate}%，低于{limit}%',
        each: {
          says: '三会一课到会率{rate}%，其中低于{limit}%的有{each}',
          one: '{name}（{rate}%）',
          branchesOnly: true,
        },
        metric: atLeast('rate', { threshold: 'problem-attendance' }),
      },
      {
        id: 'commitments',
        figures: { made: of('commitments-made'), kept: of('commitments-kept'), rate: of('commitments-kept-rate') },
        when: { is: 'short-of', part: 'kept', whole: 'made', onceYearIsOver: true },
        says: '公开承诺{made}条，兑现{kept}条',
        each: {
          says: '公开承诺{made}条，兑现{kept}条，其中没有都兑现的有{each}',
          one: '{name}（{made}条兑现{kept}条）',
        },
        metric: atLeast('rate', ALL),
      },
    ],
    step: '组织亮身份、社区服务和公开承诺，服务班次排到周末和晚间，让岗位走不开的党员也能参加',
  },
}

const DUES_LATE: ProblemRule = {
  ...DUES,
  id: 'problem-dues',
  title: '党费交纳不够及时',
  text: '逾期的人月偏多，或有连续逾期三个月以上的，提示查找；只计次数，不点名。',
  parameters: {
    tests: [
      {
        id: 'share',
        figures: { due: of('dues-months-come-due'), overdue: of('dues-months-overdue'), rate: of('dues-overdue-rate') },
        when: { is: 'above', figure: 'rate', threshold: 'problem-dues-share' },
        says: '到期党费{due}人月，逾期{overdue}人月，占{rate}%，高于{limit}%',
        each: {
          says: '到期党费{due}人月，逾期{overdue}人月，占{rate}%，其中高于{limit}%的有{each}',
          one: '{name}（{rate}%）',
        },
        metric: atMost('rate', { threshold: 'problem-dues-share' }),
      },
      {
        id: 'runs',
        figures: { due: of('dues-months-due'), runs: of('dues-overdue-three-months') },
        when: { is: 'above', figure: 'runs', threshold: 0 },
        says: '连续逾期三个月以上的党费有{runs}次',
        each: { says: '连续逾期三个月以上的党费有{runs}次（{each}）', one: '{name}{runs}次' },
        metric: atMost('runs', 0),
      },
    ],
    step: '每月定日提醒交纳党费，逾期的由支部委员及时谈心了解',
  },
}

const SLUMP: ProblemRule = {
  ...LOCAL,
  id: 'problem-slump',
  title: '业务繁忙时组织生活有所放松',
  text: '有一个月的会议和活动不到月均次数的一半的，提示查找。',
  parameters: {
    tests: [
      {
        id: 'slack-month',
        figures: { all: of('activities'), byMonth: split('activities', 'month') },
        enough: { figure: 'all', atLeast: 12, of: '会议和活动' },
        when: { is: 'slack-month', parts: 'byMonth', threshold: 'problem-slack-share' },
        says: '会议和活动{all}次，其中{months}，不到月均次数的{limit}%',
        each: {
          says: '会议和活动{all}次，其中有的月份不到月均次数{limit}%的有{each}',
          one: '{name}（{all}次，{slack}偏少）',
          branchesOnly: true,
        },
        metric: { ...atLeast('rate', ALL), measure: 'themed-party-day-months-rate' },
      },
    ],
    step: '提前安排繁忙季节的组织生活，用小型、就近的方式开展',
  },
}

const VAGUE: ProblemRule = {
  ...LOCAL,
  id: 'problem-assessment',
  title: '考核指标不够具体',
  text: '有考核指标没有目标值、责任人，或年度结束还没有完成值的，提示查找。',
  parameters: {
    tests: [
      {
        id: 'vague',
        figures: { all: of('assessment-indicators'), vague: of('assessment-indicators-vague') },
        when: { is: 'above', figure: 'vague', threshold: 0 },
        says: '考核指标{all}项，其中没有目标值或责任人的{vague}项',
        each: { says: '考核指标{all}项，没有目标值或责任人的{vague}项（{each}）', one: '{name}{vague}项' },
        metric: atMost('vague', 0),
      },
      {
        id: 'incomplete',
        figures: {
          all: of('assessment-indicators'),
          complete: of('assessment-indicators-complete'),
          rate: of('assessment-indicators-complete-rate'),
        },
        when: { is: 'short-of', part: 'complete', whole: 'all', onceYearIsOver: true },
        says: '考核指标{all}项，目标值、责任人、完成值齐全的{complete}项',
        each: {
          says: '考核指标{all}项，目标值、责任人、完成值齐全的{complete}项，其中没有都齐全的有{each}',
          one: '{name}（{all}项中齐全{complete}项）',
        },
        metric: atLeast('rate', ALL),
      },
    ],
    step: '逐项补齐考核指标的目标值、责任人，按期填报完成值',
  },
}

const THIN: ProblemRule = {
  ...LOCAL,
  id: 'problem-research',
  title: '调查研究不够深入',
  text: '走访、调研形成书面记录的偏少的，提示查找。',
  parameters: {
    tests: [
      {
        id: 'visits',
        figures: {
          visits: of('contact-visits'),
          written: of('contact-visits-with-finding'),
          rate: of('contact-with-finding-rate'),
        },
        when: { is: 'below', figure: 'rate', threshold: 'problem-finding-share' },
        made: { part: 'written', whole: 'visits' },
        says: '党员领导干部到联系点{visits}次，形成书面记录的{written}次，占{rate}%，低于{limit}%',
        each: {
          says: '党员领导干部到联系点{visits}次，形成书面记录的{written}次，占{rate}%，其中低于{limit}%的有{each}',
          one: '{name}（{rate}%）',
        },
        metric: atLeast('rate', { threshold: 'problem-finding-share' }),
      },
      {
        id: 'research',
        figures: {
          visits: of('research-visits'),
          written: of('research-visits-with-finding'),
          rate: of('research-with-finding-rate'),
        },
        when: { is: 'below', figure: 'rate', threshold: 'problem-finding-share' },
        made: { part: 'written', whole: 'visits' },
        says: '调研{visits}次，形成书面报告的{written}次，占{rate}%，低于{limit}%',
        each: {
          says: '调研{visits}次，形成书面报告的{written}次，占{rate}%，其中低于{limit}%的有{each}',
          one: '{name}（{rate}%）',
        },
        metric: atLeast('rate', { threshold: 'problem-finding-share' }),
      },
    ],
    step: '每次走访、调研都写下发现的问题和建议',
  },
}

const COPYING: ProblemRule = {
  ...FORMALITY,
  id: 'problem-copying',
  title: '工作措施与查找出的问题结合不够紧',
  text: '计划事项和整改措施大多不是针对查找出的问题制定的，提示查找。',
  parameters: {
    tests: [
      {
        id: 'tied',
        figures: {
          items: of('plan-items'),
          tied: of('plan-items-for-problems'),
          rate: of('plan-items-for-problems-rate'),
        },
        enough: { figure: 'items', atLeast: 3, of: '计划事项和整改措施' },
        needs: 'problems-of-last-year',
        when: { is: 'below', figure: 'rate', threshold: 'problem-tied-share' },
        made: { part: 'tied', whole: 'items' },
        says: '计划事项和整改措施{items}项，针对查找出的问题制定的{tied}项，占{rate}%，低于{limit}%',
        each: {
          says: '计划事项和整改措施{items}项，针对查找出的问题制定的{tied}项，占{rate}%，其中低于{limit}%的有{each}',
          one: '{name}（{rate}%）',
        },
        metric: atLeast('rate', { threshold: 'problem-tied-share' }),
      },
    ],
    step: '每项措施对应一个查找出的问题，列入年度计划',
  },
}

const REPEATED: ProblemRule = {
  ...LOCAL,
  id: 'problem-repeated',
  title: '上年查找的问题改进不明显',
  text: '上年报告中的问题，其整改指标没有比上年改进的，提示查找；述职时先说这些问题的整改。',
  parameters: {
    tests: [
      {
        id: 'not-improved',
        figures: {},
        needs: 'problems-of-last-year',
        when: { is: 'not-improved' },
        says: '{metrics}',
        metric: null,
      },
    ],
    step: '对改进不明显的问题重新分析原因，每季度开会听一次整改情况',
  },
}

/** In the order in which they are proposed: what was not put right comes first. */
export const PROBLEM_RULES: readonly ProblemRule[] = [
  ...[REPEATED, AGENDA, STUDY_SHALLOW, CHANNELS, SYSTEMS, TALKS, SUPERVISION, FORM, PRESSURE, UNEVEN],
  ...[DUES_LATE, SLUMP, VAGUE, THIN, COPYING],
]
