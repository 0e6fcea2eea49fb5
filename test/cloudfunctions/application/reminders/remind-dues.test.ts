import { civilDate, month } from '#domain/time/civil-date'
import type { DuesAccount, DuesStanding } from '#domain/dues/dues-account'
import { addMinutes, instant, type Instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import type { Messenger } from '../../../../cloudfunctions/application/ports/messenger'
import { reminderHandlers } from '../../../../cloudfunctions/application/reminders/handlers'
import { MessageRound } from '../../../../cloudfunctions/application/reminders/message-round'
import { remindDues as remind } from '../../../../cloudfunctions/application/reminders/remind-dues'
import type { MemoryStore } from '../../../builders/memory-store'
import { BRANCH, NOW, openOffice } from '../../../builders/office'
import { Post } from './post'

/** 25 June 2025, 09:00 in Beijing. */
const MORNING = instant('2025-06-25T01:00:00.000Z')

function account(memberId: string, standing: DuesStanding): DuesAccount {
  return {
    _id: `${BRANCH}:${memberId}:2025`,
    revision: 1,
    branchId: BRANCH,
    memberId,
    year: 2025,
    category: 'wage-earner',
    monthlyFen: fen(5000),
    ruleId: 'dues-2017',
    approvedAt: NOW,
    approvedBy: 'treasurer',
    decidedOn: null,
    months: [
      {
        month: month('2025-06'),
        dueBy: civilDate('2025-06-30'),
        dueFen: fen(5000),
        paidFen: fen(standing === 'on-time' ? 5000 : 0),
        paidOn: standing === 'on-time' ? civilDate('2025-06-05') : null,
        paidAfterDays: standing === 'on-time' ? -25 : null,
        paymentId: null,
        standing,
      },
    ],
  }
}

async function remindDues(store: MemoryStore, post: Messenger, now: Instant, most?: number) {
  const round = new MessageRound(store, post, now, most)
  await remind(round)
  return round.report
}

async function scene(standing: DuesStanding = 'unpaid', consents = 1) {
  const office = await openOffice({ handlers: reminderHandlers })
  office.store.seed('duesAccounts', account('member-1', standing))
  for (let tap = 0; tap < consents; tap++) await office.call('reminder.consent', { kind: 'dues' }, 'member-1')
  return office
}

describe('reminding of dues', () => {
  it('reminds whoever has consented and has not paid this month', async () => {
    const { store } = await scene()
    const post = new Post()
    expect(await remindDues(store, post, MORNING)).toEqual({
      considered: 1,
      sent: 1,
      refused: 0,
      failed: 0,
      waiting: 0,
    })
    expect(post.sent).toEqual([
      { to: 'wx-member-1', kind: 'dues', subject: '党费缴纳提醒', sentence: '6月党费尚未登记，方便时请缴纳' },
    ])
  })

  it('sends at most one of a kind a month, however often the timer fires', async () => {
    const { store } = await scene('unpaid', 3)
    const post = new Post()
    await Promise.all([remindDues(store, post, MORNING), remindDues(store, post, MORNING)])
    expect(await remindDues(store, post, instant('2025-06-28T01:00:00.000Z'))).toMatchObject({ considered: 0 })
    expect(post.sent).toHaveLength(1)
    expect((await store.get('consents', 'wx-member-1:dues'))?.left).toBe(2)
  })

  it.each(['on-time', 'exempt'] as const)('does not remind of a month that is %s', async (standing) => {
    const { store } = await scene(standing)
    const post = new Post()
    await remindDues(store, post, MORNING)
    expect(post.sent).toEqual([])
  })

  it('reminds nobody without consent', async () => {
    const { store } = await scene('unpaid', 0)
    const post = new Post()
    await remindDues(store, post, MORNING)
    expect(post.sent).toEqual([])
  })

  it.each(['2025-06-25T13:00:00.000Z', '2025-06-24T23:59:00.000Z'])(
    'keeps quiet between 21:00 and 08:00 in Beijing (%s)',
    async (at) => {
      const { store } = await scene()
      const post = new Post()
      await remindDues(store, post, instant(at))
      expect(post.sent).toEqual([])
    },
  )

  it('waits until the twentieth', async () => {
    const { store } = await scene()
    const post = new Post()
    await remindDues(store, post, instant('2025-06-19T01:00:00.000Z'))
    expect(post.sent).toEqual([])
    await remindDues(store, post, instant('2025-06-20T01:00:00.000Z'))
    expect(post.sent).toHaveLength(1)
  })

  it('waits for the day that the branch has chosen', async () => {
    const { store } = await scene()
    const branch = await store.get('branches', BRANCH)
    if (!branch) throw new Error('no branch')
    const earlier = { threshold: 'dues-reminder-day', value: 12, fromOn: civilDate('2025-06-01') } as const
    store.seed('branches', { ...branch, thresholdChanges: [{ ...earlier, decidedAt: NOW, decidedBy: 'secretary' }] })
    const post = new Post()
    await remindDues(store, post, instant('2025-06-11T01:00:00.000Z'))
    expect(post.sent).toEqual([])
    await remindDues(store, post, instant('2025-06-12T01:00:00.000Z'))
    expect(post.sent).toHaveLength(1)
  })

  it('takes WeChat’s word that the consent is used up', async () => {
    const { store } = await scene('unpaid', 5)
    expect(await remindDues(store, new Post('refused'), MORNING)).toMatchObject({ sent: 0, refused: 1 })
    expect((await store.get('consents', 'wx-member-1:dues'))?.left).toBe(0)
    expect((await store.get('reminders', 'dues:member-1:2025-06'))?.state).toBe('refused')
  })
})

describe('a message that WeChat does not take', () => {
  it('uses up no consent, and is not tried again', async () => {
    const { store } = await scene()
    const post = new Post('failed')
    expect(await remindDues(store, post, MORNING)).toMatchObject({ sent: 0, failed: 1 })
    await remindDues(store, post, MORNING)
    expect(post.sent).toHaveLength(1)
    expect((await store.get('consents', 'wx-member-1:dues'))?.left).toBe(1)
  })

  describe('as it is busy', () => {
    /** 20 June, 08:00 in Beijing: the first run of the day on which the branch begins to remind. */
    const FIRST = instant('2025-06-20T00:00:00.000Z')
    const DAY = 24 * 60
    const runForADay = async (store: MemoryStore, post: Messenger) => {
      for (let minutes = 0; minutes < DAY; minutes += 15) await remindDues(store, post, addMinutes(FIRST, minutes))
    }

    it('leaves a quarter of an hour later, once, with one consent', async () => {
      const { store } = await scene('unpaid', 3)
      const post = new Post('waiting')
      expect(await remindDues(store, post, FIRST)).toMatchObject({ sent: 0, waiting: 1 })
      expect((await store.get('consents', 'wx-member-1:dues'))?.left).toBe(3)
      post.answer = 'sent'
      expect(await remindDues(store, post, addMinutes(FIRST, 14))).toMatchObject({ considered: 0 })
      expect(await remindDues(store, post, addMinutes(FIRST, 15))).toMatchObject({ sent: 1 })
      await runForADay(store, post)
      expect(post.sent).toHaveLength(2)
      expect(await store.get('consents', 'wx-member-1:dues')).toMatchObject({ left: 2 })
      expect(await store.get('reminders', 'dues:member-1:2025-06')).toMatchObject({ state: 'sent', tries: 2 })
    })

    it('leaves when two runs meet it at once only once', async () => {
      const { store } = await scene('unpaid', 3)
      const post = new Post('waiting')
      await remindDues(store, post, FIRST)
      post.answer = 'sent'
      await Promise.all([1, 2, 3].map(() => remindDues(store, post, addMinutes(FIRST, 15))))
      expect(post.sent).toHaveLength(2)
      expect(await store.get('consents', 'wx-member-1:dues')).toMatchObject({ left: 2 })
    })

    it('is tried eight times, after waits that double, past a quota of the day, and then given up', async () => {
      const { store } = await scene()
      const tried: Instant[] = []
      for (let now = FIRST; now < addMinutes(FIRST, 10 * DAY); now = addMinutes(now, 15)) {
        if ((await remindDues(store, new Post('waiting'), now)).waiting > 0) tried.push(now)
      }
      // The seventh and eighth would have come at night and wait for the morning.
      const minutes = [0, 15, 15 + 30, 15 + 30 + 60, 15 + 30 + 60 + 120, 15 + 30 + 60 + 120 + 240, DAY, 2 * DAY]
      expect(tried).toEqual(minutes.map((later) => addMinutes(FIRST, later)))
      expect(await store.get('consents', 'wx-member-1:dues')).toMatchObject({ left: 1 })
    })

    it('is not sent when the dues are paid meanwhile', async () => {
      const { store } = await scene()
      const post = new Post('waiting')
      await remindDues(store, post, FIRST)
      store.seed('duesAccounts', account('member-1', 'on-time'))
      await runForADay(store, post)
      expect(post.sent).toHaveLength(1)
    })
  })

  it('leaves what the person consents to in the meantime', async () => {
    const office = await scene('unpaid', 3)
    const tapping: Messenger = {
      send: async () => {
        await office.call('reminder.consent', { kind: 'dues' }, 'member-1')
        return 'refused'
      },
    }
    await remindDues(office.store, tapping, MORNING)
    expect((await office.store.get('consents', 'wx-member-1:dues'))?.left).toBe(1)
  })
})

describe('a run', () => {
  it('sends no more than its share; the next one goes on', async () => {
    const office = await scene()
    for (const id of ['member-2', 'member-3']) {
      office.store.seed('duesAccounts', account(id, 'unpaid'))
      await office.call('reminder.consent', { kind: 'dues' }, id)
    }
    const post = new Post()
    const next = () => remindDues(office.store, post, MORNING, 2)
    expect([await next(), await next(), await next()].map(({ sent }) => sent)).toEqual([2, 1, 0])
    expect(new Set(post.sent.map(({ to }) => to)).size).toBe(3)
  })
})

describe('consent to be reminded', () => {
  it('is a stock: each tap adds one message', async () => {
    const office = await scene('unpaid', 2)
    const answer = await office.call('reminder.mine', {}, 'member-1')
    expect(answer.ok && answer.value.consents).toEqual([
      { kind: 'dues', left: 2, templateId: null },
      { kind: 'meeting', left: 0, templateId: null },
      { kind: 'period', left: 0, templateId: null },
    ])
  })

  it('counts a repeated request once', async () => {
    const office = await scene('unpaid', 0)
    const tap = () => office.call('reminder.consent', { kind: 'dues' }, 'member-1', { requestId: 'same-tap-1' })
    expect(await tap()).toMatchObject({ value: { left: 1 } })
    expect(await tap()).toMatchObject({ value: { left: 1 } })
  })

  it('needs somebody who has joined', async () => {
    const office = await scene()
    expect(await office.call('reminder.consent', { kind: 'dues' }, 'wx-nobody')).toMatchObject({ code: 'not-bound' })
  })
})

describe('whether reminders are set up', () => {
  const ofDues = async (dues?: string) => {
    const office = await openOffice({ handlers: reminderHandlers, reminderTemplates: { dues } })
    const answer = await office.call('reminder.setUp', {}, 'member-1')
    if (!answer.ok) throw new Error(answer.code)
    return answer.value.kinds.find(({ kind }) => kind === 'dues')
  }
  it('is told by kind, with the place where it is done', async () => {
    expect(await ofDues()).toEqual({ kind: 'dues', isSetUp: false, variable: 'SHUSHI_TEMPLATE_DUES' })
  })
  it('is told without the id', async () => {
    expect(await ofDues('template-of-dues')).toEqual({ kind: 'dues', isSetUp: true, variable: 'SHUSHI_TEMPLATE_DUES' })
  })
})
