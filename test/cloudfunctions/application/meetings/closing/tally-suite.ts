/**
 * Whatever happens at a meeting, and in whatever order: expected = present + excused + absent, everybody due stands on
 * the sheet once, and everybody's line is what a plain account of the events makes it.
 */
import { instantFromMillis, millisOf } from '#domain/time/instant'
import type { AttendanceMark } from '#domain/meeting/attendance'
import fc from 'fast-check'
import type { Office, SceneStore } from '../../../../builders/office'
import { addSeconds } from '../../../../builders/seconds'
import { convene, done, NINE, NOW, PLAN, seedMember, seedNeighbours, shownCode, storedClosed } from '../scene'
import { inScene, type OpenStore } from '../stores'

type AnyOffice = Office<SceneStore>
const GUESTS = ['activist', 'neighbour']
/** To whom things happen: few enough that much happens to each. */
const PEOPLE = ['member-1', 'member-2', 'secretary', ...GUESTS]
const MARKS = ['present', 'excused', 'absent'] as const

const event = fc.record({
  what: fc.constantFrom('scan', 'spoken', 'again', 'late', 'forged', 'leave', 'roll-call', 'paper', 'nod', 'dismiss'),
  who: fc.constantFrom(...PEOPLE),
  mark: fc.constantFrom(...MARKS),
})
type Event = { readonly what: string; readonly who: string; readonly mark: AttendanceMark }
const plan = fc.record({
  /** Those taken off the list of those due, with a reason; the clerk stays. */
  removed: fc.subarray(NINE.filter((id) => id !== 'clerk')),
  events: fc.array(event, { minLength: 1, maxLength: 30 }),
})

/** What stands of each person, by the words of the rules alone. */
class Account {
  readonly marks = new Map<string, AttendanceMark>()
  /** Scans that wait for the host, by person. */
  readonly waiting = new Set<string>()

  constructor(private readonly due: ReadonlySet<string>) {}

  private there(who: string): boolean {
    return this.marks.get(who) === 'present'
  }

  after({ what, who, mark }: Event): void {
    if (what === 'scan' || what === 'spoken' || what === 'again') {
      // A member of another branch who is not due is let in by nobody's phone.
      if (who !== 'neighbour') this.marks.set(who, 'present')
    } else if (what === 'leave') {
      if (this.due.has(who) && !this.marks.has(who)) this.marks.set(who, 'excused')
    } else if (what === 'roll-call' || what === 'paper') {
      if (mark === 'present' || this.due.has(who) || this.marks.has(who)) this.marks.set(who, mark)
    } else if (what === 'late') {
      if (!this.there(who)) this.waiting.add(who)
    } else if (what === 'nod') {
      if (this.waiting.delete(who) && !this.there(who)) this.marks.set(who, 'present')
    } else if (what === 'dismiss') this.waiting.delete(who)
  }
}

export function tallySuite(open: OpenStore, runs: number): void {
  it(`holds the tally over random rolls and events`, async () => {
    await fc.assert(
      fc.asyncProperty(plan, ({ removed, events }) => inScene(open, (office) => holds(office, removed, events))),
      { numRuns: runs },
    )
  })
}

async function holds(office: AnyOffice, removed: readonly string[], events: readonly Event[]): Promise<void> {
  await seedNeighbours(office)
  await seedMember(office, 'activist', { stage: 'activist' })
  const due = removed.length > 0 ? { remove: [...removed], reason: '另有安排' } : null
  const at = await convene(office, { ...PLAN, due })
  const dueIds = new Set(NINE.filter((id) => !removed.includes(id)))
  const account = new Account(dueIds)
  for (const [index, each] of events.entries()) {
    await happen(office, at, each, index)
    account.after(each)
  }
  await done(office, 'meeting.close', at, 'clerk', addSeconds(NOW, 4000))
  const { sheet, tally } = await storedClosed(office, at.meetingId)
  expect(tally?.expected).toBe(dueIds.size)
  expect(tally?.expected).toBe((tally?.present ?? 0) + (tally?.excused ?? 0) + (tally?.absent ?? 0))
  const lines = Object.fromEntries(sheet.map(({ memberId, mark }) => [memberId, mark]))
  expect(sheet).toHaveLength(Object.keys(lines).length)
  const expected = [...dueIds].map((id) => [id, account.marks.get(id) ?? 'absent'] as const)
  const others = [...account.marks].filter(([id, mark]) => !dueIds.has(id) && mark === 'present')
  expect(lines).toEqual(Object.fromEntries([...expected, ...others.map(([id]) => [id, 'observer'] as const)]))
}

/** Each event half a minute after the one before, so that codes change between them. */
async function happen(office: AnyOffice, at: { branchId: string; meetingId: string }, each: Event, index: number) {
  const { what, who, mark } = each
  const { meetingId } = at
  const now = addSeconds(NOW, 60 + index * 30)
  const send = (code: string, kept = false) => office.call('meeting.checkIn', { meetingId, code, kept }, who, { now })
  if (what === 'scan') await send(await shownCode(office, at, now))
  else if (what === 'spoken') await send((await done(office, 'meeting.code', at, 'clerk', now)).spoken)
  else if (what === 'again') {
    const code = await shownCode(office, at, now)
    await Promise.all([send(code), send(code), send(code)])
  } else if (what === 'forged') await send(`${(await shownCode(office, at, now)).slice(0, -2)}zz`)
  else if (what === 'late') await send(await shownCode(office, at, instantFromMillis(millisOf(now) - 60_000)), true)
  else if (what === 'leave') await office.call('meeting.askLeave', { meetingId, reason: '出差' }, who, { now })
  else if (what === 'roll-call' || what === 'paper') {
    const procedure = what === 'paper' ? 'meeting.paper' : 'meeting.rollCall'
    await office.call(procedure, { ...at, marks: [{ memberId: who, mark }] }, 'clerk', { now })
  } else await settle(office, at, each, now)
}

async function settle(office: AnyOffice, at: { branchId: string; meetingId: string }, each: Event, now: typeof NOW) {
  const rows = await office.store.findAll('failedScans', { meetingId: at.meetingId, memberId: each.who })
  const late = rows.find(({ reason, settled }) => reason === 'sent-late' && !settled)
  const as = each.what === 'nod' ? 'present' : 'dismissed'
  if (late) await office.call('meeting.settleScan', { ...at, scanId: late._id, as, reason: '已核对' }, 'clerk', { now })
}
