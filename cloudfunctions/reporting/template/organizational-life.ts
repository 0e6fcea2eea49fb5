/** （三）组织生活、学习教育和党员作用. */
import type { Clause, Statement } from '#domain/report/duty-report'
import { by, clause, statement } from './words'

function meetings(kind: string, title: string): Clause {
  return clause(
    title,
    `召开${title}{n}次，应到{expected}人次、实到{present}人次、请假{excused}人次，到会率{rate}%`,
    {
      n: `${kind}-count`,
      expected: `${kind}-expected`,
      present: `${kind}-present`,
      excused: `${kind}-excused`,
      rate: `${kind}-attendance-rate`,
    },
    `没有召开${title}`,
  )
}

function life(kind: string, title: string): Clause {
  return clause(title, `召开${title}{n}次，查摆问题{found}条，已整改{done}条`, {
    n: `${kind}-count`,
    found: `${kind}-problems`,
    done: `${kind}-rectified`,
  })
}

const DEVELOPMENT: Statement = statement(
  'member-development',
  clause('入党申请', '收到入党申请{n}人', { n: 'applications' }),
  clause('入党积极分子', '新确定入党积极分子{n}人', { n: 'activists-named' }),
  clause('发展对象', '新确定发展对象{n}人', { n: 'candidates-named' }),
  clause('接收预备党员', '接收预备党员{n}人', { n: 'members-admitted' }),
  clause('预备党员转正', '预备党员转正{n}人', { n: 'members-made-full' }),
)

const EVALUATION: Statement = statement(
  'evaluation',
  clause('民主评议党员', '民主评议评定等次{n}人，其中{grades}', {
    n: 'evaluated',
    grades: by('evaluated', 'grade'),
  }),
)

export const ORGANIZATIONAL_LIFE: readonly Statement[] = [
  statement('general-meetings', meetings('general-meeting', '支部党员大会')),
  statement('committee-meetings', meetings('committee-meeting', '支部委员会会议')),
  statement('cell-meetings', meetings('cell-meeting', '党小组会')),
  statement(
    'party-lectures',
    clause(
      '党课',
      '上党课{n}次，实到{present}人次',
      { n: 'party-lecture-count', present: 'party-lecture-present' },
      '没有上党课',
    ),
  ),
  statement(
    'themed-party-days',
    clause('主题党日', '开展主题党日{n}次，覆盖{months}个月，实到{present}人次，到会率{rate}%', {
      n: 'themed-party-day-count',
      months: 'themed-party-day-months',
      present: 'themed-party-day-present',
      rate: 'themed-party-day-attendance-rate',
    }),
  ),
  statement(
    'life-meetings',
    life('organizational-life-meeting', '组织生活会'),
    life('democratic-life-meeting', '民主生活会'),
  ),
  EVALUATION,
  statement(
    'study',
    clause('集中学习', '组织集中学习{n}次，党员集中学习累计{hours}学时，人均{each}学时', {
      n: 'collective-study-count',
      hours: 'study-hours',
      each: 'study-hours-per-member',
    }),
    clause('学时达标', '集中学习达到年度学时要求的党员{n}人，占{rate}%', {
      n: 'study-hours-reached',
      rate: 'study-hours-reached-rate',
    }),
    clause('心得体会', '{people}名党员撰写心得体会{n}篇', { n: 'study-notes', people: 'study-note-authors' }),
  ),
  statement(
    'talks',
    clause('谈心谈话', '开展谈心谈话{n}次，其中{pairs}', {
      n: 'heart-to-heart-talks',
      pairs: by('heart-to-heart-talks', 'between'),
    }),
  ),
  statement(
    'part-of-members',
    clause('党员亮身份', '{n}名党员亮明身份，占{rate}%', {
      n: 'identity-displayed',
      rate: 'identity-displayed-rate',
    }),
    clause('党员示范岗、示范席', '设党员示范岗、示范席{n}个', { n: 'display-posts' }),
    clause('公开承诺', '{people}名党员作出公开承诺{made}条，兑现{kept}条', {
      people: 'commitment-people',
      made: 'commitments-made',
      kept: 'commitments-kept',
    }),
    clause('学雷锋服务岗', '设学雷锋服务岗{posts}个，值岗{shifts}班次，服务群众{served}人次', {
      posts: 'service-posts',
      shifts: 'service-post-shifts',
      served: 'service-post-served',
    }),
  ),
  statement(
    'community',
    clause('双报到', '{n}名党员到社区报到，报到率{rate}%', {
      n: 'community-registered',
      rate: 'community-registered-rate',
    }),
    clause('双报到服务', '参加社区服务{people}人、{times}次，累计{hours}小时', {
      people: 'community-service-people',
      times: 'community-services',
      hours: 'community-service-hours',
    }),
  ),
  statement(
    'serving-people',
    clause('走访慰问', '走访慰问{households}户，发放慰问金{cash}元', {
      households: 'households-visited',
      cash: 'condolence-cash',
    }),
    clause('微心愿', '征集微心愿{all}个，实现{done}个', { all: 'wishes', done: 'wishes-fulfilled' }),
    clause('群众意见', '收集群众意见{all}条，解决{solved}条，上报{up}条', {
      all: 'opinions',
      solved: 'opinions-solved',
      up: 'opinions-passed-up',
    }),
  ),
  DEVELOPMENT,
]
