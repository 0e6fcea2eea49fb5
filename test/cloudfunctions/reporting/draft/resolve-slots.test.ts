import type { IndicatorDefinition, IndicatorMonth } from '#domain/entries/indicator'
import { civilDate, daysBetween, lastDay, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { figureKey, type Slot } from '#domain/report/slot'
import type { Donation } from '#domain/service/donation'
import { resolveSlots } from '../../../../cloudfunctions/reporting/draft/resolve-slots'
import { officeOf } from '../../../../cloudfunctions/reporting/measures/office'
import { donation, entry, ledgerEntry } from '../../../builders/entries'
import { MemoryStore } from '../../../builders/memory-store'
import { branch, BRANCH, member, span } from '../../../builders/office'

const gift = (on: string, yuan: number, campaign: string) =>
  donation(`${on} ${campaign}`, { occurredOn: civilDate(on), campaign, fen: fen(yuan * 100) })
const wish = (on: string, fulfilledOn: string) =>
  ledgerEntry(`wish of ${on}`, 'small-wish', {
    occurredOn: civilDate(on),
    values: { wish: '书包', group: 'child' },
    concludedOn: civilDate(fulfilledOn),
    concludedAfterDays: daysBetween(civilDate(on), civilDate(fulfilledOn)),
  })

/** The duty report of 2025, cut off on 10 June. */
async function resolved(slot: Slot, ...gifts: Donation[]) {
  const store = new MemoryStore()
  store.seed('donations', ...gifts)
  return resolvedIn(store, slot)
}
async function resolvedIn(store: MemoryStore, slot: Slot, organization = branch()) {
  store.seed('branches', organization)
  const cutOff = civilDate('2025-06-10')
  const query = {
    organization,
    below: [],
    scope: 'own' as const,
    author: null,
    kinds: [],
    year: 2025,
    cutOff,
    on: cutOff,
    office: await officeOf(store, [organization._id]),
  }
  return (await resolveSlots(store, query, [slot])).get(figureKey(slot))
}
const GIFTS = [
  gift('2023-12-31', 1, '慈善一日捐'),
  gift('2024-01-01', 20, '慈善一日捐'),
  gift('2024-12-31', 300, '防汛救灾'),
  gift('2025-01-01', 4_000, '慈善一日捐'),
  gift('2025-06-10', 50_000, '防汛救灾'),
  gift('2025-06-11', 600_000, '防汛救灾'),
]

describe('a slot of the year', () => {
  it('counts the year up to the cut-off date', async () => {
    expect(await resolved({ measure: 'donated' }, ...GIFTS)).toMatchObject({
      figures: [{ value: 54_000_00, period: { from: '2025-01-01', to: '2025-06-10' }, part: null }],
    })
  })

  it('is blank without records of the year, whatever there was the year before', async () => {
    expect(await resolved({ measure: 'donated' }, gift('2024-12-31', 300, '防汛救灾'))).toEqual({
      is: 'no-record',
      enterAt: 'donations',
    })
  })
})

describe('a slot that looks back', () => {
  it('counts the whole year before, whatever the cut-off date, and nothing of this year', async () => {
    expect(await resolved({ measure: 'donated', period: 'last-year' }, ...GIFTS)).toMatchObject({
      figures: [{ value: 320_00, period: { from: '2024-01-01', to: '2024-12-31' } }],
    })
  })

  it('is split over the year before as well', async () => {
    expect(
      await resolved({ measure: 'donated', period: 'last-year', part: { by: 'campaign' } }, ...GIFTS),
    ).toMatchObject({
      figures: [
        { value: 20_00, part: { by: 'campaign', key: '慈善一日捐', label: '慈善一日捐' } },
        { value: 300_00, part: { by: 'campaign', key: '防汛救灾', label: '防汛救灾' } },
      ],
    })
  })

  it('counts what had come of it by the end of that year, nothing that came of it since', async () => {
    const store = new MemoryStore()
    store.seed('ledger', wish('2024-05-01', '2024-12-31'), wish('2024-05-02', '2025-02-01'))
    expect(await resolvedIn(store, { measure: 'wishes-fulfilled', period: 'last-year' })).toMatchObject({
      figures: [{ value: 1 }],
    })
  })

  it('is blank without records of the year before, whatever there is this year', async () => {
    expect(await resolved({ measure: 'donated', period: 'last-year' }, gift('2025-01-01', 300, '防汛救灾'))).toEqual({
      is: 'no-record',
      enterAt: 'donations',
    })
  })
})

describe('a change of what stands as of a day', () => {
  // On 10 June 2025 there are `stayed` and `came`, a year before there were `stayed` and `went`: three people.
  const change = async (slot: Slot) => {
    const store = new MemoryStore()
    const went = { untilOn: civilDate('2025-01-01') }
    const came = { fromOn: civilDate('2025-02-01') }
    store.seed('members', member('stayed', { sex: 'male' }), member('went', { spans: [span(went)] }))
    store.seed('members', member('came', { spans: [span(came)], birthYear: 2000 }))
    return resolvedIn(store, { ...slot, form: 'change' })
  }

  it('rests on each person once', async () => {
    expect(await change({ measure: 'members' })).toMatchObject({ figures: [{ value: 0, records: 3 }] })
  })

  it('rests on each person of a part once', async () => {
    const slot = { measure: 'members', part: { by: 'sex', key: 'female' } }
    expect(await change(slot)).toMatchObject({ figures: [{ value: 0, records: 2 }] })
  })

  it('rests on each person once where it is a share', async () => {
    expect(await change({ measure: 'members-university-rate' })).toMatchObject({ figures: [{ value: 0, records: 3 }] })
  })
})

describe('an indicator of the branch’s own', () => {
  const own = (code: string, name: string, partOf: string | null = null): IndicatorDefinition => ({
    ...{ code, name, unit: '件', over: 'sum', partOf, target: null, owner: null },
  })
  const handled = branch({ indicators: [own('indicator-1', '办件'), own('indicator-2', '办结', 'indicator-1')] })
  const monthOf = (of: string, ...values: readonly number[]): IndicatorMonth => ({
    ...entry(`${BRANCH}:${of}#1`, { occurredOn: lastDay(month(of)) }),
    ...{ month: month(of), version: 1 },
    values: values.map((value, at) => ({ indicator: `indicator-${at + 1}`, category: null, value })),
  })

  it('has a share whose change is in percentage points, to one decimal', async () => {
    const store = new MemoryStore()
    store.seed('indicatorMonths', monthOf('2025-03', 1000, 959), monthOf('2024-03', 1000, 947))
    expect(await resolvedIn(store, { measure: 'indicator:indicator-2:rate', form: 'change' }, handled)).toMatchObject({
      figures: [{ display: '提高1.2', unit: '个百分点' }],
    })
  })
})
