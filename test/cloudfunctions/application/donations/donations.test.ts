/** The rules of a gift in one file though it is long: all share the branch above them. */
import fc from 'fast-check'
import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { instant } from '#domain/time/instant'
import type { RequestOf } from '#contract'
import { donationHandlers } from '../../../../cloudfunctions/application/donations/donations'
import { entryHandlers } from '../../../../cloudfunctions/application/settling/entry-handlers'
import { granted, refusal } from '../../../builders/answers'
import { appointment, BRANCH, branch, BUREAU, member, openOffice, span } from '../../../builders/office'

const DAY = civilDate('2025-06-07')
const office = () => openOffice({ handlers: { ...donationHandlers, ...entryHandlers } })
type Gift = RequestOf<'donation.record'>
const gift = (memberId: string, overrides: Partial<Gift> = {}): Gift => ({
  branchId: BRANCH,
  memberId,
  occurredOn: DAY,
  campaign: '慈心一日捐',
  fen: fen(10_000),
  ...overrides,
})
const entry = (entryId: string) => ({ branchId: BRANCH, book: 'donations' as const, entryId })
const because = (entryId: string) => ({ ...entry(entryId), reason: '登记有误' })
const correction = (entryId: string, amount: number) => ({
  branchId: BRANCH,
  entryId,
  reason: '金额误记',
  occurredOn: DAY,
  campaign: '慈心一日捐',
  fen: fen(amount),
})

const ON_PAPER = { willing: 'paper', paper: '捐款自愿书，档案盒3' } as const

describe('That a gift was of the giver’s own will', () => {
  it('is said by the giver, recording it or seeing it, once', async () => {
    const { call, store } = await office()
    const own = granted(await call('donation.record', gift('member-1', { willing: 'giver' }), 'member-1'))
    expect(await store.get('donations', own.entryId)).toMatchObject({ willing: 'giver' })
    const { entryId } = granted(await call('donation.record', gift('member-1'), 'treasurer'))
    expect((await store.get('donations', entryId))?.willing).toBeUndefined()
    granted(await call('donation.sayWilling', { branchId: BRANCH, entryId }, 'member-1'))
    expect(await store.get('donations', entryId)).toMatchObject({ willing: 'giver' })
    const again = await call('donation.sayWilling', { branchId: BRANCH, entryId }, 'member-1')
    expect(refusal(again).code).toBe('no-change')
  })

  it('stands when somebody corrects the rest of the gift, and not when its sum is another', async () => {
    const { call, store } = await office()
    const said = granted(await call('donation.record', gift('member-1', { willing: 'giver' }), 'member-1'))
    granted(await call('entry.confirm', { branchId: BRANCH, book: 'donations', entryId: said.entryId }, 'secretary'))
    const { memberId: _, ...asItWas } = gift('member-1')
    const correct = (entryId: string, change: object) =>
      call('donation.correct', { ...asItWas, entryId, reason: '误记', ...change }, 'secretary')
    const renamed = granted(await correct(said.entryId, { campaign: '暖冬助学' }))
    expect(await store.get('donations', renamed.entryId)).toMatchObject({ campaign: '暖冬助学', willing: 'giver' })
    const more = granted(await correct(renamed.entryId, { campaign: '暖冬助学', fen: 20_000 }))
    expect((await store.get('donations', more.entryId))?.willing).toBeUndefined()
  })

  it('on paper is noted with where the paper is, which is not known of what nobody stated', async () => {
    const { call, store } = await office()
    for (const said of [{ willing: 'paper' }, { willing: 'paper', paper: ' ' }, { paper: '档案盒3' }] as const)
      expect(refusal(await call('donation.record', gift('member-1', said), 'treasurer'))).toMatchObject({
        ...{ code: 'bad-input', field: 'paper' },
      })
    const { entryId } = granted(await call('donation.record', gift('member-1', ON_PAPER), 'treasurer'))
    expect(await store.get('donations', entryId)).toMatchObject(ON_PAPER)
    granted(await call('donation.sayWilling', { branchId: BRANCH, entryId }, 'member-1'))
    const own = await store.get('donations', entryId)
    expect([own?.willing, own?.paper]).toEqual(['giver', undefined])
  })

  it('is said by nobody for another, but for what was stated on paper', async () => {
    const { call } = await office()
    const said = await call('donation.record', gift('member-1', { willing: 'giver' }), 'treasurer')
    expect(refusal(said)).toEqual({ code: 'not-yours', field: 'willing' })
    const { entryId } = granted(await call('donation.record', gift('member-1', ON_PAPER), 'treasurer'))
    const forOther = await call('donation.sayWilling', { branchId: BRANCH, entryId }, 'treasurer')
    expect(refusal(forOther).code).toBe('not-yours')
  })
})

describe('Recording a donation', () => {
  it('proposes a member’s own, without a number', async () => {
    const { call, store } = await office()
    const { entryId, state } = granted(await call('donation.record', gift('member-1'), 'member-1'))
    expect(state).toBe('proposed')
    expect(await store.get('donations', entryId)).toMatchObject({ fen: 10_000, acknowledgement: null, receipt: null })
    expect(await store.count('counters', {})).toBe(0)
  })

  it('is refused for others without keeping records, for the future, for whoever is not on the register', async () => {
    const { call, store } = await office()
    expect(refusal(await call('donation.record', gift('member-2'), 'member-1'))).toEqual({ code: 'not-yours' })
    const tomorrow = gift('member-1', { occurredOn: civilDate('2025-06-11') })
    expect(refusal(await call('donation.record', tomorrow, 'member-1')).code).toBe('in-the-future')
    store.seed('members', member('member-5', { name: '王晓', spans: [span({ branchId: 'branch-2' })] }))
    expect(refusal(await call('donation.record', gift('member-5'), 'treasurer'))).toEqual({
      code: 'not-on-roll',
      field: 'memberId',
      detail: { name: '王晓', date: '2025-06-07' },
    })
    expect(await store.count('donations', {})).toBe(0)
  })

  it.each([0, -1, 0.5])('refuses %d fen', async (amount) => {
    const { callRaw } = await office()
    expect(await callRaw('donation.record', { ...gift('member-1'), fen: amount }, 'member-1')).toMatchObject({
      code: 'bad-input',
      field: 'fen',
    })
  })
})

describe('The acknowledgement', () => {
  it('is numbered on confirmation, in the branch’s series of the year of recording', async () => {
    const { call, store } = await office()
    const atNewYear = { now: instant('2024-12-31T15:59:00.000Z') }
    const old = granted(
      await call('donation.record', gift('member-1', { occurredOn: civilDate('2024-12-31') }), 'member-1', atNewYear),
    )
    granted(await call('donation.record', gift('member-2'), 'treasurer'))
    granted(await call('donation.record', gift('member-3'), 'treasurer'))
    granted(await call('entry.confirm', entry(old.entryId), 'treasurer'))
    const stored = await store.findAll('donations', { branchId: BRANCH })
    expect(Object.fromEntries(stored.map((donation) => [donation.memberId, donation.acknowledgement]))).toEqual({
      'member-1': '捐〔2024〕第001号',
      'member-2': '捐〔2025〕第001号',
      'member-3': '捐〔2025〕第002号',
    })
  })

  it('is of the year of recording, in whatever year it was given', async () => {
    const { call, store } = await office()
    const late = gift('member-1', { occurredOn: civilDate('2024-12-31') })
    const { entryId } = granted(await call('donation.record', late, 'treasurer'))
    expect((await store.get('donations', entryId))?.acknowledgement).toContain('2025')
  })

  it('is each branch’s own series', async () => {
    const { call, store } = await office()
    store.seed('branches', branch({ _id: 'branch-2', ancestorIds: [BUREAU] }))
    store.seed('counters', { _id: 'branch-2:donation:2025', revision: 7, last: 7 })
    const { entryId } = granted(await call('donation.record', gift('member-1'), 'treasurer'))
    expect((await store.get('donations', entryId))?.acknowledgement).toBe('捐〔2025〕第001号')
  })

  it('is kept by a withdrawn donation, and its number is not given again', async () => {
    const { call, store } = await office()
    const first = granted(await call('donation.record', gift('member-1'), 'treasurer'))
    granted(await call('entry.withdraw', because(first.entryId), 'treasurer'))
    const second = granted(await call('donation.record', gift('member-1'), 'treasurer'))
    expect((await store.get('donations', first.entryId))?.acknowledgement).toBe('捐〔2025〕第001号')
    expect((await store.get('donations', second.entryId))?.acknowledgement).toBe('捐〔2025〕第002号')
  })

  it('is new for a corrected donation; the old one keeps its own', async () => {
    const { call, store } = await office()
    const first = granted(await call('donation.record', gift('member-1'), 'treasurer'))
    const second = granted(await call('donation.correct', correction(first.entryId, 20_000), 'treasurer'))
    expect(await store.get('donations', first.entryId)).toMatchObject({
      state: 'superseded',
      fen: 10_000,
      acknowledgement: '捐〔2025〕第001号',
    })
    expect(await store.get('donations', second.entryId)).toMatchObject({
      state: 'confirmed',
      fen: 20_000,
      acknowledgement: '捐〔2025〕第002号',
    })
  })

  it('stays the same when a dispute ends in confirmation', async () => {
    const { call, store } = await office()
    const { entryId } = granted(await call('donation.record', gift('member-1'), 'treasurer'))
    granted(await call('entry.dispute', because(entryId), 'member-1'))
    granted(await call('entry.confirm', entry(entryId), 'treasurer'))
    expect((await store.get('donations', entryId))?.acknowledgement).toBe('捐〔2025〕第001号')
    expect((await store.get('counters', `${BRANCH}:donation:2025`))?.last).toBe(1)
  })

  it('is not given twice when two are confirmed at the same time', async () => {
    const { call, store } = await office()
    const commit = store.commit.bind(store)
    let interrupted = false
    store.commit = async (writes) => {
      if (!interrupted) {
        interrupted = true
        granted(await call('donation.record', gift('member-2'), 'deputy'))
      }
      return commit(writes)
    }
    granted(await call('donation.record', gift('member-1'), 'treasurer'))
    const numbers = (await store.findAll('donations', {})).map(({ acknowledgement }) => acknowledgement)
    expect(numbers.sort()).toEqual(['捐〔2025〕第001号', '捐〔2025〕第002号'])
  })

  it('never repeats and never changes, whatever is done', async () => {
    const act = fc.tuple(fc.constantFrom('record', 'propose', 'confirm', 'dispute', 'withdraw', 'correct'), fc.nat(4))
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        const { call, store } = await office()
        const given = new Map<string, string>()
        for (const [act, which] of acts) {
          const ids = (await store.findAll('donations', {})).map(({ _id }) => _id)
          const entryId = ids[which % Math.max(1, ids.length)] ?? 'none'
          if (act === 'record') await call('donation.record', gift('member-1'), 'treasurer')
          else if (act === 'propose') await call('donation.record', gift('member-1'), 'member-1')
          else if (act === 'confirm') await call('entry.confirm', entry(entryId), 'treasurer')
          else if (act === 'dispute') await call('entry.dispute', because(entryId), 'treasurer')
          else if (act === 'withdraw') await call('entry.withdraw', because(entryId), 'treasurer')
          else await call('donation.correct', correction(entryId, 100 + which), 'treasurer')
          for (const { _id, acknowledgement, state } of await store.findAll('donations', {})) {
            if (state === 'confirmed') expect(acknowledgement).not.toBeNull()
            if (given.has(_id)) expect(acknowledgement).toBe(given.get(_id))
            if (acknowledgement !== null) given.set(_id, acknowledgement)
          }
        }
        expect(new Set(given.values()).size).toBe(given.size)
      }),
      { numRuns: 60 },
    )
  })
})

describe('The receipt of whoever received the money', () => {
  it('is added later, without a correction', async () => {
    const { call, store } = await office()
    const { entryId } = granted(await call('donation.record', gift('member-1'), 'treasurer'))
    const set = { branchId: BRANCH, entryId, receipt: '票据 0012345' }
    granted(await call('donation.setReceipt', set, 'treasurer'))
    expect(await store.get('donations', entryId)).toMatchObject({
      receipt: '票据 0012345',
      state: 'confirmed',
      revision: 2,
    })
    expect(refusal(await call('donation.setReceipt', set, 'treasurer'))).toEqual({
      code: 'no-change',
      field: 'receipt',
    })
    expect(refusal(await call('donation.setReceipt', set, 'member-1'))).toMatchObject({ code: 'not-permitted' })
  })

  it('is not added to what was withdrawn', async () => {
    const { call } = await office()
    const { entryId } = granted(await call('donation.record', gift('member-1'), 'treasurer'))
    granted(await call('entry.withdraw', because(entryId), 'treasurer'))
    const set = { branchId: BRANCH, entryId, receipt: '票据 0012345' }
    expect(refusal(await call('donation.setReceipt', set, 'treasurer'))).toEqual({
      code: 'entry-settled',
      detail: { state: 'withdrawn' },
    })
  })
})

describe('Reading donations', () => {
  const scene = async () => {
    const there = await office()
    const { call } = there
    granted(await call('donation.record', gift('member-1', { occurredOn: civilDate('2024-12-31') }), 'treasurer'))
    granted(await call('donation.record', gift('member-1', { fen: fen(5_000), campaign: '助学' }), 'treasurer'))
    granted(await call('donation.record', gift('member-1', { occurredOn: civilDate('2025-06-08') }), 'member-1'))
    granted(await call('donation.record', gift('member-2', { occurredOn: civilDate('2025-06-09') }), 'treasurer'))
    return there
  }

  it('lists those of the branch, the newest first, filtered by what is asked', async () => {
    const { call } = await scene()
    const dates = async (filter: Partial<RequestOf<'donation.list'>>) =>
      granted(await call('donation.list', { branchId: BRANCH, ...filter }, 'secretary')).items.map(
        (item) => item.occurredOn,
      )
    expect(await dates({})).toEqual(['2025-06-09', '2025-06-08', '2025-06-07', '2024-12-31'])
    expect(await dates({ campaign: '助学' })).toEqual(['2025-06-07'])
    expect(await dates({ memberId: 'member-2' })).toEqual(['2025-06-09'])
    expect(await dates({ states: ['proposed'] })).toEqual(['2025-06-08'])
    expect(await dates({ to: civilDate('2024-12-31') })).toEqual(['2024-12-31'])
    expect(refusal(await call('donation.list', { branchId: BRANCH }, 'member-1')).code).toBe('not-permitted')
  })

  it('shows one gift to who gave it and to who reads the records, and to nobody else', async () => {
    const { call } = await office()
    const { entryId } = granted(await call('donation.record', gift('member-1'), 'treasurer'))
    const see = (as: string) => call('donation.get', { branchId: BRANCH, entryId }, as)
    expect(granted(await see('member-1'))).toMatchObject({ entryId, fen: 10_000, campaign: '慈心一日捐' })
    expect(granted(await see('secretary')).entryId).toBe(entryId)
    expect(refusal(await see('member-2'))).toEqual({ code: 'no-such-entry', field: 'entryId' })
  })

  it('shows one gift to who entered it for somebody else, though they do not read the records', async () => {
    const { call, store } = await office()
    store.seed('appointments', appointment('member-5', 'cell-leader'), appointment('member-4', 'cell-leader'))
    const { entryId } = granted(await call('donation.record', gift('member-1'), 'member-5'))
    const see = (as: string) => call('donation.get', { branchId: BRANCH, entryId }, as)
    expect(granted(await see('member-5')).entryId).toBe(entryId)
    expect(refusal(await see('member-4')).code).toBe('no-such-entry')
  })

  it('gives a member the year’s own confirmed sum and every record', async () => {
    const { call } = await scene()
    const mine = granted(await call('donation.mine', { year: 2025 }, 'member-1'))
    expect([mine.confirmedFen, mine.confirmedTimes, mine.items.length]).toEqual([5_000, 1, 2])
    expect(mine.items.every(({ memberId }) => memberId === 'member-1')).toBe(true)
  })

  it('gives a member a corrected gift once, as it reads now', async () => {
    const { call } = await office()
    const { entryId } = granted(await call('donation.record', gift('member-1'), 'treasurer'))
    granted(await call('donation.correct', correction(entryId, 8_000), 'treasurer'))
    const mine = granted(await call('donation.mine', { year: 2025 }, 'member-1'))
    expect([mine.confirmedFen, mine.items.map(({ fen: amount }) => amount)]).toEqual([8_000, [8_000]])
  })

  it('offers the campaigns used before', async () => {
    const { call } = await scene()
    expect(granted(await call('donation.campaigns', { branchId: BRANCH }, 'member-3')).campaigns).toEqual([
      { campaign: '慈心一日捐', lastOn: '2025-06-09' },
      { campaign: '助学', lastOn: '2025-06-07' },
    ])
  })

  it('offers no campaign whose gifts were withdrawn', async () => {
    const { call } = await office()
    const { entryId } = granted(await call('donation.record', gift('member-1', { campaign: '误记' }), 'treasurer'))
    granted(await call('entry.withdraw', because(entryId), 'treasurer'))
    expect(granted(await call('donation.campaigns', { branchId: BRANCH }, 'member-1')).campaigns).toEqual([])
  })
})
