/**
 * Resolves measures for one query. What several measures need (branches, rates' parts, declarations of "none") is read
 * once. A figure, or one of the two blanks: nothing recorded, not applicable. A zero is a figure, and only where records
 * of the matter exist or somebody has declared that there was none.
 */
import type { Branch } from '#domain/branch/branch'
import { monthsOf } from '#domain/time/period'
import type { Reader } from '../../application/ports/store'
import { blankOf, BranchSituation } from './blanks'
import { measureOf } from './catalogue'
import { baseStages, collectionOf, figureStages, type FigureRow } from './compile'
import { BY_BRANCH, dimensionOf } from './dimensions'
import { tenths } from './display'
import { extentOf, type Extent, type MeasureQuery } from './extent'
import {
  amountsOf,
  figureOf,
  hasZero,
  type Amount,
  type Figure,
  type Resolved,
  type ResolvedParts,
  type Unit,
} from './figure'
import { concurrently } from './concurrently'
import type { Dimension, Measure, RateMeasure, RecordMeasure } from './measure'
import { partsOf } from './parts'
import { tenuresOf } from './tenures'

/** How many questions are put to the database at a time. */
const AT_A_TIME = 8

export class MeasureDesk {
  private readonly amounts = new Map<string, Promise<Map<unknown, Amount>>>()
  private readonly situation: BranchSituation

  private constructor(
    private readonly store: Reader,
    private readonly query: MeasureQuery,
    readonly branches: readonly Branch[],
    /** Undefined when the period has not begun by the cut-off date. */
    readonly extent: Extent | undefined,
  ) {
    this.situation = new BranchSituation(store, branches, extent)
  }

  static async open(store: Reader, query: MeasureQuery): Promise<MeasureDesk> {
    const branches = await store.findAll('branches', { _id: { $in: query.branchIds } })
    const tenures = query.actor === 'secretary' ? await tenuresOf(store, query) : undefined
    return new MeasureDesk(store, query, branches, extentOf(query, tenures))
  }

  /** The measure of that id for these branches, with their own indicators; undefined when there is none. */
  measure(id: string): Measure | undefined {
    return measureOf(id, { indicators: this.branches.flatMap(({ indicators }) => indicators) })
  }

  /** All branches of the query as one. Throws for an id that is no measure: ask `measure` first. */
  async resolve(id: string): Promise<Resolved> {
    return this.resolveUnit(this.known(id), this.query.branchIds, false)
  }

  async resolveAll(ids: readonly string[]): Promise<Map<string, Resolved>> {
    const resolved = await concurrently(AT_A_TIME, ids, async (id) => [id, await this.resolve(id)] as const)
    return new Map(resolved)
  }

  /** For every measure, each branch of the query by itself. */
  async resolveAllEach(ids: readonly string[]): Promise<Map<string, Map<string, Resolved>>> {
    const resolved = await concurrently(AT_A_TIME, ids, async (id) => [id, await this.resolveEach(id)] as const)
    return new Map(resolved)
  }

  /** Each branch of the query by itself, in one question to the database. */
  async resolveEach(id: string): Promise<Map<string, Resolved>> {
    const measure = this.known(id)
    const resolved = await concurrently(1, this.query.branchIds, async (branchId) => {
      return [branchId, await this.resolveUnit(measure, [branchId], true)] as const
    })
    return new Map(resolved)
  }

  /** The measure split by one of its dimensions. Throws for a dimension it does not have. */
  async resolveParts(id: string, by: string): Promise<ResolvedParts> {
    const measure = this.known(id)
    const dimension = dimensionOf(measure, by)
    if (measure.form !== 'records' || !dimension) throw new Error(`${id} cannot be split by ${by}`)
    const whole = await this.resolve(id)
    if (whole.kind !== 'value' || !this.extent) return whole.kind === 'value' ? { kind: 'parts', parts: [] } : whole
    const amounts = await this.amountsBy(measure, this.extent, dimension)
    const parts = await partsOf(this.store, this.branches, { measure, dimension, amounts, period: this.extent.period })
    return { kind: 'parts', parts }
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
        const value = monthsOf(extent.period).length * unit.length
        return figureOf(measure, { value, records: 0 }, 'plain', extent.period)
      }
    }
  }

  private async resolveRecords(measure: RecordMeasure, unit: Unit, extent: Extent, each: boolean): Promise<Resolved> {
    if (extent.tenures && measure.actor === undefined) return { kind: 'not-applicable', why: '这一项不分个人' }
    const amounts = await this.amountsBy(measure, extent, each ? BY_BRANCH : undefined)
    const found = amounts.get(each ? (unit[0] ?? null) : null)
    const figure = (amount: Amount) => figureOf(measure, amount, measure.display, extent.period)
    if (found) return figure(found)
    const readBase = () => this.store.aggregate(collectionOf(measure, extent), baseStages(measure, extent))
    const blank = await blankOf(measure, unit, this.situation, readBase)
    if (blank) return blank
    if (hasZero(measure)) return figure({ value: 0, records: 0 })
    return { kind: 'not-applicable', why: '没有可统计的记录' }
  }

  private async resolveRate(measure: RateMeasure, unit: Unit, extent: Extent, each: boolean): Promise<Resolved> {
    const part = (id: string) => this.resolveUnit(this.known(id), unit, each)
    const [of, within] = await Promise.all([part(measure.of), part(measure.in)])
    if (within.kind !== 'value') return within
    if (of.kind !== 'value') return of
    if (within.value === 0) return { kind: 'not-applicable', why: '分母为零' }
    return figureOf(measure, rateOf(measure, of, within), 'tenths', extent.period)
  }

  private amountsBy(measure: RecordMeasure, extent: Extent, part?: Dimension): Promise<Map<unknown, Amount>> {
    const key = `${measure.id} ${part?.id ?? ''}`
    const known = this.amounts.get(key)
    if (known) return known
    const stages = figureStages(measure, extent, part)
    const reading = this.store
      .aggregate(collectionOf(measure, extent), stages)
      .then((rows) => amountsOf(rows as unknown as FigureRow[], measure.aggregate))
    this.amounts.set(key, reading)
    return reading
  }
}

function rateOf({ as }: RateMeasure, of: Figure, within: Figure): Amount {
  const value = as.kind === 'percent' ? tenths(of.value * 100, within.value) : tenths(of.value, within.value * as.per)
  return { value, records: of.records + within.records }
}
