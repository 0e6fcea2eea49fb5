/** The records behind the facts of a report, and how each figure adds up. */
import type { Branch } from '#domain/branch/branch'
import type { Fact } from '#domain/report/fact'
import type { Reader } from '../../application/ports/store'
import type { MeasureDesk } from '../measures/desk'
import { BY_BRANCH } from '../measures/dimensions'
import type { EvidenceLine } from '../measures/evidence'
import { madeOf } from '../measures/made-of'
import { recordsTitle, type RecordMeasure } from '../measures/measure'
import type { Shown } from '../measures/readable'
import { listWhole, type Wanted } from '../measures/whole-evidence'

export interface FactRecords {
  readonly fact: Fact
  /** Its number in the annex, from 1. */
  readonly number: number
  /** Of which days it speaks. */
  readonly when: string
  /** What it is made of: of a rate the two figures it divides, of a change both years. Empty where the definition says it all. */
  readonly adds: string
  readonly groups: readonly RecordGroup[]
}

/** Records of one measure over some days. Of a rate there are two groups, and of a change those of both years. */
export interface RecordGroup {
  readonly title: string
  /** What the records are called. */
  readonly about: string
  readonly lines: readonly EvidenceLine[]
  /** How many there are; more than `lines` where the list was cut off, or some are not shown. */
  readonly total: number
  /** How many are of organizations whose records are not shown. */
  readonly withheld: number
}

export interface RecordsAsked {
  /** The desks that counted the fact, each with its days, its branches and whose doings: of a change that of last year too. */
  readonly desksOf: (fact: Fact) => readonly MeasureDesk[]
  readonly when: ReadonlyMap<string, string>
  /** Lines of a measure at most. */
  readonly most: number
  /** Whose records are listed; those of others are counted. */
  readonly shown: Shown
  /** All whose report it is. */
  readonly branches: readonly Branch[]
}

export async function factRecords(
  store: Reader,
  facts: readonly Fact[],
  { desksOf, when, most, shown, branches }: RecordsAsked,
): Promise<FactRecords[]> {
  const wanted = (await Promise.all(facts.map((fact) => wantedOf(fact, desksOf(fact))))).flat()
  const listed = await listWhole(store, wanted, { most, shown, branches })
  return Promise.all(
    facts.map(async (fact, index) => ({
      ...{ fact, number: index + 1, when: when.get(fact.key) ?? '', adds: await addsOf(desksOf(fact), fact) },
      groups: wanted.flatMap(({ of, measure, isOfLastYear }, at): RecordGroup[] => {
        const group = listed[at]
        if (of !== fact || !group) return []
        return [{ ...group, title: titleOf(measure, isOfLastYear), about: recordsTitle(measure) }]
      }),
    })),
  )
}

function titleOf({ title }: RecordMeasure, isOfLastYear: boolean): string {
  return isOfLastYear ? `${title}（上年同期）` : title
}

interface WantedOf extends Wanted {
  readonly of: Fact
  readonly isOfLastYear: boolean
}

/** Of a share, the records of the branches that count for it. */
async function wantedOf(of: Fact, desks: readonly MeasureDesk[]): Promise<WantedOf[]> {
  const wanted = await Promise.all(
    desks.map(async (asked, at) => {
      const whole = asked.measure(of.measure)
      const desk = whole ? await asked.counting(whole) : asked
      return recordMeasures(desk, of.measure).map((measure) => {
        return { of, desk, measure, part: of.part, isOfLastYear: at > 0 }
      })
    }),
  )
  return wanted.flat()
}

function recordMeasures(desk: MeasureDesk, id: string): RecordMeasure[] {
  const measure = desk.measure(id)
  if (measure?.form === 'rate') return [measure.of, measure.in].flatMap((each) => recordMeasures(desk, each))
  return measure?.form === 'records' ? [measure] : []
}

async function addsOf([desk, before]: readonly MeasureDesk[], fact: Fact): Promise<string> {
  const measure = desk?.measure(fact.measure)
  if (!desk || !measure) return ''
  if (before) {
    const years = await Promise.all([desk, before].map((each) => said(each, fact)))
    return years.map((each, at) => `${at === 0 ? '本期' : '上年同期'} ${each}`).join('，')
  }
  return madeOf(ofBranch(desk, fact), fact.measure)
}

/** A rate has no parts but the branches: of one branch's it is that branch's two figures that are divided. */
function ofBranch(desk: MeasureDesk, { part }: Fact): MeasureDesk {
  return part?.by === BY_BRANCH.id ? desk.among((branchId) => branchId === part.key) : desk
}

/** The number behind a change. */
async function said(desk: MeasureDesk, { measure, part }: Fact): Promise<string> {
  if (part) {
    const split = await desk.resolveParts(measure, part.by)
    const found = split.kind === 'parts' ? split.parts.find(({ key }) => key === part.key) : undefined
    return found ? `${found.figure.display}${found.figure.unit}` : '没有记录'
  }
  const whole = await desk.resolve(measure)
  return whole.kind === 'value' ? `${whole.display}${whole.unit}` : '没有记录'
}
