import type { CollectionName, Collections } from '../application/ports/collections'
import type { AnyFind, Only, Reader, Row } from '../application/ports/store'
import { allPages, pipelineOf } from './pages'
import { isNotBegun } from './patience'
import { refuseUndefined } from './undefined-in-filter'

/** A reader whose collections are forgotten, as an adapter is one. */
interface Asked {
  find(collection: CollectionName, find: AnyFind): Promise<unknown[]>
  count(collection: CollectionName, filter: object): Promise<number>
  aggregate(collection: CollectionName, stages: readonly object[]): Promise<Row[]>
}

interface Question {
  readonly collection: CollectionName
  /** The question as a pipeline, for when it is asked with others. Asked for once nothing is added to it any more. */
  readonly stages: () => readonly object[]
  /** The same by itself. */
  readonly alone: () => Promise<readonly unknown[]>
  readonly answer: (rows: readonly unknown[] | Promise<readonly unknown[]>) => void
  readonly rows: Promise<readonly unknown[]>
}

/**
 * A reader for one call. What is asked in the same turn of the event loop goes to the database in one request: a pipeline
 * over the caller's binding that joins each question's rows (`$lookup` by a pipeline without variables). Nothing is kept:
 * what is asked later is asked anew. Where the binding is gone, or the database refuses (e.g. more than 16 MB
 * together), each question is asked by itself.
 */
export class AskedTogether implements Reader {
  private gathered = new Map<string, Question>()
  /** The documents that are asked for by their `_id` in this turn: one question a collection. */
  private wanted = new Map<CollectionName, Set<string>>()

  constructor(
    private readonly store: Asked,
    private readonly openId: string,
  ) {}

  async get<C extends CollectionName>(collection: C, id: string): Promise<Collections[C] | undefined> {
    const ids = this.wanted.get(collection) ?? new Set<string>()
    this.wanted.set(collection, ids.add(id))
    const find = () => ({ filter: { _id: ids.size === 1 ? id : { $in: [...ids] } }, limit: ids.size })
    const question = { stages: () => pipelineOf(find()), alone: () => this.store.find(collection, find()) }
    const rows = (await this.ask(collection, 'by _id', question)) as readonly Collections[C][]
    return rows.find(({ _id }) => _id === id)
  }

  async find<C extends CollectionName>(collection: C, find: AnyFind): Promise<Collections[C][]> {
    refuseUndefined(find.filter)
    const question = { stages: () => pipelineOf(find), alone: () => this.store.find(collection, find) }
    return (await this.ask(collection, JSON.stringify(find), question)) as Collections[C][]
  }

  async findSome<C extends CollectionName, Field>(
    collection: C,
    find: AnyFind,
  ): Promise<Only<Collections[C], Field>[]> {
    // Boundary: the rows are what the pipeline leaves of documents.
    return (await this.aggregate(collection, pipelineOf(find))) as unknown as Only<Collections[C], Field>[]
  }

  async findAll<C extends CollectionName>(collection: C, filter: object): Promise<Collections[C][]> {
    return allPages<C>(filter, (page) => this.find(collection, page))
  }

  async count(collection: CollectionName, filter: object): Promise<number> {
    refuseUndefined(filter)
    const stages = [{ $match: filter }, { $count: 'total' }]
    const alone = async () => [{ total: await this.store.count(collection, filter) }]
    const asked = this.ask(collection, JSON.stringify(stages), { stages: () => stages, alone })
    const [counted] = (await asked) as readonly { total: number }[]
    return counted?.total ?? 0
  }

  async aggregate(collection: CollectionName, stages: readonly object[]): Promise<Row[]> {
    refuseUndefined(stages)
    const question = { stages: () => stages, alone: () => this.store.aggregate(collection, stages) }
    return (await this.ask(collection, JSON.stringify(stages), question)) as Row[]
  }

  private ask(collection: CollectionName, what: string, asked: Pick<Question, 'stages' | 'alone'>): Question['rows'] {
    const key = `${collection} ${what}`
    const same = this.gathered.get(key)
    if (same) return same.rows
    if (this.gathered.size === 0) setImmediate(() => this.answerAll())
    let answer: Question['answer'] = () => undefined
    const rows: Question['rows'] = new Promise((resolve) => (answer = resolve))
    this.gathered.set(key, { ...asked, collection, answer, rows })
    return rows
  }

  private answerAll(): void {
    const questions = [...this.gathered.values()]
    this.gathered = new Map()
    this.wanted = new Map()
    const together = questions.length > 1 ? this.askTogether(questions) : Promise.resolve(undefined)
    questions.forEach(({ answer, alone }, at) => answer(together.then((answers) => answers?.[at] ?? alone())))
  }

  /** The rows of each; undefined where they must be asked for one by one. */
  private async askTogether(questions: readonly Question[]): Promise<readonly (readonly unknown[])[] | undefined> {
    const joined = questions.map(({ collection, stages }, at) => ({
      $lookup: { from: collection, pipeline: stages(), as: `answer${at}` },
    }))
    const itself = [{ $match: { _id: this.openId } }, { $limit: 1 }, { $project: { _id: 1 } }]
    try {
      const [row] = await this.store.aggregate('bindings', [...itself, ...joined])
      return row && questions.map((_, at) => row[`answer${at}`] as readonly unknown[])
    } catch (error) {
      if (isNotBegun(error)) throw error
      return undefined
    }
  }
}
