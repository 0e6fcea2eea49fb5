import fc from 'fast-check'
import { nextFire, parseCron } from '../../timers/cron'

/** The first times a timer fires after a moment, both on Beijing's clock. */
function fires(expression: string, after: string, times = 1): string[] {
  const cron = parseCron(expression)
  const found: string[] = []
  let millis: number | undefined = Date.parse(`${after}+08:00`)
  while (found.length < times) {
    millis = nextFire(cron, millis)
    if (millis === undefined) break
    found.push(new Date(millis + 8 * 3600_000).toISOString().slice(0, 19))
  }
  return found
}

describe('a timer’s seven fields', () => {
  // The examples of CloudBase's documentation of timer triggers.
  it.each([
    ['*/5 * * * * * *', ['2025-03-04T08:00:05', '2025-03-04T08:00:10']],
    ['0 0 2 1 * * *', ['2025-04-01T02:00:00', '2025-05-01T02:00:00']],
    ['0 15 10 * * MON-FRI *', ['2025-03-04T10:15:00', '2025-03-05T10:15:00']],
    ['0 0 10,14,16 * * * *', ['2025-03-04T10:00:00', '2025-03-04T14:00:00']],
    ['0 */30 9-17 * * * *', ['2025-03-04T09:00:00', '2025-03-04T09:30:00']],
    ['0 0 12 * * WED *', ['2025-03-05T12:00:00', '2025-03-12T12:00:00']],
    ['0 1/10 8 * * * *', ['2025-03-04T08:01:00', '2025-03-04T08:11:00']],
  ])('%s, on Beijing’s clock', (expression, expected) => {
    expect(fires(expression, '2025-03-04T08:00:00', 2)).toEqual(expected)
  })

  it('are read in Beijing: nine in the morning is one in UTC', () => {
    const at = nextFire(parseCron('0 0 9 * * * *'), Date.parse('2025-03-04T00:59:59.999Z'))
    expect(at).toBe(Date.parse('2025-03-04T01:00:00.000Z'))
  })

  it('never fire at the moment itself again', () => {
    expect(fires('0 0 9 * * * *', '2025-03-04T09:00:00')).toEqual(['2025-03-05T09:00:00'])
  })

  it('skip months without the day', () => {
    expect(fires('0 0 0 31 * * *', '2025-01-31T00:00:00', 2)).toEqual(['2025-03-31T00:00:00', '2025-05-31T00:00:00'])
    expect(fires('0 0 0 29 FEB * *', '2025-01-01T00:00:00')).toEqual(['2028-02-29T00:00:00'])
  })

  it('fire on the day or on the weekday when both are given', () => {
    expect(fires('0 0 0 1 * SUN *', '2025-03-01T00:00:00', 6)).toEqual([
      '2025-03-02T00:00:00',
      '2025-03-09T00:00:00',
      '2025-03-16T00:00:00',
      '2025-03-23T00:00:00',
      '2025-03-30T00:00:00',
      '2025-04-01T00:00:00',
    ])
  })

  it('end with their last year', () => {
    expect(fires('0 0 0 1 1 * 2025', '2025-01-01T00:00:00')).toEqual([])
  })

  it('agree with a clock that is read second by second', () => {
    const field = (from: number, to: number) =>
      fc.oneof(
        fc.constant('*'),
        fc.integer({ min: from, max: to }).map(String),
        fc.integer({ min: 2, max: to }).map((step) => `*/${step}`),
      )
    const expression = fc.tuple(field(0, 59), field(0, 59), field(0, 23)).map((fields) => `${fields.join(' ')} * * * *`)
    const start = Date.parse('2025-03-04T00:00:00+08:00')
    fc.assert(
      fc.property(expression, fc.nat(3600), (text, offset) => {
        const [second, minute, hour] = text.split(' ').map((part) => (value: number) => {
          if (part === '*') return true
          return part.startsWith('*/') ? value % Number(part.slice(2)) === 0 : value === Number(part)
        })
        let at = offset + 1
        while (!second?.(at % 60) || !minute?.(Math.floor(at / 60) % 60) || !hour?.(Math.floor(at / 3600) % 24)) at++
        expect(nextFire(parseCron(text), start + offset * 1000)).toBe(start + at * 1000)
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    '0 9 * * *',
    '60 0 9 * * * *',
    '0 0 24 * * * *',
    '0 0 9 0 * * *',
    '0 0 9 * 13 * *',
    '0 0 9 * * 7 *',
    '0 0 9 * * * 1969',
    '0 0 17-9 * * * *',
    '0 0 9/0 * * * *',
    '0 0 9 * * FUN *',
    '0 0 1-2-3 * * * *',
    '-1 0 9 * * * *',
    '/5 0 9 * * * *',
    '0 0 9 L * * *',
    '0 0 9 15W * * *',
    '0 0 9 ? * * *',
    '0 0 9 * * 1#2 *',
    '0 0 9 * * +1 *',
    '0 0 9 * * * 2100',
    '0 0 9 * * * */2',
    '2025-03-04T09:00:00',
    '@daily',
  ])('are refused when they are wrong: %s', (expression) => {
    expect(() => parseCron(expression)).toThrow(RangeError)
  })
})
