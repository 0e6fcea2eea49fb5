/** The rules of a time of service from recording to correcting, in one file though it is long: all share the scene above them. */
import fc from 'fast-check'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import type { LedgerEntry } from '#domain/ledger/ledger'
import type { Answer, RequestOf } from '#contract'
import { entryHandlers } from '../../../../cloudfunctions/application/settling/entry-handlers'
import { shiftHandlers } from '../../../../cloudfunctions/application/volunteering/shifts'
import { granted, refusal } from '../../../builders/answers'
import { ledgerEntry } from '../../../builders/entries'
import { appointment, BRANCH, branch, BUREAU, member, openOffice, span, type Office } from '../../../builders/office'

const DAY = civilDate('2025-06-07')
const office = () => openOffice({ handlers: { ...shiftHandlers, ...entryHandlers } })
type Recording = RequestOf<'shift.record'>
const service = (people: Recording['people'], overrides: Partial<Recording> = {}): Recording => ({
  branchId: BRANCH,
  occurredOn: DAY,
  project: '文明交通劝导',
  site: '人民路口',
  people,
  ...overrides,
})
const own = (memberId: string, minutes: number, overrides: Partial<Recording> = {}) =>
  service([{ memberId, minutes }], overrides)
const onlyId = (answer: Answer<'shift.record'>) => granted(answer).entries[0]?.entryId ?? ''

/** An outing in the ledger of the branch. */
const outing = (overrides: Partial<LedgerEntry> = {}) =>
  ledgerEntry('outing-1', 'volunteer-outing', { occurredOn: DAY, ...overrides })

describe('Recording service', () => {
  it("proposes a member's own shift", async () => {
    const { call, store } = await office()
    const answer = granted(await call('shift.record', own('member-1', 150), 'member-1'))
    expect(answer.entries).toEqual([{ entryId: expect.any(String) as string, memberId: 'member-1', state: 'proposed' }])
    expect(await store.get('shifts', answer.entries[0]?.entryId ?? '')).toMatchObject({
      branchId: BRANCH,
      memberId: 'member-1',
      occurredOn: '2025-06-07',
      project: '文明交通劝导',
      site: '人民路口',
      minutes: 150,
      outingId: null,
      source: 'self',
      state: 'proposed',
      settledBy: null,
    })
  })

  it('takes several people of one outing in one call, each with their own minutes', async () => {
    const { call, store } = await office()
    store.seed('ledger', outing())
    const people = [
      { memberId: 'member-1', minutes: 120 },
      { memberId: 'member-2', minutes: 90 },
    ]
    granted(await call('shift.record', service(people, { outingId: 'outing-1', source: 'paper' }), 'clerk'))
    const stored = await store.findAll('shifts', { outingId: 'outing-1' })
    expect(stored.map(({ memberId, minutes, state, source }) => [memberId, minutes, state, source])).toEqual([
      ['member-1', 120, 'confirmed', 'paper'],
      ['member-2', 90, 'confirmed', 'paper'],
    ])
  })

  it('answers a repeated request with the first answer and stores nothing twice', async () => {
    const { call, store } = await office()
    const first = await call('shift.record', own('member-1', 60), 'member-1', { requestId: 'same-request' })
    const second = await call('shift.record', own('member-1', 60), 'member-1', { requestId: 'same-request' })
    expect(second).toEqual(first)
    expect(await store.count('shifts', {})).toBe(1)
  })

  it('refuses somebody else’s service from whoever does not keep records', async () => {
    const { call, store } = await office()
    expect(refusal(await call('shift.record', own('member-2', 60), 'member-1'))).toEqual({ code: 'not-yours' })
    expect(await store.count('shifts', {})).toBe(0)
  })

  it('is proposed when a cell leader enters it for others', async () => {
    const { call, store } = await office()
    store.seed('appointments', appointment('member-3', 'cell-leader'))
    expect(granted(await call('shift.record', own('member-1', 60), 'member-3')).entries[0]?.state).toBe('proposed')
  })

  it('is refused to the Party office of the bureau: it reads, it does not enter', async () => {
    const { call } = await office()
    expect(refusal(await call('shift.record', own('member-1', 60), 'office'))).toMatchObject({ code: 'not-permitted' })
  })

  it('refuses a day that has not come, naming today', async () => {
    const { call } = await office()
    const tomorrow = own('member-1', 60, { occurredOn: civilDate('2025-06-11') })
    expect(refusal(await call('shift.record', tomorrow, 'member-1'))).toEqual({
      code: 'in-the-future',
      field: 'occurredOn',
      detail: { today: '2025-06-10' },
    })
  })

  it('refuses all when one of the people was not on the register that day, naming the line', async () => {
    const { call, store } = await office()
    store.seed('members', member('member-2', { name: '王晓', spans: [span({ fromOn: civilDate('2025-06-08') })] }))
    const people = [
      { memberId: 'member-1', minutes: 60 },
      { memberId: 'member-2', minutes: 60 },
    ]
    expect(refusal(await call('shift.record', service(people), 'clerk'))).toEqual({
      code: 'not-on-roll',
      field: 'people.1.memberId',
      detail: { name: '王晓', date: '2025-06-07' },
    })
    expect(refusal(await call('shift.record', own('nobody', 60), 'clerk'))).toEqual({
      code: 'no-such-member',
      field: 'people.0.memberId',
    })
    expect(await store.count('shifts', {})).toBe(0)
  })

  it.each([
    ['of another kind', outing({ kind: 'heart-to-heart-talk' })],
    ['of another branch', outing({ branchId: 'branch-2' })],
    ['withdrawn', outing({ state: 'withdrawn' })],
    ['corrected', outing({ state: 'superseded' })],
  ])('refuses an outing that is %s', async (_, entry) => {
    const { call, store } = await office()
    store.seed('ledger', entry)
    expect(refusal(await call('shift.record', own('member-1', 60, { outingId: 'outing-1' }), 'member-1'))).toEqual({
      code: 'no-such-entry',
      field: 'outingId',
    })
  })

  it.each([
    [0, '至少 1 分钟'],
    [1441, '一天最多 1440 分钟'],
    [1.5, '须为整数分钟'],
  ])('refuses %d minutes', async (minutes, expected) => {
    const { callRaw } = await office()
    expect(await callRaw('shift.record', own('member-1', minutes), 'member-1')).toMatchObject({
      ok: false,
      code: 'bad-input',
      field: 'people.0.minutes',
      detail: { expected },
    })
  })

  it('refuses the same person twice in one call', async () => {
    const { callRaw } = await office()
    const people = [
      { memberId: 'member-1', minutes: 1 },
      { memberId: 'member-1', minutes: 1 },
    ]
    expect(await callRaw('shift.record', service(people), 'clerk')).toMatchObject({
      code: 'bad-input',
      field: 'people',
    })
  })
})

describe('A day of 1440 minutes', () => {
  it('holds exactly so many of a person, proposed and confirmed together', async () => {
    const { call } = await office()
    granted(await call('shift.record', own('member-1', 1000), 'clerk'))
    granted(await call('shift.record', own('member-1', 440), 'member-1'))
    expect(refusal(await call('shift.record', own('member-1', 1), 'member-1'))).toEqual({
      code: 'too-many-minutes',
      field: 'people.0.minutes',
      detail: { recordedMinutes: 1440, minutes: 1, limit: 1440 },
    })
  })

  it('is each person’s own, and each day’s', async () => {
    const { call } = await office()
    granted(await call('shift.record', own('member-1', 1440), 'clerk'))
    granted(await call('shift.record', own('member-2', 1440), 'clerk'))
    granted(await call('shift.record', own('member-1', 1440, { occurredOn: civilDate('2025-06-08') }), 'clerk'))
  })

  it('names the line of an outing that exceeds it, and stores none', async () => {
    const { call, store } = await office()
    granted(await call('shift.record', own('member-2', 1400), 'clerk'))
    const people = [
      { memberId: 'member-1', minutes: 60 },
      { memberId: 'member-2', minutes: 60 },
    ]
    expect(refusal(await call('shift.record', service(people), 'clerk'))).toEqual({
      code: 'too-many-minutes',
      field: 'people.1.minutes',
      detail: { recordedMinutes: 1400, minutes: 60, limit: 1440 },
    })
    expect(await store.count('shifts', {})).toBe(1)
  })

  it('has room again for what was withdrawn or corrected', async () => {
    const { call } = await office()
    const entryId = onlyId(await call('shift.record', own('member-1', 1440), 'clerk'))
    const shorter = {
      branchId: BRANCH,
      entryId,
      reason: '时长误填',
      occurredOn: DAY,
      project: '清扫',
      site: '社区',
      minutes: 144,
    }
    const corrected = granted(await call('shift.correct', shorter, 'clerk'))
    granted(await call('shift.record', own('member-1', 1296), 'clerk'))
    const withdrawn = { branchId: BRANCH, book: 'shifts' as const, entryId: corrected.entryId, reason: '重复登记' }
    granted(await call('entry.withdraw', withdrawn, 'clerk'))
    granted(await call('shift.record', own('member-1', 144), 'clerk'))
  })

  it('refuses to confirm a disputed shift whose room was taken meanwhile', async () => {
    const { call } = await office()
    const entryId = onlyId(await call('shift.record', own('member-1', 1000), 'clerk'))
    const entry = { branchId: BRANCH, book: 'shifts' as const, entryId }
    granted(await call('entry.dispute', { ...entry, reason: '时间有误' }, 'member-1'))
    granted(await call('shift.record', own('member-1', 500), 'clerk'))
    expect(refusal(await call('entry.confirm', entry, 'clerk'))).toEqual({
      code: 'too-many-minutes',
      detail: { recordedMinutes: 500, minutes: 1000, limit: 1440 },
    })
  })

  it('is not exceeded by two entries at the same time', async () => {
    const { call, store } = await office()
    const commit = store.commit.bind(store)
    let interrupted = false
    store.commit = async (writes) => {
      if (!interrupted) {
        interrupted = true
        granted(await call('shift.record', own('member-1', 1000), 'deputy'))
      }
      return commit(writes)
    }
    expect(refusal(await call('shift.record', own('member-1', 1000), 'clerk'))).toMatchObject({
      code: 'too-many-minutes',
      detail: { recordedMinutes: 1000 },
    })
    expect(await store.count('shifts', {})).toBe(1)
  })

  it('is never exceeded, whatever is recorded, corrected, disputed, confirmed and withdrawn', async () => {
    const act = fc.record({
      act: fc.constantFrom('record', 'record', 'propose', 'correct', 'dispute', 'confirm', 'withdraw'),
      which: fc.nat(4),
      minutes: fc.integer({ min: 200, max: 1440 }),
      day: fc.constantFrom(DAY, civilDate('2025-06-08')),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        const { call, store } = await office()
        for (const { act, which, minutes, day } of acts) {
          const ids = (await store.findAll('shifts', {})).map(({ _id }) => _id)
          const entryId = ids[which % Math.max(1, ids.length)] ?? 'none'
          const entry = { branchId: BRANCH, book: 'shifts' as const, entryId }
          if (act === 'record') await call('shift.record', own('member-1', minutes, { occurredOn: day }), 'clerk')
          else if (act === 'propose')
            await call('shift.record', own('member-1', minutes, { occurredOn: day }), 'member-1')
          else if (act === 'correct')
            await call(
              'shift.correct',
              { branchId: BRANCH, entryId, reason: '更正', occurredOn: day, project: '清扫', site: '社区', minutes },
              'clerk',
            )
          else if (act === 'confirm') await call('entry.confirm', entry, 'clerk')
          else if (act === 'dispute') await call('entry.dispute', { ...entry, reason: '异议' }, 'clerk')
          else await call('entry.withdraw', { ...entry, reason: '撤回' }, 'clerk')
        }
        for (const day of [DAY, civilDate('2025-06-08')]) {
          const standing = await store.findAll('shifts', { occurredOn: day, state: { $in: ['proposed', 'confirmed'] } })
          expect(standing.reduce((sum, shift) => sum + shift.minutes, 0)).toBeLessThanOrEqual(1440)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('Correcting a shift', () => {
  const corrected = (entryId: string, overrides = {}) => ({
    branchId: BRANCH,
    entryId,
    reason: '日期误记',
    occurredOn: civilDate('2025-06-06'),
    project: '文明交通劝导',
    site: '解放路口',
    minutes: 100,
    ...overrides,
  })

  it('keeps the old one and puts the new one in its place', async () => {
    const { call, store } = await office()
    const old = onlyId(await call('shift.record', own('member-1', 150), 'clerk'))
    const { entryId, state } = granted(await call('shift.correct', corrected(old), 'clerk'))
    expect(state).toBe('confirmed')
    expect(await store.get('shifts', old)).toMatchObject({
      state: 'superseded',
      supersededBy: entryId,
      minutes: 150,
      reason: '日期误记',
      settledBy: 'clerk',
    })
    expect(await store.get('shifts', entryId)).toMatchObject({ supersedes: old, memberId: 'member-1', minutes: 100 })
  })

  it('is open to the person while it is proposed, and stays a proposal', async () => {
    const { call } = await office()
    const old = onlyId(await call('shift.record', own('member-1', 150), 'member-1'))
    expect(granted(await call('shift.correct', corrected(old), 'member-1')).state).toBe('proposed')
  })

  it('of a confirmed one is not open to the person: a proposal cannot take its place', async () => {
    const { call, store } = await office()
    const old = onlyId(await call('shift.record', own('member-1', 150), 'clerk'))
    expect(refusal(await call('shift.correct', corrected(old), 'member-1'))).toEqual({
      code: 'entry-settled',
      detail: { state: 'confirmed' },
    })
    expect((await store.get('shifts', old))?.revision).toBe(1)
  })

  it('is refused for somebody else’s, a corrected one, and one of another branch', async () => {
    const { call, store } = await office()
    const old = onlyId(await call('shift.record', own('member-1', 150), 'clerk'))
    expect(refusal(await call('shift.correct', corrected(old), 'member-2')).code).toBe('not-yours')
    granted(await call('shift.correct', corrected(old), 'clerk'))
    expect(refusal(await call('shift.correct', corrected(old), 'clerk'))).toEqual({
      code: 'entry-settled',
      detail: { state: 'superseded' },
    })
    const elsewhere = await store.get('shifts', old)
    if (!elsewhere) throw new Error('the old shift is gone')
    store.seed('shifts', { ...elsewhere, _id: 'elsewhere', branchId: 'branch-2', state: 'confirmed' })
    expect(refusal(await call('shift.correct', corrected('elsewhere'), 'clerk'))).toEqual({
      code: 'no-such-entry',
      field: 'entryId',
    })
  })
})

describe('Reading shifts', () => {
  const scene = async (): Promise<Office> => {
    const there = await office()
    const { call } = there
    granted(await call('shift.record', own('member-1', 60, { occurredOn: civilDate('2024-12-31') }), 'clerk'))
    granted(
      await call(
        'shift.record',
        own('member-1', 90, { occurredOn: civilDate('2025-03-05'), project: '清扫' }),
        'clerk',
      ),
    )
    granted(await call('shift.record', own('member-2', 30, { occurredOn: civilDate('2025-06-08') }), 'member-2'))
    granted(await call('shift.record', own('member-1', 150), 'member-1'))
    return there
  }

  it('lists the branch’s shifts, the newest first, by pages', async () => {
    const { call } = await scene()
    const first = granted(await call('shift.list', { branchId: BRANCH, pageSize: 3 }, 'secretary'))
    expect(first.items.map(({ minutes, memberName }) => [minutes, memberName])).toEqual([
      [30, '党员member-2'],
      [150, '党员member-1'],
      [90, '党员member-1'],
    ])
    const rest = granted(await call('shift.list', { branchId: BRANCH, pageSize: 3, cursor: first.next }, 'secretary'))
    expect(rest.items.map(({ minutes }) => minutes)).toEqual([60])
    expect(rest.next).toBeNull()
  })

  it('filters by member, project, state and period', async () => {
    const { call } = await scene()
    const minutes = async (filter: Partial<RequestOf<'shift.list'>>) =>
      granted(await call('shift.list', { branchId: BRANCH, ...filter }, 'secretary')).items.map(
        (shift) => shift.minutes,
      )
    expect(await minutes({ memberId: 'member-2' })).toEqual([30])
    expect(await minutes({ project: '清扫' })).toEqual([90])
    expect(await minutes({ states: ['confirmed'] })).toEqual([90, 60])
    expect(await minutes({ from: civilDate('2025-01-01'), to: civilDate('2025-03-05') })).toEqual([90])
  })

  it('is open to the Party office above, not to members', async () => {
    const { call } = await scene()
    expect(granted(await call('shift.list', { branchId: BRANCH }, 'office')).items).toHaveLength(4)
    expect(refusal(await call('shift.list', { branchId: BRANCH }, 'member-1'))).toMatchObject({ code: 'not-permitted' })
  })

  it('shows one shift to whose it is, to who entered it and to who reads the records, and to nobody else', async () => {
    const { call } = await scene()
    const entryId = onlyId(await call('shift.record', own('member-1', 15), 'member-1'))
    const see = (as: string) => call('shift.get', { branchId: BRANCH, entryId }, as)
    expect(granted(await see('member-1'))).toMatchObject({ entryId, minutes: 15, memberName: '党员member-1' })
    expect(granted(await see('secretary')).entryId).toBe(entryId)
    expect(refusal(await see('member-2'))).toEqual({ code: 'no-such-entry', field: 'entryId' })
  })

  it('offers the outings from a month before a day to a week after it that stand, the latest first', async () => {
    const { call, store } = await office()
    const values = { project: '反诈宣传', site: '柳下社区' }
    const seed = (_id: string, on: string, overrides: Partial<LedgerEntry> = {}) =>
      store.seed('ledger', outing({ _id, occurredOn: civilDate(on), values, ...overrides }))
    seed('week-after', '2025-06-14')
    seed('too-late', '2025-06-15')
    seed('same-day', '2025-06-07', { state: 'proposed' })
    seed('month-before', '2025-05-07')
    seed('too-early', '2025-05-06')
    seed('withdrawn', '2025-06-07', { state: 'withdrawn' })
    seed('another-kind', '2025-06-07', { kind: 'night-service' })
    seed('elsewhere', '2025-06-07', { branchId: 'branch-2' })
    const { outings } = granted(await call('shift.outings', { branchId: BRANCH, around: DAY }, 'member-3'))
    expect(outings.map(({ entryId }) => entryId)).toEqual(['week-after', 'same-day', 'month-before'])
    expect(outings[1]).toEqual({ entryId: 'same-day', occurredOn: '2025-06-07', ...values })
    const today = granted(await call('shift.outings', { branchId: BRANCH }, 'member-3')).outings
    expect(today.map(({ entryId }) => entryId)).toEqual(['too-late', 'week-after', 'same-day'])
  })

  it('gives a member the year’s own minutes and times, proposed ones apart', async () => {
    const { call } = await scene()
    const mine = granted(await call('shift.mine', { year: 2025 }, 'member-1'))
    expect(mine).toMatchObject({ confirmedMinutes: 90, confirmedTimes: 1, proposedMinutes: 150, proposedTimes: 1 })
    expect(mine.items.map(({ minutes }) => minutes)).toEqual([150, 90])
  })

  it('counts what a member did in another branch as their own', async () => {
    const { call, store } = await scene()
    store.seed('branches', branch({ _id: 'branch-2', name: '第二党支部', ancestorIds: [BUREAU] }))
    store.seed(
      'members',
      member('member-1', {
        spans: [
          span({ untilOn: civilDate('2025-06-09') }),
          span({ branchId: 'branch-2', fromOn: civilDate('2025-06-09') }),
        ],
      }),
    )
    const there = own('member-1', 45, { branchId: 'branch-2', occurredOn: civilDate('2025-06-10') })
    granted(await call('shift.record', there, 'member-1'))
    expect(granted(await call('shift.mine', { year: 2025 }, 'member-1')).proposedMinutes).toBe(195)
  })

  it('offers the projects used before, the last used first', async () => {
    const { call } = await scene()
    expect(granted(await call('shift.projects', { branchId: BRANCH }, 'member-3')).projects).toEqual([
      { project: '文明交通劝导', lastOn: '2025-06-08' },
      { project: '清扫', lastOn: '2025-03-05' },
    ])
  })

  it('marks what was entered later than the branch’s days for late entries', async () => {
    const { call } = await office()
    const later = { now: instant('2025-06-20T02:00:00.000Z') }
    granted(await call('shift.record', own('member-1', 60), 'clerk', later))
    const { items } = granted(await call('shift.list', { branchId: BRANCH }, 'clerk', later))
    expect(items[0]).toMatchObject({
      isLateEntry: true,
      recordedByName: '党员clerk',
      recordedAt: '2025-06-20T02:00:00.000Z',
    })
  })
})
