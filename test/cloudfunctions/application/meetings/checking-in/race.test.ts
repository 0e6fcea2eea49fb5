import type { Office } from '../../../../builders/office'
import { convene, done, later, openScene, shownCode, storedClosed } from '../scene'

let office: Office
let at: { branchId: string; meetingId: string }
beforeEach(async () => {
  office = await openScene()
  at = await convene(office)
})

/** Closes the meeting between somebody's reading and writing. */
function closeInBetween(): void {
  const commit = office.store.commit.bind(office.store)
  office.store.commit = async (writes) => {
    office.store.commit = commit
    await done(office, 'meeting.close', at)
    return commit(writes)
  }
}

it('a roll-call that is overtaken by the closing is told so and notes nothing', async () => {
  closeInBetween()
  const marks = [{ memberId: 'member-1', mark: 'present' as const }]
  expect(await office.call('meeting.rollCall', { ...at, marks }, 'clerk')).toMatchObject({ code: 'meeting-closed' })
  expect(await office.store.findAll('attendance', {})).toEqual([])
})

it('a check-in that is overtaken by the closing is kept, not counted, and shown to who keeps the record', async () => {
  const code = await shownCode(office, at)
  closeInBetween()
  expect(await office.call('meeting.checkIn', { meetingId: at.meetingId, code }, 'member-1')).toMatchObject({
    ok: true,
  })
  expect((await storedClosed(office, at.meetingId)).tally).toMatchObject({ present: 0, absent: 9 })
  const { record, ownMark } = await done(office, 'meeting.get', at, 'clerk')
  expect(record?.afterClosing).toMatchObject([{ memberId: 'member-1', mark: 'present', source: 'scan' }])
  expect(ownMark).toMatchObject({ mark: 'absent' })
})

it('two who note the same person at once leave one record, with both notes', async () => {
  const note = (mark: 'present' | 'absent') =>
    office.call('meeting.rollCall', { ...at, marks: [{ memberId: 'member-1', mark }] }, 'clerk')
  const answers = await Promise.all([note('present'), note('absent')])
  expect(answers.every(({ ok }) => ok)).toBe(true)
  const [record, ...others] = await office.store.findAll('attendance', {})
  expect(others).toEqual([])
  expect([record?.mark, ...(record?.earlier ?? []).map(({ mark }) => mark)].sort()).toEqual(['absent', 'present'])
})

it('every note that was changed is kept, oldest first', async () => {
  for (const [minute, mark] of (['excused', 'absent', 'present'] as const).entries())
    await done(office, 'meeting.rollCall', { ...at, marks: [{ memberId: 'member-1', mark }] }, 'clerk', later(minute))
  const [record] = await office.store.findAll('attendance', {})
  expect(record).toMatchObject({ revision: 3, mark: 'present', earlier: [{ mark: 'excused' }, { mark: 'absent' }] })
})
