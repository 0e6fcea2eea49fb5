import type { OutputOf } from '#contract'
import { civilDate, instant } from '#contract/schemas'
import { cellsOn, type Branch } from '#domain/branch/branch'
import { DUES_STANDINGS, standingOn } from '#domain/dues/dues-account'
import { duesProgress } from '#domain/dues/dues-progress'
import { ENTRY_COLLECTIONS, RECORD_KIND_OF, type EntryCollection } from '#domain/entries/entry'
import { LECTURERS, MEETING_KINDS, ORGANS } from '#domain/meeting/meeting-kinds'
import { meetingNorms, type HeldMeeting } from '#domain/meeting/meeting-norms'
import { holdsOn, type Appointment } from '#domain/people/appointment'
import type { BranchId } from '#domain/people/identity'
import { MEMBERSHIP_STAGES } from '#domain/people/member-history'
import { may, RECORD_TABLE, type Permission } from '#domain/people/permission'
import { hasVote } from '#domain/people/roll'
import { ledgerKindsHidden } from '#domain/records/record-kinds'
import { monthOf, yearOf, type CivilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import * as v from 'valibot'
import { memberNames } from '../member-names'
import { factsOf } from './branch-facts'
import { notPermitted, type BranchContext, type Handlers } from '../ports/handling'
import type { FilterOf } from '../ports/filter'
import type { Reader } from '../ports/store'
import { inOrder } from '../branches/branches'

/** Far more than the branches below one bureau hold or owe in a year. Without a limit the cloud answers 20 rows. */
const MOST_ROWS = 20_000

type Row = OutputOf<'branch.overview'>['branches'][number]

export const overviewHandlers: Handlers<'branch.overview'> = {
  // The branches below are asked first, and then of all of them together one question for each collection.
  'branch.overview': async (_, context) => {
    const { branch: bureau, store, caller, today } = context
    const year = yearOf(today)
    const found = await store.findAll('branches', { ancestorIds: bureau._id })
    const standing = found.filter(({ dissolvedOn }) => dissolvedOn === null || today < dissolvedOn)
    const below = standing.filter((each) => may(caller, 'read-records', each))
    if (below.length === 0)
      return standing.length > 0 ? notPermitted('read-records', 'branchId') : { on: today, year, branches: [] }
    const ids = below.map(({ _id }) => _id)
    const [rolls, held, meetings, dues, waiting, drafted] = await Promise.all([
      rollsIn(store, ids, today),
      store.findAll('appointments', { branchId: { $in: ids }, untilOn: { $gt: today } }),
      meetingsIn(ids, context),
      duesIn(store, ids, today),
      waitingIn(below, context),
      draftedIn(store, ids, year),
    ])
    const secretaries = held.filter((each) => each.post === 'secretary' && holdsOn(each, today))
    const nameOf = await memberNames(
      store,
      secretaries.map(({ memberId }) => memberId),
    )
    const byId = new Map(below.map((each) => [each._id, each]))
    const rowOf = (each: Branch): Omit<Row, keyof ReturnType<typeof inOrder>[number]> => {
      const ofIt = ({ branchId }: { readonly branchId: BranchId }) => branchId === each._id
      const own = meetings.filter(ofIt)
      const secretary = secretaries.find(ofIt)
      return {
        onRoll: sum(rolls.filter(ofIt)),
        secretary: secretary ? { name: nameOf(secretary.memberId) } : null,
        meetings: own.filter(({ state }) => state === 'closed').length,
        norms: normsOf(each, { meetings: own, full: fullOf(rolls.filter(ofIt)), held: held.filter(ofIt), today }),
        dues: duesOf(dues.filter(ofIt), today),
        waiting: sum(waiting.filter(ofIt)),
        draftedOn: drafted.find(ofIt)?.cutOff ?? null,
      }
    }
    return {
      ...{ on: today, year },
      branches: inOrder(below, caller, bureau._id).flatMap((node) => {
        const each = byId.get(node.branchId)
        return each ? [{ ...node, ...rowOf(each) }] : []
      }),
    }
  },
}

interface Counted {
  readonly branchId: BranchId
  readonly times: number
}
const sum = (counted: readonly Counted[]): number => counted.reduce((all, { times }) => all + times, 0)

const COUNT = v.pipe(v.number(), v.safeInteger())
const ROLLS = v.array(
  v.object({ _id: v.object({ branchId: v.string(), stage: v.picklist(MEMBERSHIP_STAGES) }), times: COUNT }),
)
type Rolls = Awaited<ReturnType<typeof rollsIn>>

/** How many are on each roll that day, by their stage. */
async function rollsIn(store: Reader, ids: readonly BranchId[], day: CivilDate) {
  const isOn = { 'spans.branchId': { $in: ids }, 'spans.fromOn': { $lte: day }, 'spans.untilOn': { $gt: day } }
  const rows = await store.aggregate('members', [
    { $match: { 'spans.branchId': { $in: ids } } },
    { $unwind: '$spans' },
    { $match: isOn },
    { $group: { _id: { branchId: '$spans.branchId', stage: '$spans.stage' }, times: { $sum: 1 } } },
    { $limit: MOST_ROWS },
  ])
  return v.parse(ROLLS, rows).map(({ _id, times }) => ({ ..._id, times }))
}

const fullOf = (rolls: Rolls): number => sum(rolls.filter(({ stage }) => stage !== 'applicant' && hasVote(stage)))

const MEETINGS = v.array(
  v.object({
    ...{ branchId: v.string(), organ: v.picklist(ORGANS), cellId: v.nullable(v.string()) },
    ...{ kinds: v.array(v.picklist(MEETING_KINDS)), occurredOn: civilDate, startsAt: instant, state: v.string() },
    lecturer: v.optional(v.nullable(v.picklist(LECTURERS)), null),
    quorum: v.nullish(v.object({ isMet: v.boolean() })),
  }),
)
type Meetings = readonly (HeldMeeting & { readonly state: string })[]

/** Those of this year that were held, or have begun and are not closed yet; without their sheets and minutes. */
async function meetingsIn(ids: readonly BranchId[], { store, today, now }: BranchContext) {
  const occurredOn = { $gte: yearPeriod(yearOf(today)).from, $lte: today }
  const rows = await store.aggregate('meetings', [
    { $match: { branchId: { $in: ids }, state: { $in: ['closed', 'convened'] }, occurredOn } },
    {
      $project: {
        ...{ branchId: 1, organ: 1, cellId: 1, kinds: 1, occurredOn: 1, startsAt: 1, state: 1, lecturer: 1 },
        'quorum.isMet': 1,
      },
    },
    { $limit: MOST_ROWS },
  ])
  return v.parse(MEETINGS, rows).filter(({ state, startsAt }) => state === 'closed' || startsAt <= now)
}

interface Known {
  readonly meetings: Meetings
  readonly full: number
  readonly held: readonly Appointment[]
  readonly today: CivilDate
}

/** As `meeting.norms` counts them: what was held as asked, and what is open until when. */
function normsOf(branch: Branch, { meetings, full, held, today }: Known): Row['norms'] {
  const facts = factsOf(branch, full, held, today)
  const against = (state: string) =>
    meetingNorms(
      today,
      facts,
      cellsOn(branch, today),
      meetings.filter((meeting) => meeting.state === state),
      branch.normChoices,
    )
  const begun = against('convened')
  const norms = against('closed').map((norm, at) => ({ ...norm, begun: begun[at]?.done ?? 0 }))
  return {
    met: norms.filter(({ status }) => status === 'met').length,
    open: norms
      .filter(({ status }) => status === 'open')
      .map(({ norm, period, atLeast, done, begun }) => ({
        ...{ title: norm.title, per: norm.parameters.per, dueBy: period.to },
        isUnderWay: done + begun >= atLeast,
      })),
  }
}

const DUES = v.array(
  v.object({
    _id: v.object({
      ...{ branchId: v.string(), month: v.string(), dueBy: civilDate, standing: v.picklist(DUES_STANDINGS) },
    }),
    times: COUNT,
  }),
)
type Dues = Awaited<ReturnType<typeof duesIn>>

/** Months of people by how they stand: the last line of a month says so, what is a part of it is left out. */
async function duesIn(store: Reader, ids: readonly BranchId[], today: CivilDate) {
  const months = {
    branchId: '$branchId',
    month: '$months.month',
    dueBy: '$months.dueBy',
    standing: '$months.standing',
  } as const
  const rows = await store.aggregate('duesAccounts', [
    { $match: { branchId: { $in: ids }, year: yearOf(today) } },
    { $unwind: '$months' },
    { $match: { 'months.isPart': { $exists: false }, 'months.month': { $lte: monthOf(today) } } },
    { $group: { _id: months, times: { $sum: 1 } } },
    { $limit: MOST_ROWS },
  ])
  return v.parse(DUES, rows).map(({ _id, times }) => ({ ..._id, times }))
}

/** Counted as on the desk of dues: months of people, never who and never how much. Null where no amount is fixed. */
function duesOf(dues: Dues, today: CivilDate): Row['dues'] {
  if (dues.length === 0) return null
  const months = dues.flatMap(({ month, times, ...how }) =>
    Array.from({ length: times }, () => ({
      month: month as ReturnType<typeof monthOf>,
      standing: standingOn(how, today),
    })),
  )
  const { due, paid } = duesProgress(months, today).untilNow
  return { due, paid }
}

const WAITING = v.array(v.object({ _id: v.string(), times: COUNT }))

/** What waits in each branch of what the caller reads there: as many as its list of what waits shows. */
async function waitingIn(below: readonly Branch[], { store, caller }: BranchContext): Promise<Counted[]> {
  const counts = ENTRY_COLLECTIONS.map(async (collection) => {
    const { read } = RECORD_TABLE[RECORD_KIND_OF[collection]]
    const readable = below.filter((each) => may(caller, read, each))
    if (readable.length === 0) return []
    const filter = {
      branchId: { $in: readable.map(({ _id }) => _id) },
      state: { $in: ['proposed', 'disputed'] },
    } satisfies FilterOf<EntryCollection>
    const group = [{ $group: { _id: '$branchId', times: { $sum: 1 } } }, { $limit: MOST_ROWS }] as const
    const rows =
      collection === 'ledger'
        ? await store.aggregate('ledger', [{ $match: { ...filter, $or: ledgerShown(readable) } }, ...group])
        : await store.aggregate(collection, [{ $match: filter }, ...group])
    return v.parse(WAITING, rows).map(({ _id: branchId, times }) => ({ branchId, times }))
  })
  return (await Promise.all(counts)).flat()

  /** Of each branch without the kinds that the caller does not read there. */
  function ledgerShown(readable: readonly Branch[]): FilterOf<'ledger'>[] {
    return readable.map((each) => {
      const reads = (permission: Permission) => may(caller, permission, each)
      return { branchId: each._id, kind: { $nin: ledgerKindsHidden(reads).map(({ code }) => code) } }
    })
  }
}

const DRAFTED = v.array(v.object({ _id: v.string(), cutOff: civilDate }))

/** Of whom there is a draft of the year's report, and until when the latest reaches. */
async function draftedIn(store: Reader, ids: readonly BranchId[], year: number) {
  const rows = await store.aggregate('reports', [
    { $match: { branchId: { $in: ids }, year } },
    { $group: { _id: '$branchId', cutOff: { $max: '$cutOff' } } },
    { $limit: MOST_ROWS },
  ])
  return v.parse(DRAFTED, rows).map(({ _id: branchId, cutOff }) => ({ branchId, cutOff }))
}
