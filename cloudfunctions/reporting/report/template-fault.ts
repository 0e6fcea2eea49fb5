import type { Branch } from '#domain/branch/branch'
import type { Clause, ReportTemplate } from '#domain/report/duty-report'
import { WORDS } from '../draft/draft'
import { measureOf } from '../measures/catalogue'
import type { Slot } from '#domain/report/slot'
import { BY_MONTH, dimensionOf } from '../measures/dimensions'
import type { Aggregate, Measure } from '../measures/measure'

export interface TemplateFault {
  readonly code: 'no-such-measure' | 'slot-missing'
  readonly field: string
  readonly detail: Readonly<Record<string, string>>
}

/** The first slot that names no measure or no dimension of it, or `{slot}` in a text that nobody fills. */
export function faultIn({ sections }: ReportTemplate, branch: Pick<Branch, 'indicators'>): TemplateFault | undefined {
  for (const [s, { statements }] of sections.entries()) {
    for (const [t, { clauses }] of statements.entries()) {
      for (const [c, clause] of clauses.entries()) {
        const path = `template.sections.${s}.statements.${t}.clauses.${c}`
        const fault = faultInClauses([clause, path], branch)
        if (fault) return fault
      }
    }
  }
  return undefined
}

/** The first fault of a clause or of what goes on with it. */
function faultInClauses([clause, path]: readonly [Clause, string], branch: Pick<Branch, 'indicators'>) {
  const all = [[clause, path] as const, ...(clause.then ?? []).map((each, at) => [each, `${path}.then.${at}`] as const)]
  for (const [each, where] of all) {
    const fault = faultInClause(each, branch, where)
    if (fault) return fault
  }
  return undefined
}

function faultInClause(
  { text, slots }: Clause,
  branch: Pick<Branch, 'indicators'>,
  path: string,
): TemplateFault | undefined {
  for (const [name, slot] of Object.entries(slots)) {
    const { measure: id, part, form } = slot
    const measure = measureOf(id, branch)
    if (!measure || (part && !dimensionOf(measure, part.by)) || !hasForm(measure, slot))
      return {
        code: 'no-such-measure',
        field: `${path}.slots.${name}`,
        detail: { measure: [id, part?.by, form].filter(Boolean).join(' / ') },
      }
  }
  const missing = [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name = '']) => name)
    .find((name) => !Object.hasOwn(slots, name) && !(WORDS as readonly string[]).includes(name))
  return missing === undefined ? undefined : { code: 'slot-missing', field: `${path}.text`, detail: { slot: missing } }
}

/** Names and the highest are of parts, cadence is of months; only what adds up has a month's mean and goes on to the year's end. */
function hasForm(measure: Measure, { form = 'number', part }: Slot): boolean {
  switch (form) {
    case 'names':
    case 'highest':
      return part !== undefined
    case 'cadence':
      return hasMonths(measure)
    case 'mean':
    case 'projection':
      return measure.form === 'records' && ADDS_UP.includes(measure.aggregate.by) && hasMonths(measure)
    default:
      return true
  }
}

const ADDS_UP: readonly Aggregate['by'][] = ['count', 'sum']

function hasMonths(measure: Measure): boolean {
  return dimensionOf(measure, BY_MONTH.id) !== undefined
}
