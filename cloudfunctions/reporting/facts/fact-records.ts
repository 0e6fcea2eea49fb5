/** The records behind the facts of a report, and how each figure adds up. */
import type { Fact } from '#domain/report/fact'
import type { Reader } from '../../application/ports/store'
import type { MeasureDesk } from '../measures/desk'
import { listEvidence, type EvidenceLine } from '../measures/evidence'
import { sourceTitle, type RecordMeasure } from '../measures/measure'

/** Lines asked for at once. */
const PAGE = 500

export interface FactRecords {
  readonly fact: Fact
  /** Its number in the annex, from 1. */
  readonly number: number
  /** What it is made of: of a rate the two figures it divides. Empty where the definition says it all. */
  readonly adds: readonly string[]
  readonly groups: readonly RecordGroup[]
}

/** Records of one measure. Of a rate there are two groups. */
export interface RecordGroup {
  readonly title: string
  /** What the records are called. */
  readonly about: string
  readonly lines: readonly EvidenceLine[]
  /** How many there are; more than `lines` where the list was cut off. */
  readonly total: number
}

export interface RecordsAsked {
  /** The desk that counted the fact: its days, its branches, and whose doings. Undefined where none can any more. */
  readonly deskOf: (fact: Fact) => MeasureDesk | undefined
  /** Lines of a measure at most. */
  readonly most: number
}

export async function factRecords(
  store: Reader,
  facts: readonly Fact[],
  { deskOf, most }: RecordsAsked,
): Promise<FactRecords[]> {
  const found: FactRecords[] = []
  for (const [index, fact] of facts.entries()) {
    const desk = deskOf(fact)
    const groups: RecordGroup[] = []
    for (const measure of desk ? recordMeasures(desk, fact.measure) : [])
      if (desk) groups.push(await groupOf(store, desk, measure, fact, most))
    found.push({ fact, number: index + 1, adds: desk ? await addsOf(desk, fact) : [], groups })
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

async function addsOf(desk: MeasureDesk, { measure: id }: Fact): Promise<string[]> {
  const measure = desk.measure(id)
  if (measure?.form !== 'rate') return []
  const parts = await Promise.all([desk.resolve(measure.of), desk.resolve(measure.in)])
  return parts.flatMap((part) => (part.kind === 'value' ? [`${part.title} ${part.display}${part.unit}`] : []))
}
