/**
 * Resolves measures for one query. A figure, or one of the two blanks: nothing recorded, not applicable. A zero is a
 * figure, and only where records of the matter exist or somebody has declared that there was none. What is asked together
 * is read together (records.ts). Longer than most: one class, since figures, rates and parts share what was read and told.
 */
import type { Branch } from '#domain/branch/branch'
import type { BranchId } from '#domain/people/identity'
import { gapWords } from '#domain/report/gap-words'
import type { Month } from '#domain/time/civil-date'
import type { Reader } from '../../application/ports/store'
import { blankOf, BranchSituation, type WithoutRecords } from './blanks'
import { recordsOfBoth } from './both-records'
import { measureOf, namesPerson, type Own } from './catalogue'
import { BY_BRANCH, BY_MONTH, dimensionOf } from './dimensions'
import { tenths } from './display'
import { extentOf, type Extent, type MeasureQuery } from './extent'
import {
  countedTogether,
  figureOf,
  hasZero,
  type Amount,
  type Figure,
  type Resolved,
  type ResolvedParts,
  type Unit,
} from './figure'
import type { CalendarMeasure, Dimension, Measure, RateMeasure, RecordMeasure } from './measure'
import { monthsMissing, monthsTouched, overAndRunning } from './months'
import { partsOf } from './parts'
import { inOrgansOf } from './of-organs'
import type { PartKeys, Question } from './question'
import { Records, type ReadRow } from './records'
import { sharedIndicators, type SharedIndicator } from './shared-indicators'
import { tenuresOf } from './tenures'

/** What a desk is asked: a measure, whole or split by one of its dimensions. */
export interface Asked {
  readonly measure: string
  readonly by?: string
}

export class MeasureDesk {
  readonly branches: readonly Branch[]
  /** Undefined when the period has not begun by the cut-off date. */
  readonly extent: Extent | undefined
  private readonly indicators: readonly SharedIndicator[]
  private readonly situation: BranchSituation
  private readonly amounts = new Map<string, Promise<Map<unknown, Amount>>>()
  private readonly parts = new Map<string, MeasureDesk>()

  /** `records` are of the query's branches, and may be of more. */
  constructor(
    private readonly store: Reader,
    private readonly records: Records,
    private readonly query: MeasureQuery,
  ) {
    const { branches, appointments } = records.office
    this.branches = branches.filter(({ _id }) => query.branchIds.includes(_id))
    this.indicators = query.indicators ?? sharedIndicators(inOrder(this.branches, query.branchIds))
    this.extent = extentOf(query, query.actor === 'secretary' ? tenuresOf(appointments, query) : undefined)
    this.situation = new BranchSituation(records, this.branches, this.extent)
  }

  static async open(store: Reader, query: MeasureQuery): Promise<MeasureDesk> {
    return new MeasureDesk(store, await Records.open(store, query.branchIds), query)
  }

  /** The measure of that id for these branches, with their own indicators; undefined when there is none. */
  measure(id: string): Measure | undefined {
    const measure = measureOf(id, this.own)
    const [kind, ...others] = new Set(this.branches.map((branch) => branch.kind))
    return measure && kind && others.length === 0 ? inOrgansOf(measure, kind) : measure
  }

  /** Whether the id is of what one person did. */
  namesPerson(id: string): boolean {
    return namesPerson(id, this.own)
  }

  private get own(): Own {
    return { indicators: this.indicators, kinds: this.query.kinds ?? [] }
  }

  /** What has to be read to answer these, for `Records.load`. Throws for an id that is no measure: ask `measure` first. */
  questions(asked: readonly Asked[], each = false): Question[] {
    const { extent } = this
    if (!extent) return []
    const measures = asked.flatMap(
      ({ measure: id, by }): { measure: RecordMeasure; part?: Dimension | undefined }[] => {
        const measure = this.known(id)
        const part = by === undefined ? undefined : dimensionOf(measure, by)
        const counted = [...this.recordMeasures(id), ...this.recordsOfRate(measure)]
        const whole = counted.map((of) => ({ measure: of, part: each ? BY_BRANCH : undefined }))
        return measure.form === 'records' && part ? [...whole, { measure, part }] : whole
      },
    )
    const questions = measures.flatMap(({ measure, part }) => [
      { measure, extent, ...(part ? { part } : {}) },
      ...BranchSituation.historiesFor(measure, extent),
    ])
    return extent.memberId === undefined && measures.some(({ measure }) => measure.appliesWhen)
      ? [...questions, ...BranchSituation.factsOf(extent)]
      : questions
  }

  /** All branches of the query as one. Throws for an id that is no measure: ask `measure` first. */
  async resolve(id: string): Promise<Resolved> {
    return this.resolveUnit(this.known(id), this.query.branchIds, false)
  }

  async resolveAll(ids: readonly string[]): Promise<Map<string, Resolved>> {
    await this.records.load(this.questions(ids.map((measure) => ({ measure }))))
    return new Map(await Promise.all(ids.map(async (id) => [id, await this.resolve(id)] as const)))
  }

  /** For every measure, each branch of the query by itself. */
  async resolveAllEach(ids: readonly string[]): Promise<Map<string, Map<string, Resolved>>> {
    await this.records.load(
      this.questions(
        ids.map((measure) => ({ measure })),
        true,
      ),
    )
    return new Map(await Promise.all(ids.map(async (id) => [id, await this.resolveEach(id)] as const)))
  }

  private async resolveEach(id: string): Promise<Map<string, Resolved>> {
    const measure = this.known(id)
    const resolving = this.query.branchIds.map(
      async (branchId) => [branchId, await this.resolveUnit(measure, [branchId], true)] as const,
    )
    return new Map(await Promise.all(resolving))
  }

  /** The branches that kept no records of what the measure counts, though it concerns them: they are no zeros in it. */
  async leftOut(id: string): Promise<readonly Branch[]> {
    // Of one branch it is said by a blank.
    if (this.query.branchIds.length < 2) return []
    const { concerned } = await this.withoutRecords(this.known(id))
    return this.branches.filter(({ _id }) => concerned.includes(_id))
  }

  /** The branches that do not count for the measure: nothing is known of them. */
  async uncounted(id: string): Promise<readonly BranchId[]> {
    if (this.query.branchIds.length < 2) return []
    return (await this.withoutRecords(this.known(id))).uncounted
  }

  /** The branches that count for the measure, or that it concerns though they kept no records. */
  async concerned(id: string): Promise<readonly Branch[]> {
    const { uncounted, concerned } = await this.withoutRecords(this.known(id))
    return this.branches.filter(({ _id }) => !uncounted.includes(_id) || concerned.includes(_id))
  }

  /**
   * This desk for the branches that count for the measure. The whole of a rate, the members of a share, are those of the
   * branches that keep records of the part: a branch that keeps none is not known to have done nothing.
   */
  async counting(measure: Measure): Promise<MeasureDesk> {
    const { branchIds } = this.query
    if (measure.form !== 'rate' || branchIds.length < 2) return this
    await this.records.load(this.questions([{ measure: measure.id }]))
    const { uncounted } = await this.withoutRecords(measure)
    if (uncounted.length === 0 || uncounted.length === branchIds.length) return this
    return this.among((each) => !uncounted.includes(each))
  }

  /** The measure split by one of its dimensions. Throws for a dimension it does not have. */
  async resolveParts(id: string, by: string): Promise<ResolvedParts> {
    const measure = this.known(id)
    const part = dimensionOf(measure, by)
    if (measure.form !== 'records' || !part) throw new Error(`${id} cannot be split by ${by}`)
    await this.records.load(this.questions([{ measure: id, by }]))
    const whole = await this.resolve(id)
    if (whole.kind !== 'value' || !this.extent) return whole.kind === 'value' ? { kind: 'parts', parts: [] } : whole
    const { extent } = this
    const amounts = await this.amountsOf({ measure, extent, part })
    const split = { measure, dimension: part, amounts, period: extent.period }
    return { kind: 'parts', parts: await partsOf(this.records, this.branches, split) }
  }

  /** What a rate divides by what, each as the rate counts it. */
  async dividing(measure: RateMeasure): Promise<Resolved[]> {
    const desk = await this.counting(measure)
    await desk.records.load(desk.questions([{ measure: measure.id }]))
    return desk.extent ? desk.partAndWhole(measure, desk.query.branchIds, desk.extent, false) : []
  }

  /** The measures over records that a measure comes down to: itself, or both that a rate is of. */
  recordMeasures(id: string): RecordMeasure[] {
    const measure = this.known(id)
    switch (measure.form) {
      case 'records':
        return [measure]
      case 'rate':
        return [measure.of, measure.in].flatMap((each) => this.recordMeasures(each))
      case 'calendar':
        return []
    }
  }

  /** The measures whose records, each once, a figure rests on. */
  restingOn(id: string): RecordMeasure[] {
    const both = this.recordsOfRate(this.known(id))
    return both.length > 0 ? both : this.recordMeasures(id)
  }

  /** How many records are behind a figure, or of its part behind those keys. */
  async recordsBehind(question: Question, keys?: PartKeys): Promise<number> {
    if (!keys) return this.records.count(question)
    const amounts = await this.amountsOf(question)
    return keys.reduce<number>((sum, key) => sum + (amounts.get(key)?.records ?? 0), 0)
  }

  /** The documents behind a figure, or behind one of its parts: who stands in several records stands there once. */
  async documentsBehind(id: string, part?: { readonly by: string; readonly key?: string }): Promise<readonly string[]> {
    const desk = await this.counting(this.known(id))
    const { extent } = desk
    if (!extent) return []
    const split = part && (await desk.resolveParts(id, part.by))
    const parts = split?.kind === 'parts' ? split.parts.filter(({ key }) => key === part?.key) : undefined
    const keys = parts?.flatMap(({ raw }) => raw)
    const asked = desk.restingOn(id).map((measure) => {
      const dimension = part && dimensionOf(measure, part.by)
      return desk.records.documentIds({ measure, extent, ...(dimension ? { part: dimension } : {}) }, keys)
    })
    return (await Promise.all(asked)).flat()
  }

  /** The question as the database can be asked it: with who is on the register, where only they count. */
  async asAsked(question: Question): Promise<Question> {
    return this.records.withRoll(question)
  }

  /** The records behind a figure, or of its part behind those keys. Wants them read whole. */
  async rowsBehind(question: Question, keys?: PartKeys): Promise<ReadRow[]> {
    const rows = await this.records.rows(question)
    return keys ? rows.filter(({ row }) => keys.includes(row.key)) : rows
  }

  /** This desk for some of its branches, whose records are picked out of those read for all. */
  among(isMeant: (branchId: BranchId) => boolean): MeasureDesk {
    const { branchIds: all, readFor = all } = this.query
    const branchIds = all.filter(isMeant)
    if (branchIds.length === all.length) return this
    const desk =
      this.parts.get(branchIds.join()) ??
      new MeasureDesk(this.store, this.records, { ...this.query, indicators: this.indicators, branchIds, readFor })
    this.parts.set(branchIds.join(), desk)
    return desk
  }

  private async withoutRecords(measure: Measure): Promise<WithoutRecords> {
    const { extent } = this
    if (!extent || measure.form === 'calendar') return { uncounted: [], concerned: [] }
    if (measure.form === 'records') return this.situation.withoutRecords({ measure, extent }, this.query.branchIds)
    const both = await Promise.all([measure.of, measure.in].map((id) => this.withoutRecords(this.known(id))))
    return {
      uncounted: [...new Set(both.flatMap(({ uncounted }) => uncounted))],
      concerned: [...new Set(both.flatMap(({ concerned }) => concerned))],
    }
  }

  private known(id: string): Measure {
    const measure = this.measure(id)
    if (!measure) throw new Error(`No measure ${id}`)
    return measure
  }

  private async resolveUnit(measure: Measure, unit: Unit, each: boolean): Promise<Resolved> {
    const { extent } = this
    if (!extent) return { kind: 'not-applicable', why: '统计期尚未开始' }
    switch (measure.form) {
      case 'records':
        return this.resolveRecords(measure, unit, extent, each)
      case 'rate':
        return this.resolveRate(measure, unit, extent, each)
      case 'calendar': {
        const value = monthsTouched(extent.period, this.branchesIn(unit))
        return figureOf(measure, { value, records: 0 }, { display: 'plain', period: extent.period })
      }
    }
  }

  private async resolveRecords(measure: RecordMeasure, unit: Unit, extent: Extent, each: boolean): Promise<Resolved> {
    if (extent.tenures && measure.actor === undefined) return { kind: 'not-applicable', why: '这一项不分个人' }
    const question: Question = { measure, extent, ...(each ? EACH : {}) }
    const amounts = await this.amountsOf(question)
    const found = amounts.get(each ? (unit[0] ?? null) : null)
    const figure = (amount: Amount) => figureOf(measure, amount, { display: measure.display, period: extent.period })
    if (found) return this.among((branchId) => unit.includes(branchId)).withGaps(figure(found), measure)
    const blank = await blankOf(question, unit, this.situation)
    if (blank) return blank
    if (hasZero(measure)) return this.withMoves(figure({ value: 0, records: 0 }), measure, unit)
    return { kind: 'not-applicable', why: '没有可统计的记录', isEmpty: true }
  }

  /**
   * Monthly numbers that are added up say which months of the period nobody entered: their sum is of the others. So does
   * a number of people who came or went where it is not said of all how.
   */
  private async withGaps(figure: Figure, measure: RecordMeasure): Promise<Figure> {
    const { extent } = this
    const { branchIds } = this.query
    const untold = await this.situation.untold(measure, branchIds)
    const told = await this.withMoves(figure, measure, branchIds)
    if (untold > 0) return { ...told, definition: `${told.definition}；另有${untold}人没有记明怎样进出，未计入` }
    if (!extent || measure.source.of !== 'indicators' || measure.aggregate.by !== 'sum') return told
    const entered = await this.amountsOf({ measure, extent, part: BY_MONTH })
    const missing = monthsMissing(extent.period, entered)
    if (missing.length === 0) return figure
    return { ...figure, missing, definition: `${figure.definition}；${gapWords(missing, extent.period)}` }
  }

  /** Beside who came to the branches together, and who left them, stands how many moved between them. */
  private async withMoves(figure: Figure, measure: RecordMeasure, unit: Unit): Promise<Figure> {
    const moves = await this.situation.movesWithin(measure, unit)
    if (moves === 0) return figure
    return { ...figure, definition: `${figure.definition}；另有${moves}人次在所计的党组织之间转接，未计入` }
  }

  private async resolveRate(measure: RateMeasure, unit: Unit, extent: Extent, each: boolean): Promise<Resolved> {
    const counting = each ? this : await this.counting(measure)
    if (counting !== this) return counting.resolveRate(measure, counting.query.branchIds, extent, false)
    const [of, within] = await this.partAndWhole(measure, unit, extent, each)
    if (within.kind !== 'value') return within
    if (of.kind !== 'value') return of
    if (within.value === 0) return { kind: 'not-applicable', why: '分母为零', isEmpty: true }
    const records = await this.recordsOfBoth(measure, unit, extent, each)
    const figure = figureOf(measure, rateOf(measure, of, within, records), { display: 'tenths', period: extent.period })
    // Records of two sorts, shifts and people, are no number together.
    const areApart = records === undefined && this.known(measure.in).form === 'records'
    const apart = areApart ? { recordsApart: [of.records, within.records] as const } : {}
    return { ...figure, ...countedTogether(of, within), ...apart }
  }

  private async partAndWhole(measure: RateMeasure, unit: Unit, extent: Extent, each: boolean) {
    const [part, whole] = [this.known(measure.of), this.known(measure.in)]
    const months = part.form === 'records' && whole.form === 'calendar'
    return Promise.all([
      this.resolveUnit(part, unit, each),
      months ? this.monthsDue(part, whole, unit, extent) : this.resolveUnit(whole, unit, each),
    ])
  }

  /** A month that is not over is due only where it has what is counted: until its last day there is time for it. */
  private async monthsDue(part: RecordMeasure, whole: CalendarMeasure, unit: Unit, extent: Extent): Promise<Figure> {
    const { over, running } = overAndRunning(extent.period)
    const held = await this.among((branchId) => unit.includes(branchId)).inMonth(part, running)
    const value = held + (over ? monthsTouched(over, this.branchesIn(unit)) : 0)
    return figureOf(whole, { value, records: 0 }, { display: 'plain', period: extent.period })
  }

  private async inMonth(measure: RecordMeasure, month: Month | undefined): Promise<number> {
    if (!this.extent || !month) return 0
    const byMonth = await this.amountsOf({ measure, extent: this.extent, part: BY_MONTH })
    return byMonth.get(month)?.value ?? 0
  }

  private branchesIn(unit: Unit): readonly Branch[] {
    return this.branches.filter(({ _id }) => unit.includes(_id))
  }

  /** How many records a rate rests on, each once: undefined where none can be of both its measures. */
  private async recordsOfBoth(measure: RateMeasure, unit: Unit, extent: Extent, each: boolean) {
    const [both] = this.recordsOfRate(measure)
    if (!both) return undefined
    const amounts = await this.amountsOf({ measure: both, extent, ...(each ? { part: BY_BRANCH } : {}) })
    return amounts.get(each ? (unit[0] ?? null) : null)?.records ?? 0
  }

  private recordsOfRate(measure: Measure): RecordMeasure[] {
    if (measure.form !== 'rate') return []
    const [of, within] = [this.known(measure.of), this.known(measure.in)]
    const both = of.form === 'records' && within.form === 'records' ? recordsOfBoth(of, within) : undefined
    return both ? [both] : []
  }

  private amountsOf(question: Question): Promise<Map<unknown, Amount>> {
    const key = `${question.measure.id} ${question.part?.id ?? ''} ${question.isEachAlone ?? ''}`
    const telling = this.amounts.get(key) ?? this.records.amounts(question)
    this.amounts.set(key, telling)
    return telling
  }
}

/** Each branch by itself. */
const EACH = { part: BY_BRANCH, isEachAlone: true } as const

function inOrder(branches: readonly Branch[], ids: readonly BranchId[]): Branch[] {
  return [...branches].sort((one, other) => ids.indexOf(one._id) - ids.indexOf(other._id))
}

function rateOf({ as }: RateMeasure, of: Figure, within: Figure, records = of.records + within.records): Amount {
  const value = as.kind === 'percent' ? tenths(of.value * 100, within.value) : tenths(of.value, within.value * as.per)
  return { value, records }
}
