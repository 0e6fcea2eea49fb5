import { civilDate } from '#domain/time/civil-date'
import { unmetNorms } from '../../../../cloudfunctions/reporting/problems/unmet-norms'
import { branch } from '../../../builders/office'

type Held = Parameters<typeof unmetNorms>[1]['held']

/** 三会一课 by the month (《中国共产党支部工作条例（试行）》): of a branch with a committee, without cells. */
function told(held: Held) {
  const asked = { year: 2025, cutOff: civilDate('2025-12-31'), held, fullMembers: 20, committeeMembers: 5 }
  const unmet = unmetNorms(branch({ cells: [] }), asked)
  return unmet.find(({ measure }) => measure === 'committee-meeting-count')?.when
}
const inMonth = (month: string): Held[number] => ({
  organ: 'committee',
  kinds: ['committee-meeting'],
  occurredOn: civilDate(`2025-${month}-10`),
  cellId: null,
  lecturer: null,
})

describe('what was not held often enough', () => {
  it('is told month by month where it is few', () => {
    const but = ['01', '02', '03', '04', '05', '06', '07', '09', '10', '11']
    expect(told(but.map(inMonth))).toBe('8月、12月没有记录')
  })

  it('is of some months where it is more, of all where nothing was held', () => {
    expect(told(['01', '02', '03'].map(inMonth))).toBe('部分月份没有记录')
    expect(told([])).toBe('各月都没有记录')
  })
})
