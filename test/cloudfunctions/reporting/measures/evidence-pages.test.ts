/** Evidence page by page: the pages together are the list, of a figure and of each of its parts. */
import { civilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { MEASURES } from '../../../../cloudfunctions/reporting/measures/catalogue'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { dimensionsOf } from '../../../../cloudfunctions/reporting/measures/dimensions'
import { listEvidence, type EvidenceLine } from '../../../../cloudfunctions/reporting/measures/evidence'
import { MemoryStore } from '../../../builders/memory-store'
import { BRANCH, BUREAU } from '../../../builders/office'
import { makeYear, OTHER, seedYear } from '../../../builders/year'

const store = new MemoryStore()
seedYear(store, makeYear(5, 8))
const QUERY = {
  branchIds: [BUREAU, BRANCH, OTHER],
  period: yearPeriod(2025),
  cutOff: null,
  on: civilDate('2026-01-10'),
}
const ALL = 10_000
/** Lists long enough for pages of seven; reading every one of them to its end takes minutes. */
const PAGES = 4

async function pagesOf(desk: MeasureDesk, id: string, part: { by: string; key: string } | null, pageSize: number) {
  const items: EvidenceLine[] = []
  let cursor: string | null = null
  for (let page = 0; page < PAGES; page++) {
    const read = await listEvidence(store, desk, id, { cursor, pageSize, part })
    items.push(...read.items)
    cursor = read.next
    if (cursor === null) break
  }
  return { items, isLast: cursor === null }
}

describe('evidence', () => {
  it('of every figure goes on where the page before ended, and ends with its last record', async () => {
    const desk = await MeasureDesk.open(store, QUERY)
    for (const { id } of MEASURES) {
      const { items: all, next } = await listEvidence(store, desk, id, { cursor: null, pageSize: ALL })
      const { items, isLast } = await pagesOf(desk, id, null, 7)
      expect([id, next, items, isLast]).toEqual([id, null, all.slice(0, 7 * PAGES), all.length <= 7 * PAGES])
    }
  }, 120_000)

  it('of the parts is that of the whole, each record with its part', async () => {
    const desk = await MeasureDesk.open(store, QUERY)
    for (const measure of MEASURES) {
      if (measure.form !== 'records' || measure.aggregate.by === 'reach') continue
      const { id } = measure
      for (const { id: by } of dimensionsOf(measure)) {
        const split = await desk.resolveParts(id, by)
        if (split.kind !== 'parts') continue
        for (const { key, figure } of split.parts.slice(0, 2)) {
          const { items, isLast } = await pagesOf(desk, id, { by, key }, 5)
          const length = Math.min(figure.records, 5 * PAGES)
          expect([id, by, key, items.length, isLast]).toEqual([id, by, key, length, figure.records <= 5 * PAGES])
        }
      }
    }
  }, 120_000)
})
