import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import {
  lastCutOff,
  latestDraft,
  reportYear,
  yearBeside,
  yearsUntil,
  type ReportHead,
} from '../../../miniprogram/services/reports'

describe('the year of a report', () => {
  it('is the one that has ended, and from October on the one that ends', () => {
    expect(reportYear(civilDate('2026-01-08'))).toBe(2025)
    expect(reportYear(civilDate('2026-09-30'))).toBe(2025)
    expect(reportYear(civilDate('2026-10-01'))).toBe(2026)
  })

  it('counts to its end, or to today while it runs', () => {
    expect(lastCutOff(2025, civilDate('2026-01-08'))).toBe('2025-12-31')
    expect(lastCutOff(2026, civilDate('2026-01-08'))).toBe('2026-01-08')
  })

  it('can be chosen, the latest first', () => {
    expect(yearsUntil(civilDate('2026-01-08')).slice(0, 3)).toEqual([2026, 2025, 2024])
  })
})

describe('the latest draft', () => {
  it('is the one that was written last, whatever days it is about', () => {
    const draft = (reportId: string, cutOff: string, draftedAt: string): ReportHead => ({
      ...{ reportId, year: 2025, cutOff: civilDate(cutOff), scope: 'own', title: '述职报告', unit: '第一党支部' },
      draftedAt: instant(draftedAt),
    })
    const earlier = draft('a', '2025-12-31', '2025-12-10T01:00:00.000Z')
    const later = draft('b', '2025-11-30', '2025-12-20T01:00:00.000Z')
    expect(latestDraft([earlier, later])?.reportId).toBe('b')
    expect(latestDraft([])).toBeUndefined()
  })
})

describe('a year beside the one before', () => {
  it('is compared whole with whole', () => {
    expect(yearBeside(2025, civilDate('2026-01-08'))).toEqual({
      now: { from: '2025-01-01', to: '2025-12-31' },
      before: { from: '2024-01-01', to: '2024-12-31' },
    })
  })

  it('is compared up to the same day while it runs', () => {
    expect(yearBeside(2026, civilDate('2026-11-23')).before).toEqual({ from: '2025-01-01', to: '2025-11-23' })
  })

  it('is compared up to 28 February on the 29th', () => {
    expect(yearBeside(2024, civilDate('2024-02-29')).before).toEqual({ from: '2023-01-01', to: '2023-02-28' })
  })
})
