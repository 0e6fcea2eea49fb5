/** Why a figure without records is blank, or that it is a real zero. */
import { cellsOn, type Branch } from '#domain/branch/branch'
import { hasCommittee } from '#domain/rules/branch-rules'
import { addDays, type CivilDate } from '#domain/time/civil-date'
import type { BranchId } from '#domain/people/identity'
import type { NoneDeclaration } from '#domain/entries/none-declaration'
import type { BranchFacts } from '#domain/rules/norm'
import type { Period } from '#domain/time/period'
import type { Reader } from '../../application/ports/store'
import { measureOf } from './catalogue'
import { collectionOf, figureStages, type FigureRow } from './compile'
import { BY_BRANCH } from './dimensions'
import type { Extent } from './extent'
import type { Blank, Unit } from './figure'
import { subjectOf, type AppliesWhen, type RecordMeasure } from './measure'

const WHY: Record<AppliesWhen, string> = {
  hasCommittee: '正式党员不足7人，未设支部委员会',
  hasCells: '未划分党小组',
  hasLeadingGroup: '党支部不设党组',
}

/**
 * The blank of a measure that found no record for these branches; undefined when that is a real zero. `readBase` lists
 * the branches that keep records of the matter at all.
 */
export async function blankOf(
  measure: RecordMeasure,
  unit: Unit,
  situation: BranchSituation,
  readBase: () => Promise<readonly Readonly<Record<string, unknown>>[]>,
): Promise<Blank | undefined> {
  const subject = subjectOf(measure.source)
  // Where records of the matter exist, it does concern the branch, whatever the rule supposes.
  if (subject !== 'register') {
    const base = await situation.baseOf(measure, readBase)
    if (unit.some((branchId) => base.has(branchId))) return undefined
  }
  const why = await situation.whyNot(measure, unit)
  if (why !== undefined) return { kind: 'not-applicable', why }
  if (subject === 'register') return undefined
  if (await situation.isDeclaredNone(subject, unit)) return undefined
  return { kind: 'no-record', enterAt: subject }
}

/** What is known of the branches of a query, read when first asked for and once. */
export class BranchSituation {
  private declarations?: Promise<NoneDeclaration[]>
  private facts?: Promise<Map<BranchId, BranchFacts>>
  private readonly bases = new Map<string, Promise<ReadonlySet<unknown>>>()

  constructor(
    private readonly store: Reader,
    private readonly branches: readonly Branch[],
    private readonly extent: Extent | undefined,
  ) {}

  /** Why the measure concerns none of these branches; undefined when it concerns one. */
  async whyNot({ source, appliesWhen }: RecordMeasure, unit: Unit): Promise<string | undefined> {
    if (source.of === 'indicators') {
      const { code } = source
      const defines = ({ _id, indicators }: Branch) =>
        unit.includes(_id) && indicators.some((indicator) => indicator.code === code)
      return this.branches.some(defines) ? undefined : '未设这项业务指标'
    }
    if (appliesWhen === undefined) return undefined
    this.facts ??= this.readFacts()
    const facts = await this.facts
    return unit.some((branchId) => facts.get(branchId)?.[appliesWhen]) ? undefined : WHY[appliesWhen]
  }

  async baseOf(
    { source }: RecordMeasure,
    read: () => Promise<readonly Readonly<Record<string, unknown>>[]>,
  ): Promise<ReadonlySet<unknown>> {
    const key = JSON.stringify(source)
    const known = this.bases.get(key)
    if (known) return known
    const reading = read().then((rows) => new Set(rows.map(({ _id }) => _id)))
    this.bases.set(key, reading)
    return reading
  }

  /** Whether somebody has declared for each of the branches that there was none, for every day of the period. */
  async isDeclaredNone(subject: string, unit: Unit): Promise<boolean> {
    const { extent } = this
    if (!extent) return false
    this.declarations ??= this.store.findAll('noneDeclarations', { branchId: { $in: extent.branchIds } })
    const declarations = await this.declarations
    return unit.every((branchId) =>
      covers(
        declarations.filter((each) => each.branchId === branchId && speaksOf(each.subject, subject)),
        extent.period,
      ),
    )
  }

  private async readFacts(): Promise<Map<BranchId, BranchFacts>> {
    const { extent } = this
    if (!extent) return new Map()
    const [full, committee] = await Promise.all([
      this.countByBranch('full-members', extent),
      this.countByBranch('committee-members', extent),
    ])
    return new Map(
      this.branches.map((branch) => [
        branch._id,
        {
          hasCommittee: hasCommittee(full.get(branch._id) ?? 0, committee.get(branch._id) ?? 0),
          hasCells: cellsOn(branch, extent.period.to).length > 0,
          hasLeadingGroup: branch.kind === 'bureau',
        },
      ]),
    )
  }

  private async countByBranch(id: string, extent: Extent): Promise<Map<unknown, number>> {
    const measure = measureOf(id, { indicators: [] })
    if (measure?.form !== 'records') throw new Error(`No measure ${id}`)
    const { tenures: _, ...anybody } = extent
    const rows = await this.store.aggregate(collectionOf(measure, anybody), figureStages(measure, anybody, BY_BRANCH))
    return new Map((rows as unknown as FigureRow[]).map(({ _id, value }) => [_id, Number(value)]))
  }
}

/** "No meetings at all" says as well that there was no lecture. */
function speaksOf(declared: string, subject: string): boolean {
  return declared === subject || subject.startsWith(`${declared}:`)
}

/** Whether the declarations together reach over every day of the period. */
export function covers(declarations: readonly Pick<NoneDeclaration, 'fromOn' | 'toOn'>[], period: Period): boolean {
  let next: CivilDate = period.from
  for (const { fromOn, toOn } of [...declarations].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))) {
    if (fromOn > next) return false
    if (toOn >= period.to) return true
    if (toOn >= next) next = addDays(toOn, 1)
  }
  return false
}
