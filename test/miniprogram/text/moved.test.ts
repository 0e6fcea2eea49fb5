import { instant } from '#domain/time/instant'
import { movedText } from '../../../miniprogram/text/moved'

const originally = { startsAt: instant('2025-06-10T08:30:00.000Z'), place: '三楼会议室' }
const later = instant('2025-06-11T06:30:00.000Z')

describe('a meeting that was moved', () => {
  it.each([
    ['in its time', { startsAt: later }, '时间有改动，原定6月10日 周二 16:30'],
    ['in its place', { place: '大厅' }, '地点有改动，原定三楼会议室'],
    ['in both', { startsAt: later, place: '大厅' }, '时间和地点有改动，原定6月10日 周二 16:30，三楼会议室'],
  ])('%s says what it was', (_, change, text) => {
    expect(movedText({ ...originally, ...change, originally }, 2025)).toBe(text)
  })

  it('names the year where it is another', () => {
    expect(movedText({ ...originally, startsAt: later, originally }, 2026)).toContain('原定2025年6月10日 周二')
  })

  it('says nothing where it stands as convened', () => {
    expect(movedText({ ...originally, originally: null }, 2025)).toBe('')
  })
})
