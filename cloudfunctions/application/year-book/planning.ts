/**
 * What a year's workbook becomes in an empty branch. Every id is worked out from the branch and the old id, so that the same
 * book makes the same records: what is there already is not made again, and an import that was broken off goes on.
 */
import { createHash } from 'node:crypto'
import type { Branch } from '#domain/branch/branch'
import type { Appointment } from '#domain/people/appointment'
import type { Member } from '#domain/people/member'
import type { BranchId, Stored } from '#domain/people/identity'
import { canonicalJson } from '#domain/values/canonical-json'
import { refuse, type BranchContext } from '../ports/handling'
import type { Write } from '../ports/store'
import { BOOK_SHEET, type YearBook } from './book-rows'
import { KEPT, KEPT_TITLES, type KeptCollection } from './kept-records'

/** Ids are longer; what is shorter is a code, a word or a number. */
const SHORTEST_ID = 8

export interface Plan {
  readonly sheets: readonly { readonly title: string; readonly records: number; readonly left: number }[]
  readonly people: number
  /** What is not there yet, in the order it is to be made. */
  readonly writes: readonly Write[]
}

export async function planOf(book: YearBook, context: BranchContext) {
  const { store, branch } = context
  const roll = await store.findAll('members', { 'spans.branchId': branch._id })
  const people = matched(book, roll)
  if ('unknown' in people) return refuse('not-on-year-book', { field: 'branchId', detail: { name: people.unknown } })
  const rename = renaming(book, branch._id, people.ids)
  const planned = new Map<KeptCollection, Stored[]>(
    KEPT.map((collection) => [collection, (book.records.get(collection) ?? []).map((record) => rename(record))]),
  )
  planned.set('appointments', await postsOf(planned.get('appointments') ?? [], context))
  if ([...planned.values()].flat().some((record) => isElsewhere(record, branch._id)))
    return refuse('year-book-broken', {
      ...{ field: 'uploads', detail: { sheet: BOOK_SHEET, row: 1, what: '里面有别的党组织的记录' } },
    })
  if (roll.some((person) => wasMoved(person, planned.get('members') ?? [], branch._id)))
    return refuse('branch-has-records', { field: 'branchId', detail: { what: KEPT_TITLES.members } })
  const stranger = await strangerIn(planned, context)
  if (stranger) return refuse('branch-has-records', { field: 'branchId', detail: { what: KEPT_TITLES[stranger] } })
  const writes: Write[] = []
  const sheets: Plan['sheets'][number][] = []
  for (const collection of KEPT) {
    const records = planned.get(collection) ?? []
    const found = records.length === 0 ? [] : await store.findAll(collection, { _id: { $in: idsOf(records) } } as never)
    const there = new Map((found as readonly Stored[]).map((record) => [record._id, record]))
    const missing = records.flatMap((record) => writesFor(collection, record, there.get(record._id)))
    writes.push(...missing)
    if (records.length > 0)
      sheets.push({ title: KEPT_TITLES[collection], records: records.length, left: missing.length })
  }
  const own = branchWrite(branch, rename(book.branch))
  return { sheets, people: book.records.get('members')?.length ?? 0, writes: [...own, ...writes] } satisfies Plan
}

/** Whoever is on the roll already is one of the book's, by name, sex and year of birth; else somebody it does not have. */
function matched(book: YearBook, roll: readonly Member[]) {
  const ids = new Map<string, string>()
  const left = [...((book.records.get('members') ?? []) as unknown as readonly Member[])]
  const made = new Set(left.map(({ _id }) => _id))
  for (const { _id, name, sex, birthYear, number } of roll) {
    const alike = left.filter(
      (each) =>
        each.name === name &&
        each.sex === sex &&
        each.birthYear === birthYear &&
        (each.number ?? '') === (number ?? ''),
    )
    const [same, another] = alike
    if (!same || another) return { unknown: name }
    left.splice(left.indexOf(same), 1)
    ids.set(same._id, _id)
  }
  return { ids, made }
}

/** A value with every id in it exchanged: those of the branch, of its people and of all records of the book. */
function renaming(book: YearBook, branchId: BranchId, people: ReadonlyMap<string, string>) {
  const names = new Map<string, string>([...people, [book.branchId, branchId]])
  const madeUp = (id: string) => createHash('sha256').update(`${branchId}:${id}`).digest('hex').slice(0, 32)
  const records = [...book.records.values()].flat()
  for (const { _id } of records) if (!_id.includes(':') && !names.has(_id)) names.set(_id, madeUp(_id))
  for (const { _id } of records) if (!names.has(_id) && inParts(_id) === _id) names.set(_id, madeUp(_id))
  return <Value>(value: Value): Value => renamed(value) as Value

  function inParts(id: string): string {
    return id
      .split(':')
      .map((part) => names.get(part) ?? part)
      .join(':')
  }
  function renamed(value: unknown): unknown {
    if (typeof value === 'string')
      return value.length < SHORTEST_ID ? value : (names.get(value) ?? (/\s/.test(value) ? value : inParts(value)))
    if (Array.isArray(value)) return value.map(renamed)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, renamed(part)]))
  }
}

function idsOf(records: readonly Stored[]): string[] {
  return records.map(({ _id }) => _id)
}

/** A history that is not the branch's alone, or that went on since the person was entered, is nobody's to write over. */
function wasMoved(person: Member, planned: readonly Stored[], branchId: BranchId): boolean {
  const record = planned.find(({ _id }) => _id === person._id)
  if (record && isSame(person, { ...person, ...record })) return false
  return person.changes.length > 1 || person.spans.some((span) => span.branchId !== branchId)
}

/**
 * Posts as they were; but one that is held today ends today where its holder's phone is bound already, which nobody looked at for it,
 * and where somebody else holds it here: then it is appointed to by hand, with all that is asked of that.
 */
async function postsOf(planned: readonly Stored[], { store, branch, caller, today }: BranchContext): Promise<Stored[]> {
  const posts = planned as unknown as readonly Appointment[]
  const own = new Set(idsOf(planned))
  const [bindings, held] = await Promise.all([
    store.findAll('bindings', { memberId: { $in: posts.map(({ memberId }) => memberId) } }),
    store.findAll('appointments', { branchId: branch._id, untilOn: { $gt: today } }),
  ])
  const bound = new Set(bindings.map(({ memberId }) => memberId).filter((memberId) => memberId !== caller.memberId))
  const taken = new Set(held.filter(({ _id }) => !own.has(_id)).map(({ post }) => post))
  return posts.flatMap((each) => {
    if (each.untilOn <= today || !(bound.has(each.memberId) || taken.has(each.post))) return [each]
    return each.fromOn < today ? [{ ...each, untilOn: today }] : []
  })
}

function isElsewhere(record: Stored, branchId: BranchId): boolean {
  return 'branchId' in record && record.branchId !== branchId
}

/** A person who is on the roll already gets the history the book has; whatever else is there stays as it is. */
function writesFor(collection: KeptCollection, record: Stored, there: Stored | undefined): Write[] {
  if (!there) return [{ do: 'insert', in: collection, doc: { ...record, revision: 1 } } as unknown as Write]
  const doc = { ...there, ...record, revision: there.revision + 1 }
  if (collection !== 'members' || isSame(there, doc)) return []
  return [{ do: 'replace', in: collection, doc } as unknown as Write]
}

function isSame(a: Stored, b: Stored): boolean {
  return canonicalJson({ ...a, revision: 0 }) === canonicalJson({ ...b, revision: 0 })
}

function branchWrite(branch: Branch, own: Partial<Branch>): Write[] {
  const doc = { ...branch, ...own }
  return isSame(branch, doc) ? [] : [{ do: 'replace', in: 'branches', doc: { ...doc, revision: branch.revision + 1 } }]
}

/** What the branch has that is not of this book: then it is not empty. Posts and people are matched, not forbidden. */
async function strangerIn(
  planned: ReadonlyMap<KeptCollection, readonly Stored[]>,
  { store, branch: { _id: branchId } }: BranchContext,
): Promise<KeptCollection | undefined> {
  const asked = KEPT.filter((each) => !NOT_FORBIDDEN.includes(each))
  const found = await Promise.all(
    asked.map(async (collection) => {
      const rows = await store.aggregate(collection, [
        { $match: { branchId } },
        { $project: { _id: 1 } },
        { $limit: MOST },
      ] as never)
      const own = new Set(idsOf(planned.get(collection) ?? []))
      return rows.some(({ _id }) => !own.has(String(_id)))
    }),
  )
  return asked.find((_, at) => found[at])
}
/** Without a limit the cloud answers the first 20 rows of a pipeline. */
const MOST = 20_000
/** Those that are matched, and those of which a branch has one a year by its own id. */
const NOT_FORBIDDEN: readonly KeptCollection[] = ['members', 'appointments', 'duesBooks', 'duesYears', 'counters']
