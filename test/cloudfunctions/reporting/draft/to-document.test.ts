import type { DraftFigure, StoredReport } from '#domain/report/duty-report'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { yearPeriod, type Period } from '#domain/time/period'
import { toDocument } from '../../../../cloudfunctions/reporting/draft/to-document'

const figure = (period: Period, part: DraftFigure['part'] = null): DraftFigure => ({
  ...{ key: 'donated', measure: 'donated', title: '捐款', definition: '捐款记录，合计', unit: '元', period, part },
  ...{ value: 120_000, display: '1,200', records: 3 },
})
const report = (more: Partial<StoredReport> = {}): StoredReport => ({
  ...{ _id: 'report', revision: 1, branchId: 'branch', year: 2025, cutOff: civilDate('2025-09-30') },
  ...{ unit: '第一党支部', reporter: '王书记', title: '述职报告', sections: [], figures: [], notApplicable: [] },
  ...{ draftedAt: instant('2025-10-01T01:00:00.000Z'), draftedBy: 'secretary' },
  ...more,
})
/** The rows of the annex. */
function annex(...figures: DraftFigure[]) {
  const table = toDocument(report({ figures })).blocks.find((block) => block.kind === 'table')
  return table?.kind === 'table' ? table.rows : []
}

describe('the annex', () => {
  it('has a row for each figure: its number, what it is, its value with unit, period, records and how it is counted', () => {
    const part = { by: 'campaign', key: '助学', label: '助学' }
    const untilSeptember = { from: civilDate('2025-01-01'), to: civilDate('2025-09-30') }
    expect(annex(figure(yearPeriod(2025)), figure(untilSeptember, part))).toEqual([
      ['1', '捐款', '1,200元', '全年', '3', '捐款记录，合计'],
      ['2', '捐款（助学）', '1,200元', '1月至9月', '3', '捐款记录，合计'],
    ])
  })

  it('names the year of a figure that looks back', () => {
    expect(annex(figure(yearPeriod(2024))).map((row) => row[3])).toEqual(['2024年全年'])
  })
})

it('signs with the day in Beijing on which it was drafted, and leaves room where there is no secretary', () => {
  const lines = (more: Partial<StoredReport>) =>
    toDocument(report(more)).blocks.flatMap((block) => (block.kind === 'signature' ? block.lines : []))
  expect(lines({ draftedAt: instant('2025-09-30T16:00:00.000Z') })).toEqual(['述职人：王书记', '2025年10月1日'])
  expect(lines({ reporter: null })[0]).toBe('述职人：　　　　')
})
