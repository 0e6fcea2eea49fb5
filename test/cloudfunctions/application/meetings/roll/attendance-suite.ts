/** Whatever is noted at a meeting, and by whom: the sheet says what was noted last, and its tally adds up. */
import { MEMBERSHIP_STAGES, type RegisterStage } from '#domain/people/member-history'
import type { AttendanceMark } from '#domain/meeting/attendance'
import fc from 'fast-check'
import type { Office, SceneStore } from '../../../../builders/office'
import { convene, done, later, NINE, scan, seedMember, storedClosed } from '../scene'
import { inScene, type OpenStore } from '../stores'

const GUESTS = ['office', 'activist']
const PEOPLE = [...NINE, ...GUESTS]
const stages = fc.constantFrom(...MEMBERSHIP_STAGES.filter((stage): stage is RegisterStage => stage !== 'applicant'))
const marks = fc.constantFrom<AttendanceMark>('present', 'excused', 'absent', 'observer')
const events = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('scan' as const), who: fc.constantFrom(...NINE) }),
    fc.record({ act: fc.constant('leave' as const), who: fc.constantFrom(...NINE) }),
    fc.record({
      act: fc.constantFrom('roll' as const, 'paper' as const),
      who: fc.constantFrom(...PEOPLE),
      mark: marks,
    }),
  ),
  { maxLength: 25 },
)
type Event = typeof events extends fc.Arbitrary<(infer E)[]> ? E : never
type Roll = readonly RegisterStage[]

export function attendanceSuite(open: OpenStore, runs: number): void {
  it('has everybody due on the sheet once, as last noted, and expected = present + excused + absent', async () => {
    const rolls = fc.array(stages, { minLength: NINE.length, maxLength: NINE.length })
    await fc.assert(
      fc.asyncProperty(rolls, events, async (roll, happened) => {
        const due = NINE.filter((_, at) => roll[at] === 'full' || roll[at] === 'probationary')
        fc.pre(due.length > 0)
        await inScene(open, (office) => holds(office, roll, due, happened))
      }),
      { numRuns: runs },
    )
  })
}

async function holds(office: Office<SceneStore>, roll: Roll, due: readonly string[], happened: readonly Event[]) {
  for (const [at, id] of NINE.entries()) await seedMember(office, id, { stage: roll[at] ?? 'full' })
  await seedMember(office, 'activist', { stage: 'activist' })
  const at = await convene(office)
  // What the sheet has to say, kept by hand: the last note counts, but a note that is refused is none.
  const noted = new Map<string, string>()
  for (const [minute, event] of happened.entries()) {
    const { who } = event
    const isDue = due.includes(who)
    const was = noted.get(who)
    if (event.act === 'scan') {
      const { ok } = await scan(office, at.meetingId, who, later(minute))
      expect(ok).toBe(was !== 'present' && was !== 'observer')
      noted.set(who, isDue ? 'present' : 'observer')
    } else if (event.act === 'leave') {
      const leave = { meetingId: at.meetingId, reason: '因公出差' }
      const { ok } = await office.call('meeting.askLeave', leave, who, { now: later(minute) })
      expect(ok).toBe(isDue && was === undefined)
      if (ok) noted.set(who, 'excused')
    } else {
      const wasThere = event.mark === 'present' || event.mark === 'observer'
      const procedure = event.act === 'roll' ? 'meeting.rollCall' : 'meeting.paper'
      const input = { ...at, marks: [{ memberId: who, mark: event.mark }] }
      const { ok } = await office.call(procedure, input, 'clerk', { now: later(minute) })
      expect(ok).toBe(isDue || wasThere || was !== undefined)
      if (ok) noted.set(who, wasThere ? (isDue ? 'present' : 'observer') : event.mark)
    }
  }
  const { tally } = await done(office, 'meeting.close', at, 'clerk', later(60))
  const { sheet } = await storedClosed(office, at.meetingId)
  const observers = PEOPLE.filter((id) => !due.includes(id) && noted.get(id) === 'observer')
  expect(sheet.map(({ memberId }) => memberId)).toEqual([...due, ...observers.sort()])
  for (const { memberId, mark } of sheet) expect([memberId, mark]).toEqual([memberId, noted.get(memberId) ?? 'absent'])
  expect(tally.expected).toBe(due.length)
  expect(tally.present + tally.excused + tally.absent).toBe(tally.expected)
  for (const mark of ['present', 'excused', 'absent'] as const)
    expect(tally[mark]).toBe(sheet.filter((line) => line.mark === mark).length)
  expect(tally.observers).toBe(observers.length)
}
