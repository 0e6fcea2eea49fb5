import { parseCheckInText } from '#domain/check-in-text'
import { instant } from '#domain/instant'
import {
  noCodeText,
  shownCode,
} from '../../../../../miniprogram/packages/meeting/components/check-in-code/check-in-code-view'
import { countsOf, filterChips, rowsOf } from '../../../../../miniprogram/packages/meeting/host/host-view'
import { live, markLine, TODAY } from '../scene'

const CODE = {
  code: '1g2xab.0123456789abcdef0123456789abcdef',
  spoken: '012345',
  shownAt: instant('2025-06-10T08:31:07.000Z'),
  changesAt: instant('2025-06-10T08:31:20.000Z'),
  takenUntil: instant('2025-06-10T08:31:40.000Z'),
  opensAt: instant('2025-06-10T07:30:00.000Z'),
  closesAt: instant('2025-06-10T14:00:00.000Z'),
}

describe('the code', () => {
  it('reads back as the meeting and the code', () => {
    expect(parseCheckInText(shownCode('meeting-1', CODE).text)).toEqual({ meetingId: 'meeting-1', code: CODE.code })
  })

  it('can be read aloud, and is shown until it changes by the server’s clock', () => {
    expect(shownCode('meeting-1', CODE)).toMatchObject({ spoken: '012 345', forMillis: 13_000 })
  })

  it('says why there is none', () => {
    expect(noCodeText('scanning-off', undefined)).toContain('点名')
    expect(noCodeText('meeting-not-open', CODE.opensAt)).toContain('6月10日 15:30 起')
    expect(noCodeText('offline', undefined)).toBe('')
  })
})

describe('the list', () => {
  const people = [
    markLine({ memberId: 'a', mark: 'present' }),
    markLine({ memberId: 'b', mark: 'excused' }),
    markLine({ memberId: 'c', mark: 'absent' }),
    markLine({ memberId: 'd' }),
    markLine({ memberId: 'e', mark: 'observer', isDue: false }),
  ]

  it('counts who is due, there, excused, and not there yet', () => {
    const figures = countsOf(live({ expected: 9, present: 1, excused: 1, absent: 1, unmarked: 6, observers: 0 }))
    expect(figures.map(({ label, value }) => `${label}${value}`)).toEqual(['应到9', '已到1', '请假1', '未到7'])
  })

  it('names observers only where there are any', () => {
    expect(countsOf(live({ observers: 2 })).at(-1)).toEqual({ label: '列席', value: 2 })
  })

  it('can be narrowed, and says beforehand how many there are', () => {
    expect(filterChips(people).map(({ label }) => label)).toEqual(['全部 5', '未登记 1', '到会 2', '请假、缺席 2'])
    expect(rowsOf(people, 'there', TODAY).map(({ memberId }) => memberId)).toEqual(['a', 'e'])
    expect(rowsOf(people, 'away', TODAY).map(({ memberId }) => memberId)).toEqual(['b', 'c'])
    expect(rowsOf(people, 'unmarked', TODAY).map(({ memberId }) => memberId)).toEqual(['d'])
  })
})
