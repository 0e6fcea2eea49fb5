/** The rules of reminding of meetings in one file though it is long: all share the scene above them. */
import type { RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { instant, type Instant } from '#domain/time/instant'
import { meetingHandlers } from '../../../../cloudfunctions/application/meetings/meeting-handlers'
import type { Messenger } from '../../../../cloudfunctions/application/ports/messenger'
import { reminderHandlers } from '../../../../cloudfunctions/application/reminders/handlers'
import { MessageRound } from '../../../../cloudfunctions/application/reminders/message-round'
import { remindMeetings } from '../../../../cloudfunctions/application/reminders/remind-meetings'
import { member, NOW, openOffice, span, type Office } from '../../../builders/office'
import { done, PLAN } from '../meetings/scene'
import { Post } from './post'

/** Convened on 10 June at 17:00 in Beijing (the builder's NOW) for the next day at 14:30. */
const NEXT_DAY = { ...PLAN, occurredOn: civilDate('2025-06-11'), startTime: '14:30', endTime: '16:00' }
const EVENING_BEFORE = instant('2025-06-10T10:00:00.000Z')
const AT_NIGHT = instant('2025-06-10T13:00:00.000Z')
const NEXT_MORNING = instant('2025-06-11T00:00:00.000Z')
const NEXT_NOON = instant('2025-06-11T04:00:00.000Z')
const { organ: _, ...AS_PLANNED } = NEXT_DAY

let office: Office
let meetingId: string
let post: Post
beforeEach(async () => {
  office = await openOffice({ handlers: { ...meetingHandlers, ...reminderHandlers } })
  post = new Post()
  meetingId = (await done(office, 'meeting.convene', NEXT_DAY)).meetingId
})

async function consent(memberId: string, times = 1, now = NOW) {
  for (let tap = 0; tap < times; tap++) await done(office, 'reminder.consent', { kind: 'meeting' }, memberId, now)
}
async function run(now: Instant, messenger: Messenger = post, most?: number) {
  const round = new MessageRound(office.store, messenger, now, most)
  await remindMeetings(round)
  return round.report
}
const change = (more: Partial<RequestOf<'meeting.change'>>, now: Instant) =>
  done(office, 'meeting.change', { ...AS_PLANNED, meetingId, ...more }, 'clerk', now)
const cancel = (now: Instant) => {
  const { branchId } = NEXT_DAY
  return done(office, 'meeting.cancel', { branchId, meetingId, reason: '临时任务' }, 'clerk', now)
}
const left = async (id: string) => (await office.store.get('consents', `wx-${id}:meeting`))?.left
const said = () => post.sent.map(({ to, sentence }) => [to, sentence])

describe('a meeting that is near', () => {
  it('is told to those due who have consented, with where and when', async () => {
    await consent('member-1')
    expect(await run(EVENING_BEFORE)).toEqual({ considered: 1, sent: 1, refused: 0, failed: 0, waiting: 0 })
    expect(post.sent).toEqual([
      {
        to: 'wx-member-1',
        kind: 'meeting',
        subject: '六月支部党员大会',
        sentence: '请安排好时间，来不了的请提前请假',
        branchId: 'branch-1',
        meetingId,
        startsAt: '2025-06-11T06:30:00.000Z',
        place: '三楼会议室',
      },
    ])
    expect(await office.store.get('reminders', `meeting:member-1:${meetingId}:upcoming`)).toMatchObject({
      kind: 'meeting',
      state: 'sent',
      meetingId,
      at: EVENING_BEFORE,
      month: '2025-06',
    })
  })

  it('is told once, however often the timer fires and were it twice at once', async () => {
    await consent('member-1', 3)
    await Promise.all([run(EVENING_BEFORE), run(EVENING_BEFORE)])
    await run(NEXT_NOON)
    expect(post.sent).toHaveLength(1)
    expect(await left('member-1')).toBe(2)
  })

  it('is told to nobody without consent, nor to whose consent is used up', async () => {
    await consent('member-1')
    await run(EVENING_BEFORE)
    await change({ place: '大厅' }, NEXT_MORNING)
    await run(NEXT_NOON)
    expect(said()).toEqual([['wx-member-1', expect.any(String)]])
    expect(await left('member-1')).toBe(0)
    expect(await run(NEXT_NOON)).toMatchObject({ considered: 0 })
  })

  it('of two that are near takes the first, where one consent is left', async () => {
    await done(office, 'meeting.convene', { ...NEXT_DAY, startTime: '15:00', title: '后一个会' })
    await consent('member-1')
    await run(NEXT_NOON)
    expect(post.sent).toMatchObject([{ meetingId }])
    expect(await left('member-1')).toBe(0)
  })

  it('is not told to somebody of the branch who is not due', async () => {
    const due = { remove: ['member-1'], reason: '在外学习' }
    await change({ due }, EVENING_BEFORE)
    await consent('member-1')
    await run(NEXT_MORNING)
    expect(post.sent).toEqual([])
  })

  it('uses up the consent of nobody else, nor of another kind', async () => {
    await consent('member-1')
    await done(office, 'reminder.consent', { kind: 'dues' }, 'member-1')
    await run(EVENING_BEFORE)
    expect((await office.store.get('consents', 'wx-member-1:dues'))?.left).toBe(1)
  })

  it('takes WeChat’s word that the consent is used up', async () => {
    await consent('member-1', 5)
    expect(await run(EVENING_BEFORE, new Post('refused'))).toMatchObject({ sent: 0, refused: 1 })
    expect(await left('member-1')).toBe(0)
    expect(await office.store.get('reminders', `meeting:member-1:${meetingId}:upcoming`)).toMatchObject({
      state: 'refused',
    })
  })

  it('is told by a later run when WeChat was too busy, as it then stands', async () => {
    await consent('member-1')
    post.answer = 'waiting'
    expect(await run(EVENING_BEFORE)).toMatchObject({ sent: 0, waiting: 1 })
    post.answer = 'sent'
    await change({ place: '一楼大厅' }, AT_NIGHT)
    await run(NEXT_MORNING)
    await run(NEXT_NOON)
    expect(post.sent.map(({ sentence }) => sentence)).toEqual([
      '请安排好时间，来不了的请提前请假',
      '地点有改动，请留意',
    ])
    expect(await left('member-1')).toBe(0)
  })

  it('comes before a later one when a run is full; the next run goes on', async () => {
    const later = await done(office, 'meeting.convene', { ...NEXT_DAY, startTime: '15:00', title: '后一个会' })
    await consent('member-1', 2)
    await consent('member-2', 2)
    await run(NEXT_NOON, post, 3)
    await run(NEXT_NOON, post, 3)
    const told = post.sent.map((message) => (message.kind === 'meeting' ? message.meetingId : ''))
    expect(told).toEqual([meetingId, meetingId, later.meetingId, later.meetingId])
  })
})

it('more meetings than one page are all told, each once', async () => {
  for (let number = 0; number < 119; number++)
    await done(office, 'meeting.convene', { ...NEXT_DAY, startTime: `14:${30 + (number % 7)}` })
  await consent('member-1', 200)
  await run(NEXT_MORNING, post, 70)
  await run(NEXT_MORNING, post, 70)
  const told = post.sent.map((message) => (message.kind === 'meeting' ? message.meetingId : ''))
  expect(told).toHaveLength(120)
  expect(new Set(told).size).toBe(120)
})

describe('quiet hours', () => {
  it('keep what is to be told until eight in the morning', async () => {
    await consent('member-1')
    expect(await run(AT_NIGHT)).toMatchObject({ considered: 0 })
    expect(await run(instant('2025-06-10T23:59:59.999Z'))).toMatchObject({ considered: 0 })
    expect(await run(NEXT_MORNING)).toMatchObject({ sent: 1 })
  })

  it('drop it when the meeting has begun by then', async () => {
    await consent('member-1')
    await change({ startTime: '07:30', endTime: '08:30' }, AT_NIGHT)
    await run(NEXT_MORNING)
    expect(post.sent).toEqual([])
  })

  it('keep a cancellation made at night', async () => {
    await consent('member-1')
    await cancel(AT_NIGHT)
    await run(AT_NIGHT)
    expect(post.sent).toEqual([])
    await run(NEXT_MORNING)
    expect(said()).toEqual([['wx-member-1', '会议已取消，不必前来']])
  })
})

describe('whose matter is done', () => {
  it('after asking for leave hears of nothing more', async () => {
    await consent('member-1', 3)
    await done(office, 'meeting.askLeave', { meetingId, reason: '因公出差' }, 'member-1')
    await run(EVENING_BEFORE)
    await change({ place: '大厅' }, NEXT_MORNING)
    await run(NEXT_MORNING)
    await cancel(NEXT_NOON)
    await run(NEXT_NOON)
    expect(post.sent).toEqual([])
    expect(await left('member-1')).toBe(3)
  })

  it('is the same when only the hour moves: their leave is for that day', async () => {
    await consent('member-1', 3)
    await done(office, 'meeting.askLeave', { meetingId, reason: '因公出差' }, 'member-1')
    await change({ startTime: '15:30' }, EVENING_BEFORE)
    await run(NEXT_MORNING)
    expect(post.sent).toEqual([])
  })

  it.each(['asked', 'granted'] as const)(
    'is told like everybody once it moves to another day: leave %s for one is none for another',
    async (leave) => {
      await consent('member-1', 3)
      await done(office, 'meeting.askLeave', { meetingId, reason: '因公出差' }, 'member-1')
      const deciding = { branchId: NEXT_DAY.branchId, meetingId, memberId: 'member-1', grant: true }
      if (leave === 'granted') await done(office, 'meeting.decideLeave', deciding)
      await change({ occurredOn: civilDate('2025-06-12') }, EVENING_BEFORE)
      await run(EVENING_BEFORE)
      expect(said()).toEqual([['wx-member-1', '时间有改动，请留意']])
      await done(office, 'meeting.askLeave', { meetingId, reason: '仍在出差' }, 'member-1', NEXT_MORNING)
      await change({ occurredOn: civilDate('2025-06-12'), place: '大厅' }, NEXT_NOON)
      await run(NEXT_NOON)
      expect(post.sent).toHaveLength(1)
    },
  )

  it('is not done when leave was not granted: they are expected like everybody', async () => {
    await consent('member-1')
    await done(office, 'meeting.askLeave', { meetingId, reason: '因公出差' }, 'member-1')
    const deciding = { branchId: NEXT_DAY.branchId, meetingId, memberId: 'member-1', grant: false }
    await done(office, 'meeting.decideLeave', deciding)
    await run(EVENING_BEFORE)
    expect(said()).toEqual([['wx-member-1', '请安排好时间，来不了的请提前请假']])
  })

  it('hears nothing of a meeting that has begun', async () => {
    await consent('member-1')
    await run(instant('2025-06-11T06:30:00.000Z'))
    expect(post.sent).toEqual([])
  })
})

describe('a meeting that is moved', () => {
  it('is told with its new hour', async () => {
    await consent('member-1', 2)
    await run(EVENING_BEFORE)
    await change({ startTime: '15:30' }, NEXT_MORNING)
    await run(NEXT_MORNING)
    expect(post.sent[1]).toMatchObject({ sentence: '时间有改动，请留意', startsAt: '2025-06-11T07:30:00.000Z' })
  })

  it('twice before it could be told is told once, as it last stands', async () => {
    await consent('member-1', 3)
    await change({ startTime: '15:30' }, AT_NIGHT)
    await change({ startTime: '15:00', place: '大厅' }, instant('2025-06-10T14:00:00.000Z'))
    await run(NEXT_MORNING)
    await run(NEXT_NOON)
    expect(post.sent).toHaveLength(1)
    expect(post.sent[0]).toMatchObject({
      sentence: '时间和地点有改动，请留意',
      startsAt: '2025-06-11T07:00:00.000Z',
      place: '大厅',
    })
  })

  it('and back at once is not told as moved', async () => {
    await consent('member-1', 3)
    await run(EVENING_BEFORE)
    await change({ startTime: '15:30' }, AT_NIGHT)
    await change({}, AT_NIGHT)
    await run(NEXT_MORNING)
    expect(post.sent).toHaveLength(1)
  })

  it('from tomorrow to next month is told at once', async () => {
    await consent('member-1')
    await change({ occurredOn: civilDate('2025-07-11') }, EVENING_BEFORE)
    await run(EVENING_BEFORE)
    expect(post.sent).toMatchObject([{ sentence: '时间有改动，请留意', startsAt: '2025-07-11T06:30:00.000Z' }])
  })

  it('before the person consented was shown to them, and is not told', async () => {
    await change({ startTime: '15:30' }, EVENING_BEFORE)
    await consent('member-1', 2, AT_NIGHT)
    await run(NEXT_MORNING)
    expect(post.sent).toMatchObject([
      { sentence: '请安排好时间，来不了的请提前请假', startsAt: '2025-06-11T07:30:00.000Z' },
    ])
  })

  it('while no consent was left is not told by a later one: it begins anew', async () => {
    await consent('member-1')
    await done(office, 'meeting.convene', { ...NEXT_DAY, startTime: '14:00', title: '前一个会' })
    await run(EVENING_BEFORE)
    expect(await left('member-1')).toBe(0)
    await change({ startTime: '15:30' }, EVENING_BEFORE)
    await consent('member-1', 1, AT_NIGHT)
    await run(NEXT_MORNING)
    expect(said().at(-1)).toEqual(['wx-member-1', '请安排好时间，来不了的请提前请假'])
  })

  it('while some consent was left is told, though the person gave more since', async () => {
    await consent('member-1')
    await change({ startTime: '15:30' }, EVENING_BEFORE)
    await consent('member-1', 1, AT_NIGHT)
    await run(NEXT_MORNING)
    expect(post.sent).toMatchObject([{ sentence: '时间有改动，请留意' }])
  })

  it('in a title or an end alone moves nobody', async () => {
    await consent('member-1', 2)
    await run(EVENING_BEFORE)
    await change({ title: '大会', endTime: '17:00' }, NEXT_MORNING)
    await run(NEXT_MORNING)
    expect(post.sent).toHaveLength(1)
  })
})

describe('a meeting that is cancelled', () => {
  it('after the reminder is told once, and then nothing more', async () => {
    await consent('member-1', 3)
    await run(EVENING_BEFORE)
    await cancel(NEXT_MORNING)
    await Promise.all([run(NEXT_MORNING), run(NEXT_MORNING)])
    await run(NEXT_NOON)
    expect(said().map(([, sentence]) => sentence)).toEqual(['请安排好时间，来不了的请提前请假', '会议已取消，不必前来'])
    expect(await left('member-1')).toBe(1)
  })

  it('is told to who was due when it was cancelled, whatever the register has entered since', async () => {
    await consent('member-1')
    await consent('member-2')
    office.store.seed('members', member('member-2', { spans: [span({ fromOn: civilDate('2025-06-12') })] }))
    await cancel(EVENING_BEFORE)
    office.store.seed('members', member('member-1', { spans: [span({ branchId: 'branch-2' })] }))
    office.store.seed('members', member('member-2'))
    await run(NEXT_MORNING)
    expect(said()).toEqual([['wx-member-1', '会议已取消，不必前来']])
  })
})
