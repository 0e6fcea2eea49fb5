import { civilDate } from '#domain/time/civil-date'
import type { MeetingKind } from '#domain/meeting/meeting-kinds'
import { meetingNorms, noticeFrom, type HeldMeeting } from '#domain/meeting/meeting-norms'
import { instant } from '#domain/time/instant'
import { DEFAULT_THRESHOLDS } from '#domain/branch/threshold'

const ALL = { isBranch: true, hasCommittee: true, hasCells: true, hasLeadingGroup: true }
const NONE = { isBranch: true, hasCommittee: false, hasCells: false, hasLeadingGroup: false }
const held = (on: string, kind: MeetingKind, more: Partial<HeldMeeting> = {}): HeldMeeting => ({
  organ: 'branch',
  cellId: null,
  kinds: [kind],
  occurredOn: civilDate(on),
  lecturer: null,
  ...more,
})
const standing = (on: string, kind: string, meetings: HeldMeeting[], facts = ALL) =>
  meetingNorms(civilDate(on), facts, [], meetings).find(({ norm }) => norm.parameters.kind === kind)

it('asks nothing for days before the text was in force', () => {
  // 中国共产党支部工作条例（试行）: from 2018-10-28.
  expect(meetingNorms(civilDate('2018-10-27'), ALL, [], []).map(({ norm }) => norm.id)).toEqual([
    'democratic-life-meeting-2016',
  ])
})

it('counts a general meeting in its quarter, to the last day', () => {
  const meetings = [held('2025-03-31', 'general-meeting'), held('2025-07-01', 'general-meeting')]
  expect(standing('2025-06-30', 'general-meeting', meetings)).toMatchObject({ done: 0, status: 'open' })
  expect(standing('2025-03-31', 'general-meeting', meetings)).toMatchObject({ done: 1, status: 'met' })
})

it('counts one date with several kinds once for each', () => {
  const both = { ...held('2025-06-03', 'themed-party-day'), kinds: ['themed-party-day', 'party-lecture'] as const }
  expect(standing('2025-06-30', 'themed-party-day', [both])).toMatchObject({ done: 1 })
  expect(standing('2025-06-30', 'party-lecture', [both])).toMatchObject({ done: 1 })
})

it('counts no committee meeting of half of the committee or fewer, but a general one that only could not vote', () => {
  // 第十二条: 超过半数的委员到会方可召开; 第十一条: 到会不足的党员大会不能表决.
  const short = { quorum: { isMet: false } }
  const committee = { organ: 'committee', ...short } as const
  const meetings = [held('2025-06-03', 'committee-meeting', committee), held('2025-06-04', 'general-meeting', short)]
  expect(standing('2025-06-30', 'committee-meeting', meetings)).toMatchObject({ done: 0, status: 'open' })
  expect(standing('2025-06-30', 'general-meeting', meetings)).toMatchObject({ done: 1, status: 'met' })
})

it('counts as the leader’s lecture one given by the secretary', () => {
  const lectures = [
    held('2025-02-11', 'party-lecture', { lecturer: 'guest' }),
    held('2025-05-06', 'party-lecture', { lecturer: 'secretary' }),
    held('2025-05-07', 'collective-study', { lecturer: 'secretary' }),
  ]
  expect(standing('2025-12-31', 'leader-lecture', lectures)).toMatchObject({ done: 1, status: 'met' })
})

it('calls not applicable what does not bind the branch, even where it was done', () => {
  const meetings = [held('2025-06-03', 'committee-meeting', { organ: 'committee' })]
  expect(standing('2025-06-30', 'committee-meeting', meetings, NONE)).toMatchObject({
    done: 1,
    status: 'not-applicable',
  })
})

it('has no line for talks and study hours, which are no meetings', () => {
  const kinds = meetingNorms(civilDate('2025-06-30'), ALL, [], []).map(({ norm }) => norm.parameters.kind)
  expect(kinds).not.toContain('heart-to-heart-talk')
  expect(kinds).not.toContain('study-hours')
})

describe('what the branch chose', () => {
  const chosen = (normId: string, atLeast: number | null) => ({
    normId,
    fromOn: civilDate('2025-04-01'),
    atLeast,
    reason: '支部大会决定',
    decidedAt: instant('2025-04-01T01:00:00.000Z'),
    decidedBy: 'secretary',
  })
  const lectures = [held('2025-02-11', 'party-lecture'), held('2025-05-06', 'party-lecture')]
  const lecture = (on: string, ...choices: ReturnType<typeof chosen>[]) =>
    meetingNorms(civilDate(on), ALL, [], lectures, choices).find(({ norm }) => norm.id === 'party-lecture-local')

  it('is asked from its period on, and not before', () => {
    const twice = chosen('party-lecture-local', 2)
    expect(lecture('2025-03-31', twice)).toMatchObject({ atLeast: 1, done: 1, status: 'met', choice: null })
    expect(lecture('2025-06-30', twice)).toMatchObject({ atLeast: 2, done: 1, status: 'open', choice: twice })
  })
  it('may be that it does not apply', () => {
    expect(lecture('2025-06-30', chosen('party-lecture-local', null))).toMatchObject({ status: 'not-applicable' })
  })
})

it('says so many days before the period ends that it is ending', () => {
  const meeting = standing('2025-06-10', 'themed-party-day', [])
  const lecture = standing('2025-06-10', 'party-lecture', [])
  if (!meeting || !lecture) throw new Error('no such norm')
  expect(noticeFrom(meeting, DEFAULT_THRESHOLDS)).toBe('2025-06-23')
  expect(noticeFrom(lecture, DEFAULT_THRESHOLDS)).toBe('2025-06-09')
})
