import { civilDate, type CivilDate } from '#domain/time/civil-date'
import type { SheetLine } from '#domain/meeting/attendance'
import type { MeetingKind } from '#domain/meeting/meeting-kinds'
import { quorumOf, quorumSentence } from '#domain/meeting/quorum'
import fc from 'fast-check'

const on = civilDate('2025-06-10')
const ids = (count: number, of = 'm') => Array.from({ length: count }, (_, at) => `${of}-${at}`)
const lines = (present: readonly string[]): SheetLine[] =>
  present.map((memberId) => ({ memberId, mark: 'present', source: 'scan', markedAt: null, reason: null }))
const quorum = (
  kinds: MeetingKind[],
  due: string[],
  present: string[],
  more: {
    counted?: string[]
    voters?: string[]
    committee?: string[]
    occurredOn?: CivilDate
    withoutVote?: number
  } = {},
) =>
  quorumOf(
    { kinds, occurredOn: more.occurredOn ?? on },
    {
      ...{ dueIds: due, counted: more.counted ?? due, withoutVote: more.withoutVote ?? 0 },
      ...{ voters: new Set(more.voters ?? more.counted ?? due), committee: new Set(more.committee ?? []) },
    },
    lines(present),
  )

describe('the quorum of a general meeting (支部工作条例第十一条)', () => {
  it('is more than half of the voters who are due', () => {
    const all = ids(10)
    expect(quorum(['general-meeting'], all, all.slice(0, 5))).toEqual({
      basis: 'general-meeting',
      due: 10,
      present: 5,
      needed: 6,
      isMet: false,
    })
    expect(quorum(['general-meeting'], all, all.slice(0, 6))?.isMet).toBe(true)
  })

  it('does not count members without a vote, nor guests', () => {
    const all = ids(4)
    const present = [...all.slice(1), 'guest']
    expect(quorum(['general-meeting'], all, present, { voters: all.slice(0, 3) })).toMatchObject({ due: 3, present: 2 })
  })
})

describe('those who were left out', () => {
  const all = ids(9)

  it('count where the meeting decides: of nine full members eight were taken off and one came', () => {
    const found = quorum(['general-meeting'], all.slice(0, 1), all.slice(0, 1), { counted: all })
    expect(found).toMatchObject({ due: 9, present: 1, needed: 5, isMet: false, takenOff: 8 })
    expect(found && quorumSentence(found)).toBe(
      '应到会有表决权的党员9人，其中8人从应到名单里减去，没有法定情形，仍要计入，到会1人，须超过半数（至少5人），未达到规定人数（支部工作条例（试行）第十一条）。',
    )
  })

  it('who came all the same are there', () => {
    expect(quorum(['general-meeting'], all.slice(0, 4), all.slice(0, 5), { counted: all })).toMatchObject({
      ...{ present: 5, isMet: true },
    })
  })

  it.each([
    [4, 5, true],
    [5, 4, false],
    [8, 1, false],
  ])('%s of nine said to have no vote: the other %s are enough, %s', (withoutVote, voters, isMet) => {
    const able = all.slice(0, voters)
    const found = quorum(['general-meeting'], all, able, { voters: able, withoutVote })
    expect(found?.isMet).toBe(isMet)
    if (found && !isMet)
      expect(quorumSentence(found)).toContain(`正式党员9人，其中${withoutVote}人写明没有表决权，能表决的没有超过半数`)
  })
})

it('of a committee meeting is more than half of its members, due or not (第十二条)', () => {
  const committee = ids(5)
  const of = (present: number) =>
    quorum(['committee-meeting'], committee.slice(0, 3), committee.slice(0, present), { committee })
  expect(of(2)).toMatchObject({ basis: 'committee-meeting', due: 5, present: 2, needed: 3, isMet: false })
  expect(of(3)).toMatchObject({ isMet: true })
})

it('of a democratic life meeting is two thirds of those due', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(30), (due, there) => {
      const present = Math.min(due, there)
      const found = quorum(['democratic-life-meeting'], ids(due), ids(present))
      expect(found?.isMet).toBe(present * 3 >= due * 2)
      expect(found && present >= found.needed).toBe(found?.isMet)
    }),
  )
})

it('is asked of no other meeting', () => {
  expect(quorum(['party-lecture', 'themed-party-day'], ids(9), ids(1))).toBeNull()
})

it('is stated with its numbers and its rule', () => {
  const all = ids(9)
  const found = quorum(['general-meeting'], all, all.slice(0, 4))
  expect(found && quorumSentence(found)).toBe(
    '应到会有表决权的党员9人，到会4人，须超过半数（至少5人），未达到规定人数（支部工作条例（试行）第十一条）。',
  )
})

describe('before the regulations of 2018 bound', () => {
  const before = civilDate('2018-10-27')

  it.each(['general-meeting', 'committee-meeting'] as const)('the %s is counted alike, and it is said so', (kind) => {
    const all = ids(5)
    const asked = { committee: all, occurredOn: before }
    const found = quorum([kind], all, all.slice(0, 3), asked)
    expect(found).toMatchObject({ due: 5, present: 3, needed: 3, isMet: true, isUnverified: true })
    expect(found && quorumSentence(found)).toContain('（当时的规定未核对原文，按支部工作条例（试行）第十')
    expect(quorum([kind], all, all.slice(0, 3), { ...asked, occurredOn: civilDate('2018-10-28') })).not.toHaveProperty(
      'isUnverified',
    )
  })
})
