/** Changes of a template as its pages make them, and the copy on the phone that they make them in. */
import { lastOf } from '../../domain/values/last'
import type { OutputOf } from '#contract'
import type { Clause, ReportTemplate, Section, Statement } from '../../domain/report/duty-report'
import { ifAnswered } from '../../services/call-failure'
import { draftOver, dropDraft, keepDraft, keepTyped } from '../../services/drafts'
import { ask } from '../../services/page-load'

export type Template = OutputOf<'template.get'>

/** What stands on the phone until it is saved; `base` is the revision it was begun on. */
export interface Working {
  readonly template: ReportTemplate
  readonly base: number
  readonly isChanged: boolean
}

const nameOf = (branchId: string) => `template:${branchId}`

export function workingOn(branchId: string, { template: saved, revision }: Template): Working {
  const { template, base } = draftOver(nameOf(branchId), { template: saved, base: revision })
  const isChanged = JSON.stringify(template) !== JSON.stringify(saved)
  return isChanged ? { template, base, isChanged } : { template: saved, base: revision, isChanged }
}

/** Whether the phone had room for it; where it had none the person was told. */
export function keepWorking(branchId: string, { template, base }: Pick<Working, 'template' | 'base'>): boolean {
  return keepDraft(nameOf(branchId), { template, base })
}

/** The same while it is being typed. */
export function keepTypedWorking(branchId: string, { template, base }: Pick<Working, 'template' | 'base'>): void {
  keepTyped(nameOf(branchId), { template, base })
}

export function dropWorking(branchId: string): void {
  dropDraft(nameOf(branchId))
}

/** Somebody else saved meanwhile, and the person was told: what stands on the phone can be saved in place of it. */
export async function keepOverNewer(branchId: string, template: ReportTemplate): Promise<void> {
  const got = await ifAnswered(ask('template.get', { branchId }))
  if (got) keepWorking(branchId, { template, base: got.revision })
}

type Edit<Part> = (part: Part) => Part

export function withSection(template: ReportTemplate, id: string, edit: Edit<Section>): ReportTemplate {
  return { ...template, sections: template.sections.map((each) => (each.id === id ? edit(each) : each)) }
}

/** The statement in place of the one of that name; after the others where there is none. */
export function withStatement(template: ReportTemplate, sectionId: string, statement: Statement): ReportTemplate {
  return withSection(template, sectionId, (section) => {
    const isThere = section.statements.some(({ id }) => id === statement.id)
    const put = (each: Statement) => (each.id === statement.id ? statement : each)
    return { ...section, statements: isThere ? section.statements.map(put) : [...section.statements, statement] }
  })
}

export function withoutStatement(template: ReportTemplate, sectionId: string, id: string): ReportTemplate {
  return withSection(template, sectionId, (section) => ({
    ...section,
    statements: section.statements.filter((each) => each.id !== id),
  }))
}

export function statementSwitched({ isOff, ...on }: Statement): Statement {
  return isOff ? on : { ...on, isOff: true }
}
export function sectionSwitched({ isOff, ...on }: Section): Section {
  return isOff ? on : { ...on, isOff: true }
}

/** The section with those below it by one place up (-1) or down (1) among its like; as it is where there is no such place. */
export function sectionMoved(template: ReportTemplate, id: string, by: -1 | 1): ReportTemplate {
  const { sections } = template
  const at = sections.findIndex((each) => each.id === id)
  const [first, second] = by === 1 ? [at, endOf(sections, at)] : [startBefore(sections, at), at]
  if (!mayMove(sections, id, by)) return template
  const end = endOf(sections, second)
  const moved = [...sections.slice(second, end), ...sections.slice(first, second)]
  return { ...template, sections: [...sections.slice(0, first), ...moved, ...sections.slice(end)] }
}

/** Whether the section has one of its like above or below it. What stands before the numbering stays. */
export function mayMove(sections: readonly Section[], id: string, by: -1 | 1): boolean {
  const at = sections.findIndex((each) => each.id === id)
  const [one, other] = [sections[at], sections[by === 1 ? endOf(sections, at) : startBefore(sections, at)]]
  return one !== undefined && one.level > 0 && other?.level === one.level
}

/** Where the section and those below it end. */
function endOf(sections: readonly Section[], at: number): number {
  const level = sections[at]?.level ?? 0
  const next = sections.findIndex((each, index) => index > at && (level === 0 || each.level <= level))
  return next < 0 ? sections.length : next
}

/** Where the one of its like before it begins, or what stands above it. */
function startBefore(sections: readonly Section[], at: number): number {
  const level = sections[at]?.level ?? 0
  const before = sections.slice(0, Math.max(at, 0)).flatMap((each, index) => (each.level <= level ? [index] : []))
  return lastOf(before) ?? -1
}

/** The clause at `path`: its place among the statement's, and its place among what goes on with that one. */
export type ClausePath = readonly [at: number, then?: number]

export function clauseAt({ clauses }: Statement, [at, then]: ClausePath): Clause | undefined {
  return then === undefined ? clauses[at] : clauses[at]?.then?.[then]
}

/** The statement with other clauses where that one stands: one in its place, or the list of its like anew. */
export function withClauses(
  statement: Statement,
  [at, then]: ClausePath,
  edit: (list: Clause[]) => Clause[],
): Statement {
  if (then === undefined) return { ...statement, clauses: edit([...statement.clauses]) }
  return { ...statement, clauses: statement.clauses.map((each, index) => (index === at ? goingOn(each, edit) : each)) }
}

function goingOn({ then = [], ...clause }: Clause, edit: (list: Clause[]) => Clause[]): Clause {
  const next = edit([...then])
  return next.length > 0 ? { ...clause, then: next } : clause
}
