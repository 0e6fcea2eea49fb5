/** How records are read: together, all of them, and by the sheet where the tally is not to be trusted. */
import { civilDate } from '#domain/time/civil-date'
import type { AttendanceTally } from '#domain/meeting/tally'
import { yearPeriod } from '#domain/time/period'
import { MEASURES } from '../../../../cloudfunctions/reporting/measures/catalogue'
import { MOST_ROWS } from '../../../../cloudfunctions/reporting/measures/compile'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { listEvidence } from '../../../../cloudfunctions/reporting/measures/evidence'
import { Records } from '../../../../cloudfunctions/reporting/measures/records'
import { closedMeeting } from '../../../builders/meeting'
import { MemoryStore } from '../../../builders/memory-store'
import { branch, BRANCH, BUREAU, member, span } from '../../../builders/office'
import { makeYear, OTHER, seedYear } from '../../../builders/year'

const YEAR = { period: yearPeriod(2025), cutOff: null, on: civilDate('2026-01-10') }
const BEFORE = { ...YEAR, period: yearPeriod(2024) }

/** A memory that notes which collections were asked. */
class AskedStore extends MemoryStore {
  readonly asked: string[] = []

  override aggregate(...[collection, stages]: Parameters<MemoryStore['aggregate']>) {
    this.asked.push(collection)
    return super.aggregate(collection, stages)
  }
}

describe('the figures of the whole catalogue', () => {
  it('take one question for each collection, whatever the years and branches, and one for each that needs lines', async () => {
    const store = new AskedStore()
    seedYear(store, makeYear(5, 12))
    const branchIds = [BUREAU, BRANCH, OTHER]
    const records = await Records.open(store, branchIds)
    const desks = [YEAR, BEFORE].map((days) => new MeasureDesk(store, records, { branchIds, ...days }))
    const asked = MEASURES.map(({ id }) => ({ measure: id }))
    await records.load(desks.flatMap((desk) => desk.questions(asked)))
    for (const desk of desks) await desk.resolveAll(MEASURES.map(({ id }) => id))
    const ofCollections = ['branches', 'donations', 'duesAccounts', 'duesPayments', 'indicatorMonths', 'ledger']
    const study = ['meetings', 'meetings']
    expect(store.asked.sort()).toEqual([...ofCollections, 'meetings', ...study, 'members', 'shifts'].sort())
  })

  it('read on where there are more records than the database hands back at once', async () => {
    const store = new AskedStore()
    store.seed('branches', branch())
    const many = MOST_ROWS + 3
    const spans = [span({ stage: 'full' })]
    for (let at = 0; at < many; at++) store.seed('members', member(`m-${at}`, { spans }))
    const desk = await MeasureDesk.open(store, { branchIds: [BRANCH], ...YEAR })
    expect(await desk.resolve('full-members')).toMatchObject({ value: many, records: many })
    expect(store.asked.filter((each) => each === 'members')).toHaveLength(2)
  })
})

describe('attendance', () => {
  const present = (memberId: string) => {
    return { memberId, mark: 'present' as const, source: 'clerk' as const, markedAt: null, reason: null }
  }
  const tally: AttendanceTally = {
    ...{ expected: 2, present: 2, excused: 0, absent: 0, observers: 0, rate: '100.0%', rateWithoutExcused: '100.0%' },
  }
  const meeting = (kept: AttendanceTally) => closedMeeting([present('a'), present('b')], { tally: kept })

  it.each([
    ['is what the tally says', tally],
    ['is counted from the sheet where an early version kept no tally', {} as AttendanceTally],
    ['is counted from the sheet where the tally leaves somebody out', { ...tally, expected: 1, present: 1 }],
  ])('%s', async (_, kept) => {
    const store = new MemoryStore()
    store.seed('branches', branch())
    store.seed('meetings', meeting(kept))
    const desk = await MeasureDesk.open(store, { branchIds: [BRANCH], ...YEAR })
    expect(await desk.resolve('general-meeting-present')).toMatchObject({ value: 2, records: 2 })
    expect(await desk.resolve('general-meeting-attendance-rate')).toMatchObject({ value: 1000, display: '100.0' })
    const page = { cursor: null, pageSize: 1 }
    expect(await listEvidence(store, desk, 'general-meeting-present', page)).toMatchObject({ total: 2 })
  })

  it('is told of meetings with and without a tally together, each once', async () => {
    const store = new MemoryStore()
    store.seed('branches', branch())
    const early = { ...meeting({} as AttendanceTally), _id: 'early' }
    store.seed('meetings', meeting(tally), early)
    const desk = await MeasureDesk.open(store, { branchIds: [BRANCH], ...YEAR })
    const page = { cursor: null, pageSize: 1 }
    expect(await desk.resolve('general-meeting-present')).toMatchObject({ value: 4, records: 4 })
    expect(await listEvidence(store, desk, 'general-meeting-present', page)).toMatchObject({ total: 4 })
  })

  it('of one cell is what the tallies of its meetings say', async () => {
    const store = new MemoryStore()
    store.seed('branches', branch())
    const ofCell = (_id: string, cellId: string | null) => ({ ...meeting(tally), _id, cellId })
    store.seed('meetings', ofCell('first', 'cell-1'), ofCell('second', null))
    const desk = await MeasureDesk.open(store, { branchIds: [BRANCH], ...YEAR })
    expect(await desk.resolve('general-meeting-present.cell.cell-1')).toMatchObject({ value: 2, records: 2 })
  })
})
