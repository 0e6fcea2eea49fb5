import { factSheet } from '../../../../cloudfunctions/reporting/facts/facts'
import { draftFigure, reportPrinting } from '../../../builders/report'

const PART = { by: 'campaign', key: 'flood', label: '防汛救灾' }

it('says of the report which draft it was, and of each printed figure all that is known of it', () => {
  const report = reportPrinting([draftFigure({ key: 'donated|campaign=flood', part: PART })], [0])
  expect(factSheet(report)).toEqual({
    ...{ reportId: 'report', branchId: 'branch', unit: '第一党支部', year: 2025, cutOff: '2025-09-30' },
    scope: 'own',
    draftedAt: '2025-10-01T01:00:00.000Z',
    facts: [
      {
        ...{ tag: 'donated|campaign=flood', key: 'donated|campaign=flood', measure: 'donated' },
        ...{ part: { by: 'campaign', key: 'flood' }, title: '捐款（防汛救灾）', value: 120_000, display: '1,200' },
        ...{ unit: '元', definition: '捐款记录，合计', scope: '第一党支部', records: 3 },
        period: { from: '2025-01-01', to: '2025-12-31' },
      },
    ],
  })
})

it('has tags that Word takes, none alike, whatever the keys are', () => {
  const long = (end: string) => draftFigure({ key: `donated|campaign=${'很'.repeat(80)}${end}` })
  const tags = factSheet(reportPrinting([long('甲'), long('乙')], [0, 1])).facts.map(({ tag }) => tag)
  expect(new Set(tags).size).toBe(2)
  expect(tags.every((tag) => tag.length <= 64)).toBe(true)
})
