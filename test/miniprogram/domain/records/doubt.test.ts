import { civilDate, month } from '#domain/time/civil-date'
import { doubtsOf } from '#domain/records/doubt'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'

const proposed = { state: 'proposed', occurredOn: civilDate('2025-06-07') } as const
const waits = { ...proposed, recordedAt: instant('2025-06-08T01:00:00.000Z') }
const shift = (minutes: number, more: object = {}) =>
  doubtsOf('shifts', { ...waits, project: '值守', site: '河堤', minutes, ...more })

describe('What is looked at by itself before it counts', () => {
  it('is service longer than a working day, and not of one', () => {
    expect([shift(480), shift(481)]).toEqual([[], ['一天8小时1分钟']])
  })

  it.each([
    ['told', ['签到或签退由本人说明']],
    ['kept', ['签到或签退时没有网络，后来补送']],
    ['not-signed-out', ['没有签退，按班次结束计']],
    // Whoever organised it is proof.
    ['noted', []],
  ] as const)('is service that nobody has proved: %s', (remark, said) => {
    expect(shift(60, { remarks: [remark] })).toEqual(said)
  })

  it('is what is disputed, and what was entered half a year later', () => {
    expect(shift(60, { state: 'disputed' })).toEqual(['有异议'])
    expect(shift(60, { occurredOn: civilDate('2024-12-07') })).toEqual([])
    expect(shift(60, { occurredOn: civilDate('2024-06-07') })).toEqual(['登记时已过半年'])
  })

  it('is nothing of what counts, or was withdrawn', () => {
    for (const state of ['confirmed', 'withdrawn', 'superseded'])
      expect(shift(1440, { state, remarks: ['told'] })).toEqual([])
  })

  it('is a gift of a thousand yuan or more', () => {
    const gift = (yuan: number) =>
      doubtsOf('donations', { ...waits, campaign: '慈善', fen: fen(yuan * 100), acknowledgement: null, receipt: null })
    expect([gift(999), gift(1000)]).toEqual([[], ['金额较大：1000.00 元']])
  })

  it('is a payment that reaches further than is normal', () => {
    const paid = (...months: string[]) =>
      doubtsOf('duesPayments', {
        ...waits,
        fen: fen(3000),
        months: months.map(month),
        method: 'in-person',
        isLargeVoluntary: false,
      })
    expect(paid('2025-06')).toEqual([])
    expect(paid('2026-06')).toHaveLength(1)
  })

  it('is a ledger’s time longer than a working day', () => {
    const entry = (minutes: number) =>
      doubtsOf('ledger', {
        ...waits,
        kind: 'community-service',
        values: { community: '幸福社区', content: '清扫', minutes },
        memberId: 'member-1',
        concludedOn: null,
      })
    expect([entry(480), entry(1200)]).toEqual([[], ['一天20小时']])
  })
})
