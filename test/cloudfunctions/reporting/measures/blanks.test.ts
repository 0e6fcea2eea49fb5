/** The three kinds of blank, never confused: a real zero, no record, not applicable. */
import type { Branch } from '#domain/branch/branch'
import { civilDate, type CivilDate } from '#domain/time/civil-date'
import type { IndicatorMonth } from '#domain/entries/indicator'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import type { LedgerEntry } from '#domain/ledger/ledger'
import { yearPeriod } from '#domain/time/period'
import { covers } from '../../../../cloudfunctions/reporting/measures/blanks'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { ledgerEntry } from '../../../builders/entries'
import { closedMeeting } from '../../../builders/meeting'
import { MemoryStore } from '../../../builders/memory-store'
import { appointment, branch, BRANCH, BUREAU, member, NOW, span } from '../../../builders/office'

const LAST = civilDate('2025-12-31')
const day = civilDate

const entry = (kind: string, values: LedgerEntry['values'], more: Partial<LedgerEntry> = {}) =>
  ledgerEntry(`${kind}-${JSON.stringify(values)}-${more.occurredOn ?? ''}`, kind, {
    occurredOn: day('2025-05-01'),
    values,
    ...more,
  })

let store: MemoryStore
beforeEach(() => {
  store = new MemoryStore()
  store.seed('branches', branch(), branch({ _id: 'branch-2', name: '第二党支部', cells: [] }))
})

async function resolve(id: string, branchIds = [BRANCH], cutOff: CivilDate | null = null, on = LAST) {
  const desk = await MeasureDesk.open(store, { branchIds, period: yearPeriod(2025), cutOff, on })
  return desk.resolve(id)
}
function declareNone(subject: string, from: string, to: string, branchId = BRANCH): void {
  store.seed('noneDeclarations', {
    _id: `${branchId}-${subject}-${from}`,
    revision: 1,
    branchId,
    subject,
    fromOn: day(from),
    toOn: day(to),
    declaredAt: NOW,
    declaredBy: 'secretary',
  })
}
const ZERO = { kind: 'value', value: 0, display: '0', records: 0 }

describe('no record', () => {
  it('names the page where it would be entered', async () => {
    expect(await resolve('honours')).toEqual({ kind: 'no-record', enterAt: 'ledger:honour' })
    expect(await resolve('general-meeting-count')).toEqual({ kind: 'no-record', enterAt: 'meetings:general-meeting' })
    expect(await resolve('donated')).toEqual({ kind: 'no-record', enterAt: 'donations' })
    expect(await resolve('dues-due')).toEqual({ kind: 'no-record', enterAt: 'duesAccounts' })
  })

  it('is not ended by a record that does not count: proposed, withdrawn, of another year or branch', async () => {
    const honour = { name: '先进', level: 'county', recipient: 'organization' }
    store.seed(
      'ledger',
      entry('honour', honour, { state: 'proposed', _id: 'a' }),
      entry('honour', honour, { state: 'withdrawn', _id: 'b' }),
      entry('honour', honour, { occurredOn: day('2024-12-31'), _id: 'c' }),
      entry('honour', honour, { branchId: 'branch-2', _id: 'd' }),
    )
    expect(await resolve('honours')).toEqual({ kind: 'no-record', enterAt: 'ledger:honour' })
  })

  it('of either part leaves a rate blank', async () => {
    store.seed('members', member('m', {}))
    expect(await resolve('study-note-authors-rate')).toEqual({ kind: 'no-record', enterAt: 'ledger:study-note' })
  })
})

describe('who came and who went', () => {
  const line = { effectiveOn: day('2025-03-01'), recordedAt: NOW, recordedBy: 'secretary', what: '列入名册' }
  const came = span({ fromOn: day('2025-03-01') })
  const BLANK = { kind: 'no-record', enterAt: 'register' }

  it('is a real zero where nobody came or went', async () => {
    store.seed('members', member('m'))
    expect(await resolve('members-came')).toMatchObject(ZERO)
    expect(await resolve('members-died')).toMatchObject(ZERO)
  })

  it('is not known where somebody was put on the roll before its lines said how', async () => {
    store.seed('members', member('m', { spans: [came], changes: [line] }))
    expect(await resolve('members-came')).toEqual(BLANK)
    expect(await resolve('members-went')).toMatchObject(ZERO)
    expect(await resolve('members-came', ['branch-2'])).toMatchObject(ZERO)
  })

  it('is not known where somebody went off the roll before its lines said how', async () => {
    store.seed('members', member('m', { spans: [span({ untilOn: day('2025-03-01') })], changes: [line] }))
    expect(await resolve('members-went')).toEqual(BLANK)
    expect(await resolve('members-died', [BRANCH, 'branch-2'])).toEqual(BLANK)
    expect(await resolve('members-came')).toMatchObject(ZERO)
  })

  it('counts the others, and says of how many it is not known', async () => {
    const joined = { branchId: BRANCH, by: 'added', stage: 'full' } as const
    store.seed('members', member('m', { spans: [came], changes: [line] }))
    store.seed('members', member('n', { spans: [came], changes: [{ ...line, joined }] }))
    const found = await resolve('members-came')
    expect(found).toMatchObject({ value: 1, records: 1 })
    expect(found.kind === 'value' && found.definition).toMatch(/；另有1人没有记明怎样进出，未计入$/)
  })

  it('is told where facts changed on the roll, and where who came was no member yet', async () => {
    const before = span({ untilOn: day('2025-03-01'), isRetired: false })
    store.seed('members', member('m', { spans: [before, { ...came, isRetired: true }] }))
    store.seed('members', member('n', { spans: [{ ...came, stage: 'activist' }] }))
    expect(await resolve('members-came')).toMatchObject(ZERO)
    expect(await resolve('members-went')).toMatchObject(ZERO)
  })
})

describe('a real zero', () => {
  it('is when the matter was recorded and none was of the narrower sort', async () => {
    store.seed('ledger', entry('honour', { name: '先进', level: 'county', recipient: 'organization' }))
    expect(await resolve('honours-of-members')).toMatchObject(ZERO)
    expect(await resolve('honours-of-organization')).toMatchObject({ value: 1, records: 1 })
  })

  it('is when a number was recorded as 0, and the record stands behind it', async () => {
    store.seed('ledger', entry('self-check', { subject: '台账', found: 0 }))
    expect(await resolve('self-check-problems')).toMatchObject({ ...ZERO, records: 1 })
  })

  it('is when somebody has declared that there was none', async () => {
    declareNone('donations', '2025-01-01', '2025-12-31')
    expect(await resolve('donated')).toMatchObject(ZERO)
    expect(await resolve('donors')).toMatchObject(ZERO)
    expect(await resolve('honours')).toMatchObject({ kind: 'no-record' })
  })

  it('wants the whole period declared, by one declaration or several without a gap', async () => {
    declareNone('donations', '2025-01-01', '2025-06-30')
    expect(await resolve('donated')).toMatchObject({ kind: 'no-record' })
    expect(await resolve('donated', [BRANCH], day('2025-06-30'))).toMatchObject(ZERO)
    declareNone('donations', '2025-07-02', '2025-12-31')
    expect(await resolve('donated')).toMatchObject({ kind: 'no-record' })
    declareNone('donations', '2025-06-15', '2025-07-01')
    expect(await resolve('donated')).toMatchObject(ZERO)
  })

  it('of several branches wants the declaration of each', async () => {
    declareNone('donations', '2025-01-01', '2025-12-31')
    expect(await resolve('donated', [BRANCH, 'branch-2'])).toMatchObject({ kind: 'no-record' })
    declareNone('donations', '2025-01-01', '2025-12-31', 'branch-2')
    expect(await resolve('donated', [BRANCH, 'branch-2'])).toMatchObject(ZERO)
  })

  it('of meetings of a kind follows when there were declared to be no meetings at all', async () => {
    declareNone('meetings', '2025-01-01', '2025-12-31')
    expect(await resolve('party-lecture-count')).toMatchObject(ZERO)
  })

  it('is the register’s when nobody is on it', async () => {
    expect(await resolve('members')).toMatchObject(ZERO)
  })

  it('gives way to records entered after the declaration', async () => {
    declareNone('ledger:honour', '2025-01-01', '2025-12-31')
    expect(await resolve('honours')).toMatchObject(ZERO)
    store.seed('ledger', entry('honour', { name: '先进', level: 'county', recipient: 'organization' }))
    expect(await resolve('honours')).toMatchObject({ value: 1 })
  })
})

describe('not applicable', () => {
  it('are committee meetings below seven full members', async () => {
    const people = (count: number) => Array.from({ length: count }, (_, at) => member(`m-${at}`))
    store.seed('members', ...people(6))
    expect(await resolve('committee-meeting-count')).toEqual({
      kind: 'not-applicable',
      why: '正式党员不足7人，未设支部委员会',
    })
    expect(await resolve('committee-meeting-attendance-rate')).toMatchObject({ kind: 'not-applicable' })
    store.seed('members', member('m-6'))
    expect(await resolve('committee-meeting-count')).toEqual({
      kind: 'no-record',
      enterAt: 'meetings:committee-meeting',
    })
  })

  it('is no zero where no meetings at all were declared: who has no committee holds none of its meetings', async () => {
    const why = { kind: 'not-applicable', why: '正式党员不足7人，未设支部委员会' }
    declareNone('meetings', '2025-01-01', '2025-12-31')
    expect(await resolve('committee-meeting-count')).toEqual(why)
    expect(await resolve('committee-meeting-attendance-rate')).toEqual(why)
    expect(await resolve('general-meeting-count')).toMatchObject(ZERO)
    declareNone('meetings:committee-meeting', '2025-01-01', '2025-12-31')
    expect(await resolve('committee-meeting-count')).toMatchObject(ZERO)
  })

  it('is no zero of meetings of several kinds none of which it holds', async () => {
    declareNone('meetings', '2025-01-01', '2025-12-31')
    expect(await resolve('party-building-sessions')).toMatchObject({ kind: 'not-applicable' })
  })

  it('is no zero of an indicator that is not set up where none at all were declared', async () => {
    declareNone('indicators', '2025-01-01', '2025-12-31')
    expect(await resolve('hotline-accepted')).toEqual({ kind: 'not-applicable', why: '未设这项业务指标' })
    store.seed('branches', branch({ indicators: HOTLINE_INDICATORS }))
    expect(await resolve('hotline-accepted')).toMatchObject(ZERO)
  })

  it('leaves out of several branches those that it does not concern, whatever they declared', async () => {
    const both = [BRANCH, 'branch-2']
    declareNone('meetings', '2025-01-01', '2025-12-31', 'branch-2')
    const uncounted = async () => {
      const asked = { branchIds: both, period: yearPeriod(2025), cutOff: null, on: LAST }
      return (await MeasureDesk.open(store, asked)).uncounted('cell-meeting-count')
    }
    // The second branch has no cells.
    expect(await uncounted()).toEqual(both)
    expect(await resolve('cell-meeting-count', both)).toEqual({ kind: 'no-record', enterAt: 'meetings:cell-meeting' })
    declareNone('meetings:cell-meeting', '2025-01-01', '2025-12-31')
    expect(await resolve('cell-meeting-count', both)).toMatchObject(ZERO)
    expect(await uncounted()).toEqual(['branch-2'])
  })

  it('are not the committee meetings of a small branch that has a committee all the same', async () => {
    const posts = ['secretary', 'deputy-secretary', 'organization'] as const
    store.seed('appointments', ...posts.map((post) => appointment('m', post)))
    expect(await resolve('committee-meeting-count')).toMatchObject({ kind: 'no-record' })
  })

  it('are cell meetings where there are no cells', async () => {
    expect(await resolve('cell-meeting-count', ['branch-2'])).toEqual({ kind: 'not-applicable', why: '未划分党小组' })
    expect(await resolve('cell-meeting-count')).toMatchObject({ kind: 'no-record' })
  })

  it('is the democratic life meeting in a branch: it is the leading group’s', async () => {
    expect(await resolve('democratic-life-meeting-count')).toEqual({ kind: 'not-applicable', why: '党支部不设党组' })
    const bureau: Branch = branch({ _id: BUREAU, kind: 'bureau', parentId: null, ancestorIds: [] })
    store.seed('branches', bureau)
    expect(await resolve('democratic-life-meeting-count', [BUREAU])).toMatchObject({ kind: 'no-record' })
  })

  it('are a leading cadre’s list and visits where no branch has one; a bureau’s cadres are on its branches’ rolls', async () => {
    const why = { branch: '没有党员领导干部', bureau: '党员领导干部编入所属党支部' }
    store.seed('branches', branch({ _id: BUREAU, kind: 'bureau', parentId: null, ancestorIds: [] }))
    for (const id of ['dual-lists', 'contact-visits']) {
      expect(await resolve(id)).toEqual({ kind: 'not-applicable', why: why.branch })
      expect(await resolve(id, [BUREAU])).toEqual({ kind: 'not-applicable', why: why.bureau })
    }
  })

  it('is an indicator the branch has not set up', async () => {
    expect(await resolve('hotline-accepted')).toEqual({ kind: 'not-applicable', why: '未设这项业务指标' })
    store.seed('branches', branch({ indicators: HOTLINE_INDICATORS }))
    expect(await resolve('hotline-accepted')).toEqual({ kind: 'no-record', enterAt: 'indicators' })
  })

  it('is a rate whose whole is 0', async () => {
    store.seed('branches', branch({ indicators: HOTLINE_INDICATORS }))
    store.seed('indicatorMonths', {
      ...entry('', {}, { _id: `${BRANCH}:2025-05#1`, occurredOn: day('2025-05-31') }),
      month: '2025-05' as IndicatorMonth['month'],
      version: 1,
      values: [
        { indicator: 'hotline-transferred', category: null, value: 0 },
        { indicator: 'hotline-closed', category: null, value: 0 },
      ],
    })
    expect(await resolve('hotline-transferred')).toMatchObject({ ...ZERO, records: 1 })
    expect(await resolve('hotline-closing-rate')).toEqual({ kind: 'not-applicable', why: '分母为零', isEmpty: true })
  })

  it('is a period that has not begun by the cut-off date', async () => {
    expect(await resolve('honours', [BRANCH], day('2024-12-31'))).toEqual({
      kind: 'not-applicable',
      why: '统计期尚未开始',
    })
  })

  it('is the earliest of nothing: a date has no zero', async () => {
    declareNone('ledger:duty-notice', '2025-01-01', '2025-12-31')
    expect(await resolve('duty-notices')).toMatchObject(ZERO)
    expect(await resolve('duty-notice-date')).toMatchObject({ kind: 'not-applicable' })
  })
})

describe('a figure', () => {
  it('counts up to the cut-off date, and says so', async () => {
    const honour = { name: '先进', level: 'county', recipient: 'organization' }
    store.seed(
      'ledger',
      entry('honour', honour, { _id: 'a' }),
      entry('honour', honour, { _id: 'b', occurredOn: day('2025-09-01') }),
    )
    expect(await resolve('honours', [BRANCH], day('2025-06-30'))).toMatchObject({
      value: 1,
      period: { from: '2025-01-01', to: '2025-06-30' },
    })
  })

  it('counts an outcome only when it came by the cut-off date, even after the period', async () => {
    store.seed(
      'ledger',
      entry(
        'small-wish',
        { wish: '书包', group: 'child' },
        { concludedOn: day('2026-01-10'), concludedAfterDays: 254 },
      ),
    )
    const on = day('2026-02-01')
    expect(await resolve('wishes-fulfilled', [BRANCH], null, on)).toMatchObject(ZERO)
    expect(await resolve('wishes-fulfilled', [BRANCH], day('2026-01-09'), on)).toMatchObject(ZERO)
    expect(await resolve('wishes-fulfilled', [BRANCH], day('2026-01-10'), on)).toMatchObject({ value: 1 })
    expect(await resolve('wishes-fulfilled-rate', [BRANCH], day('2026-01-10'), on)).toMatchObject({
      value: 1000,
      display: '100.0',
      unit: '%',
    })
  })

  it('of what lasts counts what began in earlier years, and no more what has ended', async () => {
    const group = { document: '关于成立小组的通知', members: ['m'] }
    store.seed('ledger', entry('clean-conduct-group', group, { occurredOn: day('2020-03-05') }))
    expect(await resolve('clean-conduct-groups')).toMatchObject({ value: 1 })
    store.seed(
      'ledger',
      entry('clean-conduct-group', group, { occurredOn: day('2020-03-05'), concludedOn: day('2025-12-31') }),
    )
    expect(await resolve('clean-conduct-groups')).toMatchObject(ZERO)
    expect(await resolve('clean-conduct-groups', [BRANCH], day('2025-12-30'))).toMatchObject({ value: 1 })
  })

  it('of teams counts those that served on any day of the period, though they were dissolved in it', async () => {
    const team = { name: '先锋队', purpose: '服务', leader: 'm' }
    const until = (concludedOn: string) =>
      entry('volunteer-team', team, { occurredOn: day('2020-03-05'), concludedOn: day(concludedOn) })
    store.seed('ledger', until('2025-01-01'))
    expect(await resolve('volunteer-teams')).toMatchObject(ZERO)
    store.seed('ledger', until('2025-01-02'))
    expect(await resolve('volunteer-teams')).toMatchObject({ value: 1 })
  })
})

it('who studied exactly the hours of a year has reached them', async () => {
  // 32 学时 (党员教育管理工作条例第二十条) of 45 minutes are 1,440.
  const there = (memberId: string) =>
    ({ memberId, mark: 'present', source: 'scan', markedAt: NOW, reason: null }) as const
  const studied = (id: string, studyMinutes: number) =>
    closedMeeting([there(id)], {
      _id: `study-${id}`,
      kinds: ['collective-study'],
      occurredOn: day('2025-03-01'),
      studyMinutes,
    })
  store.seed('members', member('exactly'), member('less'))
  store.seed('meetings', studied('exactly', 1_440), studied('less', 1_439))
  expect(await resolve('study-hours-reached')).toMatchObject({ value: 1 })
})

it('who keeps meetings but no study is not known to have studied nothing', async () => {
  const there = { memberId: 'member-1', mark: 'present', source: 'scan', markedAt: NOW, reason: null } as const
  store.seed('meetings', closedMeeting([there], { _id: 'general', kinds: ['general-meeting'], studyMinutes: 0 }))
  for (const id of ['study-hours', 'study-hours-per-member', 'study-hours-reached', 'study-hours-reached-rate'])
    expect([id, await resolve(id)]).toEqual([id, { kind: 'no-record', enterAt: 'meetings:collective-study' }])
})

describe('declarations together', () => {
  const of = (...spans: [string, string][]) => spans.map(([from, to]) => ({ fromOn: day(from), toOn: day(to) }))
  it('cover a period without a gap, in whatever order and overlap', () => {
    const year = yearPeriod(2025)
    expect(covers(of(), year)).toBe(false)
    expect(covers(of(['2025-07-01', '2025-12-31'], ['2024-01-01', '2025-06-30']), year)).toBe(true)
    expect(
      covers(of(['2025-01-01', '2025-09-30'], ['2025-02-01', '2025-03-01'], ['2025-10-01', '2026-01-01']), year),
    ).toBe(true)
    expect(covers(of(['2025-01-02', '2025-12-31']), year)).toBe(false)
    expect(covers(of(['2025-01-01', '2025-12-30']), year)).toBe(false)
  })
})
