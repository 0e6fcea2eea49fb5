/** The records behind a figure, page by page: the same stages that made the figure, listed. */
import type { Branch } from '#domain/branch/branch'
import type { LedgerCell } from '#domain/ledger/ledger-text'
import type { BranchId } from '#domain/people/identity'
import type { CivilDate } from '#domain/time/civil-date'
import type { CollectionName } from '../../application/ports/collections'
import type { Reader } from '../../application/ports/store'
import { evidenceStages, type Row } from './compile'
import { describerOf, keptBy, type Indicators, type Names } from './describe-record'
import type { MeasureDesk } from './desk'
import { dimensionOf, namesRecords } from './dimensions'
import { isOfList, type RowPage, type RowPlace } from './first-documents'
import type { Measure, Source } from './measure'
import { collectionOf, type PartKeys, type Question } from './question'
import type { Shown } from './readable'
import { shortNames } from './short-name'

export interface EvidenceLine {
  readonly date: CivilDate
  /** The record as one line of Chinese. */
  readonly title: string
  readonly collection: CollectionName
  readonly id: string
  readonly branchId: BranchId
  /** Where records of several organizations are listed: whose it is. Null of one alone, and where the title says it. */
  readonly branch: string | null
  /** Of a rate over two sources: the title of the measure it belongs to. Null otherwise. */
  readonly part: string | null
  /** What it says thing by thing, for a sheet; none where the title is all there is. */
  readonly cells: readonly LedgerCell[]
}

export interface EvidencePage {
  readonly items: readonly EvidenceLine[]
  readonly next: string | null
  /** How many there are, those not listed among them. */
  readonly total: number
  /** How many are of branches whose records are not shown. */
  readonly withheld: number
}

/** One part of a split figure, by its key as `resolveParts` gives it. */
export interface PartNamed {
  readonly by: string
  readonly key: string
}

/**
 * A page of the evidence of a measure. A rate rests on the records of both its measures, each once; where they are of
 * different sources, first those of the part, then those of the whole. `cursor` is the `next` of the page before; null for
 * the first. Of branches and kinds that are not `shown` the records are counted and not listed; of a part that is called by a name
 * they are not counted either.
 */
export async function listEvidence(store: Reader, asked: MeasureDesk, id: string, page: Page): Promise<EvidencePage> {
  const measure = asked.measure(id)
  if (!measure || !asked.extent) return { items: [], next: null, total: 0, withheld: 0 }
  const { part, shown } = page
  const whole = await asked.counting(measure)
  const sources = whole.restingOn(measure.id).map(({ source }) => source)
  const isShown = (branchId: BranchId) => !shown || sources.every((source) => shown(source).has(branchId))
  const open = whole.among(isShown)
  if (!asked.branches.some(({ _id }) => isShown(_id))) return noneShown(whole, measure, part)
  const [listed, counted] = await Promise.all([
    wantedOf(open, measure, part),
    open === whole || namesPart(measure, part) ? undefined : wantedOf(whole, measure, part).then(recordsOf),
  ])
  const [total, found] = await Promise.all([recordsOf(listed), foundFrom(store, listed, page)])
  const here = found.slice(0, page.pageSize)
  const last = here[here.length - 1]
  return {
    items: await linesOf(store, { desk: open, branches: asked.branches }, here, listed.questions.length > 1),
    next: last && found.length > page.pageSize ? writeCursor(last.at, last.row) : null,
    total: counted ?? total,
    withheld: (counted ?? total) - total,
  }
}

/** Where nothing may be shown: how many there are; of a part that is called by a name not even that. */
async function noneShown(whole: MeasureDesk, measure: Measure, part: Page['part']): Promise<EvidencePage> {
  const counted = namesPart(measure, part) ? 0 : await wantedOf(whole, measure, part).then(recordsOf)
  return { items: [], next: null, total: counted, withheld: counted }
}

interface Page {
  readonly cursor: string | null
  readonly pageSize: number
  readonly part?: PartNamed | null
  /** Left out: all of them. */
  readonly shown?: Shown
}

function namesPart(measure: Measure, named: Page['part']): boolean {
  const part = named ? dimensionOf(measure, named.by) : undefined
  return part !== undefined && measure.form === 'records' && namesRecords(measure, part)
}

/** What is asked of a desk for a measure: of a rate what its records come from; of a part, by its stored keys. */
interface Wanted {
  readonly desk: MeasureDesk
  readonly questions: readonly Question[]
  readonly keys: PartKeys | undefined
}

async function wantedOf(desk: MeasureDesk, measure: Measure, named: Page['part']): Promise<Wanted> {
  const { extent } = desk
  const part = named ? dimensionOf(measure, named.by) : undefined
  const measures = extent ? desk.restingOn(measure.id) : []
  return {
    desk,
    questions: await Promise.all(
      measures.flatMap((each) => {
        return extent ? [desk.asAsked({ measure: each, extent, ...(part ? { part } : {}) })] : []
      }),
    ),
    keys: named ? await keysOf(desk, measure.id, named) : undefined,
  }
}

async function recordsOf({ desk, questions, keys }: Wanted): Promise<number> {
  const totals = await Promise.all(questions.map((each) => desk.recordsBehind(each, keys)))
  return totals.reduce((sum, total) => sum + total, 0)
}

interface Found {
  readonly question: Question
  /** Which of the measures that a rate is of. */
  readonly at: number
  readonly row: Row
}

/**
 * The rows of a page, and one more where there are more. Both measures of a rate are asked at once: whether the rows of the
 * first fill the page is not known before.
 */
async function foundFrom(store: Reader, { questions, keys }: Wanted, { cursor, pageSize }: Page): Promise<Found[]> {
  const start = readCursor(cursor)
  // Nothing is recorded of the part any more; the database refuses to be asked for none of no months.
  if (keys?.length === 0) return []
  const asking = questions.map(async (question, at): Promise<Found[]> => {
    if (at < start.at) return []
    const after = at === start.at ? start.after : null
    const rows = await rowsOf(store, question, { after, limit: pageSize + 1 }, keys)
    return rows.map((row) => ({ question, at, row }))
  })
  return (await Promise.all(asking)).flat().slice(0, pageSize + 1)
}

/** A few documents may have rows enough, as meetings with their sheets have. */
const FEW = 4

async function rowsOf(
  store: Reader,
  question: Question,
  { after, limit }: Pick<RowPage, 'after' | 'limit'>,
  keys: PartKeys | undefined,
): Promise<Row[]> {
  const ofList = isOfList(question)
  for (const documents of ofList && FEW < limit ? [FEW, limit] : [limit]) {
    const stages = evidenceStages(question, { after, limit, documents }, keys)
    // Boundary: rows are as the stages made them.
    const rows = (await store.aggregate(collectionOf(question), stages)) as unknown as Row[]
    if (rows.length === limit || documents === limit) return rows
  }
  return []
}

/** The stored keys of the part; none where the figure has no such part. */
export async function keysOf(desk: MeasureDesk, id: string, { by, key }: PartNamed): Promise<PartKeys> {
  const split = await desk.resolveParts(id, by)
  const part = split.kind === 'parts' ? split.parts.find((each) => each.key === key) : undefined
  return part?.raw ?? []
}

async function linesOf(
  store: Reader,
  { desk, branches }: { readonly desk: MeasureDesk; readonly branches: readonly Branch[] },
  rows: readonly { readonly question: Question; readonly row: Row }[],
  isRate: boolean,
): Promise<EvidenceLine[]> {
  const documents = await documentsOf(store, rows)
  const read = rows.flatMap(({ question, row }) => {
    const document = documents.get(`${collectionOf(question)}/${row.id}`)
    return document ? [{ question, row, document }] : []
  })
  const words = { names: await namesIn(store, read), indicators: indicatorsOf(desk), branches: branchNames(branches) }
  return read.map((each) => lineOf(each, words, isRate ? each.question.measure.title : null))
}

/** A record behind a figure with the document it stands in. */
export interface Behind {
  readonly question: Question
  readonly row: Row
  readonly document: AnyDocument
}

/** The names of all members that these speak of, by their ids. */
export async function namesIn(store: Reader, behind: readonly Behind[]): Promise<Names> {
  const members = behind.flatMap(({ question, row, document }) =>
    describerOf(question.measure.source).members(document, row.position),
  )
  const named = members.length ? await store.findAll('members', { _id: { $in: [...new Set(members)] } }) : []
  return new Map(named.map(({ _id, name }) => [_id, name]))
}

export function indicatorsOf({ branches }: MeasureDesk): Indicators {
  return new Map(
    branches.flatMap(({ _id, indicators }) => indicators.map((each) => [keptBy(_id, each.code), each] as const)),
  )
}

/** What the organizations are called beside their records; of one alone it goes without saying. */
export function branchNames(branches: readonly Branch[]): Names {
  const bureau = branches.find(({ kind }) => kind === 'bureau')?.name ?? ''
  const names = branches.map(({ name }) => name)
  const short = shortNames(names, bureau)
  return new Map(branches.length < 2 ? [] : branches.map(({ _id, name }) => [_id, short(name)]))
}

/** A record that is an organization says itself which. */
const SAYS_WHOSE: readonly Source['of'][] = ['branches', 'cells']

interface Words {
  readonly names: Names
  readonly indicators: Indicators
  /** By `branchNames`. */
  readonly branches: Names
}

export function lineOf(
  { question, row, document }: Behind,
  { names, indicators, branches }: Words,
  part: string | null,
): EvidenceLine {
  const { source } = question.measure
  const describer = describerOf(source)
  const { date, id, branchId, position } = row
  const branch = SAYS_WHOSE.includes(source.of) ? null : (branches.get(branchId) ?? null)
  const title = describer.line(document, position, names, indicators)
  const cells = describer.cells?.(document, names) ?? []
  return { date, title, collection: collectionOf(question), id, branchId, branch, part, cells }
}

export type AnyDocument = Parameters<ReturnType<typeof describerOf>['line']>[0]

async function documentsOf(
  store: Reader,
  rows: readonly { readonly question: Question; readonly row: Row }[],
): Promise<Map<string, AnyDocument>> {
  const wanted = new Map<CollectionName, Set<string>>()
  for (const { question, row } of rows) {
    const collection = collectionOf(question)
    wanted.set(collection, (wanted.get(collection) ?? new Set<string>()).add(row.id))
  }
  const read = await Promise.all(
    [...wanted].map(async ([collection, ids]) => {
      const found = await store.findAll(collection, { _id: { $in: [...ids] } })
      return found.map((doc) => [`${collection}/${doc._id}`, doc] as const)
    }),
  )
  return new Map(read.flat())
}

/** `<measure of the rate>.<date>~<id>.<position>`: fits the cursor of every other list. */
function writeCursor(at: number, { date, id, position }: Row): string {
  return `${at}.${date}~${id}.${position}`
}

interface Start {
  readonly at: number
  readonly after: RowPlace | null
}

function readCursor(cursor: string | null): Start {
  if (cursor === null) return { at: 0, after: null }
  const [head = '', tail = ''] = cursor.split('~')
  const dot = tail.lastIndexOf('.')
  const after = {
    date: head.slice(head.indexOf('.') + 1),
    id: tail.slice(0, dot),
    position: Number(tail.slice(dot + 1)),
  }
  return { at: Number(head.slice(0, head.indexOf('.'))), after }
}
