import { placeId, remarksOf, servedMinutes, signInPeriod, type MomentWay } from '#domain/service/shift-offer'
import { addMinutes, instant } from '#domain/time/instant'
import fc from 'fast-check'

const OFFER = { startsAt: instant('2025-06-10T01:00:00.000Z'), endsAt: instant('2025-06-10T03:30:00.000Z') }
const at = (time: string) => instant(`2025-06-10T${time}.000Z`)
const moment = (way: MomentWay) => ({ at: at('02:00:00'), way, notedAt: at('02:00:00') })

it('a person has one place in an offer, and another in another offer', () => {
  expect(placeId('offer-1', 'member-2')).toBe('offer-1:member-2')
})

it('one can sign in from an hour before the start until the end', () => {
  expect(signInPeriod(OFFER)).toEqual({ opensAt: '2025-06-10T00:00:00.000Z', closesAt: '2025-06-10T03:30:00.000Z' })
})

describe('served minutes', () => {
  it('are those between coming and leaving, a begun minute not counted', () => {
    expect(servedMinutes(OFFER, at('01:10:00'), at('03:00:00'))).toBe(110)
    expect(servedMinutes(OFFER, at('01:10:30'), at('01:12:29'))).toBe(1)
  })

  it('do not begin before the offered start nor go on after the offered end', () => {
    expect(servedMinutes(OFFER, at('00:15:00'), at('02:00:00'))).toBe(60)
    expect(servedMinutes(OFFER, at('03:00:00'), at('05:00:00'))).toBe(30)
    expect(servedMinutes(OFFER, at('00:00:00'), at('09:00:00'))).toBe(150)
  })

  it('are none where nobody was there in the offered time, never less than none', () => {
    expect(servedMinutes(OFFER, at('00:10:00'), at('00:50:00'))).toBe(0)
    expect(servedMinutes(OFFER, at('03:30:00'), at('04:00:00'))).toBe(0)
    expect(servedMinutes(OFFER, at('02:00:00'), at('02:00:00'))).toBe(0)
  })

  it('are as many as the minutes of the offer during which the person was there', () => {
    const minute = fc.integer({ min: -90, max: 240 })
    fc.assert(
      fc.property(minute, minute, (one, other) => {
        const [came, left] = [Math.min(one, other), Math.max(one, other)]
        // The offer lasts 150 minutes: each of them counts if the person was there in it.
        const counted = Array.from({ length: 150 }, (_, each) => each).filter((each) => came <= each && each < left)
        const served = servedMinutes(OFFER, addMinutes(OFFER.startsAt, came), addMinutes(OFFER.startsAt, left))
        expect(served).toBe(counted.length)
      }),
    )
  })
})

describe('what is to be known of a shift', () => {
  it.each([
    ['scan', 'scan', []],
    ['scan', 'tap', ['told']],
    ['tap', 'tap', ['told']],
    ['kept', 'tap', ['kept', 'told']],
    ['scan', 'kept', ['kept']],
    ['noted', 'tap', ['told', 'noted']],
    ['scan', 'noted', ['noted']],
    ['kept', 'noted', ['kept', 'noted']],
    ['noted', 'kept', ['kept', 'noted']],
    ['scan', 'closing', ['not-signed-out']],
    ['tap', 'closing', ['told', 'not-signed-out']],
    ['kept', 'closing', ['kept', 'not-signed-out']],
    ['noted', 'closing', ['noted', 'not-signed-out']],
    // Signed in by a closing is nobody: only the leaving can be.
    ['closing', 'tap', ['told']],
  ] as const)('come by %s, left by %s: %j', (came, left, remarks) => {
    expect(remarksOf({ came: moment(came), left: moment(left) })).toEqual(remarks)
  })

  it('is nothing of somebody who has not come, and nothing yet of leaving while they are there', () => {
    expect(remarksOf({ came: null, left: null })).toEqual([])
    expect(remarksOf({ came: moment('kept'), left: null })).toEqual(['kept'])
  })
})
