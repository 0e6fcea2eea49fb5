import { civilDate } from '#domain/time/civil-date'
import { ledgerHandlers } from '../../../../cloudfunctions/application/ledger/ledger-handlers'
import { granted } from '../../../builders/answers'
import { BRANCH, openOffice, type Office } from '../../../builders/office'

let office: Office
let letter: string
beforeEach(async () => {
  office = await openOffice({ handlers: ledgerHandlers })
  const recorded = await office.call(
    'ledger.record',
    {
      branchId: BRANCH,
      kind: 'dual-responsibility-list',
      occurredOn: civilDate('2025-06-01'),
      organ: 'branch',
      memberId: 'member-1',
      values: { title: '2025年一岗双责清单' },
    },
    'clerk',
  )
  letter = granted(recorded).entryId
})
const sign = (entryId = letter, as = 'member-1') => office.call('ledger.sign', { branchId: BRANCH, entryId }, as)
const stored = (entryId = letter) => office.store.get('ledger', entryId)

describe('signing a letter', () => {
  it('is done by the member it is about, on the day', async () => {
    expect(await sign()).toMatchObject({ ok: true, value: { entryId: letter, state: 'confirmed' } })
    expect(await stored()).toMatchObject({ concludedOn: '2025-06-10', concludedAfterDays: 9, state: 'confirmed' })
  })

  it('of somebody else is not there, whatever one’s post', async () => {
    for (const as of ['member-2', 'secretary'])
      expect(await sign(letter, as)).toMatchObject({ ok: false, code: 'no-such-entry', field: 'entryId' })
    expect(await stored()).toMatchObject({ concludedOn: null, revision: 1 })
  })

  it('is done once', async () => {
    await sign()
    expect(await sign()).toMatchObject({ code: 'already-concluded', detail: { on: '2025-06-10' } })
  })

  it('is for letters only', async () => {
    const recorded = await office.call(
      'ledger.record',
      {
        branchId: BRANCH,
        kind: 'community-registration',
        occurredOn: civilDate('2025-06-01'),
        memberId: 'member-1',
        values: { community: '幸福社区' },
      },
      'member-1',
    )
    expect(await sign(granted(recorded).entryId)).toMatchObject({ code: 'not-concludable' })
  })

  it('of one that was withdrawn is refused', async () => {
    const entry = await stored()
    if (!entry) throw new Error('not recorded')
    office.store.seed('ledger', { ...entry, state: 'withdrawn' })
    expect(await sign()).toMatchObject({ code: 'entry-settled', detail: { state: 'withdrawn' } })
  })
})
