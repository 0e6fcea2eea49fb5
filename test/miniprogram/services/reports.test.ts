import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import {
  evidenceQuery,
  lastCutOff,
  latestDraft,
  reportYear,
  yearBeside,
  yearsUntil,
  type Report,
  type ReportFigure,
  type ReportHead,
} from '../../../miniprogram/services/reports'
import { figure } from '../packages/report/report-data'

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

describe('opening a figure of a draft', () => {
  const drafted: Pick<Report, 'cutOff' | 'year'> = { year: 2025, cutOff: civilDate('2025-11-30') }
  const query = (more: Partial<ReportFigure>) => evidenceQuery('branch-1', drafted, figure(more))

  it('asks for the records of both years where the figure is a change', () => {
    const comparedWith = { from: civilDate('2024-01-01'), to: civilDate('2024-11-30') }
    const change = { key: 'activities|change-percent', display: '增长10.6', unit: '%', comparedWith }
    expect(query(change)).toMatchObject({
      ...{ cutOff: '2025-11-30', besideFrom: '2024-01-01', besideTo: '2024-11-30', change: '增长10.6%' },
    })
    expect(query({})).not.toHaveProperty('besideFrom')
  })

  it("asks for a bureau's records with all below, save for a figure of itself alone", () => {
    const bureau = { ...drafted, scope: 'with-below' } as const
    expect(evidenceQuery('branch-1', bureau, figure({}))).toMatchObject({ scope: 'with-below' })
    expect(evidenceQuery('branch-1', bureau, figure({ scope: 'own' }))).not.toHaveProperty('scope')
    expect(query({})).not.toHaveProperty('scope')
  })

  it("asks for what the author did where the figure is the author's", () => {
    const author = { memberId: 'member-9', name: '张三', post: 'secretary', fromOn: civilDate('2025-01-01') } as const
    const by = (scope: 'author' | 'report') => evidenceQuery('branch-1', { ...drafted, author }, figure({ scope }))
    expect(by('author')).toMatchObject({ authorId: 'member-9' })
    expect(by('report')).not.toHaveProperty('authorId')
  })

  it('asks for the period and the cut-off date it was counted with', () => {
    const period = { from: civilDate('2025-01-01'), to: civilDate('2025-11-30') }
    expect(query({ measure: 'activities', period })).toEqual({
      branchId: 'branch-1',
      measure: 'activities',
      from: '2025-01-01',
      to: '2025-11-30',
      cutOff: '2025-11-30',
      drafted: '38次',
    })
  })

  it('counts the year before to its own end', () => {
    const period = { from: civilDate('2024-01-01'), to: civilDate('2024-12-31') }
    expect(query({ period })).not.toHaveProperty('cutOff')
  })

  it('asks for the one part where the figure is a part', () => {
    expect(query({ part: { by: 'kind', key: 'party-lecture', label: '党课' } })).toMatchObject({
      by: 'kind',
      key: 'party-lecture',
    })
  })
})
