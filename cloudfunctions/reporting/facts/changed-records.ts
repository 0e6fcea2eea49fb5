/** Which records have been written since a moment, told by the journal. */
import { contract } from '#contract'
import type { ProcedureShape } from '#contract/procedure'
import type { BranchId } from '#domain/people/identity'
import type { CivilDate } from '#domain/time/civil-date'
import type { Instant } from '#domain/time/instant'
import type { CollectionName, JournalEntry } from '../../application/ports/collections'
import type { CompiledStages, Reader } from '../../application/ports/store'
import { describerOf, type RecordOf } from '../measures/describe-record'
import type { MeasureDesk } from '../measures/desk'
import { branchNames, indicatorsOf } from '../measures/evidence'
import { sourceTitle, type RecordMeasure, type Source } from '../measures/measure'
import type { Shown } from '../measures/readable'
import { collectionOf } from '../measures/question'

export interface ChangedRecord {
  readonly at: Instant
  readonly summary: string
  readonly title: string
}

export interface ChangedRecords {
  readonly told: readonly ChangedRecord[]
  /** How many more may be shown: the latest are told. */
  readonly untold: number
  /** How many are of branches whose records are not shown. */
  readonly withheld: number
  /** So much was written that what was written before this was not looked through; null where all was. */
  readonly lookedSince: Instant | null
}

const MOST = 100
/** Lines of the journal looked through, the latest first. */
const LINES = 1000

interface Looked {
  readonly since: Instant
  /**
   * Figures whose records are looked at though they give the same: of those only what is of a day within these. The journal
   * tells; a hash of the ids behind each figure would have to read every record where an aggregate counts them now.
   */
  readonly every: { readonly measures: readonly string[]; readonly from: CivilDate; readonly to: CivilDate }
}

/**
 * The records these measures count that were written after `since`, each once with what was last done to it; of branches
 * that are not `shown`, how many.
 */
export async function changedRecords(
  store: Reader,
  desk: MeasureDesk,
  measures: readonly string[],
  { shown, ...looked }: Looked & { readonly shown: Shown },
): Promise<ChangedRecords> {
  const { latest, lookedSince, ofSources } = await writtenBehind(store, desk, measures, looked)
  const found = ofSources.flatMap(({ source, docs }) => docs.map((doc) => ({ doc, source: whole(source) })))
  const byId = new Map(found.map((each) => [each.doc._id, each]))
  const open = [...byId.values()].filter(({ doc, source }) => {
    const readable = shown(source)
    const writtenAt = latest.get(doc._id)?.branchId
    // A person's own line of the register is shown where it was written.
    return [writtenAt, 'branchId' in doc ? doc.branchId : writtenAt].every((id) => id && readable.has(id))
  })
  const told = await lines(store, desk, open, latest)
  return {
    ...{ told: told.slice(0, MOST), untold: Math.max(told.length - MOST, 0) },
    ...{ withheld: byId.size - open.length, lookedSince },
  }
}

/** Records of one source that were written since, and which of the measures count such. */
export interface ChangedSource {
  readonly title: string
  readonly records: number
  readonly measures: readonly string[]
}

/**
 * How many records of each source these measures count were written since, of a day within those. Nothing more of a record
 * is asked for than that takes: the lines of the journal come with it in one question, beside whatever else is asked.
 */
export async function changedSources(
  store: Reader,
  desk: MeasureDesk,
  { since, every }: Looked,
): Promise<ChangedSource[]> {
  const { extent } = desk
  const sources = sourcesCounted(desk, every.measures)
  if (!extent || sources.size === 0) return []
  const whereOf = (measure: RecordMeasure) => collectionOf({ measure, extent })
  const rows = await store.aggregate(
    'journal',
    subjectsSince(extent.branchIds, since, [...sources.values()].map(whereOf)),
  )
  return [...sources].flatMap(([name, measure]) => {
    // Boundary: the rows are what the stages made of the journal's lines, with the records they are about.
    const docs = rows.flatMap((row) => row[whereOf(measure)] as readonly Dated[])
    const { length } = docs.filter((doc) => isOf(doc, measure.source) && isWithin(doc, every))
    const measures = every.measures.filter((id) => sourcesCounted(desk, [id]).has(name))
    return length === 0 ? [] : [{ title: sourceTitle(whole(measure.source)), records: length, measures }]
  })
}

/** What of a record tells its day, and of which kind it is. */
interface Dated {
  readonly occurredOn?: CivilDate
  readonly kind?: string
}

/** What the lines of the journal since then are about, each once, with what of it stands in these collections. */
function subjectsSince(
  branchIds: readonly BranchId[],
  since: Instant,
  where: readonly CollectionName[],
): CompiledStages {
  const collections = [...new Set(where)]
  const dated = collections.flatMap((each) => [`${each}._id`, `${each}.kind`, `${each}.occurredOn`])
  const stages = [
    { $match: { branchId: { $in: branchIds }, at: { $gt: since } } },
    { $sort: { at: -1 } },
    { $limit: LINES },
    { $group: { _id: '$subject' } },
    ...collections.map((from) => ({ $lookup: { from, localField: '_id', foreignField: '_id', as: from } })),
    { $project: Object.fromEntries(dated.map((path) => [path, 1])) },
    { $limit: LINES },
  ] as const
  // The fields stand in the records of every collection that has them.
  return stages as unknown as CompiledStages
}

interface WrittenBehind {
  /** Of each record the last line of the journal about it. */
  readonly latest: ReadonlyMap<string, JournalEntry>
  readonly lookedSince: Instant | null
  readonly ofSources: readonly { readonly source: Source; readonly docs: readonly RecordOf[] }[]
}

async function writtenBehind(
  store: Reader,
  desk: MeasureDesk,
  measures: readonly string[],
  { since, every }: Looked,
): Promise<WrittenBehind> {
  const { extent } = desk
  if (!extent || measures.length + every.measures.length === 0)
    return { latest: new Map(), lookedSince: null, ofSources: [] }
  const written = await store.find('journal', {
    filter: { branchId: { $in: extent.branchIds }, at: { $gt: since } },
    sort: [['at', -1]],
    limit: LINES,
  })
  const latest = new Map<string, JournalEntry>()
  for (const line of written) if (line.subject && !latest.has(line.subject)) latest.set(line.subject, line)
  const lookedSince = written.length < LINES ? null : (written.at(-1)?.at ?? null)
  if (latest.size === 0) return { latest, lookedSince, ofSources: [] }
  const ofStale = sourcesCounted(desk, measures)
  const sources = sourcesCounted(desk, [...every.measures, ...measures])
  const ofSources = await Promise.all(
    [...sources.values()].map(async (measure) => {
      const docs = await store.findAll(collectionOf({ measure, extent }), { _id: { $in: [...latest.keys()] } })
      const isWanted = (doc: RecordOf) => ofStale.has(sourceName(measure.source)) || isWithin(doc, every)
      return { source: measure.source, docs: docs.filter((doc) => isOf(doc, measure.source) && isWanted(doc)) }
    }),
  )
  return { latest, lookedSince, ofSources }
}

/** What the measures count, each source once. */
function sourcesCounted(desk: MeasureDesk, ids: readonly string[]): ReadonlyMap<string, RecordMeasure> {
  return new Map(countedBy(desk, ids).map((each) => [sourceName(each.source), each]))
}

function countedBy(desk: MeasureDesk, ids: readonly string[]): RecordMeasure[] {
  return [...new Set(ids)].flatMap((id) => (desk.measure(id) ? desk.recordMeasures(id) : []))
}

function isWithin(doc: Dated | RecordOf, { from, to }: Pick<Looked['every'], 'from' | 'to'>): boolean {
  return 'occurredOn' in doc && doc.occurredOn !== undefined && doc.occurredOn >= from && doc.occurredOn <= to
}

async function lines(
  store: Reader,
  desk: MeasureDesk,
  found: readonly { readonly doc: RecordOf; readonly source: Source }[],
  latest: ReadonlyMap<string, JournalEntry>,
): Promise<ChangedRecord[]> {
  const members = found.flatMap(({ doc, source }) => describerOf(source).members(doc, 0))
  const named = members.length > 0 ? await store.findAll('members', { _id: { $in: [...new Set(members)] } }) : []
  const names = new Map(named.map(({ _id, name }) => [_id, name]))
  const [branches, indicators] = [branchNames(desk.branches), indicatorsOf(desk)]
  const records = found.flatMap(({ doc, source }): ChangedRecord[] => {
    const line = latest.get(doc._id)
    if (!line) return []
    const title = describerOf(source).line(doc, 0, names, indicators)
    const whose = 'branchId' in doc && doc.branchId !== null ? (branches.get(doc.branchId) ?? '') : ''
    return [{ at: line.at, summary: summaryOf(line.procedure), title: whose === '' ? title : `${whose} ${title}` }]
  })
  return records.sort((a, b) => (a.at < b.at ? 1 : -1))
}

function summaryOf(procedure: string): string {
  const declared = Object.hasOwn(contract, procedure)
    ? (contract as Record<string, ProcedureShape>)[procedure]
    : undefined
  return declared?.summary ?? procedure
}

/** What a record is, not which of its parts is counted: a meeting as a whole. */
function whole(source: Source): Source {
  return source.of === 'meetings' ? { of: 'meetings' } : source
}

function sourceName(source: Source): string {
  return source.of === 'ledger' ? `ledger:${source.kind}` : source.of
}

function isOf(doc: Dated | RecordOf, source: Source): boolean {
  return source.of !== 'ledger' || ('kind' in doc && doc.kind === source.kind)
}
