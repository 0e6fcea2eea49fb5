/**
 * What a measure should come to, worked out by hand-written rules over the raw records: plain arrays, no query language,
 * nothing of the code under test. One rule for every measure of the catalogue.
 */
import type { LedgerEntry } from '#domain/ledger/ledger'
import type { World } from '../../../../builders/year'

/** The question: whose records, from when to when, outcomes up to which day. All as the figure's definition says. */
export interface Asked {
  readonly branchIds: readonly string[]
  readonly from: string
  readonly to: string
  readonly asAt: string
}

/** A record that counts: its id, its place in the document's list, and what it gives to the figure. */
export interface Piece {
  readonly id: string
  readonly position: number
}

export interface Expectation {
  readonly pieces: readonly Piece[]
  /** Of no piece: 0 for numbers. Dates and least values are not asked for then. */
  readonly value: number
  /** Whether anything of the kind was recorded at all. Undefined: it always is (the register). */
  readonly base?: boolean
}

export interface Ratio {
  readonly of: string
  readonly in: string
  /** Base units that make one. 1 for a percentage, which is given in tenths of a percent. */
  readonly per: number
  readonly percent: boolean
}

export type Rules = Record<string, (world: World, asked: Asked) => Expectation>
export type Ratios = Record<string, Ratio>

export interface Found<T> extends Piece {
  readonly of: T
}

export function whole<T extends { readonly _id: string }>(docs: readonly T[]): Found<T>[] {
  return docs.map((of) => ({ id: of._id, position: 0, of }))
}

/** Every element of a list in every document, with its document. */
export function apart<T extends { readonly _id: string }, E>(
  docs: readonly T[],
  list: (doc: T) => readonly E[],
): Found<{ readonly doc: T; readonly item: E }>[] {
  return docs.flatMap((doc) => list(doc).map((item, position) => ({ id: doc._id, position, of: { doc, item } })))
}

type Base = readonly unknown[] | undefined
const based = (base: Base) => (base ? { base: base.length > 0 } : {})

export function counted<T>(found: readonly Found<T>[], base: Base): Expectation {
  return { pieces: found, value: found.length, ...based(base) }
}

export function distinct<T>(found: readonly Found<T>[], of: (record: T) => unknown, base: Base): Expectation {
  const said = found.filter((each) => of(each.of) !== undefined && of(each.of) !== null)
  return { pieces: said, value: new Set(said.map((each) => of(each.of))).size, ...based(base) }
}

export function summed<T>(found: readonly Found<T>[], of: (record: T) => unknown, base: Base): Expectation {
  const said = found.filter((each) => typeof of(each.of) === 'number')
  return { pieces: said, value: said.reduce((sum, each) => sum + Number(of(each.of)), 0), ...based(base) }
}

/** The earliest, latest or least. */
export function extreme<T>(
  found: readonly Found<T>[],
  of: (record: T) => unknown,
  which: 'least' | 'most',
  base: Base,
): Expectation {
  const said = found.filter((each) => of(each.of) !== undefined)
  const values = said.map((each) => Number(String(of(each.of)).replaceAll('-', '')))
  return {
    pieces: said,
    value: values.length ? (which === 'least' ? Math.min(...values) : Math.max(...values)) : 0,
    ...based(base),
  }
}

/** The last record of each branch, added up. */
export function latest<T extends { readonly branchId: string; readonly occurredOn: string }>(
  found: readonly Found<T>[],
  of: (record: T) => number,
  base: Base,
): Expectation {
  const order = (each: Found<T>) => `${each.of.occurredOn} ${each.id}`
  const last = found.filter((each) =>
    found.every((other) => other.of.branchId !== each.of.branchId || order(other) <= order(each)),
  )
  return summed(last, of, base)
}

/** The day so many days before. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
}

interface Dated {
  readonly branchId: string
  readonly occurredOn: string
}
export function within<T extends Dated>(docs: readonly T[], { branchIds, from, to }: Asked): T[] {
  return docs.filter(
    ({ branchId, occurredOn }) => branchIds.includes(branchId) && occurredOn >= from && occurredOn <= to,
  )
}

const LASTING = [
  'volunteer-team',
  'service-post',
  'community-registration',
  'identity-display',
  'display-post',
  'committee-duty',
  'clean-conduct-group',
]

/** The confirmed entries of a kind: those of the period, or for what lasts those that had begun by its last day. */
export function entriesOf(world: World, kind: string, asked: Asked): LedgerEntry[] {
  const confirmed = world.ledger.filter((entry) => entry.kind === kind && entry.state === 'confirmed')
  if (!LASTING.includes(kind)) return within(confirmed, asked)
  return confirmed.filter(({ branchId, occurredOn }) => asked.branchIds.includes(branchId) && occurredOn <= asked.to)
}

/** Teams and posts of the year are those that stood on any day of it, the others those that stand on its last. */
const ON_ANY_DAY = ['volunteer-team', 'service-post']
export const stands = ({ kind, concludedOn }: LedgerEntry, { from, to }: Asked) =>
  concludedOn === null || concludedOn > (ON_ANY_DAY.includes(kind) ? from : to)
export const concluded = (entry: LedgerEntry, { asAt }: Asked) =>
  entry.concludedOn !== null && entry.concludedOn <= asAt

/** The entries that count: those that still stand, of what lasts; all others. */
export function ledgerOf(
  world: World,
  kind: string,
  asked: Asked,
): { all: LedgerEntry[]; found: Found<LedgerEntry>[] } {
  const all = entriesOf(world, kind, asked)
  return { all, found: whole(LASTING.includes(kind) ? all.filter((entry) => stands(entry, asked)) : all) }
}

/** Who stands on the register of these branches on the last day: a share of them counts nobody else. */
export const onRoll =
  (as: 'member' | 'cadre') =>
  ({ members }: World, { branchIds, to }: Asked): ReadonlySet<string> =>
    new Set(
      members
        .filter(({ spans }) =>
          spans.some(
            ({ branchId, stage, isLeadingCadre, fromOn, untilOn }) =>
              branchIds.includes(branchId) &&
              (stage === 'full' || stage === 'probationary') &&
              (as === 'member' || isLeadingCadre) &&
              fromOn <= to &&
              to < untilOn,
          ),
        )
        .map(({ _id }) => _id),
    )

/** What somebody did counts among those of the last day where they were as much when they did it, in any of the branches. */
export const wasOnRoll = (as: 'member' | 'cadre', world: World, asked: Asked, day: string): ReadonlySet<string> => {
  const then = onRoll(as)(world, { ...asked, to: day })
  return new Set([...onRoll(as)(world, asked)].filter((id) => then.has(id)))
}

/** Whether somebody was a member on the register of the very organization that keeps the record, on the record's day. */
export const wasMember = ({ members }: World, who: unknown, { branchId, occurredOn }: Dated): boolean =>
  members.some(
    ({ _id, spans }) =>
      _id === who &&
      spans.some(
        (span) =>
          span.branchId === branchId &&
          (span.stage === 'full' || span.stage === 'probationary') &&
          span.fromOn <= occurredOn &&
          occurredOn < span.untilOn,
      ),
  )

type Test = (entry: LedgerEntry, asked: Asked) => boolean
const any: Test = () => true

/** Shorthand for the many rules over one kind of the ledger. */
export const ledgerCount =
  (kind: string, test: Test = any) =>
  (world: World, asked: Asked): Expectation => {
    const { all, found } = ledgerOf(world, kind, asked)
    return counted(
      found.filter(({ of }) => test(of, asked)),
      all,
    )
  }
export const ledgerDistinct =
  (kind: string, of: (entry: LedgerEntry) => unknown, test: Test = any) =>
  (world: World, asked: Asked): Expectation => {
    const { all, found } = ledgerOf(world, kind, asked)
    return distinct(
      found.filter((each) => test(each.of, asked)),
      of,
      all,
    )
  }
export const ledgerSum =
  (kind: string, field: string, test: Test = any) =>
  (world: World, asked: Asked): Expectation => {
    const { all, found } = ledgerOf(world, kind, asked)
    return summed(
      found.filter(({ of }) => test(of, asked)),
      (entry) => entry.values[field],
      all,
    )
  }
export const ledgerExtreme =
  (kind: string, of: (entry: LedgerEntry) => unknown, which: 'least' | 'most', test: Test = any) =>
  (world: World, asked: Asked): Expectation => {
    const { all, found } = ledgerOf(world, kind, asked)
    return extreme(
      found.filter((each) => test(each.of, asked)),
      of,
      which,
      all,
    )
  }
/** The people whom entries of the kind name, of those on the register. */
export const peopleOnRoll =
  (kind: string, as: 'member' | 'cadre', test: Test = any) =>
  (world: World, asked: Asked): Expectation => {
    const people = ({ kind: of, occurredOn }: LedgerEntry) =>
      LASTING.includes(of) ? onRoll(as)(world, asked) : wasOnRoll(as, world, asked, occurredOn)
    const isTheirs: Test = (entry, each) => people(entry).has(entry.memberId ?? '') && test(entry, each)
    return ledgerDistinct(kind, byMember, isTheirs)(world, asked)
  }
/** A rule of the ledger that counts only what people did while they were members of the organization that keeps it. */
export const ofMembersThen =
  (rule: (test: Test) => Rules[string], test: Test = any) =>
  (world: World, asked: Asked): Expectation =>
    rule((entry, each) => wasMember(world, entry.memberId, entry) && test(entry, each))(world, asked)
export const byMember = (entry: LedgerEntry) => entry.memberId
export const percentOf = (of: string, within_: string): Ratio => ({ of, in: within_, per: 1, percent: true })
export const averageOf = (of: string, within_: string, per = 1): Ratio => ({ of, in: within_, per, percent: false })
