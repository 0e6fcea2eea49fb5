/** Whether the records agree with each other and with what was done to them: counters, tallies, accounts, states. */
import type { Entry } from '#domain/entries/entry'
import type { Find } from './findings'
import { doneTaps } from './check-taps'
import type { Snapshot } from './snapshot'
import type { Tap, Taps } from './taps'

const BOOKS = ['shifts', 'donations', 'duesPayments', 'ledger', 'indicatorMonths'] as const
const TOUCHING = [
  'ledger.conclude',
  'donation.correct',
  'donation.sayWilling',
  'donation.setReceipt',
  'dues.correct',
  'shift.correct',
]
const SETTLING = ['entry.confirm', 'entry.dispute', 'entry.withdraw']

export function checkRecords(taps: Taps, now: Snapshot, find: Find): void {
  const done = doneTaps(taps, now)
  checkEntries(done, now, find)
  checkNumbers(now, find)
  checkMeetings(done, now, find)
  checkDues(now, find)
  checkPlaces(taps, done, now, find)
  checkConsents(done, now, find)
  checkWords(done, now, find)
}

/** An entry's revision counts what was done to it; its state is what one of these leads to. */
function checkEntries(done: readonly Tap[], now: Snapshot, find: Find): void {
  const closed = new Set(now.shiftOffers.filter(({ state }) => state === 'closed').map(({ _id }) => _id))
  for (const book of BOOKS)
    for (const entry of now[book] as readonly Entry[]) {
      const own = done.filter(({ input }) => input['entryId'] === entry._id)
      const acts = own.filter(({ procedure }) => [...TOUCHING, ...SETTLING].includes(procedure))
      // Closing the offered shift confirms what still waits.
      const isOfClosed = 'offerId' in entry && closed.has(String(entry.offerId))
      const extra = entry.revision - 1 - acts.length
      if (extra < 0) find('lost', `${book}: ${acts.length} acts on a record of revision ${entry.revision}`)
      if (extra > (isOfClosed ? 1 : 0)) find('doubled', `${book}: ${acts.length} acts made revision ${entry.revision}`)
      checkState(book, entry, acts, find)
    }
}

function checkState(book: string, entry: Entry, acts: readonly Tap[], find: Find): void {
  const isDone = (procedure: string) => acts.some((tap) => tap.procedure === procedure)
  const isCorrected = acts.some(({ procedure }) => procedure.endsWith('.correct'))
  const { state, supersededBy } = entry
  if (isCorrected !== (state === 'superseded') || isCorrected !== (supersededBy !== null))
    find('half', `${book}: a corrected record is ${state}`)
  if (isDone('entry.withdraw') !== (state === 'withdrawn')) find('half', `${book}: a withdrawn record is ${state}`)
  if (state === 'disputed' && !isDone('entry.dispute')) find('phantom', `${book}: disputed by nobody`)
}

/** Every number of a series was given once, and the counter stands at the last. */
function checkNumbers({ donations, counters }: Snapshot, find: Find): void {
  const numbers = donations.flatMap(({ acknowledgement }) =>
    acknowledgement === null ? [] : [Number(/第(\d+)号/.exec(acknowledgement)?.[1])],
  )
  const last = counters.find(({ _id }) => _id.includes(':donation:'))?.last ?? 0
  if (new Set(numbers).size !== numbers.length) find('doubled', 'the number of an acknowledgement')
  if (last !== numbers.length || Math.max(0, ...numbers) !== last)
    find('half', `the counter of acknowledgements is at ${last}, ${numbers.length} were given`)
  for (const { state, acknowledgement } of donations)
    if (state === 'confirmed' && acknowledgement === null) find('half', 'a confirmed donation without its number')
}

function checkMeetings(done: readonly Tap[], { meetings, attendance }: Snapshot, find: Find): void {
  for (const meeting of meetings) {
    const own = done.filter(({ input }) => input['meetingId'] === meeting._id)
    const count = (procedure: string) => own.filter((tap) => tap.procedure === procedure).length
    const changes = count('meeting.close') + count('meeting.correct')
    if (meeting.revision < 1 + changes)
      find('lost', `a meeting of revision ${meeting.revision} after ${changes} changes`)
    if (meeting.revision > 1 + changes + count('meeting.settleScan')) find('doubled', 'a change of a meeting')
    if ((meeting.state === 'closed') !== count('meeting.close') > 0)
      find('half', `a closed meeting is ${meeting.state}`)
    if (meeting.state !== 'closed') continue
    const { tally, dueIds, sheet } = meeting
    const marks = new Map(sheet.map(({ memberId, mark }) => [memberId, mark]))
    const of = (mark: string) => dueIds.filter((id) => (marks.get(id) ?? 'absent') === mark).length
    const counted = [dueIds.length, of('present') + of('observer'), of('excused')].join('/')
    if ([tally.expected, tally.present, tally.excused].join('/') !== counted) find('figure', `a tally of ${counted}`)
    for (const { memberId, mark, source } of sheet)
      if (source !== null && count('meeting.settleScan') === 0 && !wasNoted(memberId, mark))
        find('phantom', `${mark} on a sheet`)
    function wasNoted(memberId: string, mark: string): boolean {
      const record = attendance.find((each) => each.meetingId === meeting._id && each.memberId === memberId)
      return record !== undefined && [record, ...record.earlier].some((note) => note.mark === mark)
    }
  }
}

/** What the lines of the accounts hold of a payment is what it brought, in its months; its book counts it once. */
function checkDues({ duesAccounts, duesHandedUp, duesPayments }: Snapshot, find: Find): void {
  const confirmed = duesPayments.filter(({ state }) => state === 'confirmed')
  const paid = duesAccounts.flatMap(({ memberId, months }) =>
    months.flatMap(({ month, paymentId, paidFen }) =>
      paymentId === null ? [] : [{ memberId, month, paymentId, paidFen }],
    ),
  )
  for (const { memberId, month, paymentId } of paid) {
    const payment = confirmed.find(({ _id }) => _id === paymentId)
    if (payment?.memberId !== memberId || !payment.months.includes(month)) find('half', 'a month paid by no payment')
  }
  for (const { _id, memberId, months, fen, voluntaryFen = 0 } of confirmed) {
    const own = paid.filter((each) => each.paymentId === _id)
    const held = own.reduce((sum, { paidFen }) => sum + paidFen, 0)
    if (months.length > 0 && held < fen - voluntaryFen) find('half', 'a payment of a month that is not paid')
    if (held > fen || own.some((each) => each.memberId !== memberId)) find('doubled', 'a month was paid twice')
  }
  const numbers = [...duesPayments, ...duesHandedUp].flatMap(({ branchId, booked = [] }) =>
    booked.map(({ number }) => `${branchId} ${number}`),
  )
  if (new Set(numbers).size < numbers.length) find('doubled', 'two receipts of one number')
  for (const { state, fen, booked = [] } of duesPayments) {
    const sum = booked.reduce((all, line) => all + line.fen, 0)
    if (sum !== (state === 'confirmed' ? fen : 0)) find('half', 'the book does not say what a payment brought')
  }
}

/** A place and the record that is made of it; what was answered of signing in and out. */
function checkPlaces(taps: Taps, done: readonly Tap[], now: Snapshot, find: Find): void {
  const { shiftPlaces, shifts, shiftOffers } = now
  const ids = new Set(shifts.map(({ _id }) => _id))
  const places = new Map(shiftPlaces.map((place) => [place._id, place]))
  for (const { _id, shiftId, left, offerId, came } of shiftPlaces) {
    if (shiftId !== null && !ids.has(shiftId)) find('half', 'a place without its record')
    if (shiftId === null && ids.has(_id)) find('half', 'a record that its place does not know')
    if (shiftId !== null && left === null) find('half', 'a record of somebody who did not leave')
    const isClosed = shiftOffers.find((offer) => offer._id === offerId)?.state === 'closed'
    if (isClosed && came && !left && done.every(({ procedure, input }) => !isLate(procedure, input, offerId)))
      find('half', 'a closed shift that somebody has not left')
  }
  for (const { offerId, _id } of shifts)
    if (offerId !== undefined && !places.has(_id)) find('half', 'a record without place')
  for (const tap of taps.ofProcedure('offer.signIn', 'offer.signOut')) {
    if (tap.fate !== 'done') continue
    const memberId = now.bindings.find(({ _id }) => _id === tap.openId)?.memberId ?? ''
    const place = places.get(`${String(tap.input['offerId'])}:${memberId}`)
    const isThere = tap.procedure === 'offer.signIn' ? place?.came : place?.left
    if (!isThere) find('lost', tap.procedure, tap.during)
  }
}

const isLate = (procedure: string, input: Tap['input'], offerId: string) =>
  procedure === 'offer.note' && input['offerId'] === offerId

function checkConsents(done: readonly Tap[], { consents }: Snapshot, find: Find): void {
  const given = done.filter(({ procedure }) => procedure === 'reminder.consent').length
  const left = consents.reduce((sum, each) => sum + each.left, 0)
  if (left !== given) find(left < given ? 'lost' : 'doubled', `${left} consents of ${given}`)
}

/** One version of a paragraph, or of a section, for each time that it was written. */
function checkWords(done: readonly Tap[], { reportWordings, reportWritings, reports }: Snapshot, find: Find): void {
  const count = (procedure: string) => done.filter((tap) => tap.procedure === procedure).length
  const told = (what: string, docs: readonly { readonly revision: number }[], wanted: number) => {
    const versions = docs.reduce((sum, { revision }) => sum + revision, 0)
    if (versions !== wanted) find(versions < wanted ? 'lost' : 'doubled', `${what}: ${versions} versions of ${wanted}`)
  }
  told('words', reportWordings, count('report.reword'))
  told('sections', reportWritings, count('report.write'))
  told('drafts', reports, count('report.draft'))
}
