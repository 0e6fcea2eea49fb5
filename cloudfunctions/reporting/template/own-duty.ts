/** （二）履行第一责任人职责: what the author did, and what the committee and the leading group were led to do. */
import type { Organ } from '#domain/meeting/meeting-kinds'
import type { Clause, Statement } from '#domain/report/duty-report'
import { clause, core, led, names, notable, of, part } from './words'

export const OWN_DUTY: readonly Statement[] = [
  led(
    '我',
    core(
      'own-doings',
      clause('书记带队参加志愿服务', '带队参加志愿服务{n}次', { n: of('author', 'outings') }),
      clause(
        '书记到联系点',
        '到{points}联系点走访{visits}次',
        { points: of('author', names('contact-points', 'place')), visits: of('author', 'contact-visits') },
        { then: [clause('书记解决问题', '解决问题{n}个', { n: of('author', 'contact-problems-solved') })] },
      ),
      clause('书记讲党课', '讲党课{n}次', { n: of('author', 'party-lecture-count') }),
    ),
  ),
  core(
    'party-building-on-the-agenda',
    agenda('leading-group', '党组会议'),
    agenda('committee', '支委会'),
    clause('年度计划', '完成年度计划事项{done}项', { done: 'plan-items-done' }),
  ),
  notable(
    'division-of-duties',
    clause('分工通知', '印发{notices}', { notices: names('duty-notices', 'document') }),
    clause('一岗双责清单', '{n}名党员领导干部签订一岗双责清单', { n: 'dual-lists-signed' }),
  ),
]

/** Each organ has its own number. */
function agenda(organ: Organ, title: string): Clause {
  return clause(
    `${title}研究党建工作`,
    `${organ === 'committee' ? '{branches}' : ''}${title}研究党建工作{n}次`,
    { n: part('party-building-sessions', 'organ', organ) },
    {
      then: [clause(`${title}决定重大事项`, '决定重大事项{n}项', { n: part('major-decisions', 'organ', organ) })],
    },
  )
}
