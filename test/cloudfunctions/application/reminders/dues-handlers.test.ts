import type { OutputOf } from '#contract'
import { civilDate, month } from '#domain/time/civil-date'
import { unpaidMonth } from '#domain/dues/dues-lines'
import { duesAccountId, type DuesAccount, type DuesMonth } from '#domain/dues/dues-account'
import { addMinutes, instant, type Instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import { duesReminderHandlers } from '../../../../cloudfunctions/application/reminders/dues-handlers'
import { MessageRound } from '../../../../cloudfunctions/application/reminders/message-round'
import { remindDues } from '../../../../cloudfunctions/application/reminders/remind-dues'
import { entry, ledgerEntry } from '../../../builders/entries'
import { branch, BRANCH, NOW, openOffice, span, member } from '../../../builders/office'
import { Post } from './post'

/** 25 June 2025, 09:00 in Beijing. */
const MORNING = instant('2025-06-25T01:00:00.000Z')
const AT_NIGHT = instant('2025-06-25T14:00:00.000Z')

function account(memberId: string, months: readonly DuesMonth[], year = 2025): DuesAccount {
  const about = { _id: duesAccountId(BRANCH, memberId, year), revision: 1, branchId: BRANCH, memberId, year, months }
  const terms = { category: 'wage-earner', monthlyFen: fen(5000), ruleId: 'dues-2017', decidedOn: null } as const
  return { ...about, ...terms, approvedAt: NOW, approvedBy: 'treasurer' }
}
const open = (...texts: string[]) => texts.map((each) => unpaidMonth(month(each), fen(5000), 'monthly'))
const paid = (text: string, on: string): DuesMonth => ({
  ...unpaidMonth(month(text), fen(5000), 'monthly'),
  ...{ paidFen: fen(5000), paidOn: civilDate(on), paidAfterDays: 0, paymentId: 'payment', standing: 'on-time' },
})

async function scene(post = new Post()) {
  const reminderTemplates = { dues: 'template' }
  const office = await openOffice({ handlers: duesReminderHandlers, reminderTemplates, messenger: post })
  const { store } = office
  const consent = (id: string, left = 1, since = NOW) =>
    store.seed('consents', { _id: `wx-${id}:dues`, revision: 1, openId: `wx-${id}`, kind: 'dues', left, since })
  const read = async (now: Instant = MORNING, as = 'secretary') => {
    const answer = await office.call('dues.reminders', { branchId: BRANCH }, as, { now })
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  const press = async (memberIds: string[], now: Instant = MORNING, requestId?: string) => {
    const more = { now, ...(requestId === undefined ? {} : { requestId }) }
    const answer = await office.call('dues.remind', { branchId: BRANCH, memberIds }, 'treasurer', more)
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  const fire = async (now: Instant) => {
    const round = new MessageRound(store, post, now)
    await remindDues(round)
    return round.report
  }
  return { ...office, post, consent, read, press, fire }
}
type People = OutputOf<'dues.reminders'>['people']
const of = (people: People, memberId: string) => people.find((each) => each.memberId === memberId)

describe('before reminders are sent', () => {
  it('says who gets one, who later, to whom to speak, who is left out and why, by name', async () => {
    const { store, consent, read } = await scene()
    for (const id of ['member-1', 'member-2', 'member-3']) consent(id)
    store.seed('duesAccounts', account('member-1', open('2025-05', '2025-06')), account('member-2', open('2025-06')))
    store.seed(
      'duesAccounts',
      account('member-3', [paid('2025-06', '2025-06-05')]),
      account('member-4', open('2025-05')),
    )
    const { people } = await read()
    expect(of(people, 'member-1')).toMatchObject({ is: 'now', why: null, months: ['2025-05', '2025-06'] })
    expect(of(people, 'member-3')).toMatchObject({ is: 'left-out', why: 'paid', months: [] })
    expect(of(people, 'member-4')).toMatchObject({ is: 'to-speak', why: 'no-consent', months: ['2025-05'] })
    expect(of(people, 'member-5')).toMatchObject({ is: 'left-out', why: 'not-assessed' })
    const names = people.map(({ name }) => name)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'zh-Hans-CN', { numeric: true })))
    expect(of((await read(AT_NIGHT)).people, 'member-2')).toMatchObject({ is: 'later', why: 'quiet-hours' })
  })

  it('knows years before, whom the branch’s phone does not reach, and whose payment waits to be confirmed', async () => {
    const { store, consent, read } = await scene()
    for (const id of ['member-1', 'member-2']) consent(id)
    store.seed('members', member('no-phone', { spans: [span()] }))
    store.seed('duesAccounts', account('member-1', open('2023-11'), 2023), account('no-phone', open('2025-06')))
    store.seed('duesAccounts', account('member-2', open('2025-06')))
    const noted = { memberId: 'member-2', fen: fen(5000), months: [month('2025-06')], method: 'transfer' } as const
    store.seed('duesPayments', { ...entry('noted', { state: 'proposed' }), ...noted, isLargeVoluntary: false })
    const { people } = await read()
    expect(of(people, 'member-1')).toMatchObject({ is: 'now', months: ['2023-11'] })
    expect(of(people, 'no-phone')).toMatchObject({ is: 'to-speak', why: 'no-phone' })
    expect(of(people, 'member-2')).toMatchObject({ is: 'left-out', why: 'noted' })
  })

  it('reminds a quarterly branch not before its quarter is over', async () => {
    const { store, consent, read, press, fire, post } = await scene()
    const settings = { ...branch().settings, duesQuarterly: true }
    store.seed('branches', branch({ settings }))
    consent('member-1', 9)
    store.seed(
      'duesAccounts',
      account(
        'member-1',
        ['2025-04', '2025-05', '2025-06'].map((each) => unpaidMonth(month(each), fen(5000), 'quarterly')),
      ),
    )
    expect(of((await read()).people, 'member-1')).toMatchObject({
      is: 'later',
      why: 'quarter-not-over',
      from: '2025-07-01',
    })
    expect(await press(['member-1'])).toEqual({ asked: 0, left: 0 })
    await fire(MORNING)
    await fire(instant('2025-06-30T01:00:00.000Z'))
    expect(post.sent).toEqual([])
    expect(await press(['member-1'], instant('2025-07-01T01:00:00.000Z'))).toEqual({ asked: 1, left: 0 })
  })
})

describe('where the branch closes months', () => {
  const close = (through: string) => ({
    ...{ _id: BRANCH, revision: 1, closedThrough: month(through) },
    closings: [{ act: 'close', month: month(through), at: NOW, by: 'treasurer', reason: null, balanceFen: 0 }] as const,
  })
  it('nobody is reminded of a month before the treasurer has closed it, by hand or by the timer', async () => {
    const { store, consent, read, press, fire, post } = await scene()
    consent('member-1', 3)
    store.seed('duesAccounts', account('member-1', open('2025-05', '2025-06')))
    store.seed('duesBooks', close('2025-04'))
    expect(of((await read()).people, 'member-1')).toMatchObject({ is: 'later', why: 'month-not-closed' })
    await press(['member-1'])
    await fire(MORNING)
    expect(post.sent).toEqual([])
    store.seed('duesBooks', close('2025-05'))
    expect(of((await read()).people, 'member-1')).toMatchObject({ is: 'now', months: ['2025-05'] })
    await fire(MORNING)
    expect(post.sent).toHaveLength(1)
  })
  it('one that has closed none since last year closes none', async () => {
    const { store, consent, read } = await scene()
    consent('member-1')
    store.seed('duesAccounts', account('member-1', open('2025-06')))
    store.seed('duesBooks', close('2023-04'))
    expect(of((await read()).people, 'member-1')).toMatchObject({ is: 'now' })
  })
})

describe('sending by hand', () => {
  it('sends to those who were shown, once, and tells what WeChat answered', async () => {
    const { store, consent, read, press, fire, post } = await scene()
    for (const id of ['member-1', 'member-2']) consent(id, 3)
    store.seed('duesAccounts', account('member-1', open('2025-06')), account('member-2', open('2025-06')))
    expect(await press(['member-1'])).toEqual({ asked: 1, left: 0 })
    expect(post.sent).toEqual([
      { to: 'wx-member-1', kind: 'dues', subject: '党费缴纳提醒', sentence: '6月党费尚未登记，方便时请缴纳' },
    ])
    expect(of((await read()).people, 'member-1')).toMatchObject({
      ...{ is: 'left-out', why: 'reminded', message: { state: 'sent', at: MORNING } },
    })
    expect(await press(['member-1'])).toEqual({ asked: 0, left: 0 })
    await fire(addMinutes(MORNING, 60))
    expect(post.sent.map(({ to }) => to)).toEqual(['wx-member-1', 'wx-member-2'])
  })

  it('answers a repeated request as before and sends nothing again', async () => {
    const { store, consent, press, post } = await scene()
    consent('member-1', 3)
    store.seed('duesAccounts', account('member-1', open('2025-06')))
    const twice = await Promise.all([1, 2].map(() => press(['member-1'], MORNING, 'same-request-1')))
    expect(twice).toEqual([
      { asked: 1, left: 0 },
      { asked: 1, left: 0 },
    ])
    expect(await press(['member-1'], MORNING, 'same-request-1')).toEqual({ asked: 1, left: 0 })
    expect(post.sent).toHaveLength(1)
  })

  it('goes in portions', async () => {
    const { store, consent, press, post } = await scene()
    const ids = Array.from({ length: 45 }, (_, at) => `person-${at}`)
    for (const id of ids) {
      consent(id)
      store.seed('members', member(id))
      store.seed('bindings', { _id: `wx-${id}`, revision: 1, memberId: id, boundAt: NOW, invitationId: 'seed' })
      store.seed('duesAccounts', account(id, open('2025-06')))
    }
    expect([await press(ids), await press(ids), await press(ids)]).toEqual([
      { asked: 20, left: 25 },
      { asked: 20, left: 5 },
      { asked: 5, left: 0 },
    ])
    expect(new Set(post.sent.map(({ to }) => to)).size).toBe(45)
  })

  it('leaves to a timer what it could not send, on any day of the month', async () => {
    const early = instant('2025-06-03T01:00:00.000Z')
    const { store, consent, press, fire, post } = await scene()
    consent('member-1', 1, early)
    store.seed('duesAccounts', account('member-1', open('2025-05')))
    post.send = () => Promise.reject(new Error('the function was stopped'))
    const logged = jest.spyOn(console, 'error').mockImplementation()
    await press(['member-1'], early)
    expect(logged).toHaveBeenCalledTimes(1)
    logged.mockRestore()
    // The claim is there and nobody knows what became of it: it is told, and sent no second time.
    expect(await store.get('reminders', 'dues:member-1:2025-06')).toMatchObject({ state: 'claimed' })

    const queued = { state: 'queued', revision: 9 } as const
    const reminder = await store.get('reminders', 'dues:member-1:2025-06')
    if (!reminder) throw new Error('no reminder')
    store.seed('reminders', { ...reminder, ...queued })
    consent('member-1', 1, early)
    const later = new Post()
    const round = new MessageRound(store, later, addMinutes(early, 15))
    await remindDues(round)
    expect(later.sent).toHaveLength(1)
    expect(await fire(addMinutes(early, 30))).toMatchObject({ considered: 0 })
  })

  it('tries again what WeChat was too busy for, unless it is paid meanwhile', async () => {
    const { store, consent, press, fire, post } = await scene(new Post('waiting'))
    for (const id of ['member-1', 'member-2']) consent(id)
    const early = instant('2025-06-03T01:00:00.000Z')
    store.seed('duesAccounts', account('member-1', open('2025-05')), account('member-2', open('2025-05')))
    await press(['member-1', 'member-2'], early)
    post.answer = 'sent'
    store.seed('duesAccounts', account('member-2', [paid('2025-05', '2025-06-03')]))
    await fire(addMinutes(early, 15))
    expect(post.sent.map(({ to }) => to)).toEqual(['wx-member-1', 'wx-member-2', 'wx-member-1'])
  })

  it('sends nobody anything who is not of the branch', async () => {
    const { store, consent, press, post } = await scene()
    consent('office')
    store.seed('duesAccounts', account('office', open('2025-06')))
    expect(await press(['office', 'nobody'])).toEqual({ asked: 0, left: 0 })
    expect(post.sent).toEqual([])
  })
})

describe('what is told besides', () => {
  it('tells the secretary alone of months in a row, across New Year', async () => {
    const { store, read } = await scene()
    store.seed(
      'duesAccounts',
      account('member-1', open('2024-12'), 2024),
      account('member-1', open('2025-01', '2025-02')),
    )
    store.seed('duesAccounts', account('member-2', open('2025-04', '2025-05')))
    expect((await read()).care).toEqual([{ memberId: 'member-1', name: '党员member-1', months: 3 }])
    for (const other of ['deputy', 'treasurer']) expect((await read(MORNING, other)).care).toEqual([])
  })

  it('tells of a talk whether the dues were paid after it', async () => {
    const { store, read } = await scene()
    const talk = (id: string, memberId: string, on: string) =>
      ledgerEntry(id, 'dues-reminder-talk', { memberId, occurredOn: civilDate(on), values: { talker: 'secretary' } })
    store.seed(
      'ledger',
      talk('a', 'member-1', '2025-06-02'),
      talk('b', 'member-1', '2025-06-10'),
      talk('c', 'member-2', '2025-06-10'),
    )
    store.seed(
      'duesAccounts',
      account('member-1', [paid('2025-05', '2025-06-12')]),
      account('member-2', open('2025-05')),
    )
    const { talks, people } = await read()
    expect(talks).toEqual([
      { memberId: 'member-1', name: '党员member-1', talkedOn: '2025-06-10', paidOn: '2025-06-12' },
      { memberId: 'member-2', name: '党员member-2', talkedOn: '2025-06-10', paidOn: null },
    ])
    expect(of(people, 'member-2')).toMatchObject({ is: 'to-speak', talkedOn: '2025-06-10' })
  })
})
