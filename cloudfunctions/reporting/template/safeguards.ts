/** （四）制度保障和党费管理. */
import type { BranchKind } from '#domain/branch/branch'
import type { Statement } from '#domain/report/duty-report'
import { by, clause, core, done, names, onlyOf, part, planOf, quiet } from './words'

/** In percent: what is not all is a shortfall, and belongs to the problems. */
const IN_TIME = 100

/** A branch's papers are its own or its committee's. */
const OF_BRANCHES = ['committee', 'branch'] as const

const AGENDA = clause(
  '支委会研究党建工作',
  '支委会研究党建工作{n}次',
  { n: part('party-building-sessions', 'organ', 'committee') },
  {
    then: [clause('支委会决定重大事项', '决定重大事项{n}项', { n: part('major-decisions', 'organ', 'committee') })],
  },
)
const plans = OF_BRANCHES.flatMap((organ) => planOf(organ, organ === 'branch' ? '支部' : '支委会'))

const SELF_CHECKS = quiet(
  done(
    '自查',
    '自查{n}轮，发现问题{found}条，已整改{done}条',
    { n: 'self-checks', found: 'self-check-problems', done: 'self-check-rectified' },
    'self-check-rectified-rate',
  ),
)

/** What the Party group holds the branches to. */
const OF_THOSE_BELOW = [
  quiet(
    done(
      '与党支部书记签订责任书',
      '与党支部书记签订责任书{n}份',
      { n: 'responsibility-letters-signed' },
      'responsibility-letters-signed-rate',
      100,
    ),
  ),
  quiet(
    clause(
      '对机关和直属单位党组织的检查',
      '检查党组织{n}轮',
      { n: 'checks-below' },
      {
        then: [
          // A round of checks without what it found would say less than nothing: both are told, however little was put right.
          clause('检查发现的问题', '发现问题{found}条', { found: 'checks-below-problems' }),
          clause('检查问题整改', '已整改{done}条', { done: 'checks-below-rectified' }),
        ],
      },
    ),
  ),
]

export const safeguards = (kind: BranchKind): readonly Statement[] => [
  core(
    'duties',
    ...onlyOf(kind, 'branch', AGENDA, ...plans),
    ...onlyOf(kind, 'bureau', ...OF_THOSE_BELOW),
    quiet(
      done(
        '一岗双责清单',
        '{n}名党员领导干部全部签订“一岗双责”清单',
        { n: 'dual-lists-signed' },
        'dual-lists-signed-rate',
        100,
      ),
    ),
    ...onlyOf(kind, 'branch', SELF_CHECKS),
  ),
  core(
    'dues',
    clause(
      '党费按时交纳率',
      '{branches}到期党费按时交纳率{rate}%（按人月计）',
      { all: 'dues-due', rate: 'dues-on-time-rate' },
      { atLeast: { rate: IN_TIME } },
    ),
    clause(
      '党费',
      '{branches}{months}应交党费{due}元，实交{paid}元',
      { due: 'dues-due', paid: 'dues-paid' },
      {
        then: [
          clause('逾期未交的党费', '逾期未交{late}元', { late: 'dues-overdue-unpaid' }),
          // A share of what has come due says nothing of it.
          clause('尚未到期的党费', '尚未到期{open}元', { open: 'dues-not-yet-due' }),
        ],
      },
    ),
    ...onlyOf(kind, 'branch', quiet(clause('党建经费', '。支出党建经费{spent}元', { spent: 'funds-spent' }))),
  ),
]

/** （五）党风廉政建设. */
export const CLEAN_CONDUCT: readonly Statement[] = [
  core(
    'clean-conduct',
    done(
      '党风廉政责任书、承诺书',
      '{branches}签订党风廉政{letters}',
      { letters: by('clean-conduct-letters-signed', 'type') },
      'clean-conduct-letters-signed-rate',
      100,
    ),
    clause(
      '廉政教育',
      '{branches}开展廉政教育{n}次',
      { n: 'clean-conduct-sessions' },
      {
        then: [
          clause('廉政教育学时', '、{hours}学时', { hours: 'clean-conduct-hours' }),
          clause('廉政教育内容', '内容有{sessions}', { sessions: names('clean-conduct-sessions', 'title') }),
        ],
      },
    ),
  ),
]
