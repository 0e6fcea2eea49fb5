/** Why a figure without records is blank, or that it is a real zero. */
import { cellsOn, type Branch } from '#domain/branch/branch'
import { holdsOrgan } from '#domain/meeting/organs-held'
import { hasCommittee } from '#domain/rules/branch-rules'
import { addDays, type CivilDate } from '#domain/time/civil-date'
import type { BranchId } from '#domain/people/identity'
import type { Member } from '#domain/people/member'
import { isPartyMember } from '#domain/people/roll'
import type { RecordSubject } from '#domain/records/record-subject'
import { untoldPassages, type PassageWay } from '#domain/people/untold-passage'
import type { NoneDeclaration } from '#domain/entries/none-declaration'
import type { Period } from '#domain/time/period'
import { measureOf } from './catalogue'
import { BY_BRANCH } from './dimensions'
import type { Extent } from './extent'
import type { Blank, Unit } from './figure'
import { isOfBranches } from './of-branches'
import { subjectOf, type AppliesWhen, type RecordMeasure, type Source } from './measure'
import type { Question } from './question'
import type { Records } from './records'

const WHY: Record<AppliesWhen, string> = {
  hasCommittee: '正式党员不足7人，未设支部委员会',
  hasCells: '未划分党小组',
  hasLeadingGroup: '党支部不设党组',
  hasLeadingBody: '正式党员不足7人，未设支部委员会',
  hasLeadingCadres: '没有党员领导干部',
}
/** Of a bureau by itself. */
const WHY_OF_BUREAU: Record<AppliesWhen, string> = {
  ...WHY,
  hasCommittee: '支部委员会由所属党支部设立',
  hasCells: '党小组由所属党支部划分',
  hasLeadingCadres: '党员领导干部编入所属党支部',
}
type Facts = Readonly<Record<AppliesWhen, boolean>>
const FULL_MEMBERS = registered('full-members')
const COMMITTEE = registered('committee-members')
const CADRES = registered('leading-cadres')

/** No figure: the register's lines beside the spans of who is or was on a roll. */
const HISTORIES: RecordMeasure = {
  ...{ form: 'records', id: 'histories', title: '名册的变动', unit: '条', rows: [] },
  ...{ source: { of: 'histories' }, aggregate: { by: 'count' }, display: 'plain' },
}

/** Which way the measure's people passed, where it is of such. */
function wayOf({ of }: Source): PassageWay | undefined {
  return of === 'joinings' ? 'joined' : of === 'leavings' ? 'left' : undefined
}

function registered(id: string): RecordMeasure {
  const measure = measureOf(id, { indicators: [], kinds: [] })
  if (measure?.form !== 'records') throw new Error(`No measure ${id}`)
  return measure
}

/** The blank of a measure that found no record for these branches; undefined when that is a real zero. */
export async function blankOf(question: Question, unit: Unit, situation: BranchSituation): Promise<Blank | undefined> {
  const { measure } = question
  const subject = situation.subjectOf(measure, unit)
  if (subject === 'register') {
    const why = await situation.whyNot(measure, unit)
    if (why !== undefined) return { kind: 'not-applicable', why }
    // It tells who is on it; who came and went it tells since its lines say how.
    return (await situation.untold(measure, unit)) === 0 ? undefined : { kind: 'no-record', enterAt: subject }
  }
  // Where records of the matter exist, it does concern the branch, whatever the rule supposes.
  const keepers = await situation.records.keepers(question)
  if (unit.some((branchId) => keepers.has(branchId))) return undefined
  const stances = await Promise.all(unit.map((branchId) => situation.stanceOf(measure, branchId)))
  if (stances.includes('silent')) return { kind: 'no-record', enterAt: subject }
  if (stances.includes('said-none')) return undefined
  return { kind: 'not-applicable', why: (await situation.whyNot(measure, unit)) ?? '' }
}

/** What a branch without a record says by that: that there was none, nothing, or that it is no matter of its. */
type Stance = 'said-none' | 'silent' | 'not-concerned'

/** Whoever was given none has not left out a record. */
const GIVEN_BY_OTHERS: readonly string[] = ['ledger:honour']

/** Branches that are not in a figure. */
export interface WithoutRecords {
  readonly uncounted: readonly BranchId[]
  /** Those of them whom it concerns. */
  readonly concerned: readonly BranchId[]
}

/** What is known of the branches of a query. */
export class BranchSituation {
  private facts?: Promise<Map<BranchId, Facts>>

  constructor(
    readonly records: Records,
    private readonly branches: readonly Branch[],
    private readonly extent: Extent | undefined,
  ) {}

  /** What has to be known to say whether a measure concerns a branch. */
  static factsOf({ tenures: _, ...extent }: Extent): Question[] {
    return [FULL_MEMBERS, COMMITTEE, CADRES].map((measure) => ({ measure, extent, part: BY_BRANCH }))
  }

  /** What has to be known to say how many came or went unsaid; none of a measure of something else. */
  static historiesFor({ source }: RecordMeasure, { tenures: _, ...extent }: Extent): Question[] {
    return wayOf(source) ? [{ measure: HISTORIES, extent }] : []
  }

  /** How many came to these branches together, or went, without a line of the register that says how. */
  async untold(measure: RecordMeasure, unit: Unit): Promise<number> {
    const { extent } = this
    const way = wayOf(measure.source)
    if (!extent || !way) return 0
    const members = await this.historiesOf(measure, extent)
    const untold = members.flatMap((member) => untoldPassages(member, extent.period, unit))
    return untold.filter((each) => each.way === way && unit.includes(each.branchId)).length
  }

  /** How many times a member moved from one of these branches to another: none of a measure of something else. */
  async movesWithin(measure: RecordMeasure, unit: Unit): Promise<number> {
    const { extent } = this
    if (!extent || unit.length < 2 || !wayOf(measure.source)) return 0
    const { from, to } = extent.period
    const lines = (await this.historiesOf(measure, extent)).flatMap(({ changes }) => changes)
    return lines.filter(({ effectiveOn, joined, left }) => {
      const isWithin = joined && left && unit.includes(joined.branchId) && unit.includes(left.branchId)
      return isWithin && isPartyMember(joined.stage) && from <= effectiveOn && effectiveOn <= to
    }).length
  }

  private async historiesOf(measure: RecordMeasure, extent: Extent): Promise<Pick<Member, 'spans' | 'changes'>[]> {
    const [question] = BranchSituation.historiesFor(measure, extent)
    // Boundary: what is read are members with these fields.
    return question
      ? ((await this.records.documentsFor(question)) as unknown as Pick<Member, 'spans' | 'changes'>[])
      : []
  }

  /** Why the measure concerns none of these branches; undefined when it concerns one. */
  async whyNot({ source, appliesWhen }: RecordMeasure, unit: Unit): Promise<string | undefined> {
    if (source.of === 'indicators') {
      const { code, keptAs } = source
      const codeOf = (id: BranchId) => (keptAs ? keptAs.find(({ branchId }) => branchId === id)?.code : code)
      const defines = ({ _id, indicators }: Branch) =>
        unit.includes(_id) && indicators.some((each) => each.code === codeOf(_id))
      return this.branches.some(defines) ? undefined : '未设这项业务指标'
    }
    const isBureau = this.branches.every(({ _id, kind }) => kind === 'bureau' || !unit.includes(_id))
    if (isBureau && isOfBranches(source)) return '由所属党支部开展、记录'
    // What a branch has or has not is no matter of what one person did.
    if (appliesWhen === undefined || this.extent?.memberId !== undefined) return undefined
    this.facts ??= this.readFacts()
    const facts = await this.facts
    if (unit.some((branchId) => facts.get(branchId)?.[appliesWhen])) return undefined
    return (isBureau ? WHY_OF_BUREAU : WHY)[appliesWhen]
  }

  /**
   * Those of the branches that do not count for the measure, because they keep no records of it and have not declared that
   * there was none. `concerned` are those of them that might have kept some.
   */
  async withoutRecords(question: Question, unit: Unit): Promise<WithoutRecords> {
    const { measure } = question
    const subject = this.subjectOf(measure, unit)
    if (subject === 'register') return { uncounted: [], concerned: [] }
    const keepers = await this.records.keepers(question)
    // The Party group keeps the visits of its own members, who are in the branches: what one of them did not do is no gap there.
    const isKeptAbove =
      measure.appliesWhen === 'hasLeadingCadres' && unit.some((each) => keepers.has(each) && this.isBureau(each))
    const without = isKeptAbove ? [] : unit.filter((branchId) => !keepers.has(branchId))
    const stances = new Map(
      await Promise.all(without.map(async (each) => [each, await this.stanceOf(measure, each)] as const)),
    )
    const isKept = !GIVEN_BY_OTHERS.includes(subject)
    return {
      uncounted: without.filter((each) => stances.get(each) !== 'said-none'),
      concerned: without.filter((each) => isKept && !this.isBureau(each) && stances.get(each) === 'silent'),
    }
  }

  /**
   * Of a branch without a record of the measure. Who declared that there was none of the very matter has said that it might
   * have been; who declared it of all of a family says nothing of what in it is no matter of theirs.
   */
  async stanceOf(measure: RecordMeasure, branchId: BranchId): Promise<Stance> {
    const subject = this.subjectOf(measure, [branchId])
    // "No meetings at all" says as well that there was no lecture.
    const isOfFamily = (declared: string) => declared === subject || subject.startsWith(`${declared}:`)
    if (subject.includes(':') && this.hasDeclared(branchId, (declared) => declared === subject)) return 'said-none'
    if ((await this.whyNot(measure, [branchId])) !== undefined) return 'not-concerned'
    return this.hasDeclared(branchId, isOfFamily) ? 'said-none' : 'silent'
  }

  /** As the bureau enters it, where it is of one with others: a blank is asked after by whoever reports. */
  subjectOf({ source }: RecordMeasure, unit: Unit): RecordSubject {
    return subjectOf(source, unit.some((each) => this.isBureau(each)) ? 'bureau' : 'branch')
  }

  private isBureau(branchId: BranchId): boolean {
    return this.branches.some(({ _id, kind }) => _id === branchId && kind === 'bureau')
  }

  /** Whether such declarations of the branch together reach over every day of the period. */
  private hasDeclared(branchId: BranchId, isMeant: (subject: string) => boolean): boolean {
    const { extent } = this
    const own = this.records.office.noneDeclarations.filter((each) => each.branchId === branchId)
    const meant = own.filter(({ subject }) => isMeant(subject))
    return extent !== undefined && covers(meant, extent.period)
  }

  private async readFacts(): Promise<Map<BranchId, Facts>> {
    const { extent } = this
    if (!extent) return new Map()
    const counting = BranchSituation.factsOf(extent).map((each) => this.records.amounts(each))
    const [full, committee, cadres] = await Promise.all(counting)
    return new Map(
      this.branches.map((branch) => {
        const hasLeadingGroup = holdsOrgan(branch.kind, 'leading-group')
        const people = (amounts: typeof full) => amounts?.get(branch._id)?.value ?? 0
        const isLed = !hasLeadingGroup && hasCommittee(people(full), people(committee))
        const hasCells = cellsOn(branch, extent.period.to).length > 0
        return [
          branch._id,
          {
            ...{ hasCommittee: isLed, hasCells, hasLeadingGroup, hasLeadingBody: isLed || hasLeadingGroup },
            hasLeadingCadres: people(cadres) > 0,
          },
        ]
      }),
    )
  }
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
