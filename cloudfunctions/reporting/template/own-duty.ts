/** （二）履行第一责任人职责: what the secretary and the committee themselves did. */
import type { Statement } from '#domain/report/duty-report'
import { by, clause, statement } from './words'

export const OWN_DUTY: readonly Statement[] = [
  statement(
    'party-building-on-the-agenda',
    clause(
      '研究党建工作的会议',
      '党组会议和支委会研究党建工作{sessions}次，涉及党建议题{items}项，覆盖{months}个月',
      { sessions: 'party-building-sessions', items: 'party-building-items', months: 'party-building-months' },
      '党组会议和支委会没有研究党建工作的记录',
    ),
    clause('集体决定的重大事项', '集体研究决定重大事项{decisions}项', { decisions: 'major-decisions' }),
  ),
  statement(
    'division-of-duties',
    clause('分工通知', '{date}印发支部委员分工通知', { date: 'duty-notice-date' }),
    clause('支部委员职责', '明确{posts}个支部委员职务的职责', { posts: 'posts-with-duties' }),
    clause('一岗双责清单', '{signed}名党员领导干部签订一岗双责清单，签订率{rate}%', {
      signed: 'dual-lists-signed',
      rate: 'dual-lists-signed-rate',
    }),
    clause(
      '与党支部书记签订责任书',
      '应与党支部书记签订责任书{all}份，已签{signed}份',
      { all: 'responsibility-letters-to-sign', signed: 'responsibility-letters-signed' },
      '本年没有需要与党支部书记签订的责任书',
    ),
  ),
  statement(
    'plan',
    clause('年度计划', '年度计划列入事项{all}项，已完成{done}项，完成率{rate}%，逾期未完成{overdue}项', {
      all: 'plan-items',
      done: 'plan-items-done',
      rate: 'plan-items-done-rate',
      overdue: 'plan-items-overdue',
    }),
  ),
  statement(
    'lectures',
    clause('书记讲党课', '书记讲党课{n}次', { n: 'lectures-by-secretary' }, '书记全年没有讲党课的记录'),
    clause('党员领导干部讲党课', '其他党员领导干部讲党课{n}次', { n: 'lectures-by-leaders' }),
  ),
  statement(
    'contact-points',
    clause('联系点走访', '{people}名党员领导干部到联系点{visits}次，收集问题{found}个，解决{solved}个', {
      people: 'contact-visitors',
      visits: 'contact-visits',
      found: 'contact-problems',
      solved: 'contact-problems-solved',
    }),
    clause('调研', '开展调研{visits}次，形成书面报告{findings}份', {
      visits: 'research-visits',
      findings: 'research-visits-with-finding',
    }),
  ),
  statement(
    'disclosure',
    clause('党务公开', '党务公开{n}项，其中{channels}', {
      n: 'disclosures',
      channels: by('disclosures', 'channel'),
    }),
  ),
]
