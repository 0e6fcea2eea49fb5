import { addMinutes, instant, type Instant } from '#domain/time/instant'
import type { EarlierPlan } from '#domain/meeting/meeting'
import { isSilent, meetingNotice } from '#domain/messages/meeting-notice'
import type { Reminder } from '#domain/messages/reminder'

/** Wednesday 11 June 2025, 14:30 in Beijing. */
const START = instant('2025-06-11T06:30:00.000Z')
const before = (hours: number, minutes = 0) => addMinutes(START, -hours * 60 - minutes)

type Known = Parameters<typeof meetingNotice>[0]
const meeting = (more: Partial<Known> = {}): Known => ({
  _id: 'm1',
  state: 'convened',
  startsAt: START,
  place: '三楼会议室',
  ...more,
})
const told = (what: string, at: Instant, state: Reminder['state'] = 'sent') => ({
  _id: `meeting:p1:m1:${what}`,
  at,
  state,
})
const wasAt = (startsAt: Instant, until: Instant, place = '三楼会议室'): EarlierPlan => ({ startsAt, place, until })
const NOBODY_TOLD = { memberId: 'p1', told: [] }
const occasion = (of: Known, now: Instant, ...before: ReturnType<typeof told>[]) =>
  meetingNotice(of, { memberId: 'p1', told: before }, now)?.occasion

describe('a meeting that is near', () => {
  it.each([
    ['more than a day ahead', before(24, 1), undefined],
    ['a day ahead', before(24), 'upcoming'],
    ['a minute ahead', before(0, 1), 'upcoming'],
    ['that begins', START, undefined],
    ['that has begun', addMinutes(START, 1), undefined],
  ])('%s', (_, now, what) => {
    expect(occasion(meeting(), now)).toBe(what)
  })

  it('is reminded of once, whatever became of the message', () => {
    for (const state of ['claimed', 'sent', 'refused', 'failed'] as const)
      expect(occasion(meeting(), before(2), told('upcoming', before(20), state))).toBeUndefined()
  })

  it('is reminded of again once a message that WeChat was too busy for is due, which tells nobody anything', () => {
    const waiting = told('upcoming', before(20), 'waiting')
    expect(occasion(meeting(), before(19, 46), waiting)).toBeUndefined()
    expect(occasion(meeting(), before(19, 45), waiting)).toBe('upcoming')
  })

  it('is not reminded of when the person has heard of it within the day', () => {
    const moved = meeting({ earlierPlans: [wasAt(before(5), before(21))] })
    expect(occasion(moved, before(2), told('changed-1', before(20)))).toBeUndefined()
    expect(occasion(moved, before(2), told('changed-1', before(20), 'failed'))).toBe('upcoming')
  })

  it('is not reminded of when what told them a day before may have left, though nobody knows', () => {
    const moved = meeting({ earlierPlans: [wasAt(before(5), before(30))] })
    expect(occasion(moved, before(2), told('changed-1', before(24), 'claimed'))).toBeUndefined()
    expect(occasion(moved, before(2), told('changed-1', before(24)))).toBeUndefined()
    expect(occasion(moved, before(2), told('changed-1', before(24, 1)))).toBe('upcoming')
  })

  it('is reminded of though the person heard of it days ago', () => {
    const moved = meeting({ earlierPlans: [wasAt(before(48), before(70))] })
    expect(occasion(moved, before(20), told('changed-1', before(60)))).toBe('upcoming')
  })

  it('has one id for each person, meeting and occasion', () => {
    expect(meetingNotice(meeting(), NOBODY_TOLD, before(2))?._id).toBe('meeting:p1:m1:upcoming')
  })

  it('that is closed already says nothing', () => {
    expect(occasion(meeting({ state: 'closed' }), before(2))).toBeUndefined()
  })
})

describe('a meeting that was moved', () => {
  it('is told with what moved', () => {
    const later = meeting({ earlierPlans: [wasAt(before(2), before(30))] })
    expect(meetingNotice(later, NOBODY_TOLD, before(29))).toEqual({
      _id: 'meeting:p1:m1:changed-1',
      occasion: 'changed',
      moves: ['time'],
    })
    const elsewhere = meeting({ earlierPlans: [wasAt(START, before(30), '一楼大厅')] })
    expect(meetingNotice(elsewhere, NOBODY_TOLD, before(29))?.moves).toEqual(['place'])
    const both = meeting({ earlierPlans: [wasAt(before(2), before(30), '一楼大厅')] })
    expect(meetingNotice(both, NOBODY_TOLD, before(29))?.moves).toEqual(['time', 'place'])
  })

  it('waits while it is more than three days ahead, then and now', () => {
    const moved = meeting({ earlierPlans: [wasAt(addMinutes(START, 60), before(100))] })
    expect(occasion(moved, before(72, 1))).toBeUndefined()
    expect(occasion(moved, before(72))).toBe('changed')
  })

  it('is told at once when the hour people know is near', () => {
    const moved = meeting({ earlierPlans: [wasAt(before(200), before(230))] })
    expect(occasion(moved, before(229))).toBe('changed')
    expect(occasion(moved, before(199))).toBeUndefined()
  })

  it('twice between two runs is told once, as it last stands', () => {
    const moved = meeting({ earlierPlans: [wasAt(before(2), before(30)), wasAt(before(1), before(29, 55))] })
    expect(meetingNotice(moved, NOBODY_TOLD, before(29, 50))?._id).toBe('meeting:p1:m1:changed-2')
    expect(occasion(moved, before(29), told('changed-2', before(29, 50)))).toBeUndefined()
  })

  it('again after it was told is told again', () => {
    const moved = meeting({ earlierPlans: [wasAt(before(2), before(50)), wasAt(before(1), before(40))] })
    expect(occasion(moved, before(39), told('changed-1', before(49)))).toBe('changed')
  })

  it('and back before anybody was told is not told', () => {
    const back = meeting({ earlierPlans: [wasAt(START, before(50)), wasAt(before(1), before(49))] })
    expect(occasion(back, before(48))).toBeUndefined()
  })

  it('and back after it was told is told', () => {
    const back = meeting({ earlierPlans: [wasAt(START, before(50)), wasAt(before(1), before(40))] })
    expect(occasion(back, before(39), told('changed-1', before(49)))).toBe('changed')
  })

  it('before the person was reminded is known to them', () => {
    const moved = meeting({ earlierPlans: [wasAt(before(2), before(23))] })
    expect(occasion(moved, before(10), told('upcoming', before(22)))).toBeUndefined()
    expect(occasion(moved, before(10), told('upcoming', before(23, 30)))).toBe('changed')
  })
})

describe('a meeting that is cancelled', () => {
  it('is told once while it is near, also after a reminder', () => {
    const off = meeting({ state: 'cancelled' })
    expect(occasion(off, before(72, 1))).toBeUndefined()
    expect(occasion(off, before(72))).toBe('cancelled')
    expect(occasion(off, before(2), told('upcoming', before(20)))).toBe('cancelled')
    expect(occasion(off, before(1), told('cancelled', before(2)))).toBeUndefined()
  })

  it('is told as that alone, though it was moved before', () => {
    expect(occasion(meeting({ state: 'cancelled', earlierPlans: [wasAt(before(2), before(3))] }), before(2, 30))).toBe(
      'cancelled',
    )
  })

  it('is not told after its hour', () => {
    expect(occasion(meeting({ state: 'cancelled' }), START)).toBeUndefined()
  })
})

describe('what came before the person consented', () => {
  const since = before(24)
  const hears = (of: Known, now: Instant) => meetingNotice(of, { memberId: 'p1', told: [], since }, now)?.occasion

  it('is not told: a move they know, a cancellation they could see', () => {
    expect(hears(meeting({ earlierPlans: [wasAt(before(2), before(25))] }), before(20))).toBe('upcoming')
    expect(hears(meeting({ state: 'cancelled', cancelledAt: before(25) }), before(20))).toBeUndefined()
  })

  it('is told apart from what comes after', () => {
    const moved = meeting({ earlierPlans: [wasAt(before(2), before(25)), wasAt(before(1), before(23))] })
    expect(hears(moved, before(20))).toBe('changed')
    expect(hears(meeting({ state: 'cancelled', cancelledAt: before(23) }), before(20))).toBe('cancelled')
    expect(hears(meeting({ state: 'cancelled', cancelledAt: since }), before(20))).toBe('cancelled')
  })
})

it('a meeting as convened, more than a day ahead, has nothing to tell anybody', () => {
  expect(isSilent(meeting(), before(24, 1))).toBe(true)
  expect(isSilent(meeting(), before(24))).toBe(false)
  expect(isSilent(meeting({ state: 'cancelled' }), before(60))).toBe(false)
  expect(isSilent(meeting({ earlierPlans: [wasAt(before(2), before(70))] }), before(60))).toBe(false)
})
