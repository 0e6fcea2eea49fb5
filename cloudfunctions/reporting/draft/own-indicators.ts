/** What the unit counts of its own business stands in its report though no template can know of it. */
import { HOTLINE_INDICATORS, type IndicatorDefinition } from '#domain/entries/indicator'
import type { Clause, ReportTemplate, Statement } from '#domain/report/duty-report'
import { OWN_INDICATORS } from '#domain/report/template-text'
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
    section.ownIndicators ? { ...section, statements: [...section.statements, statementOf(own)] } : section,
  )
  return { ...template, sections }
}

function isNamed(template: ReportTemplate, indicator: IndicatorDefinition): boolean {
  const { id } = indicatorMeasure(indicator)
  return slotsOf(template).some(({ measure }) => measure === id || measure.startsWith(`${id}.`))
}

function statementOf(indicators: readonly IndicatorDefinition[]): Statement {
  const clauses = indicators.map((indicator): Clause => {
    const { name, unit } = indicator
    return { about: name, text: `${name}{n}${unit}`, slots: { n: { measure: indicatorMeasure(indicator).id } } }
  })
  return { id: OWN_INDICATORS, worth: 'notable', clauses }
}
