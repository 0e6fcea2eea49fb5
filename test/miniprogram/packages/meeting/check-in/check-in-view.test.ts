import { instant } from '#domain/time/instant'
import { REFUSAL_CODES } from '#contract/refusals'
import {
  digitsIn,
  doorIn,
  outcomeOf,
  typedFor,
  type CheckInAnswer,
} from '../../../../../miniprogram/packages/meeting/check-in/check-in-view'
import { meetingLine } from '../scene'

/** 16:31 in Beijing. */
const NOW = instant('2025-06-10T08:31:00.000Z')
const value = { meetingId: 'meeting-1', title: '六月支部党员大会', mark: 'present', markedAt: NOW } as const
const refused = (code: string, detail?: Record<string, string | number>) =>
  outcomeOf({ ok: false, code, requestId: 'r', ...(detail ? { detail } : {}) } as CheckInAnswer, NOW)

describe('what the screen says after checking in', () => {
  it('names the meeting and the time', () => {
    expect(outcomeOf({ ok: true, value, requestId: 'r' }, NOW)).toEqual({
      kind: 'done',
      title: '已签到',
      lines: ['六月支部党员大会', '6月10日 16:31'],
      next: 'none',
    })
  })

  it('says that somebody who was not due is noted as an observer', () => {
    const { lines } = outcomeOf({ ok: true, value: { ...value, mark: 'observer' }, requestId: 'r' }, NOW)
    expect(lines.at(-1)).toContain('列席')
  })

  it('tells the first time and way to whoever is recorded already', () => {
    const outcome = refused('already-recorded', {
      mark: 'present',
      markedAt: '2025-06-10T08:05:00.000Z',
      source: 'roll-call',
    })
    expect(outcome.kind).toBe('already')
    expect(outcome.lines[0]).toBe('6月10日 16:05（点名）')
  })

  it('never calls done what could not be sent', () => {
    const outcome = outcomeOf({ ok: false, code: 'kept' }, NOW)
    expect(outcome).toMatchObject({ kind: 'waiting', title: '待发送' })
    expect(JSON.stringify(outcome)).not.toContain('已签到')
  })

  it('does not say that it was not done where the cloud cannot know', () => {
    const { lines } = outcomeOf({ ok: false, code: 'kept', because: 'internal' }, NOW)
    expect(lines[0]).toBe('云端出了错，签到不一定办成了。')
  })

  it('tells from when one can check in', () => {
    const hours = { opensAt: '2025-06-10T08:40:00.000Z', closesAt: '2025-06-10T14:00:00.000Z' }
    expect(refused('meeting-not-open', hours)).toMatchObject({
      title: '签到还没有开始',
      lines: ['6月10日 16:40 起可以签到。'],
    })
  })

  it('tells that it is too late from the very moment', () => {
    const hours = { opensAt: '2025-06-10T01:00:00.000Z', closesAt: NOW }
    expect(refused('meeting-not-open', hours).title).toBe('签到时间已过')
  })

  it.each(['code-expired', 'code-wrong', 'no-such-meeting'])('offers another scan after %s', (code) => {
    expect(refused(code)).toMatchObject({ kind: 'stopped', next: 'again' })
  })

  it.each(['not-on-roll', 'meeting-closed', 'meeting-cancelled', 'scanning-off'])(
    'offers no further scan after %s, and says what to do',
    (code) => {
      const outcome = refused(code)
      expect(outcome).toMatchObject({ kind: 'stopped', next: 'none' })
      expect(outcome.lines.join('')).not.toBe('')
    },
  )

  it('tells of an expired code that the screen shows another one', () => {
    expect(refused('code-expired')).toMatchObject({ lines: ['屏幕上的码已更换，请再扫一次。'] })
    const typed = outcomeOf({ ok: false, code: 'code-expired', requestId: 'r' }, NOW, 'typed')
    expect(typed.lines).toEqual(['屏幕上的数字已更换，请输入新的 6 位数字。'])
  })

  it('tells a stranger until when joining makes it count, and where to join', () => {
    const outcome = refused('not-bound', { until: '2025-06-10T08:41:00.000Z' })
    expect(outcome).toMatchObject({ kind: 'waiting', next: 'join' })
    expect(outcome.lines[0]).toBe('10 分钟内（16:41 以前）加入支部，这次签到有效。')
  })

  it('never calls done what the host still has to confirm', () => {
    const outcome = refused('awaits-host')
    expect(outcome).toMatchObject({ kind: 'waiting', title: '已送到，等主持人确认' })
    expect(JSON.stringify(outcome)).not.toContain('已签到')
  })

  it('is done for an answer that is, and for no refusal whatever', () => {
    for (const code of REFUSAL_CODES) expect(refused(code).kind).not.toBe('done')
  })
})

describe('six digits', () => {
  it.each([
    ['012345', '012345'],
    [' 012 345 ', '012345'],
    ['01234', undefined],
    ['0123456', undefined],
    ['', undefined],
  ])('in “%s” are %s', (typed, digits) => {
    expect(digitsIn(typed)).toBe(digits)
  })

  it('are for the meeting that is going on, among those of the day by their hour', () => {
    const early = meetingLine({
      meetingId: 'early',
      title: '支委会',
      startsAt: instant('2025-06-10T01:00:00.000Z'),
      endsAt: instant('2025-06-10T02:00:00.000Z'),
    })
    expect(typedFor([meetingLine(), early], '', NOW)).toEqual({
      meetings: [
        { key: 'early', label: '09:00 支委会' },
        { key: 'meeting-1', label: '16:30 六月支部党员大会' },
      ],
      meetingId: 'meeting-1',
      isPossible: true,
    })
  })

  const beside = meetingLine({ meetingId: 'beside', title: '党小组会' })
  it('are for no meeting by themselves where two are open at once, and for the one that is chosen', () => {
    expect(typedFor([meetingLine(), beside], '', NOW).meetingId).toBe('')
    expect(typedFor([meetingLine(), beside], '', NOW, 'beside').meetingId).toBe('beside')
  })

  it('are for the only one that is open, an hour before it starts as well', () => {
    const hourBefore = instant('2025-06-10T07:30:00.000Z')
    const evening = meetingLine({ meetingId: 'evening', startsAt: instant('2025-06-10T12:00:00.000Z') })
    expect(typedFor([evening, meetingLine()], '', hourBefore).meetingId).toBe('meeting-1')
  })

  it('are for the meeting of the door alone, also where this phone does not know it', () => {
    expect(typedFor([meetingLine()], 'elsewhere', NOW)).toEqual({
      meetings: [],
      meetingId: 'elsewhere',
      isPossible: true,
    })
  })
})

it.each([
  ['packages/meeting/check-in/check-in?scene=k3v9x0', 'k3v9x0'],
  ['packages/meeting/check-in/check-in?scene=a%3Ab', 'a:b'],
  ['packages/member/join/join?scene=k3v9x0', undefined],
  ['https://example.cn/packages/meeting/check-in/check-in?scene=x', undefined],
])('the door in %s is %s', (scanned, door) => {
  expect(doorIn(scanned)).toBe(door)
})
