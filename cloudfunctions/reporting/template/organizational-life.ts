/** （三）组织生活、学习教育和党员作用. */
import type { BranchKind } from '#domain/branch/branch'
import type { Clause, Statement } from '#domain/report/duty-report'
import { by, clause, core, done, names, notable, onlyOf } from './words'

/** In percent: below these nobody would call it an achievement. */
const ATTENDANCE = 80
const REACHED = 90

/** What was found is said; what came of it where most of it is put right. */
function life(kind: string, title: string, text: string): Clause {
  const rectified = done(
    `${title}问题整改`,
    '已整改{done}条',
    { done: `${kind}-rectified` },
    `${kind}-rectified-rate`,
    REACHED,
  )
  return clause(title, text, { found: `${kind}-problems` }, { then: [rectified] })
}

const PART_OF_MEMBERS = notable(
  'serving-people',
  done(
    '公开承诺',
    '{people}名党员作出公开承诺{made}条，已兑现{kept}条',
    { people: 'commitment-people', made: 'commitments-made', kept: 'commitments-kept' },
    'commitments-kept-rate',
  ),
  clause('接收预备党员', '接收预备党员{n}名', { n: 'members-admitted' }),
  clause('预备党员转正', '预备党员转正{n}名', { n: 'members-made-full' }),
  clause('学雷锋服务岗', '。{posts}学雷锋服务岗服务群众{served}人次', {
    posts: names('service-posts', 'lasting'),
    served: 'service-post-served',
  }),
  // Who served at the posts is not who visited.
  clause('走访慰问', '。{we}走访慰问{households}户', { households: 'households-visited' }),
)

export const organizationalLife = (kind: BranchKind): readonly Statement[] => [
  core(
    'three-meetings-one-lecture',
    clause(
      '三会一课到会率',
      '{branches}三会一课到会率{rate}%',
      { all: 'three-meetings-one-lecture', rate: 'three-meetings-one-lecture-attendance-rate' },
      { atLeast: { rate: ATTENDANCE } },
    ),
    // Of several branches together: not every one of them held each.
    clause('三会一课', `{branches}{span}${kind === 'bureau' ? '共' : ''}组织{kinds}`, {
      kinds: by('three-meetings-one-lecture', 'kind'),
    }),
  ),
  core(
    'themed-party-days',
    clause('主题党日', '{branches}开展主题党日{n}次', { n: 'themed-party-day-count' }),
    ...onlyOf(
      kind,
      'branch',
      life('organizational-life-meeting', '组织生活会', '组织生活会查摆问题{found}条'),
      clause('民主评议党员', '民主评议党员{n}名', { n: 'evaluated' }),
    ),
    ...onlyOf(kind, 'bureau', life('democratic-life-meeting', '民主生活会', '。党组民主生活会查摆问题{found}条')),
  ),
  core(
    'study',
    // 内容有: of several branches each studied some of it.
    clause(
      '集中学习',
      '{branches}开展集中学习{n}次',
      { n: 'collective-study-count' },
      { then: [clause('集中学习内容', '内容有{topics}', { topics: names('collective-study-count', 'title') })] },
    ),
    done('心得体会', '{branches}党员撰写心得体会{n}篇', { n: 'study-notes' }, 'study-note-authors-rate', REACHED),
    // Hours of study are of every meeting where people study, not of those sessions alone.
    clause(
      '学习学时',
      '{branches}各类学习人均{each}学时',
      { all: 'study-hours', each: 'study-hours-per-member' },
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
  ),
  ...onlyOf(kind, 'branch', PART_OF_MEMBERS),
]
