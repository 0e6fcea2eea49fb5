import type { OutputOf } from '#contract'
import { DEFAULT_SETTINGS } from '#domain/branch/branch'
import type { DuesAccount, DuesMonth, DuesStanding } from '#domain/dues/dues-account'
import { civilDate, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { openCloudStore } from '../../../builders/cloud-store'
import { donation, shift } from '../../../builders/entries'
import { handlers } from '../../../builders/handlers'
import { closedMeeting } from '../../../builders/meeting'
import {
  appointment,
  BRANCH,
  branch,
  BUREAU,
  member,
  NOW,
  openOffice,
  span,
  type Office,
} from '../../../builders/office'

type Overview = OutputOf<'branch.overview'>

async function overview({ call }: Pick<Office, 'call'>, as = 'office'): Promise<Overview['branches']> {
  const answer = await call('branch.overview', { branchId: BUREAU }, as)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value.branches
}
const named = (id: string, name: string) => branch({ _id: id, name, cells: [] })

function duesMonth(of: string, standing: DuesStanding, more: Partial<DuesMonth> = {}): DuesMonth {
  return {
    ...{ month: month(of), dueBy: civilDate(`${of}-28`), dueFen: fen(1000), paidFen: fen(0), paidOn: null },
    ...{ paidAfterDays: null, paymentId: null, standing, ...more },
  }
}
const account = (memberId: string, months: readonly DuesMonth[], branchId = BRANCH): DuesAccount => ({
  ...{ _id: `${branchId}:${memberId}:2025`, revision: 1, branchId, memberId, year: 2025, category: 'wage-earner' },
  ...{ monthlyFen: fen(1000), ruleId: 'dues-2008', approvedAt: NOW, approvedBy: 'secretary', months },
})

describe('the branches below a bureau, side by side', () => {
  it('stand in the order of the tree, by name, and not by what they have', async () => {
    const office = await openOffice({ handlers })
    office.store.seed('branches', named('b-10', '第十党支部'), named('b-2', '第二党支部'))
    office.store.seed('members', member('x1', { spans: [span({ branchId: 'b-10', cellId: null })] }))
    const rows = await overview(office)
    expect(rows.map(({ name, onRoll }) => [name, onRoll])).toEqual([
      ['第一党支部', 9],
      ['第二党支部', 0],
      ['第十党支部', 1],
    ])
  })

  it('say who is the secretary, or that nobody is', async () => {
    const office = await openOffice({ handlers })
    office.store.seed('branches', named('b-2', '第二党支部'))
    office.store.seed('appointments', {
      ...appointment('member-1', 'secretary', 'b-2'),
      untilOn: civilDate('2025-06-10'),
    })
    expect((await overview(office)).map(({ secretary }) => secretary)).toEqual([{ name: '党员secretary' }, null])
  })

  it('say of the meetings what each branch’s own page says', async () => {
    const office = await openOffice({ handlers })
    office.store.seed(
      'meetings',
      closedMeeting([], { _id: 'm1', kinds: ['general-meeting'], occurredOn: civilDate('2025-05-06') }),
      closedMeeting([], { _id: 'm2', kinds: ['themed-party-day'], occurredOn: civilDate('2025-06-03') }),
      closedMeeting([], { _id: 'm3', kinds: ['themed-party-day'], occurredOn: civilDate('2024-12-03') }),
    )
    const [row] = await overview(office)
    expect(row?.meetings).toBe(2)
    const own = await office.call('meeting.norms', { branchId: BRANCH }, 'office')
    const norms = own.ok ? own.value.norms : []
    expect(norms.some(({ status }) => status === 'met')).toBe(true)
    expect(row?.norms).toEqual({
      met: norms.filter(({ status }) => status === 'met').length,
      open: norms
        .filter(({ status }) => status === 'open')
        .map(({ title, per, dueBy, atLeast, done, begun }) => ({
          title,
          per,
          dueBy,
          isUnderWay: done + begun >= atLeast,
        })),
    })
  })

  it('count dues in months of people up to this month, and a month in parts once', async () => {
    const office = await openOffice({ handlers })
    office.store.seed('branches', named('b-2', '第二党支部'))
    office.store.seed(
      'duesAccounts',
      account('member-1', [
        duesMonth('2025-05', 'on-time'),
        duesMonth('2025-06', 'unpaid'),
        duesMonth('2025-07', 'unpaid'),
      ]),
      account('member-2', [
        duesMonth('2025-05', 'on-time', { isPart: true }),
        duesMonth('2025-05', 'late'),
        duesMonth('2025-06', 'exempt'),
      ]),
    )
    // Of May two are due and paid, of June one is due; the exempt month and July are not.
    expect((await overview(office)).map(({ dues }) => dues)).toEqual([{ due: 3, paid: 2 }, null])
  })

  it('count what waits of what the office reads there, as its list of what waits does', async () => {
    const office = await openOffice({ handlers })
    office.store.seed('shifts', shift('s1', { state: 'proposed' }), shift('s2', { state: 'disputed' }), shift('s3'))
    office.store.seed('donations', donation('d1', { state: 'proposed' }))
    const waiting = await office.call('entry.waiting', { branchId: BRANCH }, 'office')
    expect(waiting).toMatchObject({ value: { total: 2 } })
    expect((await overview(office)).map((row) => row.waiting)).toEqual([2])
  })

  it('are not those that were dissolved', async () => {
    const office = await openOffice({ handlers })
    office.store.seed('branches', { ...named('b-2', '第二党支部'), dissolvedOn: civilDate('2025-06-10') })
    expect((await overview(office)).map(({ branchId }) => branchId)).toEqual([BRANCH])
  })

  it('are refused to whoever reads in the bureau alone, and are none where there are none', async () => {
    const office = await openOffice({ handlers })
    office.store.seed('appointments', appointment('member-1', 'clerk', BUREAU))
    expect(await office.call('branch.overview', { branchId: BUREAU }, 'member-1')).toMatchObject({
      ok: false,
      code: 'not-permitted',
    })
    expect(await office.call('branch.overview', { branchId: BRANCH }, 'secretary')).toMatchObject({
      value: { branches: [] },
    })
  })
})

it('thirty branches of fifty people are looked over in six requests at most', async () => {
  const cloud = await openCloudStore()
  try {
    const office = await openOffice({ handlers, store: cloud.store })
    const ids = Array.from({ length: 30 }, (_, at) => `many-${at + 1}`)
    await cloud.store.seed(
      'branches',
      ...ids.map((id, at) => branch({ _id: id, name: `第${at + 20}支部`, settings: DEFAULT_SETTINGS })),
    )
    for (const branchId of ids) {
      const people = Array.from({ length: 50 }, (_, at) => `${branchId}-${at}`)
      await cloud.store.seed(
        'members',
        ...people.map((id) => member(id, { spans: [span({ branchId, cellId: null })] })),
      )
      await cloud.store.seed(
        'duesAccounts',
        ...people.map((id) => account(id, [duesMonth('2025-06', 'on-time')], branchId)),
      )
    }
    let rows: Overview['branches'] = []
    const { requests } = await cloud.roundTripsOf(async () => {
      rows = await overview(office)
    })
    expect(rows.filter(({ onRoll, dues }) => onRoll === 50 && dues?.paid === 50)).toHaveLength(30)
    // Without the one by which the office of the tests finds out whose OPENID it is.
    expect(requests - 1).toBeLessThanOrEqual(6)
    console.info(`${requests - 1} requests`)
  } finally {
    await cloud.close()
  }
})
