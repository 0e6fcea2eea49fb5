import { outcomeOf } from '#domain/meeting/decision'
import { countVotes } from '#domain/meeting/counted-votes'
import { civilDate } from '#domain/time/civil-date'
import type { SheetLine } from '#domain/meeting/attendance'

const ON = civilDate('2025-06-10')
const voters = Array.from({ length: 9 }, (_, at) => `m-${at}`)
const sheet = (present: number): SheetLine[] =>
  voters
    .slice(0, present)
    .map((memberId) => ({ memberId, mark: 'present', source: 'scan', markedAt: null, reason: null }))
function counted(present: number, yes: number, no = 0, abstain = 0, hasQuorum = true) {
  const ballots = [{ title: '接收预备党员', isMajor: false, yes, no, abstain }]
  const found = countVotes(ballots, new Set(voters), sheet(present), { hasQuorum, on: ON })
  if ('impossible' in found || !found.decisions[0]) throw new Error('impossible')
  return found.decisions[0]
}

describe('a decision says why it passed or not', () => {
  it('passed: yes from more than half of the voters due', () => {
    const decision = counted(8, 5, 2, 1)
    expect(outcomeOf(decision)).toEqual({ why: 'enough-yes', yesNeeded: 5 })
  })

  it('not passed: yes from half of the voters due or fewer, be it all who were there', () => {
    const decision = counted(8, 4, 0, 4)
    expect(outcomeOf(decision)).toEqual({ why: 'not-enough-yes', yesNeeded: 5 })
  })

  it('not valid: the meeting had no quorum, whoever said yes', () => {
    const decision = counted(9, 9, 0, 0, false)
    expect(decision).toMatchObject({ isValid: false, passes: false })
    expect(outcomeOf(decision)).toEqual({ why: 'no-quorum', yesNeeded: 5 })
  })
})

it('keeps what a decision put on the plan', () => {
  const plan = { entryId: 'e', title: '整改', ownerId: 'm-1', dueOn: '2025-09-30' as never }
  const ballots = [{ title: '整改方案', isMajor: true, yes: 9, no: 0, abstain: 0, plan }]
  expect(countVotes(ballots, new Set(voters), sheet(9), { hasQuorum: true, on: ON })).toMatchObject({
    decisions: [{ plan, passes: true }],
  })
})

it('has present those voters whose line says so: nobody excused or absent, and nobody without a vote', () => {
  const lines: SheetLine[] = [
    { memberId: 'm-0', mark: 'present', source: 'scan', markedAt: null, reason: null },
    { memberId: 'm-1', mark: 'excused', source: 'self', markedAt: null, reason: '出差' },
    { memberId: 'm-2', mark: 'absent', source: null, markedAt: null, reason: null },
    { memberId: 'without-vote', mark: 'present', source: 'scan', markedAt: null, reason: null },
    { memberId: 'guest', mark: 'observer', source: 'scan', markedAt: null, reason: null },
  ]
  const one = [{ title: '整改方案', isMajor: false, yes: 1, no: 0, abstain: 0 }]
  expect(countVotes(one, new Set(voters), lines, { hasQuorum: true, on: ON })).toMatchObject({
    decisions: [{ votersPresent: 1 }],
  })
  const two = [...one, { title: '年度计划', isMajor: false, yes: 2, no: 0, abstain: 0 }]
  expect(countVotes(two, new Set(voters), lines, { hasQuorum: true, on: ON })).toMatchObject({
    impossible: { at: 1, title: '年度计划', result: { reason: 'more-votes-than-present' } },
  })
})
