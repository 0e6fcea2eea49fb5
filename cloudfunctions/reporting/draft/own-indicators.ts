/** What the unit counts of its own business stands in its report though no template can know of it. */
import { HOTLINE_INDICATORS, type IndicatorDefinition } from '#domain/entries/indicator'
import type { Clause, ReportTemplate, Statement } from '#domain/report/duty-report'
import type { Slot } from '#domain/report/slot'
import { OWN_INDICATORS, OWN_INDICATORS_AS_OF } from '#domain/report/template-text'
import { indicatorMeasure } from '../measures/indicator-measures'
import { slotsOf } from './draft'

/** Those that have measures of their own in the catalogue, which the house's template names where it wants them. */
const IN_THE_CATALOGUE: ReadonlySet<string> = new Set(HOTLINE_INDICATORS.map(({ code }) => code))

/** The template with a statement of those indicators that none of its own names, at the end of the section for them. */
export function withOwnIndicators(
  template: ReportTemplate,
  indicators: readonly IndicatorDefinition[],
): ReportTemplate {
  const own = indicators.filter(({ code }) => !IN_THE_CATALOGUE.has(code)).filter((each) => !isNamed(template, each))
  if (own.length === 0) return template
  const sections = template.sections.map((section) =>
    section.ownIndicators ? { ...section, statements: [...section.statements, ...statementsOf(own)] } : section,
  )
  return { ...template, sections }
}

function isNamed(template: ReportTemplate, indicator: IndicatorDefinition): boolean {
  const { id } = indicatorMeasure(indicator)
  return slotsOf(template).some(({ measure }) => measure === id || measure.startsWith(`${id}.`))
}

/** What adds up, 全年上门服务共120件, and what stood last, 截至12月31日，先锋席位为10席: a paragraph each. */
function statementsOf(indicators: readonly IndicatorDefinition[]): Statement[] {
  const sums = indicators.filter(({ over }) => over === 'sum').map(sumClause)
  const lasts = indicators.filter(({ over }) => over === 'last').map(lastClause)
  const statements: Statement[] = [
    { id: OWN_INDICATORS, worth: 'notable', lead: '{months}', clauses: sums },
    { id: OWN_INDICATORS_AS_OF, worth: 'notable', lead: '截至{cutOff}，', clauses: lasts },
  ]
  return statements.filter(({ clauses }) => clauses.length > 0)
}

function sumClause(indicator: IndicatorDefinition): Clause {
  const { name, unit } = indicator
  const { id: measure } = indicatorMeasure(indicator)
  const change: Slot = { measure, form: 'change-percent' }
  const then = [{ about: `${name}的变化`, text: '比{lastYear}{change}%', slots: { change } }]
  return { about: name, text: `${name}共{n}${unit}`, slots: { n: { measure } }, then }
}

function lastClause(indicator: IndicatorDefinition): Clause {
  const { name, unit } = indicator
  return { about: name, text: `${name}为{n}${unit}`, slots: { n: { measure: indicatorMeasure(indicator).id } } }
}
