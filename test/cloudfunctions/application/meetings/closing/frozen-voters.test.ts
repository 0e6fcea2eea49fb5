/** Closing freezes who could decide (docs/decisions/0008): a correction counts the same people, whatever the register says. */
import { civilDate } from '#domain/time/civil-date'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { appointment, type Office } from '../../../../builders/office'
import { BRANCH, convene, done, NINE, openScene, seedMember, stored, storedClosed, TODAY } from '../scene'

let office: Office
beforeEach(async () => {
  office = await openScene()
})
const present = (...ids: string[]) => ids.map((memberId) => ({ memberId, mark: 'present' as const }))
const motion = (yes: number, no = 0, abstain = 0) => ({ title: '接收预备党员', yes, no, abstain })
/** A general meeting at which six of nine were present and five said yes. */
async function closed(more: object = {}) {
  const at = await convene(office)
  await done(office, 'meeting.rollCall', { ...at, marks: present(...NINE.slice(0, 6)) })
  await done(office, 'meeting.close', { ...at, minutes: '原记录', decisions: [motion(5, 1)], ...more })
  return at
}
const correct = (at: { branchId: string; meetingId: string }, input: object) =>
  office.callRaw('meeting.correct', { ...at, reason: '核对记录', ...input }, 'clerk')
const counted = ({ decisions, quorum, dueIds, fullMemberIds, committeeIds }: ClosedMeeting) => {
  return { decisions, quorum, dueIds, fullMemberIds, committeeIds }
}

describe('a change of the register dated back to before a closed meeting', () => {
  it('of a stage changes neither its voters nor its quorum nor its votes when the minutes are corrected', async () => {
    const at = await closed()
    const before = counted(await storedClosed(office, at.meetingId))
    // Four of the six who were there; by the register as it now stands fewer voters were present than voted.
    for (const id of NINE.slice(1, 5)) await seedMember(office, id, { stage: 'probationary' })
    expect(await correct(at, { minutes: '新记录' })).toMatchObject({ ok: true })
    const after = await storedClosed(office, at.meetingId)
    expect(counted(after)).toEqual(before)
    expect(after.corrections).toMatchObject([{ before: { minutes: '原记录' } }])
    expect(Object.keys(after.corrections[0]?.before ?? {})).toEqual(['minutes'])
  })

  it('of a post changes nothing in the quorum of a committee meeting', async () => {
    const at = await convene(office, { organ: 'committee', kinds: ['committee-meeting'] })
    await done(office, 'meeting.rollCall', { ...at, marks: present('secretary', 'deputy') })
    await done(office, 'meeting.close', { ...at, decisions: [motion(2)] })
    const before = counted(await storedClosed(office, at.meetingId))
    expect(before).toMatchObject({
      committeeIds: ['deputy', 'secretary', 'treasurer'],
      quorum: { due: 3, present: 2, isMet: true },
      decisions: [{ passes: true }],
    })
    for (const id of ['member-1', 'member-2', 'member-3'])
      office.store.seed('appointments', appointment(id, 'publicity'))
    expect(await correct(at, { minutes: '新记录' })).toMatchObject({ ok: true })
    expect(counted(await storedClosed(office, at.meetingId))).toEqual(before)
  })
})

describe('a correction', () => {
  it('adjusts the voters only by those it names as without a vote, and gives them back their vote', async () => {
    const at = await closed()
    for (const id of NINE.slice(1, 5)) await seedMember(office, id, { stage: 'probationary' })
    const decisions = [motion(5)]
    expect(await correct(at, { withoutVote: ['clerk'], decisions })).toMatchObject({
      value: { decisions: [{ votersDue: 8, votersPresent: 5, passes: true }], quorum: { due: 8, present: 5 } },
    })
    expect(await correct(at, { withoutVote: [] })).toMatchObject({
      value: { decisions: [{ votersDue: 9, votersPresent: 6, passes: true }], quorum: { due: 9, present: 6 } },
    })
  })

  it('of a record that did not keep who could decide reads the register of the day, and keeps it from then on', async () => {
    const at = await closed()
    const { fullMemberIds: _, ...old } = await storedClosed(office, at.meetingId)
    office.store.seed('meetings', old)
    await seedMember(office, 'member-5', { stage: 'probationary' })
    expect(await correct(at, { minutes: '新记录' })).toMatchObject({ value: { decisions: [{ votersDue: 8 }] } })
    await seedMember(office, 'treasurer', { stage: 'probationary' })
    expect(await correct(at, { minutes: '又一处' })).toMatchObject({ value: { decisions: [{ votersDue: 8 }] } })
  })
})

it('is kept of a meeting recorded in one call as well', async () => {
  await seedMember(office, 'member-1', { stage: 'probationary' })
  const { meetingId } = await done(office, 'meeting.record', {
    ...{ branchId: BRANCH, organ: 'branch', kinds: ['general-meeting'], title: '六月支部党员大会', occurredOn: TODAY },
    ...{ startTime: '08:30', endTime: '10:00', place: '三楼会议室', form: 'discussion', marks: present(...NINE) },
    withoutVote: ['member-2'],
  })
  // Without a vote at this meeting is beside it, so that a correction can give the vote back.
  const { fullMemberIds, withoutVoteIds } = await storedClosed(office, meetingId)
  expect(fullMemberIds).toEqual(NINE.filter((id) => id !== 'member-1'))
  expect(withoutVoteIds).toEqual(['member-2'])
})

it('is not kept before the closing: who votes follows the register of the day', async () => {
  const at = await convene(office, { occurredOn: civilDate('2025-06-09') })
  expect(await stored(office, at.meetingId)).not.toHaveProperty('fullMemberIds')
})
