import { MEMBERSHIP_STAGES, type RegisterStage } from '#domain/member-history'
import type { AttendanceMark } from '#domain/meeting'
import fc from 'fast-check'
import { convene, done, later, NINE, openScene, scan, seedMember, stored } from './scene'

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

describe('whatever happens at a meeting', () => {
  it('everybody due is on the sheet once, as last noted, and expected = present + excused + absent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stages, { minLength: 9, maxLength: 9 }), events, async (roll, happened) => {
        const office = openScene()
        NINE.forEach((id, at) => seedMember(office, id, { stage: roll[at] ?? 'full' }))
        seedMember(office, 'activist', { stage: 'activist' })
        const due = NINE.filter((_, at) => roll[at] === 'full' || roll[at] === 'probationary')
        fc.pre(due.length > 0)
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
        const { sheet } = await stored(office, at.meetingId)
        const observers = PEOPLE.filter((id) => !due.includes(id) && noted.get(id) === 'observer')
        expect(sheet.map(({ memberId }) => memberId)).toEqual([...due, ...observers.sort()])
        for (const { memberId, mark } of sheet)
          expect([memberId, mark]).toEqual([memberId, noted.get(memberId) ?? 'absent'])
        expect(tally.expected).toBe(due.length)
        expect(tally.present + tally.excused + tally.absent).toBe(tally.expected)
        for (const mark of ['present', 'excused', 'absent'] as const)
          expect(tally[mark]).toBe(sheet.filter((line) => line.mark === mark).length)
        expect(tally.observers).toBe(observers.length)
      }),
      { numRuns: 60 },
    )
  })
})
