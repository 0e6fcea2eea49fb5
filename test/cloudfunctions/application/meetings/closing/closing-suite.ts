/** Whatever becomes of the register until the day, of the meeting on it and of its record after: the tally adds up. */
import { civilDate } from '#domain/time/civil-date'
import { addMinutes } from '#domain/time/instant'
import { ATTENDANCE_MARKS } from '#domain/meeting/attendance'
import type { MemberSpan } from '#domain/people/member-history'
import fc from 'fast-check'
import { member, span, type Office, type SceneStore } from '../../../../builders/office'
import { convene, done, NINE, NOW, seedNeighbours, storedClosed } from '../scene'
import { inScene, type OpenStore } from '../stores'

const DAY = civilDate('2025-06-12')
const BETWEEN = civilDate('2025-06-11')
const ON_THE_DAY = addMinutes(NOW, 2 * 24 * 60)

interface Change {
  readonly then: Partial<MemberSpan> | null
  readonly isDue: boolean
}
/** What may become of somebody between convening and the day, and whether they are due on it. */
const CHANGES: readonly Change[] = [
  { then: {}, isDue: true },
  { then: { stage: 'probationary' }, isDue: true },
  { then: { cellId: null }, isDue: true },
  { then: { stage: 'candidate' }, isDue: false },
  { then: { branchId: 'branch-2', cellId: null }, isDue: false },
  { then: null, isDue: false },
]
const changes = fc.array(fc.constantFrom(...CHANGES), { minLength: NINE.length, maxLength: NINE.length })
const remark = fc.option(fc.boolean(), { nil: undefined })
const person = fc.constantFrom(...NINE)
const events = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('leave' as const), who: person }),
    fc.record({ act: fc.constant('decide' as const), who: person, grant: fc.boolean() }),
    fc.record({
      act: fc.constantFrom('rollCall' as const, 'paper' as const),
      who: person,
      mark: fc.constantFrom(...ATTENDANCE_MARKS),
      arrivedLate: remark,
      leftEarly: remark,
    }),
  ),
  { maxLength: 25 },
)
type Event = typeof events extends fc.Arbitrary<(infer E)[]> ? E : never
interface Course {
  readonly changed: readonly Change[]
  readonly happened: readonly Event[]
  readonly corrected: readonly Event[]
}

function happen(office: Office<SceneStore>, at: { branchId: string; meetingId: string }, event: Event, minute: number) {
  const now = { now: addMinutes(ON_THE_DAY, minute) }
  const { act, who } = event
  if (act === 'leave')
    return office.callRaw('meeting.askLeave', { meetingId: at.meetingId, reason: '因公出差' }, who, now)
  if (act === 'decide')
    return office.callRaw('meeting.decideLeave', { ...at, memberId: who, grant: event.grant }, 'clerk', now)
  const { act: _, who: memberId, ...mark } = event
  return office.callRaw(`meeting.${act}`, { ...at, marks: [{ memberId, ...mark }] }, 'clerk', now)
}

export function closingSuite(open: OpenStore, runs: number): void {
  it('has those due of the day, and expected = present + excused + absent, also after corrections', async () => {
    await fc.assert(
      fc.asyncProperty(changes, events, events, async (changed, happened, corrected) => {
        fc.pre(changed.some(({ isDue }) => isDue))
        await inScene(open, (office) => holds(office, { changed, happened, corrected }))
      }),
      { numRuns: runs },
    )
  })
}

async function holds(office: Office<SceneStore>, { changed, happened, corrected }: Course) {
  await seedNeighbours(office)
  const at = await convene(office, { occurredOn: DAY })
  const becoming = NINE.map((id, index) => {
    const then = changed[index]?.then
    const after = then ? [span({ ...then, fromOn: BETWEEN })] : []
    return member(id, { spans: [span({ untilOn: BETWEEN }), ...after] })
  })
  await office.store.seed('members', ...becoming)
  for (const [minute, event] of happened.entries()) await happen(office, at, event, minute)
  await done(office, 'meeting.close', at, 'clerk', addMinutes(ON_THE_DAY, 60))
  const due = NINE.filter((_, index) => changed[index]?.isDue)
  const addsUp = async () => {
    const { dueIds, sheet, tally } = await storedClosed(office, at.meetingId)
    expect(dueIds).toEqual(due)
    expect(tally?.expected).toBe(due.length)
    expect(Number(tally?.present) + Number(tally?.excused) + Number(tally?.absent)).toBe(due.length)
    expect(tally?.observers).toBe(sheet.length - due.length)
    for (const { mark, leave, arrivedLate, leftEarly } of sheet) {
      if (arrivedLate || leftEarly) expect(['present', 'observer']).toContain(mark)
      if (leave) expect(mark).toBe(leave === 'declined' ? 'absent' : 'excused')
    }
  }
  await addsUp()
  for (const event of corrected) {
    if (event.act === 'leave' || event.act === 'decide') continue
    const { act: _, who: memberId, ...mark } = event
    const input = { ...at, marks: [{ memberId, ...mark }], reason: '核对记录' }
    await office.callRaw('meeting.correct', input, 'clerk', { now: addMinutes(ON_THE_DAY, 70) })
  }
  await addsUp()
}
