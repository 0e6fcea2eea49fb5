/** What the unit counts of its own business stands in its report though no template can know of it. */
import { HOTLINE_INDICATORS } from '#domain/entries/indicator'
import type { Clause, ReportTemplate, Section } from '#domain/report/duty-report'
import type { Slot } from '#domain/report/slot'
import { OWN_INDICATORS } from '#domain/report/template-text'
import { indicatorMeasure } from '../measures/indicator-measures'
import type { SharedIndicator } from '../measures/shared-indicators'
import { slotsOf } from './draft'

/** Those that have measures of their own in the catalogue, which the house's template names where it wants them. */
const IN_THE_CATALOGUE: ReadonlySet<string> = new Set(HOTLINE_INDICATORS.map(({ code }) => code))

/**
 * The template with those indicators that none of its statements names: at the end of the last paragraph of the section
 * for them, since one number alone is no paragraph; a paragraph of their own where that section has none.
 */
export function withOwnIndicators(template: ReportTemplate, indicators: readonly SharedIndicator[]): ReportTemplate {
  const own = indicators.filter(({ code }) => !IN_THE_CATALOGUE.has(code)).filter((each) => !isNamed(template, each))
  if (own.length === 0) return template
  const clauses = clausesOf(own)
  const sections = template.sections.map((section) => (section.ownIndicators ? goingOn(section, clauses) : section))
  return { ...template, sections }
}

function goingOn(section: Section, clauses: readonly Clause[]): Section {
  const at = section.statements.findLastIndex(({ isOff }) => !isOff)
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

/** What adds up, 全年上门服务共120件, then what stood last, 期末先锋席位10席: a sentence each. */
function clausesOf(indicators: readonly SharedIndicator[]): Clause[] {
  const sums = indicators.filter(({ over }) => over === 'sum')
  const lasts = indicators.filter(({ over }) => over === 'last')
  return [
    ...sums.map((each, index) => sumClause(each, index === 0 ? '。' : '')),
    ...lasts.map((each, index) => lastClause(each, index === 0 ? '。' : '')),
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

function lastClause(indicator: SharedIndicator, tie: string): Clause {
  const { name, unit } = indicator
  const slots = { n: { measure: indicatorMeasure(indicator).id } }
  return { about: name, text: `${tie}期末${whose(indicator)}${name}{n}${unit}`, slots, worth: 'notable' }
}

/** What the organization does not count itself is said of those below that do. */
const whose = ({ isOfBelow }: SharedIndicator) => (isOfBelow ? '{who}' : '')
