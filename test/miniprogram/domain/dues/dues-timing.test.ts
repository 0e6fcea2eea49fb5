import fc from 'fast-check'
import { addDays, civilDate, FAR_FUTURE, month, monthOf, type Month } from '#domain/time/civil-date'
import { dueBy, monthsAhead, monthsDue, reachNotice } from '#domain/dues/dues-timing'
import { changeOn, endOn, joinOn, spanOn, transferOn, type MemberSpan } from '#domain/people/member-history'
import { halfPeriod, yearPeriod } from '#domain/time/period'
import { dates, nextDayByHand } from '../arbitraries'

const FACTS = {
  branchId: 'first',
  cellId: null,
  stage: 'full',
  education: null,
  isMigrant: false,
  isLeadingCadre: false,
  isRetired: false,
} as const

function spans(result: MemberSpan[] | { refused: string }): MemberSpan[] {
  if ('refused' in result) throw new Error(result.refused)
  return result
}
const joined = (date: string, stage: MemberSpan['stage'] = 'full') =>
  spans(joinOn([], civilDate(date), { ...FACTS, stage }))
const monthsFor = (history: readonly MemberSpan[], year = 2025) =>
  monthsDue(history, yearPeriod(year)).map(({ month: each }) => each.slice(5))

describe('which months are due', () => {
  it('every month of the year for a full member', () => {
    expect(monthsFor(joined('2020-01-01'))).toHaveLength(12)
  })

  it('from the month in which the general meeting accepted the person as probationary', () => {
    const history = spans(
      changeOn(joined('2024-01-01', 'candidate'), civilDate('2025-10-31'), { stage: 'probationary' }),
    )
    expect(monthsFor(history)).toEqual(['10', '11', '12'])
  })

  it('none for activists and candidates', () => {
    expect(monthsFor(joined('2024-01-01', 'activist'))).toEqual([])
    expect(monthsFor(joined('2024-01-01', 'candidate'))).toEqual([])
  })

  it('becoming a full member changes nothing', () => {
    const history = spans(changeOn(joined('2025-05-20', 'probationary'), civilDate('2025-08-01'), { stage: 'full' }))
    expect(monthsFor(history)).toEqual(['05', '06', '07', '08', '09', '10', '11', '12'])
  })

  it('the last month is that of the last day on the register', () => {
    expect(monthsFor(spans(endOn(joined('2020-01-01'), civilDate('2025-03-01'))))).toEqual(['01', '02'])
    expect(monthsFor(spans(endOn(joined('2020-01-01'), civilDate('2025-03-02'))))).toEqual(['01', '02', '03'])
  })

  it('a month of transfer is paid once, to the branch the member came from', () => {
    const history = spans(
      transferOn(joined('2020-01-01'), civilDate('2025-02-10'), { branchId: 'second', cellId: null }),
    )
    expect(monthsDue(history, halfPeriod(2025, 1)).map(({ branchId }) => branchId)).toEqual([
      'first',
      'first',
      'second',
      'second',
      'second',
      'second',
    ])
  })

  it('are the months with a day on which the person is probationary or full', () => {
    fc.assert(
      fc.property(dates, fc.nat(700), fc.nat(700), (start, toAccepted, toEnd) => {
        const accepted = addDays(start, toAccepted + 1)
        const history = spans(
          endOn(
            spans(changeOn(joined(start, 'candidate'), accepted, { stage: 'probationary' })),
            addDays(accepted, toEnd + 1),
          ),
        )
        const byDay = new Set<Month>()
        const period = yearPeriod(Number(accepted.slice(0, 4)))
        for (let day: string = period.from; day <= period.to; day = nextDayByHand(day)) {
          const stage = spanOn(history, civilDate(day))?.stage
          if (stage === 'probationary' || stage === 'full') byDay.add(monthOf(civilDate(day)))
        }
        expect(monthsDue(history, period).map(({ month: each }) => each)).toEqual([...byDay])
      }),
      { numRuns: 50 },
    )
  })

  it('open spans are due as long as the period asks', () => {
    expect(joined('2025-01-01')[0]?.untilOn).toBe(FAR_FUTURE)
    expect(monthsFor(joined('2025-01-01'), 2035)).toHaveLength(12)
  })
})

describe('the last day for payment', () => {
  it('is that of the month', () => {
    expect(dueBy(month('2025-02'), 'monthly')).toBe('2025-02-28')
    expect(dueBy(month('2024-02'), 'monthly')).toBe('2024-02-29')
  })

  it('is that of the quarter, with the consent of the branch', () => {
    expect(dueBy(month('2025-01'), 'quarterly')).toBe('2025-03-31')
    expect(dueBy(month('2025-11'), 'quarterly')).toBe('2025-12-31')
    expect(dueBy(month('2025-12'), 'quarterly')).toBe('2025-12-31')
  })
})

describe('in advance or afterwards, normally six months at most', () => {
  it.each([
    ['2025-07', '2025-01-31', 6, undefined],
    ['2025-08', '2025-01-01', 7, '预交了 7 个月以后的'],
    ['2024-10', '2025-04-30', -6, undefined],
    ['2024-09', '2025-04-01', -7, '补交了 7 个月以前的'],
    ['2025-04', '2025-04-15', 0, undefined],
  ])('%s paid on %s lies %d months ahead: said %s', (each, paidOn, ahead, fact) => {
    expect(monthsAhead(month(each), civilDate(paidOn))).toBe(ahead)
    const rule = '预交、补交党费一般不超过6个月（关于中国共产党党费收缴、使用和管理的规定（中组发〔2008〕3号））。'
    expect(reachNotice([month(each)], civilDate(paidOn))).toBe(fact && `${fact}；${rule}`)
  })

  it('of several months the furthest are said, and both ways', () => {
    const months = ['2024-09', '2024-11', '2025-12'].map(month)
    expect(reachNotice(months, civilDate('2025-05-10'))).toMatch(/^预交了 7 个月以后的，补交了 8 个月以前的；/)
    expect(reachNotice([], civilDate('2025-05-10'))).toBeUndefined()
  })

  it('is no rule before 1 April 2008', () => {
    expect(reachNotice([month('2009-03')], civilDate('2008-03-31'))).toBeUndefined()
    expect(reachNotice([month('2009-03')], civilDate('2008-04-01'))).toMatch('预交了 11 个月以后的')
  })
})
