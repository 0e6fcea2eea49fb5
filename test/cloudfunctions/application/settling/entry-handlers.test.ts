import { civilDate, type CivilDate } from '#domain/time/civil-date'
import { ENTRY_ACTS, ENTRY_COLLECTIONS, nextState } from '#domain/entries/entry'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import type { RequestOf } from '#contract'
import { BOOKS } from '../../../../cloudfunctions/application/settling/books'
import { entryHandlers } from '../../../../cloudfunctions/application/settling/entry-handlers'
import { donationHandlers } from '../../../../cloudfunctions/application/donations/donations'
import { shiftHandlers } from '../../../../cloudfunctions/application/volunteering/shifts'
import { granted, refusal } from '../../../builders/answers'
import { appointment, BRANCH, openOffice, type Office } from '../../../builders/office'

const DAY = civilDate('2025-06-07')
const office = () => openOffice({ handlers: { ...entryHandlers, ...shiftHandlers, ...donationHandlers } })

async function shift({ call }: Office, memberId: string, as = memberId, occurredOn: CivilDate = DAY) {
  const people = [{ memberId, minutes: 60 }]
  const input = { branchId: BRANCH, occurredOn, project: '清扫', site: '社区', people }
  const entryId = granted(await call('shift.record', input, as)).entries[0]?.entryId ?? ''
  return { branchId: BRANCH, book: 'shifts' as const, entryId }
}
const withReason = (entry: RequestOf<'entry.confirm'>, reason = '时间有误') => ({ ...entry, reason })

describe('Confirming', () => {
  it('makes a proposed entry count, and says who confirmed it and when', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1')
    const later = { now: instant('2025-06-11T01:00:00.000Z') }
    expect(granted(await there.call('entry.confirm', entry, 'clerk', later))).toEqual({
      entryId: entry.entryId,
      state: 'confirmed',
    })
    expect(await there.store.get('shifts', entry.entryId)).toMatchObject({
      state: 'confirmed',
      settledBy: 'clerk',
      settledAt: '2025-06-11T01:00:00.000Z',
      recordedBy: 'member-1',
      revision: 2,
    })
  })

  it.each(['member-1', 'member-2'])('is not open to %s, not even for their own', async (as) => {
    const there = await office()
    const entry = await shift(there, 'member-1')
    expect(refusal(await there.call('entry.confirm', entry, as))).toMatchObject({ code: 'not-permitted' })
    expect((await there.store.get('shifts', entry.entryId))?.state).toBe('proposed')
  })

  it('is not open to a cell leader, who keeps records but does not settle them', async () => {
    const there = await office()
    there.store.seed('appointments', appointment('member-3', 'cell-leader'))
    const entry = await shift(there, 'member-1')
    expect(refusal(await there.call('entry.confirm', entry, 'member-3')).code).toBe('not-permitted')
  })

  it('is refused for what is confirmed already, naming its state', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1', 'clerk')
    expect(refusal(await there.call('entry.confirm', entry, 'clerk'))).toEqual({
      code: 'entry-settled',
      detail: { state: 'confirmed' },
    })
  })

  it('knows no entry of another branch', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1')
    const stored = await there.store.get('shifts', entry.entryId)
    if (!stored) throw new Error('nothing stored')
    there.store.seed('shifts', { ...stored, branchId: 'branch-2' })
    for (const entryId of [entry.entryId, 'never-was'])
      expect(refusal(await there.call('entry.confirm', { ...entry, entryId }, 'clerk'))).toEqual({
        code: 'no-such-entry',
        field: 'entryId',
      })
  })

  it('is done once when the request is repeated', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1')
    const first = await there.call('entry.confirm', entry, 'clerk', { requestId: 'confirm-1' })
    expect(await there.call('entry.confirm', entry, 'clerk', { requestId: 'confirm-1' })).toEqual(first)
    expect((await there.store.get('shifts', entry.entryId))?.revision).toBe(2)
  })

  it('by two at the same time is done by one; the other hears that it is settled', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1')
    const commit = there.store.commit.bind(there.store)
    let interrupted = false
    there.store.commit = async (writes) => {
      if (!interrupted) {
        interrupted = true
        granted(await there.call('entry.confirm', entry, 'deputy'))
      }
      return commit(writes)
    }
    expect(refusal(await there.call('entry.confirm', entry, 'clerk')).code).toBe('entry-settled')
    expect((await there.store.get('shifts', entry.entryId))?.settledBy).toBe('deputy')
  })
})

describe('Disputing', () => {
  it('is open to the person concerned, also once it is confirmed, with a reason', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1', 'clerk')
    expect(granted(await there.call('entry.dispute', withReason(entry), 'member-1')).state).toBe('disputed')
    expect(await there.store.get('shifts', entry.entryId)).toMatchObject({ reason: '时间有误', settledBy: 'member-1' })
  })

  it('is open to those who settle the book, and settled by confirming', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1')
    granted(await there.call('entry.dispute', withReason(entry), 'secretary'))
    expect(granted(await there.call('entry.confirm', entry, 'clerk')).state).toBe('confirmed')
    expect((await there.store.get('shifts', entry.entryId))?.reason).toBeNull()
  })

  it('is not open to others, and not twice', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1', 'clerk')
    expect(refusal(await there.call('entry.dispute', withReason(entry), 'member-2'))).toEqual({ code: 'not-yours' })
    granted(await there.call('entry.dispute', withReason(entry), 'member-1'))
    expect(refusal(await there.call('entry.dispute', withReason(entry), 'member-1'))).toEqual({
      code: 'entry-settled',
      detail: { state: 'disputed' },
    })
  })

  it('needs a reason', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1', 'clerk')
    expect(await there.callRaw('entry.dispute', withReason(entry, ' '), 'member-1')).toMatchObject({
      code: 'bad-input',
      field: 'reason',
    })
  })
})

describe('Withdrawing', () => {
  it('is open to the person while the entry is only proposed', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1')
    expect(granted(await there.call('entry.withdraw', withReason(entry), 'member-1')).state).toBe('withdrawn')
  })

  it('is open to whoever proposed it for somebody else', async () => {
    const there = await office()
    there.store.seed('appointments', appointment('member-3', 'cell-leader'))
    const entry = await shift(there, 'member-1', 'member-3')
    expect(granted(await there.call('entry.withdraw', withReason(entry), 'member-3')).state).toBe('withdrawn')
  })

  it('of a confirmed entry is left to those who settle the book', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1', 'clerk')
    expect(refusal(await there.call('entry.withdraw', withReason(entry), 'member-1'))).toEqual({
      code: 'entry-settled',
      detail: { state: 'confirmed' },
    })
    expect(granted(await there.call('entry.withdraw', withReason(entry), 'secretary')).state).toBe('withdrawn')
  })

  it('is not open to others', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1')
    expect(refusal(await there.call('entry.withdraw', withReason(entry), 'member-2'))).toEqual({ code: 'not-yours' })
  })

  it('is final', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1')
    granted(await there.call('entry.withdraw', withReason(entry), 'clerk'))
    for (const again of ['entry.confirm', 'entry.dispute', 'entry.withdraw'] as const)
      expect(await there.callRaw(again, again === 'entry.confirm' ? entry : withReason(entry), 'clerk')).toMatchObject({
        code: 'entry-settled',
        detail: { state: 'withdrawn' },
      })
    expect(ENTRY_ACTS.map((act) => nextState('withdrawn', act))).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('What is waiting', () => {
  it('is what is proposed or disputed in all books, the oldest first, each in one line', async () => {
    const there = await office()
    await shift(there, 'member-1')
    const gift = { branchId: BRANCH, memberId: 'member-2', campaign: '慈心一日捐', fen: fen(10_000) }
    granted(await there.call('donation.record', { ...gift, occurredOn: civilDate('2025-05-20') }, 'member-2'))
    const disputed = await shift(there, 'member-3', 'clerk', civilDate('2025-05-01'))
    granted(await there.call('entry.dispute', withReason(disputed), 'member-3'))
    await shift(there, 'member-4', 'clerk')
    const { items, total } = granted(await there.call('entry.waiting', { branchId: BRANCH }, 'secretary'))
    expect(total).toBe(3)
    expect(items.map(({ state, memberName, title, line, reason }) => [state, memberName, title, line, reason])).toEqual(
      [
        ['disputed', '党员member-3', '志愿服务', '清扫（社区），1小时', '时间有误'],
        ['proposed', '党员member-2', '捐款', '慈心一日捐，100.00 元', null],
        ['proposed', '党员member-1', '志愿服务', '清扫（社区），1小时', null],
      ],
    )
  })

  it('says who settles each, and which are one’s own', async () => {
    const there = await office()
    await shift(there, 'member-1', 'member-1')
    const waiting = async (as: string) => granted(await there.call('entry.waiting', { branchId: BRANCH }, as)).items[0]
    // PERMISSION_TABLE, confirm-records: the committee and the clerk; the bureau's posts are none of a branch's.
    const settlers = '第一党支部的书记、副书记、组织委员、宣传委员、纪检委员、青年委员、委员、记录员'
    expect(await waiting('secretary')).toMatchObject({ settlers, isOwn: false })
    const disputed = await shift(there, 'member-3', 'clerk', civilDate('2025-05-01'))
    granted(await there.call('entry.dispute', withReason(disputed), 'member-3'))
    expect(await waiting('clerk')).toMatchObject({ memberName: '党员member-3', isOwn: true })
    expect(await waiting('secretary')).toMatchObject({ memberName: '党员member-3', isOwn: false })
  })

  it('shows 100 and says how many there are', async () => {
    const there = await office()
    const entry = await shift(there, 'member-1')
    const stored = await there.store.get('shifts', entry.entryId)
    if (!stored) throw new Error('nothing stored')
    for (let n = 0; n < 104; n++) there.store.seed('shifts', { ...stored, _id: `more-${n}` })
    const { items, total } = granted(await there.call('entry.waiting', { branchId: BRANCH }, 'clerk'))
    expect([items.length, total]).toEqual([100, 105])
  })

  it('is empty where nothing waits, and not for members to read', async () => {
    const there = await office()
    expect(granted(await there.call('entry.waiting', { branchId: BRANCH }, 'secretary'))).toEqual({
      items: [],
      total: 0,
      withheld: [],
    })
    expect(refusal(await there.call('entry.waiting', { branchId: BRANCH }, 'member-1')).code).toBe('not-permitted')
  })
})

describe('The table of books', () => {
  it('keeps each book under the name of its collection', () => {
    expect(ENTRY_COLLECTIONS.map((collection) => BOOKS[collection].collection)).toEqual([...ENTRY_COLLECTIONS])
  })
})
