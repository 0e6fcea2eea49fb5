/** Ledger kinds of clean conduct (党风廉政). */
import type { LedgerKind } from '../ledger'
import { choice, members, minutes, OPTIONAL, shortText, wholeNumber } from './fields'

export const CONDUCT_KINDS: readonly LedgerKind[] = [
  {
    code: 'clean-conduct-group',
    title: '党风廉政建设领导小组',
    unit: '个',
    about: 'branch',
    selfEntry: false,
    namesOrgan: true,
    lasting: true,
    conclusion: '调整',
    fields: [shortText('document', '成立文件'), shortText('number', '文号', OPTIONAL), members('members', '组成人员')],
  },
  {
    code: 'clean-conduct-letter',
    title: '党风廉政责任书、承诺书',
    unit: '批',
    about: 'branch',
    selfEntry: false,
    namesOrgan: true,
    conclusion: '签订',
    fields: [
      choice('type', '种类', { responsibility: '责任书', commitment: '承诺书' }),
      wholeNumber('toSign', '应签', '份', { atLeast: 1 }),
      wholeNumber('signed', '已签', '份', { outcome: true, notAbove: 'toSign' }),
    ],
  },
  {
    code: 'clean-conduct-session',
    title: '廉政教育',
    unit: '次',
    about: 'branch',
    selfEntry: false,
    namesOrgan: true,
    fields: [
      choice('topic', '主题', {
        warning: '警示教育',
        discipline: '党纪法规',
        'eight-rules': '中央八项规定精神',
        culture: '廉洁文化',
        festival: '节前提醒',
        other: '其他',
      }),
      shortText('title', '教育内容'),
      minutes('minutes', '时长'),
      wholeNumber('attended', '参加', '人', OPTIONAL),
    ],
  },
]
