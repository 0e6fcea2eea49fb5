/** （四）制度保障、督查考核和党费管理. */
import type { Statement } from '#domain/report/duty-report'
import { by, clause, statement } from './words'

export const SAFEGUARDS: readonly Statement[] = [
  statement(
    'self-checks',
    clause('自查', '开展自查{n}轮，发现问题{found}条，已整改{done}条，整改率{rate}%', {
      n: 'self-checks',
      found: 'self-check-problems',
      done: 'self-check-rectified',
      rate: 'self-check-rectified-rate',
    }),
    clause('自查报告', '收到工作人员自查报告{n}份，提交率{rate}%', {
      n: 'self-inspection-reports',
      rate: 'self-inspection-report-rate',
    }),
  ),
  statement(
    'assessment',
    clause('考核办法', '制定考核办法{n}份', { n: 'assessment-documents' }),
    clause('考核指标', '设考核指标{all}项，其中目标、责任人和完成值齐全的{complete}项', {
      all: 'assessment-indicators',
      complete: 'assessment-indicators-complete',
    }),
  ),
  statement(
    'dues',
    clause('党费', '应交党费党员{people}人，应交{due}元、已交{paid}元，按月计按时交纳率{rate}%', {
      people: 'dues-payers',
      due: 'dues-due',
      paid: 'dues-paid',
      rate: 'dues-on-time-rate',
    }),
    clause('免交党费', '免交党费{n}人', { n: 'dues-exempt-people' }),
    clause('大额党费', '收到自愿交纳的大额党费{n}元', { n: 'dues-large-voluntary' }, '没有收到大额党费'),
    clause('党费提醒谈话', '党费逾期{episodes}次，开展提醒谈话{talks}次', {
      episodes: 'dues-overdue-episodes',
      talks: 'dues-talks',
    }),
  ),
  statement(
    'publicity',
    clause('宣传信息', '发布宣传信息{n}条，涉及渠道{kinds}种，其中{channels}', {
      n: 'publicity-items',
      kinds: 'publicity-channels',
      channels: by('publicity-items', 'channel'),
    }),
    clause('信息和简报', '编发信息和简报{n}篇，其中{levels}', {
      n: 'publications',
      levels: by('publications', 'level'),
    }),
  ),
  statement(
    'premises',
    clause('阵地建设', '计划建设阵地项目{all}项，建成{done}项', { all: 'premises-planned', done: 'premises-done' }),
    clause('党建经费', '支出党建经费{spent}元，其中{uses}', { spent: 'funds-spent', uses: by('funds-spent', 'use') }),
  ),
  statement(
    'honours',
    clause('荣誉', '获得荣誉{n}项，其中{levels}', { n: 'honours', levels: by('honours', 'level') }),
    clause('党建品牌', '形成党建品牌{n}个', { n: 'brand-items' }),
  ),
]

/** （五）党风廉政建设. */
export const CLEAN_CONDUCT: readonly Statement[] = [
  statement(
    'clean-conduct',
    clause('党风廉政建设领导小组', '{date}成立党风廉政建设领导小组，成员{n}人', {
      date: 'clean-conduct-group-date',
      n: 'clean-conduct-group-members',
    }),
    clause('党风廉政责任书、承诺书', '应签党风廉政责任书、承诺书{all}份，已签{signed}份，签订率{rate}%', {
      all: 'clean-conduct-letters-to-sign',
      signed: 'clean-conduct-letters-signed',
      rate: 'clean-conduct-letters-signed-rate',
    }),
    clause('廉政教育', '开展廉政教育{n}次、{hours}学时，其中{topics}', {
      n: 'clean-conduct-sessions',
      hours: 'clean-conduct-hours',
      topics: by('clean-conduct-sessions', 'topic'),
    }),
  ),
]
