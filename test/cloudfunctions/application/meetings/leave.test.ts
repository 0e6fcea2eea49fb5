import type { Office } from '../../../builders/office'
import { convene, done, later, openScene, scan, seedNeighbours, stored } from './scene'

let office: Office
let at: { branchId: string; meetingId: string }
beforeEach(async () => {
  office = openScene()
  at = await convene(office, { hostId: 'member-3' })
  await done(office, 'meeting.askLeave', { meetingId: at.meetingId, reason: '因公出差' }, 'member-1')
})
const decide = (grant: boolean, as = 'clerk', memberId = 'member-1') =>
  office.call('meeting.decideLeave', { ...at, memberId, grant }, as, { now: later(1) })
const closedLine = async () => {
  const { tally } = await done(office, 'meeting.close', at, 'clerk', later(60))
  expect(tally.present + tally.excused + tally.absent).toBe(tally.expected)
  return (await stored(office, at.meetingId)).sheet.find(({ memberId }) => memberId === 'member-1')
}
const own = async () => (await done(office, 'meeting.get', at, 'member-1')).ownMark

describe('leave that was asked', () => {
  it('and not decided counts as excused, and the sheet says that nobody decided', async () => {
    expect(await own()).toMatchObject({ mark: 'excused', leave: 'asked' })
    expect(await closedLine()).toMatchObject({ mark: 'excused', leave: 'asked', reason: '因公出差' })
  })

  it('and granted is excused', async () => {
    expect(await decide(true)).toMatchObject({ ok: true, value: { mark: 'excused', leave: 'granted' } })
    expect(await own()).toMatchObject({ mark: 'excused', leave: 'granted' })
    expect(await closedLine()).toMatchObject({ mark: 'excused', leave: 'granted', reason: '因公出差', source: 'self' })
  })

  it('and not granted is absent for somebody who did not come', async () => {
    await decide(false)
    expect(await own()).toMatchObject({ mark: 'absent', leave: 'declined' })
    expect(await closedLine()).toMatchObject({ mark: 'absent', leave: 'declined', reason: '因公出差' })
  })

  it('and not granted is present for somebody who came after all', async () => {
    await decide(false)
    expect(await scan(office, at.meetingId, 'member-1', later(2))).toMatchObject({ ok: true })
    const line = await closedLine()
    expect(line).toMatchObject({ mark: 'present', source: 'scan' })
    expect(line).not.toHaveProperty('leave')
  })

  it('may be decided anew until the meeting is closed, and twice the same is once', async () => {
    await decide(false)
    await decide(true)
    expect(await decide(true)).toMatchObject({ ok: true, value: { leave: 'granted' } })
    const record = await office.store.get('attendance', `${at.meetingId}:member-1`)
    expect(record).toMatchObject({ leave: 'granted', markedBy: 'clerk', revision: 3 })
    expect(record?.earlier.map(({ leave, markedBy }) => [leave, markedBy])).toEqual([
      ['asked', 'member-1'],
      ['declined', 'clerk'],
    ])
    await closedLine()
    expect(await decide(false)).toMatchObject({ code: 'meeting-closed' })
  })

  it('is decided by who calls the roll as well', async () => {
    const call = (mark: 'excused' | 'absent') =>
      done(office, 'meeting.rollCall', { ...at, marks: [{ memberId: 'member-1', mark }] })
    await call('absent')
    expect(await own()).toMatchObject({ mark: 'absent', leave: 'declined' })
    await call('excused')
    expect(await own()).toMatchObject({ mark: 'excused', leave: 'granted' })
    expect(await closedLine()).toMatchObject({ reason: '因公出差' })
  })
})

describe('who decides', () => {
  it('is the host or who keeps the records', async () => {
    expect(await decide(true, 'member-3')).toMatchObject({ ok: true })
    expect(await decide(true, 'member-2')).toMatchObject({ code: 'not-permitted' })
    seedNeighbours(office)
    expect(await decide(true, 'neighbour')).toMatchObject({ code: 'not-permitted' })
  })

  it('decides only where leave was asked', async () => {
    expect(await decide(true, 'clerk', 'member-2')).toMatchObject({ code: 'no-leave-asked', field: 'memberId' })
    await scan(office, at.meetingId, 'member-1')
    expect(await decide(false)).toMatchObject({ code: 'no-leave-asked' })
    expect(await own()).toMatchObject({ mark: 'present', leave: null })
  })
})

it('a correction settles leave that nobody decided', async () => {
  await closedLine()
  const marks = [{ memberId: 'member-1', mark: 'absent' as const }]
  await done(office, 'meeting.correct', { ...at, marks, reason: '支部未准假' }, 'clerk', later(70))
  const { sheet } = await stored(office, at.meetingId)
  expect(sheet.find(({ memberId }) => memberId === 'member-1')).toMatchObject({
    mark: 'absent',
    leave: 'declined',
    reason: '因公出差',
  })
})
