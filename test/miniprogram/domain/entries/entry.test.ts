import { ENTRY_ACTS, ENTRY_STATES, isLate, lateFrom, nextState, type EntryAct } from '#domain/entries/entry'
import { addDays, civilDate } from '#domain/time/civil-date'
import { instant, instantAt } from '#domain/time/instant'
import fc from 'fast-check'

describe('what may be done with a record', () => {
  const becomes = (act: EntryAct) =>
    Object.fromEntries(
      ENTRY_STATES.flatMap((state) => {
        const next = nextState(state, act)
        return next ? [[state, next]] : []
      }),
    )

  it('is confirmed while it waits or is disputed', () => {
    expect(becomes('confirm')).toEqual({ proposed: 'confirmed', disputed: 'confirmed' })
  })

  it('is disputed while it waits or counts', () => {
    expect(becomes('dispute')).toEqual({ proposed: 'disputed', confirmed: 'disputed' })
  })

  it('is withdrawn or corrected in each of these', () => {
    const from = (to: string) => ({ proposed: to, confirmed: to, disputed: to })
    expect([becomes('withdraw'), becomes('supersede')]).toEqual([from('withdrawn'), from('superseded')])
  })

  it('is nothing any more once it is withdrawn or corrected', () => {
    for (const act of ENTRY_ACTS)
      expect([nextState('withdrawn', act), nextState('superseded', act)]).toEqual([undefined, undefined])
  })
})

describe('a late record', () => {
  const day = civilDate('2025-06-10')

  it('is one of more days ago than the branch gives, on Beijing’s calendar', () => {
    expect(isLate(day, instant('2025-06-17T15:59:59.999Z'), 7)).toBe(false)
    expect(isLate(day, instant('2025-06-17T16:00:00.000Z'), 7)).toBe(true)
    expect(isLate(day, instant('2025-06-10T15:59:59.999Z'), 0)).toBe(false)
    expect(isLate(day, instant('2025-06-10T16:00:00.000Z'), 0)).toBe(true)
  })

  it('is late from the day that is named beforehand', () => {
    expect(lateFrom(day, 7)).toBe('2025-06-18')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 120 }), (afterDays, passed) => {
        const recordedOn = addDays(day, passed)
        expect(isLate(day, instantAt(recordedOn, '12:00'), afterDays)).toBe(recordedOn >= lateFrom(day, afterDays))
      }),
    )
  })
})
