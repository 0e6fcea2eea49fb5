import type * as Clock from '../../../miniprogram/services/clock'

const SERVER = '2025-06-10T08:30:00.000Z'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const millis = (text: string) => Date.parse(text)

let clock: typeof Clock
beforeEach(() => {
  jest.resetModules()
  clock = jest.requireActual<typeof Clock>('../../../miniprogram/services/clock')
})
afterEach(() => jest.useRealTimers())

/** An answer that is given in the middle of its way there and back, on a phone that is off by so much. */
function hear(offBy: number, tookMillis: number): void {
  const sentAt = millis(SERVER) + offBy - tookMillis / 2
  jest.useFakeTimers({ now: sentAt + tookMillis })
  clock.hearServerTime(SERVER, sentAt)
}
const shownAfter = (offBy: number, tookMillis: number) => {
  hear(offBy, tookMillis)
  return millis(clock.clockNow()) - millis(SERVER)
}

describe('what the pages take for now', () => {
  it('is the phone’s clock before the first answer', () => {
    jest.useFakeTimers({ now: millis('2025-06-09T15:59:59.999Z') })
    expect([clock.clockNow(), clock.today()]).toEqual(['2025-06-09T15:59:59.999Z', '2025-06-09'])
  })

  it.each([-DAY, DAY, -5 * MINUTE, 5 * MINUTE, -300 * DAY])(
    'is the server’s time, as near as the answer was quick, on a phone that is off by %d ms',
    (offBy) => {
      const shown = shownAfter(offBy, 800)
      expect(Math.abs(shown)).toBeLessThanOrEqual(800)
      expect(clock.today()).toBe('2025-06-10')
    },
  )

  it('goes on with the phone’s clock from there', () => {
    hear(-DAY, 0)
    jest.setSystemTime(Date.now() + 90 * MINUTE)
    expect(clock.clockNow()).toBe('2025-06-10T10:00:00.000Z')
  })

  it('is not moved by a slow answer on a phone that is right', () => {
    hear(0, 9000)
    expect(millis(clock.clockNow())).toBe(Date.now())
  })

  it('follows a clock that was set right meanwhile', () => {
    hear(-DAY, 0)
    hear(0, 200)
    expect(millis(clock.clockNow())).toBe(Date.now())
  })

  it.each([undefined, null, 7, 'yesterday', ''])('is not moved by what is no time: %j', (said) => {
    hear(-DAY, 0)
    clock.hearServerTime(said, Date.now())
    expect(clock.today()).toBe('2025-06-10')
  })
})
