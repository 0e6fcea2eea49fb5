/** How many requests to the database a page about reports takes, call by call: with the pages' other calls six at most. */
import { civilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { openCloudStore, type CloudStore } from '../../builders/cloud-store'
import { shift } from '../../builders/entries'
import { handlers } from '../../builders/handlers'
import { BRANCH, BUREAU, openOffice } from '../../builders/office'
import { drafted, LATER } from './report/final-scene'

let cloud: CloudStore
beforeEach(async () => {
  cloud = await openCloudStore()
})
afterEach(() => cloud.close())

/** Without the one by which the office of the tests finds out whose OPENID it is. */
const requestsOf = async (act: () => Promise<{ readonly ok: boolean }>) => {
  let isAnswered = false
  const { requests } = await cloud.roundTripsOf(async () => {
    isAnswered = (await act()).ok
  })
  expect(isAnswered).toBe(true)
  return requests - 1
}

describe('a report', () => {
  it('tells its versions and the meetings that may approve it in two', async () => {
    const { call, reportId, finalized } = await drafted(cloud.store)
    const asked = () => requestsOf(() => call('report.finals', { branchId: BRANCH, reportId }, 'secretary'))
    expect(await asked()).toBe(2)
    await finalized()
    expect(await asked()).toBe(2)
  })

  it('is checked in three, though records were written since', async () => {
    const { call, reportId } = await drafted(cloud.store)
    const withdrawn = { branchId: BRANCH, book: 'donations', entryId: 'g1', reason: '误登' } as const
    expect(await call('entry.withdraw', withdrawn, 'secretary', { now: LATER })).toMatchObject({ ok: true })
    expect(await requestsOf(() => call('report.checklist', { branchId: BRANCH, reportId }, 'secretary'))).toBe(3)
  })
})

describe('the records behind a figure', () => {
  const asked = { period: yearPeriod(2025), cutOff: null, cursor: null, pageSize: 30, part: null } as const
  const openYear = async () => {
    const office = await openOffice({ handlers, store: cloud.store })
    const on = { occurredOn: civilDate('2025-05-06') }
    await cloud.store.seed(
      'shifts',
      ...['member-1', 'member-2'].map((memberId) => shift(memberId, { memberId, ...on })),
    )
    return office
  }

  it('come in six, of those on the register on both days too', async () => {
    const { call } = await openYear()
    const of = { ...asked, branchId: BRANCH, measureId: 'service-people-of-roll', scope: 'own' as const }
    expect(await requestsOf(() => call('measure.evidence', of, 'secretary'))).toBeLessThanOrEqual(6)
  })

  it('come in six of all the branches below, of a share of their members too', async () => {
    const { call } = await openYear()
    const of = { ...asked, branchId: BUREAU, measureId: 'service-share', scope: 'with-below' as const }
    expect(await requestsOf(() => call('measure.evidence', of, 'office'))).toBeLessThanOrEqual(6)
  })
})
