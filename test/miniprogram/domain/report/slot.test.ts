import { civilDate } from '#domain/time/civil-date'
import { figureKey, isSlotPeriod, slotDays, type Slot, type SlotPeriod } from '#domain/report/slot'

describe('the key of a figure', () => {
  it('leaves out what is usual', () => {
    const usual: Slot = { measure: 'donated', period: 'report', scope: 'report', form: 'number' }
    expect([figureKey({ measure: 'donated' }), figureKey(usual)]).toEqual(['donated', 'donated'])
  })

  it('names the part, the period, the scope and the form', () => {
    expect(figureKey({ measure: 'donated', part: { by: 'campaign', key: '抗洪' }, period: 'last-year' })).toBe(
      'donated|campaign=抗洪|last-year',
    )
    expect(figureKey({ measure: 'outings', scope: 'author', form: 'change' })).toBe('outings|author|change')
  })

  it('tells all parts, the part that is not said and every part in words of people', () => {
    const parts = [{}, { key: '' }, { key: '*' }, { key: '%2a' }, { key: 'a|last-year' }, { key: 'a' }]
    const keys = parts.map((part) => figureKey({ measure: 'donated', part: { by: 'campaign', ...part } }))
    expect(new Set([...keys, figureKey({ measure: 'donated' })]).size).toBe(parts.length + 1)
    expect(figureKey({ measure: 'm', part: { by: 'p', key: 'a|last-year' } })).not.toBe(
      figureKey({ measure: 'm', part: { by: 'p', key: 'a' }, period: 'last-year' }),
    )
  })
})

describe('the days of a slot', () => {
  const days = (period: SlotPeriod, cutOff = '2024-02-29') => slotDays(period, 2024, civilDate(cutOff))
  it.each<[SlotPeriod, string, string, string | null]>([
    ['report', '2024-01-01', '2024-12-31', '2024-02-29'],
    ['last-year', '2023-01-01', '2023-12-31', null],
    ['half-2', '2024-07-01', '2024-12-31', '2024-02-29'],
    ['quarter-1', '2024-01-01', '2024-03-31', '2024-02-29'],
    ['month-2', '2024-02-01', '2024-02-29', '2024-02-29'],
    ['since-2019', '2019-01-01', '2024-12-31', '2024-02-29'],
  ])('%s: %s to %s, outcomes by %s', (period, from, to, cutOff) => {
    expect(days(period)).toEqual({ period: { from, to }, cutOff })
  })

  it('of last year end on the same day, on 28 February where the year has no 29th', () => {
    expect(days('same-last-year', '2024-06-10')).toMatchObject({ cutOff: '2023-06-10' })
    expect(days('same-last-year')).toMatchObject({ period: { from: '2023-01-01' }, cutOff: '2023-02-28' })
  })

  it('are none for what no year has', () => {
    const strange = ['half-3', 'quarter-0', 'month-13', 'since-1', 'since-2025', 'month-01', 'week-1'] as SlotPeriod[]
    expect(strange.map((period) => days(period))).toEqual(strange.map(() => undefined))
    expect(strange.filter(isSlotPeriod)).toEqual(['since-2025'])
  })
})
