/**
 * The records that measures ask for, read for many measures at once: one question to the database for each collection,
 * over all the branches and days asked about. Figures are told from what came (tell.ts); fields that no measure of them
 * reads stay where they are.
 */
import type { BranchId, MemberId } from '#domain/people/identity'
import { memberNames, rollNames } from '../../application/member-names'
import type { CollectionName } from '../../application/ports/collections'
import type { CompiledStages, Reader, Row } from '../../application/ports/store'
import { countStages, linesStages, MOST_ROWS, tallyStages, type LinesRow, type Row as EvidenceRow } from './compile'
import { isOfPeople } from './dimensions'
import { fieldsOf, projectionOf } from './fields'
import { isDocument, type Document } from './filter-test'
import type { Amount } from './figure'
import { hullOf } from './hull'
import { officeOf, type Office } from './office'
import { collectionOf, isTallied, needsLines, type PartKeys, type Question } from './question'
import { rollQuestion } from './roll'
import { shapeOf } from './sources'
import { amountsIn, amountsOfLines, baseIn, keepersIn, ofBranches, rowsIn } from './tell'

/** `fields`: what figures need. `whole`: all of every record, so that each can be shown. */
export type Reading = 'fields' | 'whole'

export interface ReadRow {
  readonly row: EvidenceRow
  readonly document: Document
}

/** The records of one source in one extent, with these fields of them. */
interface Kept {
  readonly fields: ReadonlySet<string>
  readonly base: Promise<readonly Document[]>
}

export class Records {
  private readonly kept = new Map<string, Kept>()
  private readonly lines = new Map<string, Promise<Row[]>>()
  private readonly named = new Map<MemberId, Promise<string | null>>()
  private rolls?: Promise<void>
  private readonly documents = new Map<string, Document>()

  /** `office`: of the branches whose records are read. */
  constructor(
    private readonly store: Reader,
    readonly office: Office,
    private readonly reading: Reading = 'fields',
  ) {}

  static async open(store: Reader, branchIds: readonly BranchId[], reading: Reading = 'fields'): Promise<Records> {
    return new Records(store, await officeOf(store, branchIds), reading)
  }

  /** Reads what all of these need, at once; asking for one of them later asks the database nothing. */
  async load(asked: readonly Question[]): Promise<void> {
    const rolls = asked.flatMap((each) => rollQuestion(each) ?? [])
    const questions = [...asked, ...rolls].map(asRead)
    const ofLines = questions.filter((each) => this.needsLines(each))
    const ofRecords = questions.filter((each) => !this.needsLines(each))
    const missing = ofRecords.filter((each) => !this.keeps(each)).map(collectionOf)
    for (const collection of new Set(missing))
      this.read(
        collection,
        questions.filter((each) => collectionOf(each) === collection),
      )
    await Promise.all([
      ...(questions.some(({ part }) => part && isOfPeople(part)) ? [this.readRolls()] : []),
      ...ofLines.map((each) => this.linesOf(each)),
      ...ofRecords.map((each) => this.kept.get(keyOf(each))?.base),
    ])
  }

  /** The numbers by key of the part, or one for the whole by null; none where nothing was found. */
  async amounts(asked: Question): Promise<Map<unknown, Amount>> {
    const question = await this.withRoll(asked)
    if (this.needsLines(question)) {
      // Boundary: the rows are as the stages made them.
      const rows = (await this.linesOf(asRead(question))) as unknown as LinesRow[]
      return amountsOfLines(question, rows)
    }
    return amountsIn(question, await this.baseOf(question))
  }

  /** How many records count, told by the database, which need not hand them over. */
  async count(asked: Question): Promise<number> {
    const question = await this.withRoll(asked)
    const ask = (stages: CompiledStages) => this.store.aggregate(collectionOf(question), stages)
    const tallied = isTallied(question) ? await ask(tallyStages(question)) : undefined
    const isToldByTallies = tallied?.every(({ _id }) => _id === true) ?? false
    const counted = isToldByTallies ? [] : await ask(countStages(question))
    const told = (tallied ?? []).filter(({ _id }) => _id === true)
    return [...told, ...counted].reduce((sum, { records }) => sum + Number(records), 0)
  }

  /** The records behind a figure, in the order of their dates, with the documents they stand in. Wants them read whole. */
  async rows(asked: Question): Promise<ReadRow[]> {
    const question = await this.withRoll(asked)
    const rows = rowsIn(question, await this.baseOf(question))
    const collection = collectionOf(question)
    return rows.flatMap((row) => {
      const document = this.documents.get(`${collection}/${row.id}`)
      return document ? [{ row, document }] : []
    })
  }

  /** The documents that the records behind a figure stand in, of these keys where they are given. */
  async documentIds(asked: Question, keys?: PartKeys): Promise<readonly string[]> {
    const question = await this.withRoll(asked)
    const rows = rowsIn(question, await this.baseOf(question))
    return rows.filter(({ key }) => !keys || keys.includes(key)).map(({ id }) => `${collectionOf(question)}/${id}`)
  }

  /** The question with who is on the register, where only they count. */
  async withRoll(question: Question): Promise<Question> {
    const asked = rollQuestion(question)
    return asked ? { ...question, roll: rowsIn(asked, await this.baseOf(asked)) } : question
  }

  /** What everybody on the rolls is called: beside the records, before it is known whom they name. */
  private readRolls(): Promise<void> {
    this.rolls ??= rollNames(
      this.store,
      this.office.branches.map(({ _id }) => _id),
    ).then((names) => names.forEach((name, id) => this.named.set(id, Promise.resolve(name))))
    return this.rolls
  }

  /** What these members are called; each is asked for once, however many figures are split by them. */
  async names(ids: readonly MemberId[]): Promise<ReadonlyMap<string, string>> {
    await this.rolls
    const missing = ids.filter((id) => !this.named.has(id))
    const reading = missing.length > 0 ? memberNames(this.store, missing) : undefined
    for (const id of missing)
      if (reading)
        this.named.set(
          id,
          reading.then((nameOf) => nameOf(id)),
        )
    const names = await Promise.all(ids.map(async (id) => [id, await this.named.get(id)] as const))
    return new Map(names.flatMap(([id, name]) => (name ? [[id, name] as const] : [])))
  }

  /** Records read whole have their lines. */
  private needsLines(question: Question): boolean {
    return this.reading === 'fields' && needsLines(question)
  }

  /** The branches that keep records of the measure's source in the extent, whether or not the measure counts them. */
  async keepers(question: Question): Promise<ReadonlySet<unknown>> {
    return keepersIn(question, await this.baseOf(question))
  }

  /** The records of the measure's source, of all the branches that are read anyway. */
  async documentsFor(asked: Question): Promise<readonly Document[]> {
    const question = asRead(asked)
    if (!this.keeps(question)) this.read(collectionOf(question), [question])
    return (await this.kept.get(keyOf(question))?.base) ?? []
  }

  private async baseOf(asked: Question): Promise<readonly Document[]> {
    const base = await this.documentsFor(asked)
    return asRead(asked) === asked ? base : ofBranches(asked, base)
  }

  private keeps(question: Question): boolean {
    const kept = this.kept.get(keyOf(question))
    if (this.reading === 'whole') return kept !== undefined
    return kept !== undefined && fieldsOf(question).every((field) => kept.fields.has(field))
  }

  /** One question to the database for all of these, which are of one collection. */
  private read(collection: CollectionName, questions: readonly Question[]): void {
    const fields = new Set(questions.flatMap(fieldsOf))
    const documents = this.documentsOf(collection, questions, fields).then((all) => this.noted(collection, all))
    // Ledger kinds are many, and each is counted by itself.
    const byKind = documents.then((all) => grouped(all, ({ kind }) => kind))
    for (const question of questions) {
      const { source } = question.measure
      const own = source.of === 'ledger' ? byKind.then((kinds) => kinds.get(source.kind) ?? []) : documents
      this.kept.set(keyOf(question), { fields, base: own.then((all) => baseIn(question, all)) })
    }
  }

  /** The same documents, to be found again by their ids. */
  private noted(collection: CollectionName, all: readonly Document[]): readonly Document[] {
    if (this.reading === 'whole')
      for (const each of all) this.documents.set(`${collection}/${String(each['_id'])}`, each)
    return all
  }

  private async documentsOf(
    collection: CollectionName,
    questions: readonly Question[],
    fields: ReadonlySet<string>,
  ): Promise<readonly Document[]> {
    const { branches, appointments } = this.office
    // Boundary: the compiler does not see that documents are records of their fields.
    if (collection === 'branches') return branches as unknown as Document[]
    if (collection === 'appointments') return appointments as unknown as Document[]
    const hull = hullOf([...new Map(questions.map((each) => [keyOf(each), filterOf(each)])).values()])
    if (this.reading === 'whole') return everyRow(this.store, collection, [{ $match: hull }], MOST_WHOLE)
    return everyRow(this.store, collection, [{ $match: hull }, { $project: projectionOf(fields) }])
  }

  private linesOf(question: Question): Promise<Row[]> {
    const stages = linesStages(question)
    const key = JSON.stringify(stages)
    const reading = this.lines.get(key) ?? everyRow(this.store, collectionOf(question), stages)
    this.lines.set(key, reading)
    return reading
  }
}

/** The question for all the branches that are read anyway. */
function asRead(question: Question): Question {
  const { readFor, ...extent } = question.extent
  return readFor ? { ...question, extent: { ...extent, branchIds: readFor } } : question
}

/** Documents with all that is in them, of meetings the sheets, come so many at once. */
const MOST_WHOLE = 500

/** However many: in pages as large as the database hands back. */
async function everyRow(
  store: Reader,
  collection: CollectionName,
  stages: readonly object[],
  most = MOST_ROWS,
): Promise<Row[]> {
  const all: Row[] = []
  for (;;) {
    // The first page skips none: CloudBase's $skip takes a positive number only.
    const skip = all.length > 0 ? [{ $skip: all.length }] : []
    const page = [...stages, { $sort: { _id: 1 } }, ...skip, { $limit: most }]
    // The stages were made from declarations, whose fields were checked.
    const rows = await store.aggregate(collection, page as unknown as CompiledStages)
    all.push(...rows)
    if (rows.length < most) return all
  }
}

/** The same for questions whose records are the same. */
function keyOf(question: Question): string {
  const { collection, base } = shapeOf(question.measure.source, question.extent)
  return JSON.stringify([collection, base])
}

/** The first stage of a source finds its documents. */
function filterOf({ measure, extent }: Question): Document {
  const [first] = shapeOf(measure.source, extent).base
  if (!first || !('$match' in first) || !isDocument(first.$match)) throw new Error('A source begins with a $match')
  return first.$match
}

function grouped(documents: readonly Document[], key: (document: Document) => unknown): Map<unknown, Document[]> {
  const groups = new Map<unknown, Document[]>()
  for (const document of documents) {
    const alike = groups.get(key(document))
    if (alike) alike.push(document)
    else groups.set(key(document), [document])
  }
  return groups
}
