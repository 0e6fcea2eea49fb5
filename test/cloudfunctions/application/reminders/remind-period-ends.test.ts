import { civilDate } from '#domain/time/civil-date'
import { addMinutes, instant, instantAt, type Instant } from '#domain/time/instant'
import { meetingHandlers } from '../../../../cloudfunctions/application/meetings/meeting-handlers'
import { reminderHandlers } from '../../../../cloudfunctions/application/reminders/handlers'
import { MessageRound } from '../../../../cloudfunctions/application/reminders/message-round'
import { remindPeriodEnds } from '../../../../cloudfunctions/application/reminders/remind-period-ends'
import {
  appointment,
  BRANCH,
  BUREAU,
  binding,
  branch,
  member,
  NOW,
  openOffice,
  span,
  type Office,
} from '../../../builders/office'
import { done, PLAN } from '../meetings/scene'
import { Post } from './post'

/** Nine in the morning in Beijing. */
const on = (date: string) => instantAt(civilDate(date), '09:00')
/** Of May 2025 nothing is recorded; its month ends on the 31st, the quarter on 30 June. */
const LATE_MAY = on('2025-05-26')

let office: Office
let post: Post
beforeEach(async () => {
  office = await openOffice({ handlers: { ...meetingHandlers, ...reminderHandlers } })
  post = new Post()
})

async function consent(memberId: string, times = 1) {
  for (let tap = 0; tap < times; tap++) await done(office, 'reminder.consent', { kind: 'period' }, memberId)
}
async function run(now: Instant) {
  const round = new MessageRound(office.store, post, now)
  await remindPeriodEnds(round)
  return round.report
}
const hold = (kind: 'themed-party-day' | 'committee-meeting' | 'cell-meeting', day: string) => {
  const organ = { 'themed-party-day': 'branch', 'committee-meeting': 'committee', 'cell-meeting': 'cell' } as const
  const occurredOn = civilDate(day)
  const plan = { ...PLAN, kinds: [kind], organ: organ[kind], occurredOn }
  return { ...plan, cellId: kind === 'cell-meeting' ? 'cell-1' : null }
}
async function record(kind: Parameters<typeof hold>[0], day: string) {
  // Two of the committee's three are more than half of it.
  const present = kind === 'committee-meeting' ? ['secretary', 'deputy'] : ['secretary']
  const marks = present.map((memberId) => ({ memberId, mark: 'present' as const }))
  await done(office, 'meeting.record', { ...hold(kind, day), marks, lateReason: '补录' })
}

describe('a month that is ending', () => {
  it('is told to those who arrange the meetings and have consented', async () => {
    for (const id of ['secretary', 'deputy', 'treasurer', 'clerk', 'member-1', 'office']) await consent(id)
    expect(await run(LATE_MAY)).toMatchObject({ sent: 3 })
    expect(post.sent.map(({ to }) => to).sort()).toEqual(['wx-deputy', 'wx-secretary', 'wx-treasurer'])
    // By rule a committee meeting, a meeting of the cell and a themed Party day a month.
    expect(post.sent[0]).toMatchObject({
      kind: 'period',
      subject: '组织生活提示',
      sentence: '有 3 项快到时限尚无记录，方便时请看看',
      branchId: BRANCH,
    })
  })

  it('is not told without consent', async () => {
    expect(await run(LATE_MAY)).toMatchObject({ considered: 0 })
  })

  it.each([
    ['seven days before its end', '2025-05-24', 1],
    ['no earlier', '2025-05-23', 0],
  ])('is told from %s', async (_, day, sent) => {
    await consent('secretary')
    expect(await run(on(day))).toMatchObject({ sent })
  })

  it('is told from the day on that the branch has chosen', async () => {
    await consent('secretary')
    const earlier = { threshold: 'month-notice-days', value: 15, fromOn: civilDate('2025-01-01') } as const
    office.store.seed(
      'branches',
      branch({ thresholdChanges: [{ ...earlier, decidedAt: NOW, decidedBy: 'secretary' }] }),
    )
    expect(await run(on('2025-05-15'))).toMatchObject({ sent: 0 })
    expect(await run(on('2025-05-16'))).toMatchObject({ sent: 1 })
  })

  it('is told at most once a month, were the timer to fire twice at once', async () => {
    await consent('secretary', 5)
    await Promise.all([run(LATE_MAY), run(LATE_MAY)])
    expect(await run(on('2025-05-30'))).toMatchObject({ considered: 0 })
    expect(post.sent).toHaveLength(1)
    await run(on('2025-06-24'))
    expect(post.sent).toHaveLength(2)
  })

  it('is told a quarter of an hour later when WeChat was too busy', async () => {
    await consent('secretary')
    post.answer = 'waiting'
    await run(LATE_MAY)
    post.answer = 'sent'
    expect(await run(addMinutes(LATE_MAY, 15))).toMatchObject({ sent: 1 })
    expect(await run(addMinutes(LATE_MAY, 30))).toMatchObject({ considered: 0 })
  })

  it('is named where it is one thing', async () => {
    await consent('secretary')
    await record('committee-meeting', '2025-05-12')
    await record('cell-meeting', '2025-05-13')
    await run(LATE_MAY)
    expect(post.sent).toMatchObject([{ sentence: '主题党日：本月尚无记录' }])
  })

  it('is nothing to tell of once all is held or arranged', async () => {
    await consent('secretary')
    await record('committee-meeting', '2025-05-12')
    await record('cell-meeting', '2025-05-13')
    await done(office, 'meeting.convene', hold('themed-party-day', '2025-05-28'))
    expect(await run(LATE_MAY)).toMatchObject({ considered: 0 })
    expect((await office.store.get('consents', 'wx-secretary:period'))?.left).toBe(1)
  })

  it('counts what was convened for a day that is past and never recorded as not recorded', async () => {
    await consent('secretary')
    await record('committee-meeting', '2025-05-12')
    await record('cell-meeting', '2025-05-13')
    await done(office, 'meeting.convene', hold('themed-party-day', '2025-05-20'))
    expect(await run(LATE_MAY)).toMatchObject({ sent: 1 })
  })

  it('is told in the hour after nine, never in quiet hours', async () => {
    await consent('secretary')
    for (const time of ['2025-05-26T00:59:59.999Z', '2025-05-26T02:00:00.000Z', '2025-05-26T13:30:00.000Z'])
      expect(await run(instant(time))).toMatchObject({ considered: 0 })
    expect(await run(instant('2025-05-26T01:59:59.999Z'))).toMatchObject({ sent: 1 })
  })

  it.each([
    ['2025-05-26', 0],
    ['2025-05-27', 1],
  ])('concerns a branch dissolved on %s no more from that day on', async (dissolvedOn, sent) => {
    await consent('secretary')
    office.store.seed('branches', branch({ dissolvedOn: civilDate(dissolvedOn) }))
    expect(await run(LATE_MAY)).toMatchObject({ sent })
  })

  it('concerns nobody whose post has ended or is yet to begin', async () => {
    await consent('secretary')
    await consent('member-1')
    const later = { ...appointment('member-1', 'secretary'), fromOn: civilDate('2025-06-01') }
    office.store.seed('appointments', later)
    office.store.seed('appointments', { ...appointment('secretary', 'secretary'), untilOn: civilDate('2025-05-01') })
    expect(await run(LATE_MAY)).toMatchObject({ considered: 0 })
  })
})

describe('a quarter that is ending', () => {
  it('is told three weeks before its end', async () => {
    await consent('secretary')
    for (const kind of ['committee-meeting', 'cell-meeting', 'themed-party-day'] as const)
      await record(kind, '2025-06-03')
    expect(await run(on('2025-06-08'))).toMatchObject({ sent: 0 })
    expect(await run(on('2025-06-09'))).toMatchObject({ sent: 1 })
    expect(post.sent[0]?.sentence).toBe('有 2 项快到时限尚无记录，方便时请看看')
  })
})

describe('more branches than one run looks at', () => {
  it('all have their turn within days', async () => {
    const count = 130
    for (let number = 0; number < count; number++) {
      const [branchId, id] = [`many-${number}`, `secretary-${number}`]
      office.store.seed('branches', branch({ _id: branchId, ancestorIds: [BUREAU] }))
      office.store.seed('members', member(id, { spans: [span({ branchId, cellId: null })] }))
      office.store.seed('bindings', binding(id))
      office.store.seed('appointments', appointment(id, 'secretary', branchId))
      office.store.seed('consents', {
        _id: `wx-${id}:period`,
        revision: 1,
        openId: `wx-${id}`,
        kind: 'period',
        left: 1,
      })
    }
    expect(await run(on('2025-05-25'))).toMatchObject({ sent: 50 })
    for (const time of ['01:15', '01:30', '01:45']) await run(instant(`2025-05-25T${time}:00.000Z`))
    for (const time of ['01:00', '01:15', '01:30', '01:45']) await run(instant(`2025-05-26T${time}:00.000Z`))
    expect(new Set(post.sent.map(({ to }) => to)).size).toBe(count)
    expect(post.sent).toHaveLength(count)
  })
})
