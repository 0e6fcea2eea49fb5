/** What of a branch a year's workbook holds, by collection: its roll and posts as they are, and what happened in the year. */
import type { Member } from '#domain/people/member'
import type { BranchId } from '#domain/people/identity'
import { kindOf } from '#domain/ledger/kinds/catalogue'
import type { LedgerEntry } from '#domain/ledger/ledger'
import { yearPeriod, type Period } from '#domain/time/period'
import type { Collections } from '../ports/collections'
import type { BranchContext } from '../ports/handling'
import type { Reader } from '../ports/store'

/** In the order in which they are made: whom others name comes first. */
export const KEPT = [
  'members',
  'appointments',
  'ledgerKinds',
  'meetings',
  'shifts',
  'donations',
  'duesYears',
  'duesAccounts',
  'duesPayments',
  'duesHandedUp',
  'duesBooks',
  'ledger',
  'indicatorMonths',
  'noneDeclarations',
  // The numbers given out go on after those of the book.
  'counters',
] as const
export type KeptCollection = (typeof KEPT)[number]
export type KeptRecords = { readonly [C in KeptCollection]: readonly Collections[C][] }

export const KEPT_TITLES: Readonly<Record<KeptCollection, string>> = {
  members: '党员',
  appointments: '职务',
  ledgerKinds: '自设台账',
  meetings: '会议',
  shifts: '志愿服务',
  donations: '捐款',
  duesYears: '党费标准',
  duesAccounts: '党费台账',
  duesPayments: '党费交纳',
  duesHandedUp: '党费上缴',
  duesBooks: '党费结账',
  ledger: '台账',
  indicatorMonths: '业务指标',
  noneDeclarations: '本期无',
  counters: '编号',
}

/** What of a branch comes along besides its records: what it has agreed, on which some figures hang. */
export const KEPT_OF_BRANCH = [
  ...(['formedOn', 'cells', 'indicators', 'settings'] as const),
  ...(['normChoices', 'thresholdChanges', 'duesSheet'] as const),
] as const

/** Of certificates, acknowledgements of gifts, and the lines of the book of dues. */
const SERIES = ['certificate', 'donation', 'dues-received', 'dues-handed-up'] as const

export async function recordsOfYear({ store, branch }: BranchContext, year: number): Promise<KeptRecords> {
  const branchId = branch._id
  const { from, to } = yearPeriod(year)
  const happened = { branchId, occurredOn: { $gte: from, $lte: to } }
  const [members, appointments, ledgerKinds, meetings, shifts, donations, duesYears, duesAccounts] = await Promise.all([
    peopleOf(branchId, store),
    store.findAll('appointments', { branchId }),
    store.findAll('ledgerKinds', { branchId }),
    store.findAll('meetings', happened),
    store.findAll('shifts', happened),
    store.findAll('donations', happened),
    store.findAll('duesYears', { _id: `${branchId}:${year}` }),
    store.findAll('duesAccounts', { branchId, year }),
  ])
  const [duesPayments, duesHandedUp, duesBooks, ledger, indicatorMonths, noneDeclarations, counters] =
    await Promise.all([
      store.findAll('duesPayments', happened),
      store.findAll('duesHandedUp', happened),
      store.findAll('duesBooks', { _id: branchId }),
      ledgerOf(branchId, { from, to }, store),
      store.findAll('indicatorMonths', happened),
      store.findAll('noneDeclarations', { branchId, fromOn: { $lte: to }, toOn: { $gte: from } }),
      store.findAll('counters', { _id: { $in: SERIES.map((series) => `${branchId}:${series}:${year}`) } }),
    ])
  return {
    ...{ members: members.map((member) => ofBranch(member, branchId)), appointments, ledgerKinds, meetings, shifts },
    ...{ donations, duesYears, duesAccounts, duesPayments, duesHandedUp, duesBooks, ledger, indicatorMonths },
    ...{ noneDeclarations, counters },
  }
}

/** Whoever is or was on the roll, or came onto it or went off it by what the register tells. */
async function peopleOf(branchId: BranchId, store: Reader): Promise<Member[]> {
  const found = await Promise.all([
    store.findAll('members', { 'spans.branchId': branchId }),
    store.findAll('members', { 'changes.joined.branchId': branchId }),
    store.findAll('members', { 'changes.left.branchId': branchId }),
  ])
  return [...new Map(found.flat().map((member) => [member._id, member])).values()]
}

/**
 * What happened in the year, and of what lasts until it is concluded what is older too: some figures count what there was at
 * any time, and whether there was ever anything tells a nought from a missing record.
 */
async function ledgerOf(branchId: BranchId, { from, to }: Period, store: Reader): Promise<LedgerEntry[]> {
  const entries = await store.findAll('ledger', { branchId, occurredOn: { $lte: to } })
  return entries.filter((entry) => entry.occurredOn >= from || kindOf(entry)?.conclusion !== undefined)
}

/** A person as this branch has them: what they were in another is not its own to hand on. */
function ofBranch(member: Member, branchId: BranchId): Member {
  const spans = member.spans.filter((span) => span.branchId === branchId)
  const until =
    spans
      .map(({ untilOn }) => untilOn)
      .sort()
      .at(-1) ?? ''
  const changes = member.changes.flatMap(({ joined, left, ...change }) => {
    const own = {
      ...(joined?.branchId === branchId ? { joined } : {}),
      ...(left?.branchId === branchId ? { left } : {}),
    }
    const isPassage = joined !== undefined || left !== undefined
    // What others wrote of somebody who had left is theirs.
    const isOwn = isPassage ? Object.keys(own).length > 0 : change.effectiveOn <= until
    return isOwn ? [{ ...change, ...own }] : []
  })
  return { ...member, spans, changes }
}
