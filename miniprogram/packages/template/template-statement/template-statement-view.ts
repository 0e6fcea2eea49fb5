/** One paragraph of the template: its sentences, and each as a text with marks. */
import { lastOf } from '../../../domain/values/last'
import type { OutputOf } from '#contract'
import { figureKey, slotOf } from '../../../domain/report/slot'
import type { Clause, Section, Statement, Worth } from '../../../domain/report/duty-report'
import { faultInTexts } from '../../../domain/report/template-text'
import type { SeenFigure, WordPart } from '../../../domain/report/wording'
import { clauseSaying, nameFor, partsOfClause, seenNow, WORD_FIGURES, type PreviewFigure } from '../clause-text'
import { marksOf, partsOf, textOf, type Mark } from '../../../page-parts/marked-text'
import { clauseAt, withClauses, type ClausePath } from '../template-edit'

export type Preview = OutputOf<'template.preview'>

export const WORTH_CHOICES: readonly { readonly key: Worth; readonly label: string }[] = [
  { key: 'core', label: '有记录就写' },
  { key: 'notable', label: '有成绩、有变化才写' },
]

/** A clause that has nothing yet. */
export const NO_CLAUSE: Clause = { text: '', about: '', slots: {} }

export interface ClauseRow {
  /** `0` or, of what goes on with it, `0.1`. */
  readonly key: string
  readonly text: string
  readonly isThen: boolean
  readonly mayMoveUp: boolean
  readonly mayMoveDown: boolean
}

export function clauseRows({ clauses }: Statement, known: readonly SeenFigure[]): ClauseRow[] {
  const row = (clause: Clause, path: ClausePath, { length }: readonly Clause[]): ClauseRow => ({
    key: path.join('.'),
    text: textOf(partsOfClause(clause), marksFor(clause, known)),
    isThen: path.length > 1,
    mayMoveUp: (lastOf(path) ?? 0) > 0,
    mayMoveDown: (lastOf(path) ?? 0) < length - 1,
  })
  return clauses.flatMap((clause, at) => [
    row(clause, [at], clauses),
    ...(clause.then ?? []).map((each, then, all) => row(each, [at, then], all)),
  ])
}

export function pathOf(key: string): ClausePath {
  const [at = 0, then] = key.split('.').map(Number)
  return then === undefined ? [at] : [at, then]
}

/** The figures a clause may show: what is known of them, the words, and its own that nothing is known of yet. */
export function figuresFor({ slots }: Pick<Clause, 'slots'>, known: readonly SeenFigure[]): SeenFigure[] {
  const keys = new Set(known.map(({ key }) => key))
  const unknown = Object.values(slots).filter((slot) => !keys.has(figureKey(slot)))
  const named = unknown.map((slot) => ({ key: figureKey(slot), title: slot.measure, display: '', unit: '' }))
  return [...WORD_FIGURES, ...known, ...named]
}

export function marksFor(clause: Pick<Clause, 'slots'>, known: readonly SeenFigure[]): Mark[] {
  return marksOf(figuresFor(clause, known))
}

/** What is known of figures, with what an answer says of them now. */
export function knownWith(known: readonly SeenFigure[], figures: readonly PreviewFigure[]): SeenFigure[] {
  return [...new Map([...known, ...figures.map(seenNow)].map((figure) => [figure.key, figure])).values()]
}

/** The statement with the clause at `path` saying that; a clause without a name gets one. */
export function statementSaying(
  statement: Statement,
  path: ClausePath,
  text: string,
  known: readonly SeenFigure[],
): Statement {
  const before = clauseAt(statement, path) ?? NO_CLAUSE
  const figures = figuresFor(before, known)
  const parts: readonly WordPart[] = partsOf(text, marksOf(figures))
  const next = clauseSaying(before, parts)
  const isNew = before.about === '' || before.about === nameFor(partsOfClause(before), figures)
  const said = isNew ? { ...next, about: nameFor(parts, figures) } : next
  return withClauses(statement, path, (list) => {
    list[lastOf(path) ?? 0] = said
    return list
  })
}

/** Without sentences that say nothing. */
export function withoutEmpty(statement: Statement): Statement {
  const says = ({ text }: Clause) => text.trim() !== ''
  return {
    ...statement,
    clauses: statement.clauses.filter(says).map(({ then, ...clause }) => {
      const more = then?.filter(says) ?? []
      return more.length > 0 ? { ...clause, then: more } : clause
    }),
  }
}

export interface FigureRow {
  readonly key: string
  readonly title: string
  readonly value: string
  readonly isIn: boolean
  /** Below which the sentence is left out, as typed; '' where there is none. */
  readonly least: string
  /** Whether such a number can be said: of a plain number. */
  readonly hasLeast: boolean
}

/** The figures of the clause, those taken out since among them. */
export function figureRows(clause: Clause, had: readonly string[], known: readonly SeenFigure[]): FigureRow[] {
  const names = new Map(Object.entries(clause.slots).map(([name, slot]) => [figureKey(slot), name]))
  const keys = new Set([...had, ...names.keys()])
  return figuresFor(clause, known).flatMap(({ key, title, display, unit }) => {
    if (!keys.has(key)) return []
    const name = names.get(key)
    const least = name === undefined ? undefined : clause.atLeast?.[name]
    const form = slotOf(key)?.form ?? 'number'
    return [
      {
        ...{ key, title, value: display === '' ? '' : `${display}${unit}`, isIn: name !== undefined },
        ...{ least: least === undefined ? '' : String(least), hasLeast: LEAST_FORMS.includes(form) },
      },
    ]
  })
}
const LEAST_FORMS: readonly string[] = ['number', 'change', 'change-percent', 'mean']

/** The clause with that least number for a figure; without, where the text is none. */
export function clauseWithLeast(clause: Clause, key: string, typed: string): Clause {
  const name = Object.entries(clause.slots).find(([, slot]) => figureKey(slot) === key)?.[0]
  if (name === undefined) return clause
  const { atLeast = {}, ...rest } = clause
  const others = Object.fromEntries(Object.entries(atLeast).filter(([each]) => each !== name))
  const number = Number(typed)
  const next = typed.trim() === '' || !Number.isFinite(number) ? others : { ...others, [name]: number }
  return Object.keys(next).length > 0 ? { ...rest, atLeast: next } : rest
}

/** Why the paragraph cannot stand, as far as the phone can tell; '' where it can. */
export function whyUnfit(statement: Statement): string {
  const section: Section = { id: 'here', heading: '', level: 0, statements: [statement] }
  const fault = faultInTexts({ title: '模板', sections: [section] })
  return fault ? `${fault.where.replace(/^第1节第1段/, '')}：${fault.why}。` : ''
}

/** How it reads now; what is said instead where it has nothing to say. */
export function previewText({ clauses }: Statement, preview: Preview | undefined): string {
  if (clauses.length === 0) return '还没有写。'
  if (!preview) return ''
  return preview.paragraphs[0]?.text ?? '现在没有可写的记录，这一段不印。'
}
