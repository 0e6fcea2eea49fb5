import { civilDate } from '#domain/time/civil-date'
import { reviewed, stretchBeside, type Stretch } from '#domain/time/stretch'

const of = (stretch: Stretch, on: string, today: string) => reviewed(stretch, civilDate(on), civilDate(today))

describe('what is reviewed', () => {
  it('is a whole month that is over, beside the whole month before', () => {
    expect(of('month', '2026-03-15', '2026-04-02')).toEqual({
      ...{ period: { from: '2026-03-01', to: '2026-03-31' }, isOver: true },
      ...{ before: { from: '2026-02-01', to: '2026-02-28' }, title: '2026年3月', beforeWords: '上月' },
    })
  })
  it('reaches to today while it runs, beside as many days of the one before', () => {
    expect(of('month', '2026-11-20', '2026-11-20')).toMatchObject({
      ...{ period: { from: '2026-11-01', to: '2026-11-20' }, isOver: false, title: '2026年11月1日至11月20日' },
      ...{ before: { from: '2026-10-01', to: '2026-10-20' }, beforeWords: '上月同期' },
    })
    expect(of('year', '2026-11-20', '2026-11-20')).toMatchObject({
      ...{ before: { from: '2025-01-01', to: '2025-11-20' }, beforeWords: '上年同期' },
    })
  })
  it('never reaches beyond the end of the one before', () => {
    // 30 March is the thirtieth day; February has 28.
    expect(of('month', '2026-03-30', '2026-03-30')).toMatchObject({
      ...{ before: { from: '2026-02-01', to: '2026-02-28' }, beforeWords: '上月' },
    })
  })
  it('crosses New Year', () => {
    expect(of('quarter', '2026-02-01', '2026-05-01')).toMatchObject({
      ...{ period: { from: '2026-01-01', to: '2026-03-31' }, title: '2026年一季度', beforeWords: '上季度' },
      before: { from: '2025-10-01', to: '2025-12-31' },
    })
    expect(stretchBeside('month', civilDate('2026-01-31'), -1)).toBe('2025-12-01')
    expect(stretchBeside('quarter', civilDate('2026-11-30'), 1)).toBe('2027-01-01')
  })
  it('is nothing before it has begun', () => {
    expect(of('month', '2026-12-01', '2026-11-30')).toBeUndefined()
  })
})
