import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { THRESHOLD_IDS, THRESHOLDS, thresholdsOf, type ThresholdChange } from '#domain/branch/threshold'

const change = (fromOn: string, value: number): ThresholdChange => ({
  threshold: 'absences-before-talk',
  value,
  fromOn: civilDate(fromOn),
  decidedAt: instant('2025-06-10T09:00:00.000Z'),
  decidedBy: 'secretary',
})

describe('thresholds', () => {
  it('stand at their defaults in a branch that has moved none', () => {
    expect(thresholdsOf({}, civilDate('2025-06-10'))).toMatchObject({
      'month-notice-days': 7,
      'quarter-notice-days': 21,
      'year-notice-days': 60,
      'absences-before-talk': 3,
      // 党章第九条 says six months; the notice comes at three.
      'care-after-months': 3,
      'dues-reminder-day': 20,
    })
  })
  it('hold from the day they were moved, and before it as they were', () => {
    const branch = { thresholdChanges: [change('2025-03-01', 4), change('2025-06-01', 2)] }
    const at = (day: string) => thresholdsOf(branch, civilDate(day))['absences-before-talk']
    expect([at('2025-02-28'), at('2025-03-01'), at('2025-05-31'), at('2025-06-01')]).toEqual([3, 4, 4, 2])
  })
  it('have a default within their limits', () => {
    for (const id of THRESHOLD_IDS) {
      const { byDefault, least, most } = THRESHOLDS[id]
      expect([id, least <= byDefault && byDefault <= most]).toEqual([id, true])
    }
  })
  it('tell the secretary before the six months of the Constitution (党章第九条) have passed', () => {
    expect(THRESHOLDS['care-after-months'].most).toBe(5)
  })
  it('remind of dues on a day every month has', () => {
    expect(THRESHOLDS['dues-reminder-day'].most).toBeLessThanOrEqual(28)
  })
})
