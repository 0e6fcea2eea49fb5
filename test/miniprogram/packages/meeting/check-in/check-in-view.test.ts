import { instant } from '#domain/instant'
import { outcomeOf, type CheckInAnswer } from '../../../../../miniprogram/packages/meeting/check-in/check-in-view'

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
      again: false,
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
    expect(refused(code)).toMatchObject({ kind: 'stopped', again: true })
  })

  it.each(['not-on-roll', 'meeting-closed', 'meeting-cancelled', 'scanning-off', 'not-bound'])(
    'offers no further scan after %s, and says what to do',
    (code) => {
      const outcome = refused(code)
      expect(outcome).toMatchObject({ kind: 'stopped', again: false })
      expect(outcome.lines.join('')).not.toBe('')
    },
  )
})
