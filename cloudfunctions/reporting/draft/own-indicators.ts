/** What the unit counts of its own business stands in its report though no template can know of it. */
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import type { Clause, ReportTemplate, Section } from '#domain/report/duty-report'
import type { Slot } from '#domain/report/slot'
import { OWN_INDICATORS } from '#domain/report/template-text'
import { monthNumber, type CivilDate } from '#domain/time/civil-date'
import { inWholeMonths, yearPeriod } from '#domain/time/period'
import { indicatorMeasure } from '../measures/indicator-measures'
import type { SharedIndicator } from '../measures/shared-indicators'
import { slotsOf } from './draft'

interface ReportDays {
  readonly year: number
  readonly cutOff: CivilDate
}

/** Those that have measures of their own in the catalogue, which the house's template names where it wants them. */
const IN_THE_CATALOGUE: ReadonlySet<string> = new Set(HOTLINE_INDICATORS.map(({ code }) => code))

/**
 * The template with those indicators that none of its statements names: at the end of the house's paragraph of what the unit
 * does for its living (`business`), since one number alone is no paragraph; a paragraph of their own where the section for them
 * has none: what a person wrote is whole, nothing goes on with it. What one branch alone counts is in that branch's report: a
 * bureau's tells it only where its template names it.
 */
export function withOwnIndicators(
  template: ReportTemplate,
  indicators: readonly SharedIndicator[],
  { business, ...days }: ReportDays & { readonly business: string },
): ReportTemplate {
  const own = indicators.filter(
    (each) => !IN_THE_CATALOGUE.has(each.code) && !isOfOneBelow(each) && !isNamed(template, each),
  )
  const clauses = clausesOf(own, days)
  if (clauses.length === 0) return template
  const sections = template.sections.map((section) =>
    section.ownIndicators ? goingOn(section, clauses, business) : section,
  )
  return { ...template, sections }
}

const isOfOneBelow = ({ isOfBelow, keptAs }: SharedIndicator) => isOfBelow && keptAs.length === 1

function goingOn(section: Section, clauses: readonly Clause[], business: string): Section {
  const at = section.statements.findIndex(({ id, isOff }) => !isOff && id === business)
  if (at < 0) {
    const statement = { id: OWN_INDICATORS, worth: 'notable', clauses } as const
    return { ...section, statements: [...section.statements, statement] }
  }
  const statements = section.statements.map((each, index) =>
    index === at ? { ...each, clauses: [...each.clauses, ...clauses] } : each,
  )
  return { ...section, statements }
}

function isNamed(template: ReportTemplate, indicator: SharedIndicator): boolean {
  const { id } = indicatorMeasure(indicator)
  return slotsOf(template).some(({ measure }) => measure === id || measure.startsWith(`${id}.`))
}

/** What adds up, 全年上门服务共120件, then what stood last, 年底有先锋席位10席: a sentence each. */
function clausesOf(indicators: readonly SharedIndicator[], days: ReportDays): Clause[] {
  const sums = indicators.filter(({ over }) => over === 'sum')
  const lasts = indicators.filter(({ over }) => over === 'last')
  const at = endOf(days)
  return [
    ...sums.map((each, index) => sumClause(each, index === 0 ? '。' : '')),
    ...(at ? lasts.map((each, index) => lastClause(each, at, index === 0 ? '。' : '')) : []),
  ]
}

function sumClause(indicator: SharedIndicator, tie: string): Clause {
  const { name, unit } = indicator
  const { id: measure } = indicatorMeasure(indicator)
  const change: Slot = { measure, form: 'change-percent' }
  const then = [{ about: `${name}的变化`, text: '比{lastYear}{change}%', slots: { change } }]
  const text = `${tie}{months}${whose(indicator)}${name}共{n}${unit}`
  return { about: name, text, slots: { n: { measure } }, worth: 'notable', then }
}

interface End {
  readonly words: string
  readonly month: number
}

/** What stood last is of the end of a month: of that very month, or nothing is said. */
function lastClause(indicator: SharedIndicator, { words, month }: End, tie: string): Clause {
  const { name, unit } = indicator
  const n: Slot = { measure: indicatorMeasure(indicator).id, period: `month-${month}` }
  const text = `${tie}${words}${whose(indicator)}${unit === '%' ? `${name}为` : `有${name}`}{n}${unit}`
  return { about: name, text, slots: { n }, worth: 'notable' }
}

/** 年底; of a report that ends before the year 7月底, the end of its last whole month, and none before there is one. */
function endOf({ year, cutOff }: ReportDays): End | undefined {
  const { from, to } = yearPeriod(year)
  const months = inWholeMonths({ from, to: cutOff })
  if (!months) return undefined
  const month = monthNumber(months.to)
  return { words: cutOff < to ? `${month}月底` : '年底', month }
}

/** What the organization does not count itself is said of those below that do. */
const whose = ({ isOfBelow }: SharedIndicator) => (isOfBelow ? '{who}' : '')
