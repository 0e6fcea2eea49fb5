/** What a reader may not see is counted, once and never more often than there is, and a sheet without a line says why. */
import type { FactRecords } from '../../../../cloudfunctions/reporting/facts/fact-records'
import { recordsWorkbook } from '../../../../cloudfunctions/reporting/facts/workbook'
import { factSheet } from '../../../../cloudfunctions/reporting/facts/facts'
import type { ReportScope } from '#domain/report/duty-report'
import { draftFigure, reportPrinting } from '../../../builders/report'

const [rate] = factSheet(
  reportPrinting([draftFigure({ measure: 'dues-overdue-rate', unit: '%', records: 772 })], [0]),
).facts

/** A share of dues: 36 of its 772 months are its part too. */
function facts(): FactRecords[] {
  if (!rate) throw new Error('no fact')
  const group = (title: string, total: number) => ({ about: '党费核定', title, lines: [], total, withheld: total })
  const groups = [group('逾期的党费', 36), group('到期党费', 772)]
  return [{ fact: rate, number: 1, when: '2025年', adds: '', groups }]
}

it('counts each withheld record once, though it is of both numbers of a rate', () => {
  const [figures] = recordsWorkbook(facts(), { tell: (line) => line, scope: 'own' })
  expect(figures?.rows[0]?.at(-1)).toMatch(/^其中 772 条只计数/)
})

it('says of a sheet all of whose records are only counted why it is empty, and who may open them', () => {
  const [, sheet] = recordsWorkbook(facts(), { tell: (line) => line, scope: 'own' })
  expect(sheet?.name).toBe('党费核定')
  expect(sheet?.rows).toHaveLength(1)
  expect(sheet?.rows[0]?.map(String).join()).toMatch(/^这类记录只计数，不列出内容和姓名：.*党费和捐款由.+查看/)
})

it('speaks of organizations below only where the report is of any', () => {
  const said = (scope: ReportScope) => {
    const [figures, sheet] = recordsWorkbook(facts(), { tell: (line) => line, scope })
    return [figures?.rows[0]?.at(-1), sheet?.rows[0]?.[0]].map(String)
  }
  const BELOW = /机关和直属单位党组织的记录/
  expect(said('own').filter((words) => BELOW.test(words))).toEqual([])
  expect(said('with-below').filter((words) => BELOW.test(words))).toHaveLength(2)
})
