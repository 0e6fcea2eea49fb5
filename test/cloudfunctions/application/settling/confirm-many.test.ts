import type { RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { donationHandlers } from '../../../../cloudfunctions/application/donations/donations'
import { duesHandlers } from '../../../../cloudfunctions/application/dues/dues'
import { entryHandlers } from '../../../../cloudfunctions/application/settling/entry-handlers'
import { shiftHandlers } from '../../../../cloudfunctions/application/volunteering/shifts'
import { granted, refusal } from '../../../builders/answers'
import { openCloudStore } from '../../../builders/cloud-store'
import { BRANCH, openOffice, type SceneStore } from '../../../builders/office'
import { months, payment, terms } from '../dues/dues-office'

const DAY = civilDate('2025-06-07')
const open = <S extends SceneStore>(store?: S) =>
  openOffice({
    handlers: { ...entryHandlers, ...shiftHandlers, ...donationHandlers, ...duesHandlers },
    ...(store ? { store } : {}),
  })
type There = Awaited<ReturnType<typeof open<SceneStore>>>

async function shift({ call }: Pick<There, 'call'>, memberId: string, minutes = 60, occurredOn = DAY) {
  const input = { branchId: BRANCH, occurredOn, project: '清扫', site: '社区', people: [{ memberId, minutes }] }
  const { entries } = granted(await call('shift.record', input, memberId))
  return { book: 'shifts' as const, entryId: entries[0]?.entryId ?? '' }
}
async function gift({ call }: Pick<There, 'call'>, memberId: string) {
  const input = { branchId: BRANCH, memberId, campaign: '慈心一日捐', fen: fen(10_000), occurredOn: DAY }
  return { book: 'donations' as const, entryId: granted(await call('donation.record', input, memberId)).entryId }
}
async function paid({ call }: Pick<There, 'call'>, memberId: string, ...of: string[]) {
  const { entryId } = granted(await call('dues.record', payment(memberId, of), memberId))
  return { book: 'duesPayments' as const, entryId }
}
const many = (...entries: RequestOf<'entry.confirmMany'>['entries']) => ({ branchId: BRANCH, entries })

describe('Confirming many', () => {
  it('makes each count as it would by itself: numbers follow one another, months are paid', async () => {
    const there = await open()
    for (const memberId of ['member-1', 'member-2'])
      granted(await there.call('dues.assess', terms(memberId), 'treasurer'))
    const entries = [
      await shift(there, 'member-1'),
      await gift(there, 'member-1'),
      await gift(there, 'member-2'),
      await paid(there, 'member-1', '2025-05'),
      await paid(there, 'member-1', '2025-06'),
      await paid(there, 'member-2', '2025-06'),
    ]
    const { outcomes } = granted(await there.call('entry.confirmMany', many(...entries), 'treasurer'))
    expect(outcomes).toEqual(entries.map(({ entryId }) => ({ entryId, isConfirmed: true, why: null })))
    const stored = await Promise.all(entries.map(({ book, entryId }) => there.store.get(book, entryId)))
    expect(stored.map((each) => [each?.state, each?.settledBy, each?.revision])).toEqual(
      entries.map(() => ['confirmed', 'treasurer', 2]),
    )
    const gifts = await there.store.find('donations', { filter: {} })
    expect(gifts.map(({ acknowledgement }) => acknowledgement).sort()).toEqual([
      '捐〔2025〕第001号',
      '捐〔2025〕第002号',
    ])
    const payments = await there.store.find('duesPayments', { filter: {} })
    expect(payments.flatMap(({ booked = [] }) => booked.map(({ number }) => number)).sort()).toEqual([
      '收〔2025〕第001号',
      '收〔2025〕第002号',
      '收〔2025〕第003号',
    ])
    const account = granted(await there.call('dues.accounts', { branchId: BRANCH, year: 2025 }, 'treasurer'))
    const standing = account.accounts.map(({ memberId, months: all }) => [
      memberId,
      all.filter(({ openFen, dueFen }) => dueFen > 0 && openFen === 0).map(({ month }) => month),
    ])
    expect(standing).toEqual([
      ['member-1', months('2025-05', '2025-06')],
      ['member-2', months('2025-06')],
    ])
  })

  it('leaves alone what cannot be, says why of each, and confirms the others', async () => {
    const there = await open()
    granted(await there.call('dues.assess', terms('member-1'), 'treasurer'))
    const [good, disputed, settled] = [
      await shift(there, 'member-1'),
      await shift(there, 'member-2'),
      await shift(there, 'member-3'),
    ]
    // The same month, proposed twice: the first of them pays it.
    const [first, second] = [await paid(there, 'member-1', '2025-06'), await paid(there, 'member-1', '2025-06')]
    granted(await there.call('entry.dispute', { branchId: BRANCH, ...disputed, reason: '时间有误' }, 'member-2'))
    granted(await there.call('entry.confirm', { branchId: BRANCH, ...settled }, 'deputy'))
    const lost = { book: 'shifts' as const, entryId: 'never-was' }
    const asked = many(good, disputed, settled, first, second, lost)
    expect(granted(await there.call('entry.confirmMany', asked, 'treasurer')).outcomes).toEqual([
      { entryId: good.entryId, isConfirmed: true, why: null },
      { entryId: disputed.entryId, isConfirmed: false, why: 'entry-settled' },
      { entryId: settled.entryId, isConfirmed: false, why: 'entry-settled' },
      { entryId: first.entryId, isConfirmed: true, why: null },
      { entryId: second.entryId, isConfirmed: false, why: 'month-already-paid' },
      { entryId: 'never-was', isConfirmed: false, why: 'no-such-entry' },
    ])
    expect((await there.store.get('shifts', disputed.entryId))?.state).toBe('disputed')
    expect((await there.store.get('shifts', settled.entryId))?.settledBy).toBe('deputy')
    expect((await there.store.get('duesPayments', second.entryId))?.state).toBe('proposed')
  })

  it('of what is not theirs to settle is told of each, and refused where it is all', async () => {
    const there = await open()
    const [service, given] = [await shift(there, 'member-1'), await gift(there, 'member-1')]
    expect(granted(await there.call('entry.confirmMany', many(service, given), 'clerk')).outcomes).toEqual([
      { entryId: service.entryId, isConfirmed: true, why: null },
      { entryId: given.entryId, isConfirmed: false, why: 'not-permitted' },
    ])
    expect(refusal(await there.call('entry.confirmMany', many(given), 'clerk'))).toMatchObject({
      code: 'not-permitted',
      field: 'entries.0.entryId',
    })
    expect((await there.store.get('donations', given.entryId))?.state).toBe('proposed')
  })

  it('is done once when the request is repeated, and asks for nothing, or for one entry twice, never', async () => {
    const there = await open()
    const entry = await shift(there, 'member-1')
    const once = { requestId: 'confirm-many-1' }
    const first = await there.call('entry.confirmMany', many(entry), 'clerk', once)
    expect(await there.call('entry.confirmMany', many(entry), 'clerk', once)).toEqual(first)
    expect((await there.store.get('shifts', entry.entryId))?.revision).toBe(2)
    for (const asked of [many(), many(entry, entry)])
      expect(await there.callRaw('entry.confirmMany', asked, 'clerk')).toMatchObject({
        code: 'bad-input',
        field: 'entries',
      })
  })

  it('asks the database as often for twelve as for two', async () => {
    const cloud = await openCloudStore()
    try {
      const there = await open(cloud.store)
      const day = (at: number) => civilDate(`2025-05-${String(at + 1).padStart(2, '0')}`)
      const entries: Awaited<ReturnType<typeof shift>>[] = []
      for (let at = 0; at < 14; at++) entries.push(await shift(there, `member-${(at % 4) + 1}`, 60, day(at)))
      const trips = async (asked: typeof entries) => {
        const confirm = async () => granted(await there.call('entry.confirmMany', many(...asked), 'clerk'))
        const { steps, inSequence } = await cloud.roundTripsOf(confirm)
        return { steps, inSequence }
      }
      const [two, twelve] = [await trips(entries.slice(0, 2)), await trips(entries.slice(2))]
      expect(twelve).toEqual(two)
    } finally {
      await cloud.close()
    }
  })
})
