/** The records behind the facts of a report, and how each figure adds up. */
import type { Fact } from '#domain/report/fact'
import type { Reader } from '../../application/ports/store'
import type { MeasureDesk } from '../measures/desk'
import { listEvidence, type EvidenceLine } from '../measures/evidence'
import { madeOf } from '../measures/made-of'
import { sourceTitle, type RecordMeasure } from '../measures/measure'

/** Lines asked for at once. */
const PAGE = 500

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
  /** How many there are; more than `lines` where the list was cut off. */
  readonly total: number
}

export interface RecordsAsked {
  /** The desks that counted the fact, each with its days, its branches and whose doings: of a change that of last year too. */
  readonly desksOf: (fact: Fact) => readonly MeasureDesk[]
  readonly when: ReadonlyMap<string, string>
  /** Lines of a measure at most. */
  readonly most: number
}

export async function factRecords(
  store: Reader,
  facts: readonly Fact[],
  { desksOf, when, most }: RecordsAsked,
): Promise<FactRecords[]> {
  const found: FactRecords[] = []
  for (const [index, fact] of facts.entries()) {
    const desks = desksOf(fact)
    const groups: RecordGroup[] = []
    for (const [at, desk] of desks.entries())
      for (const measure of recordMeasures(desk, fact.measure)) {
        const group = await groupOf(store, desk, measure, fact, most)
        groups.push(at === 0 ? group : { ...group, title: `${group.title}（上年同期）` })
      }
    found.push({ fact, number: index + 1, when: when.get(fact.key) ?? '', adds: await addsOf(desks, fact), groups })
  }
  return found
}

async function groupOf(
  store: Reader,
  desk: MeasureDesk,
  measure: RecordMeasure,
  { part }: Fact,
  most: number,
): Promise<RecordGroup> {
  const lines: EvidenceLine[] = []
  let total = 0
  let cursor: string | null = null
  do {
    const page = await listEvidence(store, desk, measure.id, {
      cursor,
      pageSize: Math.min(PAGE, most - lines.length),
      part,
    })
    lines.push(...page.items)
    ;[total, cursor] = [page.total, page.next]
  } while (cursor !== null && lines.length < most)
  return { title: measure.title, about: sourceTitle(measure.source), lines, total }
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
  return madeOf(desk, fact.measure)
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
