/**
 * Whether what was acknowledged is there, once, whole: the taps of the phones against the journal, and what the journal says was
 * done against the records. Nothing here asks the code that is under test.
 */
import { createHmac } from 'node:crypto'
import type { Find } from './findings'
import type { Snapshot } from './snapshot'
import { kindOf, type Tap, type Taps } from './taps'

type Made = Partial<Record<keyof Snapshot, number>>

const listed = (value: unknown) => (Array.isArray(value) ? value.length : 0)

/** How many records a request makes. */
const MAKES: Readonly<Record<string, (tap: Tap) => Made>> = {
  'donation.record': () => ({ donations: 1 }),
  'donation.correct': () => ({ donations: 1 }),
  'dues.record': () => ({ duesPayments: 1 }),
  'dues.recordMany': ({ input }) => ({ duesPayments: listed(input['payments']) }),
  'dues.correct': () => ({ duesPayments: 1 }),
  'ledger.record': () => ({ ledger: 1 }),
  'indicator.record': () => ({ indicatorMonths: 1 }),
  'shift.record': ({ input }) => ({ shifts: listed(input['people']) }),
  'shift.correct': () => ({ shifts: 1 }),
  'meeting.convene': () => ({ meetings: 1 }),
  'offer.publish': () => ({ shiftOffers: 1 }),
}
const COUNTED = ['donations', 'duesPayments', 'ledger', 'indicatorMonths', 'meetings', 'shiftOffers'] as const

/** The `_id` of a request's line in the journal, and of what `feedback.send` stores (request-memory.ts). */
export function lineId({ openId, requestId }: Pick<Tap, 'openId' | 'requestId'>): string {
  const key = createHmac('sha256', `${openId}:${requestId}`).update('line').digest()
  return key.toString('hex').slice(0, 32)
}

/** Those that were done, whatever the phones heard. */
export function doneTaps(taps: Taps, { journal }: Snapshot): Tap[] {
  const lines = new Set(journal.map(({ _id }) => _id))
  return [...taps.all.values()].filter((tap) => kindOf(tap.procedure) === 'write' && lines.has(lineId(tap)))
}

export function checkTaps(taps: Taps, before: Snapshot, now: Snapshot, find: Find): void {
  checkJournal(taps, before, now, find)
  checkOpinions(taps, now, find)
  checkScans(taps, now, find)
  checkCounts(taps, before, now, find)
  checkMarkers(taps, find)
  for (const answer of taps.takenBack.splice(0)) find('answer', `taken back: ${answer}`)
}

/** Every acknowledged write has its line, no refused one has, and no line is of nobody. */
function checkJournal(taps: Taps, before: Snapshot, now: Snapshot, find: Find): void {
  const lines = new Map(now.journal.map((line) => [line._id, line]))
  const known = new Set(before.journal.map(({ _id }) => _id))
  for (const tap of taps.all.values()) {
    if (kindOf(tap.procedure) !== 'write') continue
    const id = lineId(tap)
    known.add(id)
    const line = lines.get(id)
    if (tap.fate === 'done' && !line)
      find('lost', `${tap.procedure} was answered and is not in the journal`, tap.during)
    if (tap.fate === 'refused' && line)
      find('answer', `${tap.procedure} was refused as ${tap.code} and done`, tap.during)
    if (line && line.procedure !== tap.procedure) find('phantom', `${tap.procedure} has a line of ${line.procedure}`)
  }
  for (const [id, { procedure }] of lines)
    if (!known.has(id)) find('phantom', `a line of ${procedure} that nobody asked for`)
}

function checkOpinions(taps: Taps, { feedback }: Snapshot, find: Find): void {
  const sent = taps.ofProcedure('feedback.send')
  const byId = new Map(feedback.map((each) => [each._id, each]))
  for (const tap of sent) {
    const kept = byId.get(lineId(tap))
    if (tap.fate === 'done' && kept?.text !== tap.input['text']) find('lost', 'an opinion', tap.during)
    if (tap.fate === 'refused' && kept) find('answer', `an opinion was refused as ${tap.code} and kept`, tap.during)
    if (feedback.filter(({ text }) => text === tap.input['text']).length > 1) find('doubled', 'an opinion', tap.during)
  }
  const ids = new Set(sent.map(lineId))
  for (const { _id } of feedback) if (!ids.has(_id)) find('phantom', 'an opinion that nobody sent')
}

/** One note of a scan for each that was answered, none that nobody asked for. */
function checkScans(taps: Taps, { attendance }: Snapshot, find: Find): void {
  const notes = attendance.flatMap((record) =>
    [record, ...record.earlier].flatMap(({ requestId }) => (requestId === undefined ? [] : [{ requestId, record }])),
  )
  const scans = new Map(taps.ofProcedure('meeting.checkIn').map((tap) => [tap.requestId, tap]))
  for (const tap of scans.values()) {
    const own = notes.filter(({ requestId }) => requestId === tap.requestId)
    if (tap.fate === 'done' && own.length === 0) find('lost', 'a check-in', tap.during)
    if (tap.fate === 'refused' && own.length > 0)
      find('answer', `a check-in was refused as ${tap.code} and kept`, tap.during)
    if (own.length > 1) find('doubled', 'a check-in', tap.during)
    if (own.some(({ record }) => record.meetingId !== tap.input['meetingId'])) find('phantom', 'a check-in elsewhere')
  }
  for (const { requestId } of notes) if (!scans.has(requestId)) find('phantom', 'a check-in that nobody asked for')
}

/** As many records as what was done makes, neither fewer nor more: else it was done in part, or twice. */
function checkCounts(taps: Taps, before: Snapshot, now: Snapshot, find: Find): void {
  const done = doneTaps(taps, now)
  const expected = (name: keyof Snapshot) =>
    before[name].length + done.reduce((sum, tap) => sum + (MAKES[tap.procedure]?.(tap)[name] ?? 0), 0)
  const told = (name: string, wanted: number, there: number) => {
    if (there !== wanted) find(there < wanted ? 'half' : 'doubled', `${name}: ${there} records of ${wanted}`)
  }
  for (const name of COUNTED)
    told(name, expected(name), now[name].length - (name === 'ledger' ? outings(now, find) : 0))
  const ofPlaces = now.shiftPlaces.filter(({ shiftId }) => shiftId !== null).length
  told('shifts', expected('shifts') + ofPlaces, now.shifts.length)
  const subjects = new Set(
    (['donations', 'duesPayments', 'ledger', 'indicatorMonths', 'shifts', 'meetings', 'shiftOffers'] as const).flatMap(
      (name) => now[name].map(({ _id }) => _id),
    ),
  )
  for (const { subject, procedure } of now.journal)
    if (MAKES[procedure] && subject !== null && !subjects.has(subject)) find('half', `${procedure} without its record`)
}

/** Outings that closing a shift has written: one of a shift at most, and of none that is not closed. */
function outings({ ledger, shiftOffers }: Snapshot, find: Find): number {
  const of = ledger.flatMap(({ offerId }) => (offerId === undefined ? [] : [offerId]))
  if (new Set(of).size !== of.length) find('doubled', 'an outing of a shift')
  const closed = new Set(shiftOffers.filter(({ state }) => state === 'closed').map(({ _id }) => _id))
  if (of.some((offerId) => !closed.has(offerId))) find('phantom', 'an outing of a shift that is not closed')
  return of.length
}

/** A tap is one request, however often it is sent. */
function checkMarkers(taps: Taps, find: Find): void {
  const ids = new Map<string, Set<string>>()
  for (const { input, requestId, openId } of taps.all.values())
    for (const [marker] of JSON.stringify(input).matchAll(/标记\d+号/g))
      ids.set(marker, (ids.get(marker) ?? new Set()).add(`${openId} ${requestId}`))
  for (const [marker, of] of ids) if (of.size > 1) find('doubled', `${marker} was sent as ${of.size} requests`)
}
