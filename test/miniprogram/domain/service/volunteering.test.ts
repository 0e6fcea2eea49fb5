import { formatMinutes, totalMinutes } from '#domain/service/volunteering'

describe('Minutes of service', () => {
  it.each([
    [1, '1分钟'],
    [45, '45分钟'],
    [60, '1小时'],
    [61, '1小时1分钟'],
    [150, '2小时30分钟'],
    [1440, '24小时'],
    [0, '0分钟'],
  ])('%i are read as %s, without rounding', (minutes, text) => {
    expect(formatMinutes(minutes)).toBe(text)
  })

  it('are added in minutes', () => {
    expect(totalMinutes([{ minutes: 50 }, { minutes: 50 }, { minutes: 50 }])).toBe(150)
    expect(totalMinutes([])).toBe(0)
  })
})
