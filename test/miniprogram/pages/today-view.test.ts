import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import {
  changedMeetings,
  duesWords,
  newPostWords,
  nextMeeting,
  proposedWords,
  todaysShift,
  waitingLines,
} from '../../../miniprogram/pages/today/today-view'
import { offer } from '../packages/service/scene'
import { BRANCH, dues, duesMonth, LETTER, ledgerItem, MEETING, NOW, TODAY } from './scene'

const now = instant(NOW)

describe('the next meeting', () => {
  it('is the soonest of those the person is due at', () => {
    const later = { ...MEETING, meetingId: 'm2', startsAt: instant('2025-06-20T06:30:00.000Z') }
    expect(nextMeeting([later, MEETING], now, TODAY)).toMatchObject({
      meetingId: 'm1',
      label: '下一次会议',
      when: '明天 6月11日 周三 14:30–16:00',
    })
  })

  it('is not one of another cell or committee, nor one that is over', () => {
    const others = { ...MEETING, isDue: false }
    const over = { ...MEETING, endsAt: instant('2025-06-10T08:59:59.999Z') }
    expect(nextMeeting([others, over], now, TODAY)).toBeNull()
  })

  it('that has begun is still shown, as today', () => {
    const begun = {
      ...MEETING,
      occurredOn: civilDate('2025-06-10'),
      startsAt: instant('2025-06-10T08:30:00.000Z'),
      endsAt: instant('2025-06-10T10:00:00.000Z'),
    }
    expect(nextMeeting([begun], now, TODAY)).toMatchObject({
      label: '正在开的会议',
      when: '今天 6月10日 周二 16:30–18:00',
    })
  })

  it('says what is noted of the person already', () => {
    const marked = (mark: 'present' | 'excused' | 'absent', leave: 'asked' | 'granted' | 'declined' | null = null) => ({
      ...MEETING,
      ownMark: { mark, markedAt: now, arrivedLate: false, leftEarly: false, leave },
    })
    expect(nextMeeting([marked('present')], now, TODAY)).toMatchObject({ tag: '已签到', isGood: true })
    expect(nextMeeting([marked('excused', 'asked')], now, TODAY)).toMatchObject({ tag: '已请假', isGood: false })
    expect(nextMeeting([marked('excused', 'granted')], now, TODAY)).toMatchObject({ tag: '已准假', isGood: false })
    expect(nextMeeting([marked('absent', 'declined')], now, TODAY)).toMatchObject({ tag: '未准假', isGood: false })
  })
})

describe('a meeting that was moved or cancelled', () => {
  it('says what was moved, and from where', () => {
    const originally = { startsAt: instant('2025-06-12T06:30:00.000Z'), place: '大厅' }
    expect(nextMeeting([{ ...MEETING, originally }], now, TODAY)?.moved).toBe(
      '时间和地点有改动，原定6月12日 周四 14:30，大厅',
    )
    expect(nextMeeting([MEETING], now, TODAY)?.moved).toBe('')
  })

  it('is not the next one once it is cancelled, but said until its end', () => {
    const cancelled = { ...MEETING, meetingId: 'm2', state: 'cancelled' as const }
    expect(nextMeeting([cancelled], now, TODAY)).toBeNull()
    expect(changedMeetings([cancelled, MEETING], now, TODAY)).toEqual([
      { meetingId: 'm2', text: '已取消：明天 6月11日 周三 14:30 六月党员大会' },
    ])
    expect(changedMeetings([cancelled], MEETING.endsAt, TODAY)).toEqual([])
  })

  it('is said of the meetings of the next week beside the next one', () => {
    const originally = { startsAt: instant('2025-06-12T06:30:00.000Z'), place: MEETING.place }
    const at = (day: string) => ({ occurredOn: civilDate(day), startsAt: instant(`${day}T06:30:00.000Z`) })
    const later = (meetingId: string, day: string) => {
      const endsAt = instant(`${day}T08:00:00.000Z`)
      return { ...MEETING, meetingId, originally, ...at(day), endsAt }
    }
    const meetings = [later('m4', '2025-06-18'), later('m3', '2025-06-17'), { ...MEETING, originally }]
    expect(changedMeetings(meetings, now, TODAY)).toEqual([
      { meetingId: 'm3', text: '时间有改动：6月17日 周二 14:30 六月党员大会' },
    ])
  })

  it('says to whoever had leave for the day before that it no longer counts', () => {
    const originally = { startsAt: instant('2025-06-12T06:30:00.000Z'), place: MEETING.place }
    const moved = { ...MEETING, originally, leaveLapsed: true }
    expect(nextMeeting([moved], now, TODAY)).toMatchObject({ tag: '原请假已失效', isGood: false })
    const later = { ...moved, meetingId: 'm2', startsAt: instant('2025-06-11T07:30:00.000Z') }
    expect(changedMeetings([MEETING, later], now, TODAY)).toEqual([
      {
        meetingId: 'm2',
        text: '时间有改动：明天 6月11日 周三 15:30 六月党员大会。会议改了日期，原来的请假不再算数',
      },
    ])
  })

  it('is not said to whoever was not expected', () => {
    expect(changedMeetings([{ ...MEETING, state: 'cancelled', isDue: false }], now, TODAY)).toEqual([])
  })
})

describe('the shift of today', () => {
  const own = { isComing: true, came: null, left: null, shift: null }
  const moment = { at: now, way: 'tap', notedAt: now } as const
  const shown = (...offers: Parameters<typeof todaysShift>[0]) => todaysShift(offers, TODAY)

  it('is one the person joined, with its hours and what stands', () => {
    expect(shown(offer(), offer({ own }))).toEqual({
      ...{ offerId: 'offer-1', title: '社区清扫', when: '今天 18:00–20:00，东街', tag: '已报名', isGood: true },
    })
    expect(shown(offer({ own: { ...own, came: moment } }))).toMatchObject({ tag: '已签到', isGood: true })
    expect(shown(offer({ own, state: 'cancelled' }))).toMatchObject({ tag: '已取消', isGood: false })
  })

  it('is none the person has left, none of another day, and none they did not join', () => {
    const tomorrow = instant('2025-06-10T16:00:00.000Z')
    expect(shown(offer({ own: { ...own, came: moment, left: moment } }))).toBeNull()
    expect(shown(offer({ own, startsAt: tomorrow }))).toBeNull()
    expect(shown(offer())).toBeNull()
  })
})

describe('dues in words', () => {
  const words = (...months: Parameters<typeof dues>) => duesWords(dues(...months))

  it('say until when everything is paid', () => {
    expect(
      words(duesMonth('2025-05', 'late'), duesMonth('2025-06', 'on-time'), duesMonth('2025-07', 'unpaid')),
    ).toEqual({
      text: '已交到6月。',
      needsPaying: false,
    })
  })

  it('name the months that are over and not paid, with their sum', () => {
    expect(words(duesMonth('2025-04', 'overdue', 3050), duesMonth('2025-05', 'overdue', 3000))).toEqual({
      text: '4月、5月的党费还没有交，共 60.50 元。',
      needsPaying: true,
    })
  })

  it('say what is due this month, and until when', () => {
    expect(words(duesMonth('2025-05', 'on-time'), duesMonth('2025-06', 'unpaid'))).toEqual({
      text: '本月党费 30.00 元，请在6月28日前交纳。',
      needsPaying: true,
    })
  })

  it('say that nothing is fixed yet, and that nothing is due', () => {
    expect(words().text).toBe('今年的党费标准还没有核定。')
    expect(words(duesMonth('2025-06', 'exempt', 0)).text).toBe('今年免交党费。')
    expect(words(duesMonth('2025-09', 'unpaid'))).toEqual({ text: '现在没有要交的党费。', needsPaying: false })
  })

  it('say that an amount is proposed, until it was questioned or approved, and that a question was answered', () => {
    const amount = {
      ...{ branchId: BRANCH, year: 2026, category: 'student', monthlyFen: fen(20), decidedOn: null, fromMonth: null },
      ...{ flags: [], question: null, approvedIn: null },
    } as const
    const words = (...amounts: object[]) => duesWords({ ...dues(), amounts } as ReturnType<typeof dues>).text
    const told = '2026年的标准已提出，请看一看，有疑问可以说。'
    expect(words({ ...amount })).toContain(told)
    const question = { kind: 'other', askedAt: '2025-12-01T00:00:00.000Z', settledAs: null }
    expect(words({ ...amount, question })).not.toMatch(/标准已提出|已答复/)
    const answer = '2026年的标准，您的疑问已答复，请看一看。'
    expect(words({ ...amount, question: { ...question, settledAs: 'changed' } })).toContain(answer)
    expect(words({ ...amount, question: { ...question, settledAs: 'explained' } })).toContain(answer)
    expect(words({ ...amount, question: { ...question, settledAs: 'taken-back' } })).not.toContain('已答复')
    expect(words({ ...amount, approvedIn: { title: '支委会', occurredOn: '2025-12-05' } })).not.toContain(told)
  })
})

describe('what waits for the person', () => {
  it('is a letter to sign, until it is signed', () => {
    expect(waitingLines({ ledger: [LETTER], others: [] })).toEqual([
      { text: '有 1 份清单、责任书请您签订', route: 'packages/member/letters/letters' },
    ])
    expect(waitingLines({ ledger: [{ ...LETTER, concludedOn: TODAY }], others: [] })).toEqual([])
    expect(waitingLines({ ledger: [{ ...LETTER, state: 'withdrawn' }], others: [] })).toEqual([])
  })

  it('is a record somebody disputed, of whatever book', () => {
    const records = { ledger: [ledgerItem('e1', { state: 'disputed' })], others: [{ state: 'disputed' as const }] }
    expect(waitingLines(records).map(({ text }) => text)).toEqual(['有 2 条记录支部想和您核实'])
  })

  it('tells apart what the branch has yet to confirm', () => {
    expect(proposedWords({ ledger: [], others: [{ state: 'proposed' }, { state: 'confirmed' }] })).toBe(
      '您登记的 1 条记录，等支部确认。',
    )
    expect(proposedWords({ ledger: [], others: [{ state: 'confirmed' }] })).toBe('')
  })
})

describe('a post that is new', () => {
  const held = (fromOn: string, post: 'secretary' | 'clerk' = 'secretary') => ({
    ...{ branchId: 'b1', branchName: '第一党支部', post, fromOn: civilDate(fromOn) },
  })

  it('is told for thirty days, with since when, so that somebody who does not hold it can say so', () => {
    const told = '6月10日起，您担任第一党支部书记。如有不符，请告诉任命的同志。'
    expect(newPostWords([held('2025-06-10')], civilDate('2025-06-10'))).toBe(told)
    expect(newPostWords([held('2025-06-10')], civilDate('2025-07-10'))).toBe(told)
    expect(newPostWords([held('2025-06-10')], civilDate('2025-07-11'))).toBe('')
    expect(newPostWords([held('2024-06-10'), held('2025-06-01', 'clerk')], civilDate('2025-06-10'))).toMatch(
      /^6月1日起/,
    )
  })

  it('is not where an older server does not say since when', () => {
    expect(newPostWords([{ branchId: 'b1', branchName: '第一党支部', post: 'clerk' }], civilDate('2025-06-10'))).toBe(
      '',
    )
  })
})
