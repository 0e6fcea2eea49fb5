/** （四）制度保障、督查考核和党费管理. */
import type { Statement } from '#domain/report/duty-report'
import { clause, core, names, notable } from './words'

/** In percent: below it nobody would call it an achievement. */
const IN_TIME = 90

export const SAFEGUARDS: readonly Statement[] = [
  core(
    'dues',
    clause(
      '党费',
      '{months}党员交纳党费{paid}元',
      { paid: 'dues-paid' },
      {
        then: [
          clause('按时交纳率', '按时交纳率{rate}%', { rate: 'dues-on-time-rate' }, { atLeast: { rate: IN_TIME } }),
        ],
      },
    ),
    clause('党建经费', '支出党建经费{spent}元', { spent: 'funds-spent' }, { worth: 'notable' }),
    clause(
      '自查',
      '开展自查{n}轮',
      { n: 'self-checks' },
      {
        worth: 'notable',
        then: [
          clause('自查问题整改', '发现问题{found}条，已整改{done}条', {
            found: 'self-check-problems',
            done: 'self-check-rectified',
          }),
        ],
      },
    ),
  ),
  notable(
    'publicity-and-honours',
    clause('宣传信息', '发布宣传信息{n}条', { n: 'publicity-items' }),
    clause('阵地建设', '完成{items}阵地建设', { items: names('premises-done', 'name') }),
    clause('集体荣誉', '获得{honours}集体荣誉', { honours: names('honours-of-organization', 'name') }),
    clause('个人荣誉', '党员获得{honours}荣誉', { honours: names('honours-of-members', 'name') }),
    clause('党建品牌', '形成{brands}党建品牌', { brands: names('brand-items', 'name') }),
  ),
]

/** （五）党风廉政建设. */
export const CLEAN_CONDUCT: readonly Statement[] = [
  core(
    'clean-conduct',
    clause('党风廉政责任书、承诺书', '应签党风廉政责任书、承诺书{due}份，已签{n}份', {
      due: 'clean-conduct-letters-to-sign',
      n: 'clean-conduct-letters-signed',
    }),
    clause('廉政教育', '开展廉政教育{n}次', { n: 'clean-conduct-sessions' }),
  ),
]
