import { instant } from '#domain/time/instant'
import { firstPlan, movesBetween, planAt, plansBefore, standing, stillStands } from '#domain/meeting/meeting-plan'

const AT_TWO = instant('2025-06-11T06:00:00.000Z')
const AT_FOUR = instant('2025-06-11T08:00:00.000Z')
const UPSTAIRS = '三楼会议室'
const HALL = '一楼大厅'
const MORNING = instant('2025-06-10T01:00:00.000Z')
const NOON = instant('2025-06-10T04:00:00.000Z')

const convened = { startsAt: AT_TWO, place: UPSTAIRS }
const movedOnce = {
  startsAt: AT_FOUR,
  place: UPSTAIRS,
  earlierPlans: plansBefore(convened, { startsAt: AT_FOUR, place: UPSTAIRS }, MORNING),
}
const movedTwice = {
  startsAt: AT_FOUR,
  place: HALL,
  earlierPlans: plansBefore(movedOnce, { startsAt: AT_FOUR, place: HALL }, NOON),
}

describe('the plan of a meeting', () => {
  it('keeps what it said before, and until when', () => {
    expect(movedTwice.earlierPlans).toEqual([
      { startsAt: AT_TWO, place: UPSTAIRS, until: MORNING },
      { startsAt: AT_FOUR, place: UPSTAIRS, until: NOON },
    ])
  })

  it('is not moved by a change of anything but the hour and the place', () => {
    expect(plansBefore(convened, { ...convened }, NOON)).toEqual([])
    expect(plansBefore(movedOnce, { startsAt: AT_FOUR, place: UPSTAIRS }, NOON)).toBe(movedOnce.earlierPlans)
  })

  it.each([
    ['before it was moved', instant('2025-06-10T00:59:59.999Z'), { startsAt: AT_TWO, place: UPSTAIRS }],
    ['from the moment it was moved', MORNING, { startsAt: AT_FOUR, place: UPSTAIRS }],
    ['from the second time on', NOON, { startsAt: AT_FOUR, place: HALL }],
  ])('is known as it stood %s', (_, at, plan) => {
    expect(planAt(movedTwice, at)).toMatchObject(plan)
  })

  it('was first the one it was convened with', () => {
    expect(firstPlan(movedTwice)).toMatchObject(convened)
    expect(firstPlan(convened)).toEqual(convened)
  })

  it('differs in its time, its place, both or neither', () => {
    expect(movesBetween(convened, movedOnce)).toEqual(['time'])
    expect(movesBetween(movedOnce, movedTwice)).toEqual(['place'])
    expect(movesBetween(convened, movedTwice)).toEqual(['time', 'place'])
    expect(movesBetween(convened, convened)).toEqual([])
  })
})

describe('what was noted of people', () => {
  const NEXT_DAY = instant('2025-06-12T06:00:00.000Z')
  const before = { markedAt: instant('2025-06-10T00:00:00.000Z') }
  const since = { markedAt: MORNING }
  const movedADay = {
    ...convened,
    startsAt: NEXT_DAY,
    earlierPlans: plansBefore(convened, { ...convened, startsAt: NEXT_DAY }, MORNING),
  }
  const movedBack = { ...convened, earlierPlans: plansBefore(movedADay, convened, NOON) }

  it('stands while only the hour or the place is moved', () => {
    expect(stillStands(convened, before)).toBe(true)
    expect(stillStands(movedTwice, before)).toBe(true)
  })

  it('stands no more once the meeting is moved to another day of Beijing’s calendar', () => {
    expect(standing(movedADay, [before, since])).toEqual([since])
    const lateEvening = instant('2025-06-11T15:59:59.999Z')
    const midnight = instant('2025-06-11T16:00:00.000Z')
    const from = { startsAt: lateEvening, place: HALL }
    const to = { startsAt: midnight, place: HALL }
    expect(stillStands({ ...to, earlierPlans: plansBefore(from, to, MORNING) }, before)).toBe(false)
  })

  it('does not stand again when the meeting is moved back', () => {
    expect(standing(movedBack, [before, since, { markedAt: NOON }])).toEqual([{ markedAt: NOON }])
  })
})
