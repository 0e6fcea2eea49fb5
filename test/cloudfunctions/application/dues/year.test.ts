/** The amounts of a year in one file though it is long: all begin with the same proposal. */
import type { RequestOf } from '#contract'
import type { Decision } from '#domain/meeting/decision'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { duesAccountId } from '#domain/dues/dues-account'
import type { DuesCategory } from '#domain/dues/dues'
import { duesYearId } from '#domain/dues/dues-year'
import { civilDate, month } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import { granted, refusal } from '../../../builders/answers'
import { closedMeeting, convenedMeeting } from '../../../builders/meeting'
import { appointment, BRANCH, BUREAU, branch, member, span, type Office } from '../../../builders/office'
import { openDuesOffice } from './dues-office'

const YEAR = 2026
/** The day after the one on which it is proposed. */
const NEXT_DAY = instant('2025-06-11T09:00:00.000Z')
const LATER = instant('2025-06-12T09:00:00.000Z')
const at = { branchId: BRANCH, year: YEAR }
const ID = duesYearId(BRANCH, YEAR)

const term = (memberId: string, yuan: number, category: DuesCategory = 'wage-earner') => ({
  ...{ memberId, category, monthlyFen: fen(yuan * 100) },
})
type Proposal = RequestOf<'dues.proposeYear'>
const proposal = (members: Proposal['members'], version = 0): Proposal => ({ ...at, version, members })

/** Members 1 to 3 at 30, 40 and 50 yuan. */
async function proposed(): Promise<Office> {
  const office = await openDuesOffice()
  const all = [term('member-1', 30), term('member-2', 40), term('member-3', 50)]
  granted(await office.call('dues.proposeYear', proposal(all), 'treasurer'))
  return office
}

const vote = (title: string, passes = true): Decision => ({
  ...{ title, isMajor: false, votersDue: 3, votersPresent: 3, yes: passes ? 3 : 1, no: passes ? 0 : 2, abstain: 0 },
  ...{ isValid: true, passes },
})
const COMMITTEE = ['secretary', 'deputy', 'treasurer']
const there = (ids: readonly string[], mark: 'present' | 'absent' = 'present') =>
  ids.map((memberId) => ({ memberId, mark, source: 'roll-call', markedAt: NEXT_DAY, reason: null }) as const)

/** The committee's meeting of the day after, that passed the amounts. */
function committee(overrides: Partial<ClosedMeeting> = {}): ClosedMeeting {
  return closedMeeting(there(COMMITTEE), {
    ...{ _id: 'meeting', organ: 'committee', kinds: ['committee-meeting'], title: '六月支委会' },
    ...{ occurredOn: civilDate('2025-06-11'), startsAt: NEXT_DAY, endsAt: NEXT_DAY, closedAt: NEXT_DAY },
    decisions: [vote(`审定${YEAR}年党费标准`)],
    ...overrides,
  })
}
const approve = { ...at, meetingId: 'meeting' }
const accountOf = ({ store }: Office, memberId: string) =>
  store.get('duesAccounts', duesAccountId(BRANCH, memberId, YEAR))

describe('Proposing the amounts of a year', () => {
  it('opens no account: the treasurer sees who has which amount, beside that of the year before', async () => {
    const office = await openDuesOffice()
    granted(await office.call('dues.assess', { branchId: BRANCH, year: 2025, ...term('member-1', 25) }, 'treasurer'))
    granted(await office.call('dues.proposeYear', proposal([term('member-1', 30)]), 'treasurer'))
    expect(await office.store.count('duesAccounts', { year: YEAR })).toBe(0)
    const seen = granted(await office.call('dues.year', at, 'treasurer'))
    expect([seen.version, seen.item, seen.approval]).toEqual([1, '审定2026年党费标准', null])
    expect(seen.people.find(({ memberId }) => memberId === 'member-1')).toEqual({
      ...{ memberId: 'member-1', name: '党员member-1', monthsDue: 12, hasAccount: false, question: null },
      last: { category: 'wage-earner', monthlyFen: 2500 },
      amount: { category: 'wage-earner', monthlyFen: 3000, decidedOn: null, fromMonth: null, flags: [] },
    })
    expect(seen.people.find(({ memberId }) => memberId === 'member-2')).toMatchObject({ last: null, amount: null })
  })

  it('changes those who are named, and leaves the others', async () => {
    const { call } = await proposed()
    const change = proposal([term('member-2', 45), term('member-3', 50)], 1)
    expect(granted(await call('dues.proposeYear', change, 'treasurer'))).toEqual({ version: 2, changed: 1, flagged: 0 })
    const { people } = granted(await call('dues.year', at, 'treasurer'))
    expect(people.flatMap(({ memberId, amount }) => (amount ? [[memberId, amount.monthlyFen]] : []))).toEqual([
      ['member-1', 3000],
      ['member-2', 4500],
      ['member-3', 5000],
    ])
  })

  it.each<[string, Proposal['members'], object]>([
    [
      'above what farmers pay',
      [term('member-1', 2, 'farmer')],
      { code: 'amount-out-of-range', field: 'members.0.monthlyFen' },
    ],
    [
      'another than students pay',
      [term('member-1', 30), term('member-2', 1, 'student')],
      { code: 'amount-out-of-range', field: 'members.1.monthlyFen' },
    ],
    ['nothing without hardship', [term('member-1', 0)], { code: 'not-hardship', field: 'members.0.category' }],
    [
      'hardship that nobody approved',
      [term('member-1', 0, 'hardship')],
      { code: 'decision-missing', field: 'members.0.decidedOn' },
    ],
    [
      'hardship approved tomorrow',
      [{ ...term('member-1', 0, 'hardship'), decidedOn: civilDate('2025-06-11') }],
      { code: 'in-the-future', field: 'members.0.decidedOn' },
    ],
    ['somebody unknown', [term('nobody', 30)], { code: 'no-such-member', field: 'members.0.memberId' }],
    ['somebody of the bureau', [term('office', 30)], { code: 'not-on-roll', field: 'members.0.memberId' }],
  ])('refuses %s, and proposes nothing', async (_, members, expected) => {
    const { call, store } = await openDuesOffice()
    expect(refusal(await call('dues.proposeYear', proposal(members), 'treasurer'))).toMatchObject(expected)
    expect(await store.count('duesYears', {})).toBe(0)
  })

  it('is for the next year at the latest, for years with a rule, and for who has no account yet', async () => {
    const office = await openDuesOffice()
    const of = async (year: number) =>
      refusal(await office.call('dues.proposeYear', { ...proposal([term('member-1', 30)]), year }, 'treasurer'))
    expect(await of(2027)).toEqual({
      code: 'in-the-future',
      field: 'year',
      detail: { year: 2027, today: '2025-06-10' },
    })
    office.store.seed('members', member('member-1', { spans: [span({ fromOn: civilDate('2000-01-01') })] }))
    expect(await of(2007)).toMatchObject({ code: 'no-rule-in-force', field: 'members.0.year' })
    granted(await office.call('dues.assess', { ...at, ...term('member-1', 25) }, 'treasurer'))
    expect(await of(YEAR)).toMatchObject({ code: 'account-exists', field: 'members.0.memberId' })
  })

  it('takes no wage', async () => {
    const { callRaw } = await openDuesOffice()
    const withWage = proposal([{ ...term('member-1', 30), wageFen: 600_000 } as never])
    expect(await callRaw('dues.proposeYear', withWage, 'treasurer')).toMatchObject({
      ...{ code: 'bad-input', field: 'members.0.wageFen' },
    })
  })

  it('refuses whoever has not seen what another phone proposed, with who and when', async () => {
    const { call, store } = await proposed()
    const stale = proposal([term('member-1', 60)], 0)
    expect(refusal(await call('dues.proposeYear', stale, 'secretary'))).toEqual({
      code: 'amounts-changed',
      field: 'version',
      detail: { by: '党员treasurer', at: '2025-06-10T09:00:00.000Z', version: 1 },
    })
    const commit = store.commit.bind(store)
    let interrupted = false
    store.commit = async (writes) => {
      if (!interrupted) {
        interrupted = true
        granted(await call('dues.proposeYear', proposal([term('member-1', 35)], 1), 'secretary'))
      }
      return commit(writes)
    }
    const answer = await call('dues.proposeYear', proposal([term('member-1', 60)], 1), 'treasurer')
    expect(refusal(answer)).toMatchObject({ code: 'amounts-changed', detail: { by: '党员secretary' } })
    expect((await store.get('duesYears', ID))?.amounts[0]?.monthlyFen).toBe(3500)
  })

  it('a question meanwhile does not stand in the way', async () => {
    const { call } = await proposed()
    granted(await call('dues.questionAmount', { ...at, kind: 'sum-differs' }, 'member-2'))
    granted(await call('dues.proposeYear', proposal([term('member-1', 60)], 1), 'treasurer'))
    const { people } = granted(await call('dues.year', at, 'treasurer'))
    expect(people.find(({ memberId }) => memberId === 'member-2')?.question).toMatchObject({ settledAs: null })
  })

  it('is for those who manage dues, and the log holds no amount', async () => {
    const { call, store } = await proposed()
    store.seed('appointments', appointment('member-2', 'publicity'))
    for (const as of ['member-1', 'member-2', 'clerk', 'office'])
      expect(refusal(await call('dues.year', at, as))).toMatchObject({ code: 'not-permitted' })
    const [line] = await store.findAll('journal', {})
    expect(line?.change?.records).toContain('duesYears')
    expect(JSON.stringify({ ...line, answer: '' })).not.toMatch(/3000|4000|5000|Fen/)
  })
})

describe('A member’s own amount', () => {
  const mine = async ({ call }: Office, as: string, year = 2025) =>
    granted(await call('dues.mine', { year }, as)).amounts

  it('is seen by that member, with the year before and within its own, and nobody else’s', async () => {
    const office = await proposed()
    const own = {
      ...{ branchId: BRANCH, year: YEAR, category: 'wage-earner', monthlyFen: 4000, decidedOn: null, fromMonth: null },
      ...{ flags: [], question: null, approvedIn: null },
    }
    expect(await mine(office, 'member-2')).toEqual([own])
    expect(await mine(office, 'member-2', YEAR)).toEqual([own])
    expect(await mine(office, 'member-2', 2024)).toEqual([])
    expect(await mine(office, 'member-4')).toEqual([])
    expect(await mine(office, 'office')).toEqual([])
  })

  it('is questioned by a kind of the list, which can be changed and taken back', async () => {
    const office = await proposed()
    const { call, callRaw } = office
    const ask = async (kind: 'category-wrong' | 'hardship' | null) =>
      granted(await call('dues.questionAmount', { ...at, kind }, 'member-2')).question
    expect(await ask('category-wrong')).toMatchObject({ kind: 'category-wrong', settledAs: null })
    expect(await ask('hardship')).toMatchObject({ kind: 'hardship', settledAs: null })
    expect((await office.store.get('duesYears', ID))?.amounts[1]?.questions).toHaveLength(1)
    expect(await mine(office, 'member-2')).toMatchObject([{ question: { kind: 'hardship' } }])
    expect(refusal(await call('dues.questionAmount', { ...at, kind: 'hardship' }, 'member-2'))).toEqual({
      ...{ code: 'no-change', field: 'kind' },
    })
    expect(await ask(null)).toMatchObject({ settledAs: 'taken-back' })
    const words = { ...at, kind: 'speak-to-me', note: '我的工资是 6000 元' }
    expect(await callRaw('dues.questionAmount', words, 'member-2')).toMatchObject({ code: 'bad-input', field: 'note' })
    expect(refusal(await call('dues.questionAmount', { ...at, kind: 'hardship' }, 'member-4'))).toEqual({
      ...{ code: 'no-such-entry', field: 'year' },
    })
  })

  it('asked and taken back many times, leaves the document of everybody as long as once; what was answered is kept', async () => {
    const { call, store } = await proposed()
    const ask = async (kind: 'speak-to-me' | null) =>
      granted(await call('dues.questionAmount', { ...at, kind }, 'member-2')).question
    const questions = async () =>
      (await store.get('duesYears', ID))?.amounts[1]?.questions?.map(({ settled }) => settled?.as)
    for (let time = 0; time < 20; time++) for (const kind of ['speak-to-me', null] as const) await ask(kind)
    expect(await questions()).toEqual(['taken-back'])
    const askedAt = (await ask('speak-to-me'))?.askedAt ?? NEXT_DAY
    granted(await call('dues.settleQuestion', { ...at, memberId: 'member-2', askedAt }, 'treasurer'))
    for (let time = 0; time < 20; time++) for (const kind of ['speak-to-me', null] as const) await ask(kind)
    expect(await questions()).toEqual(['explained', 'taken-back'])
  })

  it('the question is answered by another amount, or as explained; the treasurer’s desk counts what waits', async () => {
    const office = await proposed()
    const { call } = office
    for (const as of ['member-1', 'member-2'])
      granted(await call('dues.questionAmount', { ...at, kind: 'sum-differs' }, as))
    const years = async () => granted(await call('dues.years', { branchId: BRANCH }, 'treasurer')).years
    expect(await years()).toEqual([
      { year: 2025, state: 'none', questions: 0 },
      { year: 2026, state: 'proposed', questions: 2 },
    ])
    granted(await call('dues.proposeYear', proposal([term('member-1', 35)], 1), 'treasurer'))
    const { people } = granted(await call('dues.year', at, 'treasurer'))
    const askedAt = people.find(({ memberId }) => memberId === 'member-2')?.question?.askedAt ?? NEXT_DAY
    const settle = { ...at, memberId: 'member-2', askedAt }
    expect(refusal(await call('dues.settleQuestion', { ...settle, askedAt: NEXT_DAY }, 'treasurer'))).toEqual({
      ...{ code: 'no-such-entry', field: 'askedAt' },
    })
    expect(granted(await call('dues.settleQuestion', settle, 'treasurer'))).toEqual({ left: 0 })
    expect(refusal(await call('dues.settleQuestion', settle, 'secretary'))).toMatchObject({ code: 'no-such-entry' })
    expect(await mine(office, 'member-1')).toMatchObject([{ monthlyFen: 3500, question: { settledAs: 'changed' } }])
    expect(await mine(office, 'member-2')).toMatchObject([{ monthlyFen: 4000, question: { settledAs: 'explained' } }])
    expect(await years()).toMatchObject([{}, { questions: 0 }])
  })

  it('two who ask in the same moment are both heard', async () => {
    const { call, store } = await proposed()
    const ask = (as: string) => call('dues.questionAmount', { ...at, kind: 'speak-to-me' }, as)
    const answers = await Promise.all([ask('member-1'), ask('member-2'), ask('member-3')])
    for (const answer of answers) granted(answer)
    const kept = (await store.get('duesYears', ID))?.amounts.map(({ questions }) => questions?.length)
    expect(kept).toEqual([1, 1, 1])
  })
})

describe('Approving the amounts of a year', () => {
  it('opens every account by the decision of the meeting, and says so to each', async () => {
    const office = await proposed()
    office.store.seed('meetings', committee())
    const { meetings } = granted(await office.call('dues.year', at, 'treasurer', { now: LATER }))
    expect(meetings).toEqual([{ meetingId: 'meeting', title: '六月支委会', occurredOn: '2025-06-11', unfit: null }])
    expect(granted(await office.call('dues.approveYear', approve, 'treasurer', { now: LATER }))).toEqual({
      ...{ opened: 3, flagged: 0, leftOut: [], left: 0 },
    })
    expect(await accountOf(office, 'member-2')).toMatchObject({
      ...{ monthlyFen: 4000, category: 'wage-earner', ruleId: 'dues-2017', approvedBy: 'treasurer' },
      decidedIn: { meetingId: 'meeting', title: '六月支委会', occurredOn: '2025-06-11' },
    })
    expect((await accountOf(office, 'member-2'))?.months).toHaveLength(12)
    const mine = granted(await office.call('dues.mine', { year: YEAR }, 'member-2'))
    expect(mine.accounts[0]?.approvedIn).toEqual({ title: '六月支委会', occurredOn: '2025-06-11' })
    expect(mine.amounts[0]?.approvedIn?.meetingId).toBe('meeting')
    const after = granted(await office.call('dues.year', at, 'treasurer', { now: LATER }))
    expect([after.meetings, after.approval]).toMatchObject([
      [],
      { meetingId: 'meeting', by: '党员treasurer', lost: null },
    ])
  })

  it('is done once: asked twice, by two phones at once, or by another meeting', async () => {
    const office = await proposed()
    office.store.seed('meetings', committee(), committee({ _id: 'other' }))
    const answers = await Promise.all([
      office.call('dues.approveYear', approve, 'treasurer', { now: LATER }),
      office.call('dues.approveYear', approve, 'secretary', { now: LATER }),
    ])
    expect(answers.map((answer) => granted(answer).opened).sort()).toEqual([0, 3])
    expect(granted(await office.call('dues.approveYear', approve, 'treasurer', { now: LATER })).opened).toBe(0)
    expect(await office.store.count('duesAccounts', { year: YEAR })).toBe(3)
    const other = { ...approve, meetingId: 'other' }
    expect(refusal(await office.call('dues.approveYear', other, 'treasurer', { now: LATER }))).toEqual({
      ...{ code: 'amounts-approved', field: 'meetingId' },
    })
    const late = [
      await office.call('dues.proposeYear', proposal([term('member-4', 30)], 1), 'treasurer'),
      await office.call('dues.questionAmount', { ...at, kind: 'hardship' }, 'member-1'),
    ]
    expect(late.map((answer) => refusal(answer as never))).toMatchObject([
      { code: 'amounts-approved', field: 'year' },
      { code: 'amounts-approved', field: 'year' },
    ])
  })

  it('what was asked before goes on waiting, and is still answered', async () => {
    const { call, store } = await proposed()
    store.seed('meetings', committee())
    const { question } = granted(await call('dues.questionAmount', { ...at, kind: 'hardship' }, 'member-1'))
    granted(await call('dues.approveYear', approve, 'treasurer', { now: LATER }))
    expect(granted(await call('dues.years', { branchId: BRANCH }, 'treasurer')).years[1]).toEqual({
      ...{ year: YEAR, state: 'approved', questions: 1 },
    })
    const settle = { ...at, memberId: 'member-1', askedAt: question?.askedAt ?? NEXT_DAY }
    expect(granted(await call('dues.settleQuestion', settle, 'treasurer'))).toEqual({ left: 0 })
  })

  it.each<[string, Partial<ClosedMeeting>, string]>([
    ['before the proposal', { occurredOn: civilDate('2025-06-09') }, '开在提出标准以前'],
    ['of a cell', { organ: 'cell', cellId: 'cell-1', kinds: ['cell-meeting'] }, '须是支部委员会会议或支部党员大会'],
    ['a lecture', { organ: 'branch', kinds: ['party-lecture'] }, '须是支部委员会会议或支部党员大会'],
    [
      'without such a vote',
      { decisions: [vote('审定2025年党费标准'), vote('推迟审定2026年党费标准')] },
      '没有“审定2026年党费标准”的表决',
    ],
    ['that voted it down', { decisions: [vote('审定2026年党费标准', false)] }, '没有通过'],
    [
      'that voted it down in the end',
      { decisions: [vote('审定2026年党费标准'), vote('关于2026年党费标准的表决', false)] },
      '没有通过',
    ],
    [
      'with too few',
      { sheet: [...there(['secretary']), ...there(['deputy', 'treasurer'], 'absent')] },
      '应到3人，到会1人，没有超过半数',
    ],
  ])('refuses a meeting %s, and says so on the page', async (_, overrides, reason) => {
    const office = await proposed()
    office.store.seed('meetings', committee(overrides))
    const refused = refusal(await office.call('dues.approveYear', approve, 'treasurer', { now: LATER }))
    expect(refused).toMatchObject({ code: 'meeting-unfit', field: 'meetingId' })
    expect((refused.detail as { reason: string }).reason).toContain(reason)
    expect(await office.store.count('duesAccounts', { year: YEAR })).toBe(0)
    const seen = granted(await office.call('dues.year', at, 'treasurer', { now: LATER }))
    for (const { unfit } of seen.meetings) expect(unfit).toContain(reason)
  })

  it('refuses a meeting that is not over, of another branch, or without a proposal', async () => {
    const office = await openDuesOffice()
    const of = async () => refusal(await office.call('dues.approveYear', approve, 'treasurer', { now: LATER }))
    office.store.seed('meetings', committee({ branchId: BUREAU }))
    expect(await of()).toEqual({ code: 'no-such-entry', field: 'year' })
    granted(await office.call('dues.proposeYear', proposal([term('member-1', 30)]), 'treasurer'))
    expect(await of()).toEqual({ code: 'no-such-meeting', field: 'meetingId' })
    office.store.seed('meetings', convenedMeeting({ _id: 'meeting', organ: 'committee', kinds: ['committee-meeting'] }))
    expect(await of()).toMatchObject({ code: 'meeting-unfit' })
  })

  it('the general meeting decides as well', async () => {
    const office = await proposed()
    office.store.seed('meetings', committee({ organ: 'branch', kinds: ['general-meeting'], title: '支部党员大会' }))
    expect(granted(await office.call('dues.approveYear', approve, 'treasurer', { now: LATER })).opened).toBe(3)
  })

  it('refuses amounts changed after the day of the meeting, until they are again as it approved them', async () => {
    const office = await proposed()
    office.store.seed('meetings', committee())
    const change = async (yuan: number, version: number, now = LATER) =>
      granted(await office.call('dues.proposeYear', proposal([term('member-2', yuan)], version), 'treasurer', { now }))
    // What the meeting itself settled is written down on its day.
    await change(45, 1, NEXT_DAY)
    await change(48, 2)
    const refused = refusal(await office.call('dues.approveYear', approve, 'treasurer', { now: LATER }))
    expect(refused.detail).toEqual({
      reason: '“六月支委会”那天以后改过党员member-2的标准，不是会上审定的。请改回会上审定的数额，或者再开会审定。',
    })
    await change(45, 3)
    granted(await office.call('dues.approveYear', approve, 'treasurer', { now: LATER }))
    expect((await accountOf(office, 'member-2'))?.monthlyFen).toBe(4500)
  })

  it('leaves out who has left, who has an account, and who was proposed afterwards, and says so', async () => {
    const office = await proposed()
    office.store.seed('meetings', committee())
    const more = proposal([term('member-4', 30)], 1)
    granted(await office.call('dues.proposeYear', more, 'treasurer', { now: LATER }))
    office.store.seed(
      'members',
      member('member-1', { revision: 2, spans: [span({ untilOn: civilDate('2025-06-11') })] }),
    )
    granted(await office.call('dues.assess', { ...at, ...term('member-3', 20) }, 'treasurer'))
    expect(granted(await office.call('dues.approveYear', approve, 'treasurer', { now: LATER }))).toEqual({
      ...{ opened: 1, flagged: 0, left: 0 },
      leftOut: [
        { memberId: 'member-1', name: '党员member-1', why: 'left' },
        { memberId: 'member-3', name: '党员member-3', why: 'has-account' },
        { memberId: 'member-4', name: '党员member-4', why: 'proposed-after-meeting' },
      ],
    })
    expect((await accountOf(office, 'member-3'))?.monthlyFen).toBe(2000)
  })

  it('holds only while the register has not moved on', async () => {
    const office = await proposed()
    const { store } = office
    store.seed('meetings', committee())
    const commit = store.commit.bind(store)
    let interrupted = false
    store.commit = async (writes) => {
      if (!interrupted) {
        interrupted = true
        store.seed('members', member('member-1', { revision: 2, spans: [span({ untilOn: civilDate('2026-04-01') })] }))
      }
      return commit(writes)
    }
    expect(granted(await office.call('dues.approveYear', approve, 'treasurer', { now: LATER })).opened).toBe(3)
    expect((await accountOf(office, 'member-1'))?.months).toHaveLength(3)
  })

  it('takes a year that is under way from the month that was proposed, by the branch’s rhythm', async () => {
    const office = await openDuesOffice()
    office.store.seed('branches', branch({ revision: 2, settings: { ...branch().settings, duesQuarterly: true } }))
    const members = [{ ...term('member-1', 30), fromMonth: month('2025-07') }]
    granted(await office.call('dues.proposeYear', { ...proposal(members), year: 2025 }, 'treasurer'))
    office.store.seed('meetings', committee({ decisions: [vote('审定2025年党费标准')] }))
    granted(await office.call('dues.approveYear', { ...approve, year: 2025 }, 'treasurer', { now: LATER }))
    const account = await office.store.get('duesAccounts', duesAccountId(BRANCH, 'member-1', 2025))
    expect(account?.months.map(({ month: of, dueBy }) => `${of} ${dueBy}`)).toEqual([
      ...['2025-07 2025-09-30', '2025-08 2025-09-30', '2025-09 2025-09-30'],
      ...['2025-10 2025-12-31', '2025-11 2025-12-31', '2025-12 2025-12-31'],
    ])
  })

  it('says when the meeting’s record, corrected since, would not approve it any more; the accounts stay', async () => {
    const office = await proposed()
    office.store.seed('meetings', committee())
    granted(await office.call('dues.approveYear', approve, 'treasurer', { now: LATER }))
    office.store.seed('meetings', committee({ revision: 2, decisions: [] }))
    const { approval } = granted(await office.call('dues.year', at, 'treasurer', { now: LATER }))
    expect(approval?.lost).toContain('没有“审定2026年党费标准”的表决')
    expect(await office.store.count('duesAccounts', { year: YEAR })).toBe(3)
  })

  it('goes on in portions, each by itself', async () => {
    const office = await openDuesOffice()
    const ids = Array.from({ length: 230 }, (_, index) => `p-${String(index).padStart(3, '0')}`)
    office.store.seed('members', ...ids.map((id) => member(id)))
    const all = proposal(ids.map((id) => term(id, 30)))
    granted(await office.call('dues.proposeYear', all, 'treasurer'))
    office.store.seed('meetings', committee())
    const next = async () =>
      granted(await office.call('dues.approveYear', { ...approve, inPortions: true }, 'treasurer', { now: LATER }))
    expect([await next(), await next(), await next()].map(({ opened, left }) => [opened, left])).toEqual([
      [100, 130],
      [100, 30],
      [30, 0],
    ])
    expect(await office.store.count('duesAccounts', { year: YEAR })).toBe(230)
  })
})
