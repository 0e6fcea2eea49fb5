import { civilDate, month, type Month } from '#domain/time/civil-date'
import type { DuesMonth, DuesStanding } from '#domain/dues/dues-account'
import { unpaidMonth } from '#domain/dues/dues-lines'
import { instant, type Instant } from '#domain/time/instant'
import { duesReminding, duesSentence, type DuesFacts, type RemindingRules } from '#domain/messages/dues-reminding'
import { fen } from '#domain/values/money'

/** 25 June 2025, 09:00 in Beijing. */
const MORNING = instant('2025-06-25T01:00:00.000Z')
const at = (day: string): Instant => instant(`${day}T01:00:00.000Z`)
const RULES: RemindingRules = { now: MORNING, rhythm: 'monthly', fromDay: 20, isSetUp: true }

function due(text: string, standing: DuesStanding = 'unpaid', rhythm: 'monthly' | 'quarterly' = 'monthly'): DuesMonth {
  return { ...unpaidMonth(month(text), fen(5000), rhythm), standing }
}
function facts(months: readonly DuesMonth[], more: Partial<DuesFacts> = {}): DuesFacts {
  const consent = { left: 1, since: instant('2025-01-01T00:00:00.000Z') }
  return { months, noted: [], isOnRoll: true, hasPhone: true, consent, reminder: undefined, ...more }
}
const decided = (of: DuesFacts, rules: Partial<RemindingRules> = {}) => duesReminding(of, { ...RULES, ...rules })
const months = (...texts: string[]): Month[] => texts.map(month)

describe('who is reminded now', () => {
  it('has consented and not paid this month', () => {
    expect(decided(facts([due('2025-06')]))).toEqual({ is: 'now', months: months('2025-06') })
  })
  it('is reminded of all that is open, older months too, of each once', () => {
    const open = [due('2024-12'), due('2025-05', 'late'), due('2025-06'), due('2025-06')]
    expect(decided(facts(open))).toEqual({ is: 'now', months: months('2024-12', '2025-06') })
  })
  it('is reminded of overdue months on any day, of this month’s from the branch’s day on', () => {
    const open = facts([due('2025-05'), due('2025-06')])
    expect(decided(open, { now: at('2025-06-03') })).toEqual({ is: 'now', months: months('2025-05') })
    expect(decided(open, { now: at('2025-06-20') })).toEqual({ is: 'now', months: months('2025-05', '2025-06') })
  })
  it('is not reminded of months to come', () => {
    expect(decided(facts([due('2025-06', 'on-time'), due('2025-07')]))).toEqual({ is: 'left-out', why: 'paid' })
  })
})

describe('who is reminded later', () => {
  it.each(['2025-06-25T13:00:00.000Z', '2025-06-24T23:59:00.000Z'])('in quiet hours (%s)', (now) => {
    expect(decided(facts([due('2025-06')]), { now: instant(now) })).toMatchObject({ is: 'later', why: 'quiet-hours' })
  })
  it('before the day of the month that the branch has chosen', () => {
    const now = at('2025-06-19')
    const told = { is: 'later', why: 'before-day', months: months('2025-06'), from: civilDate('2025-06-20') }
    expect(decided(facts([due('2025-06')]), { now })).toEqual(told)
  })
  it('where the branch pays by the quarter, not before the quarter is over', () => {
    const rhythm = 'quarterly'
    const quarter = facts(['2025-01', '2025-02', '2025-03'].map((each) => due(each, 'unpaid', rhythm)))
    for (const day of ['2025-01-20', '2025-02-28', '2025-03-01', '2025-03-25', '2025-03-31'])
      expect(decided(quarter, { rhythm, now: at(day) })).toMatchObject({
        ...{ is: 'later', why: 'quarter-not-over', from: '2025-04-01' },
      })
    expect(decided(quarter, { rhythm, now: at('2025-04-01') })).toEqual({
      ...{ is: 'now', months: months('2025-01', '2025-02', '2025-03') },
    })
  })
  it('where the branch closes months, not before the month is closed', () => {
    const isClosed = (each: Month) => each === '2025-05'
    expect(decided(facts([due('2025-06')]), { isClosed })).toMatchObject({ is: 'later', why: 'month-not-closed' })
    expect(decided(facts([due('2025-05'), due('2025-06')]), { isClosed })).toEqual({
      ...{ is: 'now', months: months('2025-05') },
    })
  })
  it('while WeChat is busy, until it has been left alone long enough', () => {
    const reminder = { state: 'waiting', at: instant('2025-06-25T00:50:00.000Z') } as const
    expect(decided(facts([due('2025-06')], { reminder }))).toMatchObject({ is: 'later', why: 'wechat-busy' })
    const now = instant('2025-06-25T01:05:00.000Z')
    expect(decided(facts([due('2025-06')], { reminder }), { now })).toMatchObject({ is: 'now' })
  })
  it('while it is just being sent', () => {
    const reminder = { state: 'claimed', at: instant('2025-06-25T00:59:00.000Z') } as const
    expect(decided(facts([due('2025-06')], { reminder }))).toMatchObject({ is: 'later', why: 'under-way' })
  })
})

describe('whom somebody speaks to', () => {
  const at = instant('2025-06-24T01:00:00.000Z')
  it.each([
    ['no-phone', { hasPhone: false, consent: undefined }],
    ['no-consent', { consent: undefined }],
    ['no-consent', { consent: { left: 0 } }],
    ['refused', { reminder: { state: 'refused', at } }],
    ['failed', { reminder: { state: 'failed', at } }],
    ['failed', { reminder: { state: 'waiting', at, tries: 8 } }],
    // A run broke off between taking it up and WeChat's answer: told, and never sent twice.
    ['uncertain', { reminder: { state: 'claimed', at } }],
  ] as const)('%s', (why, more) => {
    expect(decided(facts([due('2025-06')], more))).toEqual({ is: 'to-speak', why, months: months('2025-06') })
  })
  it('everybody, where no template is set up', () => {
    expect(decided(facts([due('2025-06')]), { isSetUp: false })).toMatchObject({ is: 'to-speak', why: 'not-set-up' })
  })
  it('no more once the person has consented anew after a refusal', () => {
    const reminder = { state: 'refused', at } as const
    const since = instant('2025-06-24T02:00:00.000Z')
    expect(decided(facts([due('2025-06')], { reminder, consent: { left: 1, since } }))).toMatchObject({ is: 'now' })
  })
})

describe('who is left out', () => {
  it.each([
    ['paid', [due('2025-06', 'on-time')]],
    ['paid', [due('2025-05', 'exempt'), due('2025-06', 'late')]],
    ['exempt', [due('2025-05', 'exempt'), due('2025-06', 'exempt')]],
    ['elsewhere', [{ ...due('2025-06'), standing: 'elsewhere' as const }]],
    ['nothing-due', [due('2025-07')]],
    ['not-assessed', []],
  ] as const)('%s', (why, those) => {
    expect(decided(facts(those))).toEqual({ is: 'left-out', why })
  })
  it('has been reminded this month', () => {
    const reminder = { state: 'sent', at: at('2025-06-05') } as const
    expect(decided(facts([due('2025-06')], { reminder }))).toEqual({ is: 'left-out', why: 'reminded' })
    const now = at('2025-06-06')
    expect(decided(facts([due('2025-06')], { reminder }), { now })).toEqual({ is: 'left-out', why: 'reminded' })
  })
  it('has noted a payment of all of it, that waits to be confirmed', () => {
    const open = [due('2025-05'), due('2025-06')]
    expect(decided(facts(open, { noted: months('2025-05', '2025-06') }))).toEqual({ is: 'left-out', why: 'noted' })
    expect(decided(facts(open, { noted: months('2025-06') }))).toEqual({ is: 'now', months: months('2025-05') })
  })
  it('is no longer on the roll', () => {
    expect(decided(facts([due('2025-06')], { isOnRoll: false }))).toEqual({ is: 'left-out', why: 'off-roll' })
  })
})

describe('what the message says', () => {
  const today = civilDate('2025-06-25')
  it.each([
    [['2025-06'], '6月党费尚未登记，方便时请缴纳'],
    [['2024-12'], '12月党费尚未登记，方便时请缴纳'],
    [['2025-05', '2025-06'], '党费尚未登记，方便时请缴纳'],
    [['2023-06'], '党费尚未登记，方便时请缴纳'],
  ])('of %j', (which, said) => {
    expect(duesSentence(months(...which), today)).toBe(said)
  })
  it('fits into a field of WeChat’s and names no sum', () => {
    for (const each of ['2024-10', '2025-06'])
      expect([...duesSentence(months(each), today)].length).toBeLessThanOrEqual(20)
  })
})
