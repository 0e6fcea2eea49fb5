/** Entries of the ledger after they were recorded: concluded, corrected, concluded by two at once. */
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { ledgerHandlers } from '../../../../cloudfunctions/application/ledger/ledger-handlers'
import { BRANCH, BUREAU, NOW, openOffice, type Office } from '../../../builders/office'
import { CHECK, DAY, OUTING, TODAY } from './scene'

async function record(office: Office, input: Parameters<typeof office.callRaw>[1], as = 'clerk'): Promise<string> {
  const answer = await office.callRaw('ledger.record', input, as)
  expect(answer).toMatchObject({ ok: true })
  return (answer['value'] as { entryId: string }).entryId
}
const all = (office: Office) => office.store.findAll('ledger', {})

let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: ledgerHandlers })
})

describe('concluding', () => {
  it('keeps what was recorded and adds the outcome, its day and the days it took', async () => {
    const entryId = await record(office, { ...CHECK, occurredOn: '2025-05-01' })
    expect(
      await office.call(
        'ledger.conclude',
        { branchId: BRANCH, entryId, on: civilDate('2025-06-01'), values: { rectified: 5 } },
        'clerk',
      ),
    ).toMatchObject({ ok: true, value: { entryId, state: 'confirmed' } })
    expect(await office.store.get('ledger', entryId)).toMatchObject({
      values: { subject: '台账', found: 5, rectified: 5 },
      occurredOn: '2025-05-01',
      concludedOn: '2025-06-01',
      concludedAfterDays: 31,
      revision: 2,
    })
  })

  it('is done once; afterwards it takes a correction', async () => {
    const entryId = await record(office, { ...CHECK, outcome: { on: DAY, values: { rectified: 4 } } })
    const again = { branchId: BRANCH, entryId, on: TODAY, values: { rectified: 5 } }
    expect(await office.call('ledger.conclude', again, 'clerk')).toMatchObject({
      code: 'already-concluded',
      detail: { on: DAY },
    })
  })

  it.each(['proposed', 'confirmed', 'disputed', 'withdrawn', 'superseded'] as const)(
    'is for what stands or waits: %s',
    async (state) => {
      const entryId = await record(office, CHECK)
      const entry = await office.store.get('ledger', entryId)
      if (entry) office.store.seed('ledger', { ...entry, state })
      const concluding = { branchId: BRANCH, entryId, on: TODAY, values: { rectified: 1 } }
      const stands = state === 'proposed' || state === 'confirmed'
      expect(await office.call('ledger.conclude', concluding, 'clerk')).toMatchObject(
        stands ? { ok: true } : { code: 'entry-settled', detail: { state } },
      )
    },
  )

  const faults: [string, object, object][] = [
    [
      'more rectified than found',
      { values: { rectified: 6 } },
      { code: 'contradiction', field: 'values.rectified', detail: { partValue: 6, wholeValue: 5 } },
    ],
    ['no outcome', { values: {} }, { code: 'bad-input', field: 'values.rectified' }],
    [
      'a field that is no outcome',
      { values: { rectified: 1, found: 9 } },
      { code: 'bad-input', field: 'values.found' },
    ],
    ['a day to come', { on: '2025-06-11' }, { code: 'in-the-future', field: 'on' }],
    ['a day before it happened', { on: '2025-06-08' }, { code: 'bad-input', field: 'on' }],
    ['an entry that is not there', { entryId: 'nothing' }, { code: 'no-such-entry', field: 'entryId' }],
  ]
  it.each(faults)('is refused with %s, and changes nothing', async (_, change, refusal) => {
    const entryId = await record(office, CHECK)
    const before = await all(office)
    const input = { branchId: BRANCH, entryId, on: TODAY, values: { rectified: 1 }, ...change }
    expect(await office.callRaw('ledger.conclude', input, 'clerk')).toMatchObject({ ok: false, ...refusal })
    expect(await all(office)).toEqual(before)
  })

  it('is refused where the kind has no outcome', async () => {
    const entryId = await record(office, OUTING)
    expect(
      await office.call('ledger.conclude', { branchId: BRANCH, entryId, on: TODAY, values: {} }, 'clerk'),
    ).toMatchObject({
      code: 'not-concludable',
      detail: { kind: '志愿服务活动' },
    })
  })

  it('is refused for an entry of another branch', async () => {
    const entryId = await record(office, CHECK)
    const entry = await office.store.get('ledger', entryId)
    if (entry) office.store.seed('ledger', { ...entry, branchId: BUREAU })
    const input = { branchId: BRANCH, entryId, on: TODAY, values: { rectified: 1 } }
    expect(await office.call('ledger.conclude', input, 'clerk')).toMatchObject({ code: 'no-such-entry' })
  })

  it('is not for a member', async () => {
    const entryId = await record(office, CHECK)
    const input = { branchId: BRANCH, entryId, on: TODAY, values: { rectified: 1 } }
    expect(await office.call('ledger.conclude', input, 'member-1')).toMatchObject({ code: 'not-permitted' })
  })
})

describe('correcting', () => {
  const { kind: _, ...body } = OUTING
  it('leaves the old entry, superseded, and counts the new one', async () => {
    const entryId = await record(office, OUTING)
    const values = { ...OUTING.values, leaflets: 102 }
    const answer = await office.call('ledger.correct', { ...body, entryId, values, reason: '数字颠倒' }, 'clerk')
    expect(answer).toMatchObject({ ok: true, value: { state: 'confirmed' } })
    const newId = answer.ok ? answer.value.entryId : ''
    expect(await office.store.get('ledger', entryId)).toMatchObject({
      state: 'superseded',
      supersededBy: newId,
      values: OUTING.values,
    })
    expect(await office.store.get('ledger', newId)).toMatchObject({ supersedes: entryId, reason: '数字颠倒', values })
  })

  it('is refused once the entry was corrected', async () => {
    const entryId = await record(office, OUTING)
    await office.call('ledger.correct', { ...body, entryId, reason: '数字颠倒' }, 'clerk')
    expect(await office.call('ledger.correct', { ...body, entryId, reason: '再改一次' }, 'clerk')).toMatchObject({
      code: 'entry-settled',
      detail: { state: 'superseded' },
    })
    expect(await all(office)).toHaveLength(2)
  })

  it('holds the values to the same rules as recording', async () => {
    const entryId = await record(office, OUTING)
    const input = { ...body, entryId, reason: '数字颠倒', values: { project: '劝导' } }
    expect(await office.call('ledger.correct', input, 'clerk')).toMatchObject({
      code: 'bad-input',
      field: 'values.site',
    })
  })
})

describe('concurrent conclusions', () => {
  it('let one win: the other is told it is concluded', async () => {
    const entryId = await record(office, CHECK)
    const input = { branchId: BRANCH, entryId, on: TODAY, values: { rectified: 1 } }
    const now = instant(NOW)
    const answers = await Promise.all([
      office.call('ledger.conclude', input, 'clerk', { now }),
      office.call('ledger.conclude', input, 'secretary', { now }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'already-concluded' })
  })
})
