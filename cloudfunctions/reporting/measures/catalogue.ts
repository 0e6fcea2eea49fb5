/** Every measure there is: the common ones, and those of an organization's own indicators and kinds of record. */
import type { OwnKind } from '#domain/ledger/own-kind'
import { DUTY_MEASURES } from './catalogue/duties'
import { MEETING_MEASURES } from './catalogue/meetings'
import { MEMBERSHIP_MEASURES } from './catalogue/membership'
import { MONEY_MEASURES } from './catalogue/money'
import { HOTLINE_MEASURES, RESULT_MEASURES } from './catalogue/results'
import { SERVICE_MEASURES } from './catalogue/service'
import { dimensionOf, isOfPeople, partOf } from './dimensions'
import { indicatorMeasure, indicatorMeasures, type AnyIndicator } from './indicator-measures'
import type { Measure } from './measure'
import { ownKindMeasure } from './own-kind-measures'
import { rateDefinition } from './rate-definition'

interface MeasureGroup {
  readonly title: string
  readonly measures: readonly Measure[]
}
const DECLARED: readonly MeasureGroup[] = [
  { title: '服务群众', measures: SERVICE_MEASURES },
  { title: '热线', measures: HOTLINE_MEASURES },
  { title: '组织生活和学习', measures: MEETING_MEASURES },
  { title: '捐款、党费和经费', measures: MONEY_MEASURES },
  { title: '责任、督查和廉政', measures: DUTY_MEASURES },
  { title: '党员队伍', measures: MEMBERSHIP_MEASURES },
  { title: '阵地、宣传和荣誉', measures: RESULT_MEASURES },
]
const TITLES: ReadonlyMap<string, string> = new Map(
  DECLARED.flatMap(({ measures }) => measures.map(({ id, title }) => [id, title] as const)),
)

/** Those of people who stand on the register on the last day. */
const OF_ROLL: ReadonlySet<string> = new Set(
  DECLARED.flatMap(({ measures }) =>
    measures.flatMap((each) => (each.form === 'records' && each.among?.on === 'last-day' ? [each.id] : [])),
  ),
)

/** The common measures by what they are about, in the order in which people look through them. */
export const MEASURE_GROUPS: readonly MeasureGroup[] = DECLARED.map(({ title, measures }) => ({
  title,
  measures: measures.map(explained),
}))
/** Where a branch's own indicators stand, and kinds that it or an organization above it set up. */
export const OWN_INDICATORS_TITLE = '自设业务指标'
export const OWN_KINDS_TITLE = '自设台账'

export const MEASURES: readonly Measure[] = MEASURE_GROUPS.flatMap(({ measures }) => measures)

const BY_ID: ReadonlyMap<string, Measure> = new Map(MEASURES.map((measure) => [measure.id, measure]))

/** A rate says of what it is which share. */
function explained(measure: Measure): Measure {
  if (measure.form !== 'rate' || measure.note !== undefined) return measure
  const [of = '', within = ''] = [TITLES.get(measure.of), TITLES.get(measure.in)]
  const months = measure.in === 'months' ? '；截止日所在的月还没有过完的，已经开展的才计入' : ''
  const people = OF_ROLL.has(measure.of) ? '；分子、分母都只计截止日在册的' : ''
  return { ...measure, note: `${rateDefinition(measure.as, of, within)}${months}${people}` }
}

/** What an organization counts beside the common measures. */
export interface Own {
  /** Of one organization, or `sharedIndicators` of several. */
  readonly indicators: readonly AnyIndicator[]
  readonly kinds: readonly OwnKind[]
}

/** A ready-made measure of an indicator that the branch renamed has its new name, and since when: what it counts may be other. */
function readyMade(id: string, { indicators }: Own): Measure | undefined {
  const known = BY_ID.get(id)
  const indicator = known && indicators.find(({ code }) => code === id)
  if (!indicator || known.form !== 'records') return known
  const { renamed, apart = [] } = indicator
  if (renamed || apart.length > 0) return { ...indicatorMeasure(indicator), id, rows: known.rows }
  return { ...known, source: indicatorMeasure(indicator).source }
}

/**
 * The measure of that id for a branch; undefined when there is none. An id may name one part of a measure as
 * `<id>.<dimension>.<key>`, e.g. `honours.level.national`: that part alone, as a measure of its own.
 */
export function measureOf(id: string, own: Own): Measure | undefined {
  const known =
    readyMade(id, own) ?? ownKindMeasure(id, own.kinds) ?? indicatorMeasures(own).find((measure) => measure.id === id)
  if (known) return known
  const [whole = '', by, ...rest] = id.split('.')
  const key = rest.join('.')
  const measure = by && key ? measureOf(whole, own) : undefined
  const part = measure && by ? dimensionOf(measure, by) : undefined
  return measure?.form === 'records' && part ? partOf(measure, part, key) : undefined
}

/** Whether the id names one part that is a person: `study-notes.member.<id>`. */
export function namesPerson(id: string, own: Own): boolean {
  const [whole = '', by = ''] = id.split('.')
  const measure = measureOf(whole, own)
  const dimension = measure && dimensionOf(measure, by)
  return dimension !== undefined && isOfPeople(dimension)
}
