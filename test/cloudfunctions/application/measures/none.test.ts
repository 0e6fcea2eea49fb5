import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { noneHandlers } from '../../../../cloudfunctions/application/measures/none'
import { ledgerHandlers } from '../../../../cloudfunctions/application/ledger/ledger-handlers'
import { convenedMeeting } from '../../../builders/meeting'
import { BRANCH, BUREAU, NOW, openOffice, type Office } from '../../../builders/office'

const SPRING = { from: civilDate('2025-01-01'), to: civilDate('2025-03-31') }
const HONOUR = {
  branchId: BRANCH,
  kind: 'honour',
  occurredOn: civilDate('2025-03-31'),
  values: { name: '先进党支部', level: 'county', recipient: 'organization' },
}
const NONE = { branchId: BRANCH, subject: 'ledger:honour', period: SPRING }
const CANCELLED = { state: 'cancelled', reason: '大雨', cancelledAt: NOW, lateReason: null } as const
const declared = (office: Office) => office.store.findAll('noneDeclarations', {})

let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: { ...noneHandlers, ...ledgerHandlers } })
})

describe('declaring that there was none', () => {
  it('keeps who said it, when, of what and for which days', async () => {
    expect(await office.call('none.declare', NONE, 'secretary')).toMatchObject({ ok: true })
    expect(await declared(office)).toMatchObject([
      {
        branchId: BRANCH,
        subject: 'ledger:honour',
        fromOn: '2025-01-01',
        toOn: '2025-03-31',
        declaredBy: 'secretary',
        declaredAt: NOW,
      },
    ])
    expect(await office.call('none.list', { branchId: BRANCH }, 'clerk')).toMatchObject({
      value: { items: [{ subject: 'ledger:honour', title: '荣誉', period: SPRING }] },
    })
  })

  it('is refused while there are records, and says how many', async () => {
    await office.call('ledger.record', HONOUR, 'clerk')
    expect(await office.call('none.declare', NONE, 'secretary')).toMatchObject({
      ok: false,
      code: 'records-exist',
      field: 'period',
      detail: { title: '荣誉', records: 1 },
    })
    expect(await declared(office)).toEqual([])
  })

  it('is not hindered by records of other days, kinds or branches, nor by withdrawn ones', async () => {
    await office.call('ledger.record', { ...HONOUR, occurredOn: civilDate('2025-04-01') }, 'clerk')
    await office.call(
      'ledger.record',
      { ...HONOUR, kind: 'brand-item', values: { name: '先锋', level: 'county' } },
      'clerk',
    )
    await office.call('ledger.record', HONOUR, 'clerk')
    const [stored] = await office.store.findAll('ledger', { kind: 'honour', occurredOn: '2025-03-31' })
    if (stored) office.store.seed('ledger', { ...stored, state: 'withdrawn' })
    expect(await office.call('none.declare', NONE, 'secretary')).toMatchObject({ ok: true })
  })

  it('is hindered by a meeting that is convened, not by one that was cancelled', async () => {
    const occurredOn = civilDate('2025-03-04')
    const lecture = { branchId: BRANCH, subject: 'meetings:party-lecture', period: SPRING }
    const meeting = convenedMeeting({ kinds: ['party-lecture'], occurredOn })
    office.store.seed('meetings', meeting)
    expect(await office.call('none.declare', lecture, 'secretary')).toMatchObject({ code: 'records-exist' })
    office.store.seed('meetings', { ...meeting, ...CANCELLED })
    expect(await office.call('none.declare', lecture, 'secretary')).toMatchObject({ ok: true })
  })

  it('is done once for the same days', async () => {
    await office.call('none.declare', NONE, 'secretary')
    const within = { ...NONE, period: { from: civilDate('2025-02-01'), to: civilDate('2025-02-28') } }
    expect(await office.call('none.declare', within, 'secretary')).toMatchObject({ code: 'already-recorded' })
    expect(await declared(office)).toHaveLength(1)
  })

  it('is for days that are over or today', async () => {
    const period = { ...SPRING, to: civilDate('2025-06-11') }
    expect(await office.call('none.declare', { ...NONE, period }, 'secretary')).toMatchObject({
      code: 'in-the-future',
      field: 'period.to',
    })
    const later = { now: instant('2025-06-11T01:00:00.000Z') }
    expect(await office.call('none.declare', { ...NONE, period }, 'secretary', later)).toMatchObject({ ok: true })
  })

  it.each([
    'nothing',
    'ledger',
    'ledger:nothing',
    'meetings:nothing',
    'register',
    'duesAccounts',
    'indicators',
    'toString',
  ])('is refused of %s, of which absence says nothing', async (subject) => {
    expect(await office.call('none.declare', { ...NONE, subject }, 'secretary')).toMatchObject({
      code: 'no-such-subject',
      field: 'subject',
    })
  })

  it.each(['shifts', 'donations', 'duesPayments', 'meetings', 'meetings:party-lecture'])(
    'can be of %s',
    async (subject) => {
      expect(await office.call('none.declare', { ...NONE, subject }, 'secretary')).toMatchObject({ ok: true })
    },
  )

  it('is for those who confirm records', async () => {
    for (const as of ['member-1', 'office'])
      expect(await office.call('none.declare', NONE, as)).toMatchObject({ code: 'not-permitted' })
  })
})

describe('withdrawing the declaration', () => {
  it('takes it back', async () => {
    const answer = await office.call('none.declare', NONE, 'secretary')
    const declarationId = answer.ok ? answer.value.declarationId : ''
    expect(await office.call('none.withdraw', { branchId: BRANCH, declarationId }, 'secretary')).toMatchObject({
      ok: true,
    })
    expect(await declared(office)).toEqual([])
  })

  it('is refused of another branch’s, and of none', async () => {
    const answer = await office.call('none.declare', NONE, 'secretary')
    const declarationId = answer.ok ? answer.value.declarationId : ''
    expect(await office.call('none.withdraw', { branchId: BUREAU, declarationId }, 'office')).toMatchObject({
      code: 'no-such-entry',
    })
    expect(
      await office.call('none.withdraw', { branchId: BRANCH, declarationId: 'nothing' }, 'secretary'),
    ).toMatchObject({ code: 'no-such-entry' })
    expect(await declared(office)).toHaveLength(1)
  })
})
