import type { LedgerEntry } from '#domain/ledger/ledger'
import { civilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { ledgerEntry } from '../../../builders/entries'
import { MemoryStore } from '../../../builders/memory-store'
import { branch, BRANCH } from '../../../builders/office'

const SECOND = 'branch-2'
const day = civilDate
type Values = LedgerEntry['values']

/** The keys and labels of the parts of a measure, of one branch or of both together. */
async function labelsOf(
  [measure, by]: readonly [measure: string, by: string],
  entries: readonly LedgerEntry[],
  branchIds: readonly string[] = [BRANCH],
) {
  const store = new MemoryStore()
  store.seed('branches', branch(), branch({ _id: SECOND, name: '第二党支部' }))
  store.seed('ledger', ...entries)
  const days = { period: yearPeriod(2025), cutOff: null, on: day('2026-01-10') }
  const desk = await MeasureDesk.open(store, { branchIds, ...days })
  const resolved = await desk.resolveParts(measure, by)
  return resolved.kind === 'parts' ? resolved.parts.map(({ key, label, figure }) => [key, label, figure.value]) : []
}

describe('a document', () => {
  const notice = (id: string, values: Values) => ledgerEntry(id, 'duty-notice', { values })

  it('is named with its 文号 where the record says one', async () => {
    const notices = [
      notice('one', { title: '分工通知', number: '办〔2025〕1号' }),
      notice('two', { title: '调整通知' }),
    ]
    expect(await labelsOf(['duty-notices', 'document'], notices)).toEqual([
      ['调整通知', '调整通知', 1],
      ['分工通知', '《分工通知》（办〔2025〕1号）', 1],
    ])
  })

  it('is named with every 文号 under which it was issued, in the order of their days', async () => {
    const notices = [
      { ...notice('one', { title: '分工通知', number: '办〔2025〕9号' }), occurredOn: day('2025-09-01') },
      { ...notice('two', { title: '分工通知', number: '办〔2025〕1号' }), occurredOn: day('2025-02-01') },
    ]
    expect(await labelsOf(['duty-notices', 'document'], notices)).toEqual([
      ['分工通知', '《分工通知》（办〔2025〕1号、办〔2025〕9号）', 2],
    ])
  })
})

describe('an item of the year’s plan', () => {
  it('that was not done is named, and one that was done, or that answers a problem, is not', async () => {
    const item = (id: string, more: Partial<LedgerEntry> = {}) =>
      ledgerEntry(id, 'plan-item', { values: { measure: `事项${id}`, dueOn: '2025-06-30' }, ...more })
    const done = { concludedOn: day('2025-06-01'), concludedAfterDays: 1 }
    const items = [item('甲'), item('乙', done), item('丙', { problemId: 'p' }), item('丁')]
    expect(await labelsOf(['own-plan-items-open', 'measure'], items)).toEqual([
      ['事项丁', '事项丁', 1],
      ['事项甲', '事项甲', 1],
    ])
  })
})

describe('an honour', () => {
  const honour = (id: string, branchId: string, values: Values) =>
    ledgerEntry(id, 'honour', {
      branchId,
      values: { name: '先进基层党组织', level: 'county', recipient: 'organization', ...values },
    })
  const both = [BRANCH, SECOND]

  it('of one name that two branches were given says who gave it to each', async () => {
    const honours = [
      honour('a', BRANCH, { grantedBy: '区委' }),
      honour('b', SECOND, { grantedBy: '市委', level: 'municipal' }),
    ]
    expect(await labelsOf(['honours', 'honour'], honours, both)).toEqual([
      ['先进基层党组织', '先进基层党组织（市委授予第二党支部；区委授予第一党支部）', 2],
    ])
  })

  it('that one organization gave to two branches names it once', async () => {
    const honours = [honour('a', BRANCH, { grantedBy: '区委' }), honour('b', SECOND, { grantedBy: '区委' })]
    expect(await labelsOf(['honours', 'honour'], honours, both)).toEqual([
      ['先进基层党组织', '先进基层党组织（区委授予第一党支部、第二党支部）', 2],
    ])
  })

  it('takes nobody for its giver whose record is of another branch', async () => {
    const honours = [honour('a', BRANCH, { level: 'municipal' }), honour('b', SECOND, { grantedBy: '区委' })]
    expect(await labelsOf(['honours', 'honour'], honours, both)).toEqual([
      ['先进基层党组织', '先进基层党组织（授予第一党支部；区委授予第二党支部）', 2],
    ])
  })

  it('that one branch was given twice by the same is said once', async () => {
    const honours = [honour('a', BRANCH, { grantedBy: '区委' }), honour('b', BRANCH, { grantedBy: '区委' })]
    expect(await labelsOf(['honours', 'honour'], honours)).toEqual([['先进基层党组织', '先进基层党组织（区委）', 2]])
  })
})

describe('a team', () => {
  const team = (id: string, from: string, until: string | null, more: Partial<LedgerEntry> = {}) =>
    ledgerEntry(id, 'volunteer-team', {
      ...{ occurredOn: day(from), concludedOn: until === null ? null : day(until) },
      values: { name: '防汛突击队', leader: 'member-1' },
      ...more,
    })
  const LASTING = ['volunteer-teams', 'lasting'] as const

  it('that was dissolved in the period says so', async () => {
    expect(await labelsOf(LASTING, [team('a', '2025-03-01', '2025-08-31')])).toEqual([
      ['防汛突击队', '防汛突击队（8月撤销）', 1],
    ])
  })

  it('that was dissolved and formed again stands, and is one team', async () => {
    const teams = [team('a', '2025-03-01', '2025-05-31'), team('b', '2025-08-01', null)]
    expect(await labelsOf(LASTING, teams)).toEqual([['防汛突击队', '防汛突击队', 1]])
  })

  it('that was dissolved again says when for the last time', async () => {
    const teams = [team('b', '2025-08-01', '2025-11-30'), team('a', '2025-03-01', '2025-05-31')]
    expect(await labelsOf(LASTING, teams)).toEqual([['防汛突击队', '防汛突击队（11月撤销）', 1]])
  })

  it('of another branch under the same name is another team', async () => {
    const teams = [team('a', '2025-03-01', '2025-05-31'), team('b', '2025-03-01', null, { branchId: SECOND })]
    expect(await labelsOf(LASTING, teams, [BRANCH, SECOND])).toEqual([['防汛突击队', '防汛突击队', 2]])
  })
})

describe('names that people gave', () => {
  it('stand in the order of their first days, not of their spelling; what has no name stands last', async () => {
    const notice = (id: string, on: string, values: Values) =>
      ledgerEntry(id, 'duty-notice', { occurredOn: day(on), values })
    const notices = [
      notice('a', '2025-06-01', { title: '丁' }),
      notice('b', '2025-01-20', {}),
      notice('c', '2025-02-01', { title: '乙' }),
      notice('d', '2025-03-01', { title: '甲' }),
      notice('e', '2025-01-10', { title: '丁' }),
    ]
    const keys = (await labelsOf(['duty-notices', 'document'], notices)).map(([key]) => key)
    expect(keys).toEqual(['丁', '乙', '甲', ''])
  })
})
