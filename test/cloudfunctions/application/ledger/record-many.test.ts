/** One entry for each of several members, in one decision. */
import { civilDate } from '#domain/time/civil-date'
import { ledgerHandlers } from '../../../../cloudfunctions/application/ledger/ledger-handlers'
import { granted, refusal } from '../../../builders/answers'
import { openCloudStore } from '../../../builders/cloud-store'
import { appointment, BRANCH, openOffice, type Office, type SceneStore } from '../../../builders/office'
import { DAY } from './scene'

const grade = (memberId: string, to = 'qualified') => ({ memberId, values: { grade: to } })
const grades = (...entries: ReturnType<typeof grade>[]) => ({
  branchId: BRANCH,
  kind: 'evaluation-result',
  occurredOn: DAY,
  entries,
})
const open = <S extends SceneStore>(store?: S) => openOffice({ handlers: ledgerHandlers, ...(store ? { store } : {}) })
const all = (office: Pick<Office<SceneStore>, 'store'>) => office.store.findAll('ledger', {})

describe('Recording for many members at once', () => {
  it('is an entry for each, as each by itself would be', async () => {
    const office = await open()
    const asked = grades(grade('member-1'), grade('member-2', 'excellent'), grade('member-3'))
    const { entries } = granted(await office.call('ledger.recordMany', asked, 'treasurer'))
    expect(entries.map(({ memberId, state }) => [memberId, state])).toEqual([
      ['member-1', 'confirmed'],
      ['member-2', 'confirmed'],
      ['member-3', 'confirmed'],
    ])
    const stored = await all(office)
    const told = stored.map(({ memberId, kind, values, occurredOn, source }) => [
      memberId,
      kind,
      values,
      occurredOn,
      source,
    ])
    expect(told.sort()).toEqual([
      ['member-1', 'evaluation-result', { grade: 'qualified' }, DAY, 'clerk'],
      ['member-2', 'evaluation-result', { grade: 'excellent' }, DAY, 'clerk'],
      ['member-3', 'evaluation-result', { grade: 'qualified' }, DAY, 'clerk'],
    ])
  })

  it('is all or nothing, and names the line at fault', async () => {
    const office = await open()
    const wrong = [
      [grades(grade('member-1'), grade('member-2', 'wonderful')), 'bad-input', 'entries.1.values.grade'],
      [grades(grade('member-1'), grade('nobody')), 'not-on-roll', 'entries.1.memberId'],
      [{ ...grades(grade('member-1')), occurredOn: civilDate('2025-06-11') }, 'in-the-future', 'occurredOn'],
      [{ ...grades(grade('member-1')), kind: 'honour' }, 'bad-input', 'kind'],
      [{ ...grades(grade('member-1')), kind: 'no-kind' }, 'no-such-kind', 'kind'],
    ] as const
    for (const [asked, code, field] of wrong)
      expect(refusal(await office.call('ledger.recordMany', asked, 'treasurer'))).toMatchObject({ code, field })
    expect(
      await office.callRaw('ledger.recordMany', grades(grade('member-1'), grade('member-1')), 'clerk'),
    ).toMatchObject({ code: 'bad-input', field: 'entries' })
    expect(await all(office)).toEqual([])
  })

  it('is for those who keep records; by whoever may not confirm they are proposed', async () => {
    const office = await open()
    await office.store.seed('appointments', appointment('member-4', 'cell-leader'))
    expect(refusal(await office.call('ledger.recordMany', grades(grade('member-1')), 'member-1')).code).toBe(
      'not-permitted',
    )
    const note = (memberId: string) => ({ memberId, values: { title: '读后感' } })
    const notes = { ...grades(), kind: 'study-note', entries: [note('member-1'), note('member-2')] }
    const { entries } = granted(await office.call('ledger.recordMany', notes, 'member-4'))
    expect(entries.map(({ state }) => state)).toEqual(['proposed', 'proposed'])
  })

  it('is done once when the request is repeated', async () => {
    const office = await open()
    const once = { requestId: 'record-many-1' }
    const first = await office.call(
      'ledger.recordMany',
      grades(grade('member-1'), grade('member-2')),
      'treasurer',
      once,
    )
    const again = await office.call(
      'ledger.recordMany',
      grades(grade('member-1'), grade('member-2')),
      'treasurer',
      once,
    )
    expect(again).toEqual(first)
    expect(await all(office)).toHaveLength(2)
  })

  it('asks the database as often for a whole branch as for two', async () => {
    const cloud = await openCloudStore()
    try {
      const office = await open(cloud.store)
      const trips = async (year: number, ...ids: string[]) => {
        const asked = { ...grades(...ids.map((id) => grade(id))), occurredOn: civilDate(`${year}-03-01`) }
        const { steps, inSequence } = await cloud.roundTripsOf(async () =>
          granted(await office.call('ledger.recordMany', asked, 'treasurer')),
        )
        return { steps, inSequence }
      }
      const two = await trips(2024, 'member-1', 'member-2')
      expect(await trips(2025, 'member-1', 'member-2', 'member-3', 'member-4', 'member-5')).toEqual(two)
    } finally {
      await cloud.close()
    }
  })
})

describe('What a member has one a year', () => {
  it('is not recorded a second time, by nobody and in no way; the next year it is', async () => {
    const office = await open()
    granted(await office.call('ledger.recordMany', grades(grade('member-1'), grade('member-2')), 'treasurer'))
    const again = { ...grades(grade('member-3'), grade('member-2', 'excellent')), occurredOn: civilDate('2025-02-01') }
    expect(refusal(await office.call('ledger.recordMany', again, 'treasurer'))).toMatchObject({
      code: 'already-recorded',
      field: 'entries.1.memberId',
    })
    const { entries: _, ...rest } = again
    const one = { ...rest, memberId: 'member-1', values: { grade: 'excellent' } }
    expect(refusal(await office.call('ledger.record', one, 'treasurer'))).toMatchObject({ code: 'already-recorded' })
    expect(await all(office)).toHaveLength(2)
    granted(await office.call('ledger.record', { ...one, occurredOn: civilDate('2024-12-20') }, 'treasurer'))
  })

  it('is corrected within the year', async () => {
    const office = await open()
    const { entries } = granted(await office.call('ledger.recordMany', grades(grade('member-1')), 'treasurer'))
    const { entries: _, kind: _kind, ...rest } = grades()
    const entryId = entries[0]?.entryId ?? ''
    const corrected = { ...rest, entryId, memberId: 'member-1', values: { grade: 'excellent' }, reason: '记错' }
    granted(await office.call('ledger.correct', corrected, 'treasurer'))
    const counted = (await all(office)).filter(({ state }) => state === 'confirmed')
    expect(counted.map(({ values }) => values['grade'])).toEqual(['excellent'])
  })

  it('is recorded once though two record it at the same moment', async () => {
    const office = await open()
    const asked = grades(grade('member-1'), grade('member-2'))
    const answers = await Promise.all([
      office.call('ledger.recordMany', asked, 'treasurer'),
      office.call('ledger.recordMany', asked, 'secretary'),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await all(office)).toHaveLength(2)
  })
})
