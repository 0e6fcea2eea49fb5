import { civilDate, month } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { chosenDay, dayText, dayWithWeekday, momentText, monthText } from '../../../miniprogram/text/dates'

describe('days as the pages say them', () => {
  it('says the day and its weekday', () => {
    expect(dayWithWeekday(civilDate('2025-03-04'))).toBe('3月4日 周二')
    expect(dayWithWeekday(civilDate('2025-03-09'))).toBe('3月9日 周日')
  })
  it('says the year only of another year', () => {
    expect(dayText(civilDate('2025-03-04'), 2025)).toBe('3月4日')
    expect(dayText(civilDate('2024-12-31'), 2025)).toBe('2024年12月31日')
  })
  it('says a moment on Beijing’s clock', () => {
    expect(momentText(instant('2025-03-04T16:30:00.000Z'))).toBe('3月5日 00:30')
  })
  it('says a month by its number', () => {
    expect(monthText(month('2025-03'))).toBe('3月')
  })
  it('asks for a day while none is chosen', () => {
    expect(chosenDay('')).toBe('请选择日期')
    expect(chosenDay('2025-03-04')).toBe('2025年3月4日 周二')
  })
})
