import type { Judgement } from '#domain/meeting/check-in-code'
import type { ConvenedMeeting } from '#domain/meeting/meeting'
import { markOfScanner, whyCodeFails } from '#domain/meeting/scan-verdict'
import { civilDate } from '#domain/time/civil-date'
import { addMinutes, instant, millisOf, type Instant } from '#domain/time/instant'
import { closedMeeting, convenedMeeting } from '../../../builders/meeting'
import { span } from '../../../builders/office'

/** A meeting from 15:00 to 16:00 in Beijing: one can check in from 14:00 until 20:00. */
const STARTS = instant('2025-06-10T07:00:00.000Z')
const ENDS = instant('2025-06-10T08:00:00.000Z')
const OPENS = instant('2025-06-10T06:00:00.000Z')
const CLOSES = instant('2025-06-10T12:00:00.000Z')
const CLOSED_AT = instant('2025-06-10T08:10:00.000Z')
const DAY = civilDate('2025-06-10')

type Gate = Parameters<typeof whyCodeFails>[0]
const PLAN = { occurredOn: DAY, startsAt: STARTS, endsAt: ENDS, dueIds: ['due'] }
const meeting = (more: Partial<ConvenedMeeting> = {}) => convenedMeeting({ ...PLAN, ...more })
const cancelled = { ...meeting(), state: 'cancelled', reason: '防汛' } as const
const closed = closedMeeting([], { ...PLAN, closedAt: CLOSED_AT })

/** Codes change every 20 seconds. */
const windowAt = (at: Instant) => millisOf(at) / 20_000
const code = (verdict: Judgement['verdict'], shownAt: Instant = STARTS): Judgement => ({
  verdict,
  window: windowAt(shownAt),
})
const WRONG: Judgement = { verdict: 'wrong', window: null }

const now = (gate: Gate, judgement: Judgement, at: Instant = STARTS) => whyCodeFails(gate, judgement, at, false)
const kept = (gate: Gate, judgement: Judgement, at: Instant = STARTS) => whyCodeFails(gate, judgement, at, true)

describe('a scan', () => {
  it('brings in who hands in a code that is taken, in the hours of the meeting', () => {
    expect(now(meeting(), code('taken'))).toBeUndefined()
    expect(now(meeting(), code('taken', OPENS), OPENS)).toBeUndefined()
  })

  it('is too early before the hours begin, and too late from the moment they end', () => {
    expect(now(meeting(), code('taken'), addMinutes(OPENS, -1))).toBe('meeting-not-open')
    expect(now(meeting(), code('taken'), addMinutes(CLOSES, -1))).toBeUndefined()
    expect(now(meeting(), code('taken'), CLOSES)).toBe('meeting-not-open')
  })

  it.each([
    [WRONG, 'code-wrong'],
    [code('other-meeting'), 'other-meeting'],
    [code('expired'), 'code-expired'],
  ] as const)('with %j fails by its code', (judgement, reason) => {
    expect(now(meeting(), judgement)).toBe(reason)
  })

  it('fails by the meeting before it fails by the code', () => {
    expect(now(undefined, WRONG)).toBe('no-such-meeting')
    expect(now(cancelled, WRONG)).toBe('meeting-cancelled')
    expect(now(closed, WRONG)).toBe('meeting-closed')
    expect(now(meeting(), WRONG, CLOSES)).toBe('meeting-not-open')
  })

  it('does not count at a closed meeting, however right the code', () => {
    expect(now(closed, code('taken'))).toBe('meeting-closed')
    expect(now(closed, code('expired'))).toBe('meeting-closed')
  })
})

describe('a scan kept without a network', () => {
  it('brings in like any other while its code is taken', () => {
    expect(kept(meeting(), code('taken'))).toBeUndefined()
  })

  it('waits for the host when its code has expired by then, or the hours are over', () => {
    expect(kept(meeting(), code('expired'))).toBe('sent-late')
    expect(kept(meeting(), code('expired'), CLOSES)).toBe('sent-late')
  })

  it('waits for the host also when the meeting is closed by then, if its code was shown before', () => {
    expect(kept(closed, code('expired'), addMinutes(CLOSED_AT, 600))).toBe('sent-late')
    expect(kept(closed, code('taken'))).toBe('sent-late')
    expect(kept(closed, code('expired', CLOSED_AT))).toBe('sent-late')
  })

  it('does not count with a code shown after the meeting was closed', () => {
    expect(kept(closed, code('expired', addMinutes(CLOSED_AT, 1)))).toBe('meeting-closed')
    expect(kept(closed, code('taken', addMinutes(CLOSED_AT, 1)))).toBe('meeting-closed')
  })

  it('does not count with a code shown outside the hours of the meeting', () => {
    const early = addMinutes(OPENS, -1)
    expect(kept(meeting(), code('expired', early))).toBe('code-expired')
    expect(kept(meeting(), code('expired', OPENS))).toBe('sent-late')
    expect(kept(meeting(), code('expired', CLOSES), CLOSES)).toBe('meeting-not-open')
    expect(kept(closed, code('expired', early))).toBe('meeting-closed')
  })

  it('does not wait with a code that was never this meeting’s', () => {
    for (const judgement of [WRONG, code('wrong'), code('other-meeting')]) {
      expect(kept(closed, judgement)).toBe('meeting-closed')
      expect(kept(meeting(), judgement, CLOSES)).toBe('meeting-not-open')
    }
    expect(kept(meeting(), WRONG)).toBe('code-wrong')
    expect(kept(meeting(), code('other-meeting'))).toBe('other-meeting')
  })

  it('has nobody at a cancelled meeting', () => {
    expect(kept(cancelled, code('taken'))).toBe('meeting-cancelled')
  })
})

describe('a right code makes of who scans', () => {
  const person = (memberId: string, facts: Parameters<typeof span>[0] = {}) => ({ memberId, spans: [span(facts)] })
  const mark = (scanner: ReturnType<typeof person> | null, more: Partial<ConvenedMeeting> = {}) =>
    markOfScanner(meeting(more), scanner)

  it('present, who is due by the register as it stands, whoever was due when it was convened', () => {
    expect(mark(person('joined-since'))).toBe('present')
    expect(mark(person('due', { stage: 'candidate' }))).toBe('observer')
  })

  it('an observer, who is of the branch that day but not due', () => {
    expect(mark(person('activist', { stage: 'activist' }))).toBe('observer')
    expect(mark(person('other-cell', { cellId: 'cell-2' }), { organ: 'cell', cellId: 'cell-1' })).toBe('observer')
    expect(mark(person('off'), { dueChange: { added: [], removed: ['off'], reason: '借调' } })).toBe('observer')
  })

  it('nobody, who is of another branch, or no longer of this one', () => {
    expect(mark(person('neighbour', { branchId: 'branch-2' }))).toBe('not-on-roll')
    expect(mark(person('left', { untilOn: DAY }))).toBe('not-on-roll')
    expect(mark(person('joins-tomorrow', { fromOn: civilDate('2025-06-11') }))).toBe('not-on-roll')
  })

  it('nobody, whose phone is bound to nobody', () => {
    expect(mark(null)).toBe('not-bound')
  })

  it('present at a committee meeting, who was due when it was convened: posts are not read', () => {
    expect(mark(person('due'), { organ: 'committee' })).toBe('present')
    expect(mark(person('elected-since'), { organ: 'committee' })).toBe('observer')
  })

  it('present, who was added by the host and still can be', () => {
    const dueChange = { added: ['cadre', 'moved'], removed: [], reason: '扩大会议' }
    const group = { organ: 'cell', cellId: 'cell-1', dueChange } as const
    expect(mark(person('cadre', { cellId: 'cell-2' }), group)).toBe('present')
    expect(mark(person('moved', { branchId: 'branch-2' }), group)).toBe('not-on-roll')
  })
})
