import {
  blankWords,
  evidenceRows,
  partIn,
  totalText,
} from '../../../../miniprogram/packages/report/evidence/evidence-view'
import { evidenceLine, part } from './report-data'

describe('how many records a figure rests on', () => {
  it('is told, also where there are none', () => {
    expect(totalText(46, 46)).toBe('依据 46 条记录')
    expect(totalText(0, 0)).toBe('这段时间没有这样的记录')
    expect(totalText(0, 12)).toBe('按日历计算，不依据记录')
  })
})

describe('the records of a rate', () => {
  const lines = [
    evidenceLine('1', { part: '实到' }),
    evidenceLine('2', { part: '实到' }),
    evidenceLine('3', { part: '应到' }),
  ]

  it('stand under the measure they belong to', () => {
    expect(evidenceRows(lines, []).map(({ heading }) => heading)).toEqual(['实到', '', '应到'])
  })

  it('do not repeat the heading on the next page', () => {
    const before = evidenceRows(lines.slice(0, 1), [])
    expect(evidenceRows(lines.slice(1), before).map(({ key, heading }) => [key, heading])).toEqual([
      ['1', ''],
      ['2', '应到'],
    ])
  })
})

it('a record of one of several organizations says whose it is, beside its day', () => {
  const lines = [evidenceLine('1', { branch: '第一党支部' }), evidenceLine('2')]
  expect(evidenceRows(lines, []).map(({ date }) => date)).toEqual([
    '2025年3月4日 周二　第一党支部',
    '2025年3月4日 周二',
  ])
})

describe('where there is no figure', () => {
  it('says what is missing, or why it does not apply', () => {
    expect(blankWords({ kind: 'no-record', enterAt: 'donations' }, 'own')).toEqual({
      message: '“捐款”暂无记录。登记以后，这里就有数字了。',
      enterAt: 'donations',
    })
    expect(blankWords({ kind: 'not-applicable', why: '党支部不设党组' }, 'own')).toEqual({
      message: '这一项不适用：党支部不设党组。',
      enterAt: '',
    })
  })

  it('says that a part is gone whose records were withdrawn', () => {
    expect(partIn({ kind: 'parts', parts: [part('a')], withheld: null }, 'b')).toEqual({ kind: 'gone' })
    expect(partIn({ kind: 'parts', parts: [], withheld: part('') }, 'b')).toEqual({ kind: 'withheld' })
  })
})
