/** Where each source keeps its records, and how one of them is told: the first stages of every pipeline. */
import { COMMITTEE_POSTS } from '#domain/people/appointment'
import { yearOf } from '#domain/time/civil-date'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import { wholeMonths } from '#domain/time/period'
import type { CollectionName } from '../../application/ports/collections'
import type { Exactly, PathOf, StagesOf } from '../../application/ports/filter'
import type { Extent } from './extent'
import type { Source } from './measure'

/** A source as the database sees it. Paths are those after `base` and `rest`. */
export interface SourceShape {
  readonly collection: CollectionName
  /**
   * What the branch keeps of this at all: with it a figure of nothing is a real zero. The first stage begins with the
   * branch and the date, so that an index serves it.
   */
  readonly base: readonly object[]
  /** What is left to do to come to the single records that measures speak of. */
  readonly rest: readonly object[]
  /** Where a record's date, branch and (if it is not the date's) month stand. */
  readonly date: string
  readonly branch: string
  readonly month?: string
}

/** The same, held to what the collection's records have. */
interface Shape<C extends CollectionName, B extends StagesOf<C>, R extends StagesOf<C>> {
  readonly base: Exactly<B, StagesOf<C>>
  readonly rest?: Exactly<R, StagesOf<C>>
  readonly date: PathOf<C>
  readonly branch: PathOf<C>
  readonly month?: PathOf<C>
}
function kept<C extends CollectionName, B extends StagesOf<C>, R extends StagesOf<C>>(
  collection: C,
  shape: Shape<C, B, R>,
): SourceShape {
  return { collection, rest: [], ...shape }
}

type Of<Name extends Source['of']> = Extract<Source, { readonly of: Name }>

export function shapeOf(source: Source, extent: Extent): SourceShape {
  switch (source.of) {
    case 'meetings':
      return meetings(source, extent)
    case 'ledger':
      return ledger(source, extent)
    case 'shifts':
    case 'donations':
      return entries(source.of, extent)
    case 'dues-payments':
      return entries('duesPayments', extent)
    case 'dues-months':
      return duesMonths(extent)
    case 'indicators':
      return indicators(source, extent)
    case 'members':
      return members(extent)
    case 'joinings':
      return joinings(extent)
    case 'leavings':
      return leavings(extent)
    case 'memberships':
      return memberships(extent)
    case 'histories':
      return histories(extent)
    case 'branches':
      return branches(source, extent)
    case 'cells':
      return cells(extent)
    case 'committee':
      return committee(extent)
  }
}

function entries(collection: 'shifts' | 'donations' | 'duesPayments', extent: Extent): SourceShape {
  return kept(collection, {
    base: [{ $match: { ...within(extent), ...ownedBy(extent), state: 'confirmed' } }],
    ...DATED,
  })
}

const DATED = { date: 'occurredOn', branch: 'branchId' } as const

function within({ branchIds, period }: Extent) {
  return { branchId: anyOf(branchIds), occurredOn: { $gte: period.from, $lte: period.to } }
}

/** Of one person's own, where a record says whose it is. */
function ownedBy({ memberId }: Extent) {
  return memberId === undefined ? {} : { memberId }
}

function anyOf<Id extends string>(ids: readonly Id[]): Id | { readonly $in: readonly Id[] } {
  const [only, ...others] = ids
  return only !== undefined && others.length === 0 ? only : { $in: ids }
}

/** Takes a list apart: `position` tells the elements of one document from each other. */
function each<Path extends string>(path: Path) {
  return { $unwind: { path: `$${path}`, includeArrayIndex: 'position' } } as const
}

function meetings({ kinds, each: part, studied }: Of<'meetings'>, extent: Extent): SourceShape {
  const ofKinds = kinds ? { kinds: anyOf(kinds) } : {}
  const ofStudy = studied ? { studyMinutes: { $gt: 0 } } : {}
  const own = extent.memberId === undefined ? {} : { 'sheet.memberId': extent.memberId }
  const match = { $match: { ...within(extent), ...own, state: 'closed', ...ofKinds, ...ofStudy } } as const
  return kept('meetings', { base: [match], rest: part ? [each(part)] : [], ...DATED })
}

/** What lasts counts while it stands on the period's last day (or on any day of it), whenever it began; what happens, on its day. */
function ledger({ kind, each: part, everSince, anyDay }: Of<'ledger'>, extent: Extent): SourceShape {
  const { branchIds, period } = extent
  const lasting = ledgerKind(kind)?.lasting === true
  const days = lasting || everSince ? { $lte: period.to } : { $gte: period.from, $lte: period.to }
  const own = extent.memberId === undefined ? {} : { [ownerField(kind)]: extent.memberId }
  const match = { $match: { branchId: anyOf(branchIds), ...own, kind, occurredOn: days, state: 'confirmed' } } as const
  const until = anyDay ? period.from : period.to
  const stillThere = { $match: { $or: [{ concludedOn: null }, { concludedOn: { $gt: until } }] } }
  const rest = [...(lasting ? [stillThere] : []), ...(part ? [each(part)] : [])]
  return kept('ledger', { base: [match], rest, ...DATED })
}

/** Where a record of the kind says whose it is: what the branch keeps of a person names them in a field of its own. */
function ownerField(code: string): 'memberId' | `values.${string}` {
  const kind = ledgerKind(code)
  const named = kind?.about === 'branch' ? kind.fields.find(({ type }) => type === 'member') : undefined
  return named ? `values.${named.code}` : 'memberId'
}

function duesMonths(extent: Extent): SourceShape {
  const { branchIds, period } = extent
  const { first, last } = wholeMonths(period)
  return kept('duesAccounts', {
    base: [
      {
        $match: {
          branchId: anyOf(branchIds),
          ...ownedBy(extent),
          year: { $gte: yearOf(period.from), $lte: yearOf(period.to) },
        },
      },
      each('months'),
      { $match: { 'months.month': { $gte: first, $lte: last } } },
    ],
    date: 'months.dueBy',
    branch: 'branchId',
    month: 'months.month',
  })
}

function indicators({ code, keptAs }: Of<'indicators'>, extent: Extent): SourceShape {
  const keepers = keptAs?.filter(({ branchId }) => extent.branchIds.includes(branchId))
  const branchIds = keepers?.map(({ branchId }) => branchId) ?? extent.branchIds
  const codes = [...new Set(keepers?.map((each) => each.code) ?? [code])]
  const ofCode = (one: string) => ({
    branchId: anyOf(keepers?.flatMap((each) => (each.code === one ? [each.branchId] : [])) ?? branchIds),
    'values.indicator': one,
  })
  const coded = codes.length > 1 ? { $or: codes.map(ofCode) } : ({ 'values.indicator': codes[0] ?? code } as const)
  return kept('indicatorMonths', {
    base: [{ $match: { ...within({ ...extent, branchIds }), state: 'confirmed', ...coded } }],
    rest: [each('values'), { $match: coded }],
    ...DATED,
  })
}

function members({ branchIds, period }: Extent): SourceShape {
  const onThatDay = { fromOn: { $lte: period.to }, untilOn: { $gt: period.to } }
  return kept('members', {
    base: [
      { $match: { 'spans.branchId': anyOf(branchIds) } },
      each('spans'),
      {
        $match: {
          'spans.branchId': anyOf(branchIds),
          'spans.fromOn': onThatDay.fromOn,
          'spans.untilOn': onThatDay.untilOn,
        },
      },
    ],
    date: 'spans.fromOn',
    branch: 'spans.branchId',
  })
}

function memberships({ branchIds, period }: Extent): SourceShape {
  const here = { 'spans.branchId': anyOf(branchIds) }
  const then = { ...here, 'spans.fromOn': { $lte: period.to }, 'spans.untilOn': { $gt: period.from } }
  const base = [{ $match: here }, each('spans'), { $match: then }]
  return kept('members', { base, date: 'spans.fromOn', branch: 'spans.branchId' })
}

/** The register's own lines of who came. */
function joinings({ branchIds, period }: Extent): SourceShape {
  const here = { 'changes.joined.branchId': anyOf(branchIds) }
  const then = { ...here, 'changes.effectiveOn': { $gte: period.from, $lte: period.to } }
  const base = [{ $match: here }, each('changes'), { $match: then }]
  return kept('members', { base, date: 'changes.effectiveOn', branch: 'changes.joined.branchId' })
}

/** And of who went. */
function leavings({ branchIds, period }: Extent): SourceShape {
  const here = { 'changes.left.branchId': anyOf(branchIds) }
  const then = { ...here, 'changes.effectiveOn': { $gte: period.from, $lte: period.to } }
  const base = [{ $match: here }, each('changes'), { $match: then }]
  return kept('members', { base, date: 'changes.effectiveOn', branch: 'changes.left.branchId' })
}

function histories({ branchIds }: Extent): SourceShape {
  const base = [{ $match: { 'spans.branchId': anyOf(branchIds) } }]
  return kept('members', { base, rest: [each('changes')], date: 'changes.effectiveOn', branch: 'spans.branchId' })
}

function branches({ all }: Of<'branches'>, { branchIds, period: { to } }: Extent): SourceShape {
  const match = {
    _id: anyOf(branchIds),
    formedOn: { $lte: to },
    ...(all ? {} : ({ kind: 'branch' } as const)),
    $or: [{ dissolvedOn: null }, { dissolvedOn: { $gt: to } }],
  } as const
  return kept('branches', { base: [{ $match: match }], date: 'formedOn', branch: '_id' })
}

function cells({ branchIds, period: { to } }: Extent): SourceShape {
  const formed = {
    'cells.formedOn': { $lte: to },
    $or: [{ 'cells.dissolvedOn': null }, { 'cells.dissolvedOn': { $gt: to } }],
  }
  const base = [{ $match: { _id: anyOf(branchIds) } }, each('cells'), { $match: formed }]
  return kept('branches', { base, date: 'cells.formedOn', branch: '_id' })
}

function committee({ branchIds, period: { to } }: Extent): SourceShape {
  const match = {
    branchId: anyOf(branchIds),
    untilOn: { $gt: to },
    fromOn: { $lte: to },
    post: { $in: COMMITTEE_POSTS },
  }
  return kept('appointments', { base: [{ $match: match }], date: 'fromOn', branch: 'branchId' })
}
