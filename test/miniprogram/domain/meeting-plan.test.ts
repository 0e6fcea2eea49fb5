import { instant } from '#domain/instant'
import { firstPlan, movesBetween, planAt, plansBefore } from '#domain/meeting-plan'

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
