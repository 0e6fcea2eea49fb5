import { parseCheckInText } from '#domain/meeting/check-in-text'
import { instant } from '#domain/time/instant'
import { noCodeText, qrSize, shownCode } from '../../../../../miniprogram/components/check-in-code/check-in-code-view'
import { filterChips, rowsOf } from '../../../../../miniprogram/packages/meeting/components/roll-call/roll-call-view'
import {
  arrivedWords,
  countsOf,
  hostParts,
  missingNames,
} from '../../../../../miniprogram/packages/meeting/host/host-view'
import { failedScan, live, markLine, TODAY } from '../scene'

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
    expect(parseCheckInText(shownCode({ meetingId: 'meeting-1' }, CODE).text)).toEqual({
      meetingId: 'meeting-1',
      code: CODE.code,
    })
  })

  it('can be read aloud, and is shown until it changes by the server’s clock', () => {
    expect(shownCode({ meetingId: 'meeting-1' }, CODE)).toMatchObject({
      spoken: '012 345',
      spelt: '0 1 2 3 4 5',
      forMillis: 13_000,
    })
  })

  it('is larger alone on the screen, and leaves room for the digits on a small phone', () => {
    const small = { windowWidth: 360, windowHeight: 560 }
    expect(qrSize(small, true)).toBeGreaterThan(qrSize(small, false))
    expect(qrSize(small, true)).toBeLessThan(560 / 2)
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

  it('says beside the code how many of those due are there', () => {
    expect(arrivedWords(live({ expected: 9, present: 4 }))).toBe('已到 4/9')
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

describe('the parts of the screen', () => {
  const asked = markLine({ memberId: 'b', name: '张红', mark: 'excused', leave: 'asked' })

  it('say how many things wait', () => {
    expect(hostParts(live(), true).map(({ label }) => label)).toEqual(['签到码', '名单', '待处理'])
    expect(hostParts(live({ people: [asked], scans: [failedScan()] }), true).at(-1)?.label).toBe('待处理 2')
  })

  it('have no code where the branch does not scan', () => {
    expect(hostParts(live(), false).map(({ part }) => part)).toEqual(['list', 'waiting'])
  })

  it('name who is not there yet, without those on leave and observers', () => {
    const people = [
      markLine({ memberId: 'a', name: '李明', mark: 'present' }),
      asked,
      markLine({ memberId: 'c', name: '王书记' }),
      markLine({ memberId: 'd', name: '赵青', mark: 'absent' }),
      markLine({ memberId: 'e', name: '客人', isDue: false, mark: 'observer' }),
    ]
    expect(missingNames(live({ people }))).toBe('王书记、赵青')
  })
})
