import type { Branch } from '#domain/branch/branch'
import type { Clause, ReportTemplate } from '#domain/report/duty-report'
import { WORDS } from '../draft/draft'
import { measureOf } from '../measures/catalogue'
import { dimensionOf } from '../measures/dimensions'

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
  for (const [name, { measure: id, part }] of Object.entries(slots)) {
    const measure = measureOf(id, branch)
    if (!measure || (part && !dimensionOf(measure, part.by)))
      return {
        code: 'no-such-measure',
        field: `${path}.slots.${name}`,
        detail: { measure: part ? `${id} / ${part.by}` : id },
      }
  }
  const missing = [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name = '']) => name)
    .find((name) => !Object.hasOwn(slots, name) && !(WORDS as readonly string[]).includes(name))
  return missing === undefined ? undefined : { code: 'slot-missing', field: `${path}.text`, detail: { slot: missing } }
}
