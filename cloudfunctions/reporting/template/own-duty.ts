/** （二）履行第一责任人职责: what the author did, and what the Party group did that the author leads. */
import type { BranchKind } from '#domain/branch/branch'
import type { Statement } from '#domain/report/duty-report'
import { clause, core, led, names, of, onlyOf, part, partOf, planOf, quiet } from './words'

const GROUP = 'leading-group'

const PARTY_GROUP = core(
  'party-group',
  clause(
    '党组会议研究党建工作',
    '党组会议研究党建工作{n}次',
    { n: part('party-building-sessions', 'organ', GROUP) },
    { then: [clause('党组决定重大事项', '决定重大事项{n}项', { n: part('major-decisions', 'organ', GROUP) })] },
  ),
  quiet(
    clause('党组分工通知', '印发{notices}', {
      notices: names(partOf('duty-notices', 'organ', GROUP), 'document'),
    }),
  ),
  ...planOf(GROUP, '党组'),
)

export const ownDuty = (kind: BranchKind): readonly Statement[] => [
  led(
    '我',
    core(
      'own-doings',
      clause('书记带队参加志愿服务', '带队开展志愿服务{n}次', { n: of('author', 'outings') }),
      clause(
        '书记到联系点',
        '到{points}联系点走访{visits}次',
        { points: of('author', names('contact-points', 'place')), visits: of('author', 'contact-visits') },
        { then: [clause('书记解决问题', '解决问题{n}个', { n: of('author', 'contact-problems-solved') })] },
      ),
      clause('书记讲党课', '以{lectures}为题讲党课{n}次', {
        lectures: of('author', names('party-lecture-count', 'title')),
        n: of('author', 'party-lecture-count'),
      }),
    ),
  ),
  ...onlyOf(kind, 'bureau', PARTY_GROUP),
]
