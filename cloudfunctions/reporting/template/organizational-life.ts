/** （三）组织生活、学习教育和党员作用. */
import type { Clause, Statement } from '#domain/report/duty-report'
import { by, clause, core, names, notable } from './words'

/** In percent: below these nobody would call it an achievement. */
const ATTENDANCE = 80
const REACHED = 90

/** What was found and what came of it, whichever way: neither is said without the other. */
function life(kind: string, title: string, text: string): Clause {
  const rectified = clause(`${title}问题整改`, '已整改{done}条', { done: `${kind}-rectified` })
  return clause(title, text, { found: `${kind}-problems` }, { then: [rectified] })
}

export const ORGANIZATIONAL_LIFE: readonly Statement[] = [
  core(
    'three-meetings-one-lecture',
    clause(
      '三会一课',
      '{span}组织{kinds}',
      { kinds: by('three-meetings-one-lecture', 'kind') },
      {
        then: [
          clause(
            '到会率',
            '到会率{rate}%',
            { rate: 'three-meetings-one-lecture-attendance-rate' },
            { atLeast: { rate: ATTENDANCE } },
          ),
        ],
      },
    ),
  ),
  core(
    'organizational-life',
    clause('主题党日', '开展主题党日{n}次', { n: 'themed-party-day-count' }),
    life('organizational-life-meeting', '组织生活会', '{branches}组织生活会查摆问题{found}条'),
    life('democratic-life-meeting', '民主生活会', '党组民主生活会查摆问题{found}条'),
    clause('民主评议党员', '民主评议党员{n}名', { n: 'evaluated' }),
  ),
  core(
    'study',
    clause('集中学习', '组织{topics}集中学习', { topics: names('collective-study-count', 'title') }),
    // Hours of study are of every meeting where people study, not of those sessions alone.
    clause(
      '学习学时',
      '人均参加学习{each}学时',
      { each: 'study-hours-per-member' },
      {
        then: [
          clause(
            '学时达标',
            '达到年度学时要求的党员占{rate}%',
            { rate: 'study-hours-reached-rate' },
            { atLeast: { rate: REACHED } },
          ),
        ],
      },
    ),
    clause('心得体会', '撰写心得体会{n}篇', { n: 'study-notes' }),
    clause('谈心谈话', '开展谈心谈话{n}次', { n: 'heart-to-heart-talks' }),
  ),
  notable(
    'part-of-members',
    clause('党员亮身份', '亮明身份的党员{n}名', { n: 'identity-displayed' }),
    clause(
      '公开承诺',
      '{people}名党员作出公开承诺{made}条',
      { people: 'commitment-people', made: 'commitments-made' },
      {
        then: [clause('承诺兑现', '已兑现{kept}条', { kept: 'commitments-kept' })],
      },
    ),
    clause('双报到', '在社区报到的党员{n}名', { n: 'community-registered' }),
    clause('接收预备党员', '。接收预备党员{n}名', { n: 'members-admitted' }),
    clause('预备党员转正', '{n}名预备党员转正', { n: 'members-made-full' }),
  ),
  notable(
    'serving-people',
    clause('学雷锋服务岗', '设有{posts}学雷锋服务岗，服务群众{served}人次', {
      posts: names('service-posts', 'name'),
      served: 'service-post-served',
    }),
    clause('走访慰问', '走访慰问{households}户', { households: 'households-visited' }),
    clause('微心愿', '帮助实现微心愿{done}个', { done: 'wishes-fulfilled' }),
  ),
]
