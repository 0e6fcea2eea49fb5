/**
 * The words of people in place of a drafted paragraph. They are kept beside the draft, by its place and the statement, and
 * laid over it when it is read or printed: drafting anew keeps them. A figure in them is a token, its `figureKey`; the
 * number itself is always the draft's, so nobody can mistype it, and what changed under the words can be said.
 */
import { lastOf } from '../values/last'
import type { MemberId, Stored } from '../people/identity'
import type { Instant } from '../time/instant'
import type { DraftFigure, DraftParagraph, DraftPart, FigureChange } from './duty-report'
import { isWrittenSection, type WordsPlace } from './report-writing'
import { FIGURE_PLACE, runsInto } from './beside-figure'
import { figureTitle } from './written-paragraphs'

export type WordPart = { readonly is: 'text'; readonly text: string } | { readonly is: 'figure'; readonly key: string }

/** A figure as it stood in the draft that somebody saw while writing. */
export interface SeenFigure {
  readonly key: string
  readonly title: string
  readonly display: string
  readonly unit: string
}

/** What a paragraph said at a time; null: what the draft says. */
export interface WordingVersion {
  readonly parts: readonly WordPart[] | null
  readonly writtenAt: Instant
  readonly writtenBy: MemberId
  /** What the numbers typed in the words rest on, where the writer says so: printed with them in the annex. */
  readonly basis?: string
}

/** Of one paragraph; see `wordingId`. */
export interface StoredWording extends Stored, WordingVersion, WordsPlace {
  /** Where it stands when a draft has no such paragraph. */
  readonly section: string
  readonly statement: string
  /** The drafted paragraph that the words were written over. */
  readonly base: readonly WordPart[]
  /** The figures of the words, of `base` and of `history`, as they were then. */
  readonly seen: readonly SeenFigure[]
  /** What it said before, the latest first. */
  readonly history: readonly WordingVersion[]
}

/** So many earlier versions of a paragraph are kept. */
export const VERSIONS_KEPT = 8

/** Sections that people write entry by entry have pages of their own. */
export function mayBeReworded(section: string, { statement }: Pick<DraftParagraph, 'statement'>): boolean {
  return !(isWrittenSection(section) && statement === section)
}

/** A drafted paragraph as words to begin with. A place that only a person can fill begins empty. */
export function wordParts(parts: readonly DraftPart[], figures: readonly DraftFigure[]): WordPart[] {
  return parts.flatMap((part): WordPart[] => {
    if (part.is === 'text') return [part]
    const figure = part.is === 'figure' ? figures[part.figure] : undefined
    return figure ? [{ is: 'figure', key: figure.key }] : []
  })
}

export function keysIn(parts: readonly WordPart[]): string[] {
  return parts.flatMap((part) => (part.is === 'figure' ? [part.key] : []))
}

/** A paragraph of words is at most so long, its figures not counted. */
export const MOST_CHARACTERS = 1000

export function charactersIn(parts: readonly WordPart[]): number {
  return parts.reduce((sum, part) => sum + (part.is === 'text' ? part.text.length : 0), 0)
}

export function seenFigure(figure: DraftFigure, year: number): SeenFigure {
  const { key, display, unit } = figure
  return { key, title: figureTitle(figure, year), display, unit }
}

/** The words as they read, each figure as one mark: what numbers were typed is told of this. */
export function wordsText(parts: readonly WordPart[]): string {
  return parts.map((part) => (part.is === 'text' ? part.text : FIGURE_PLACE)).join('')
}

/** A digit beside a figure would read as one of its own; so would another figure. */
export function hasDigitBesideFigure(parts: readonly WordPart[]): boolean {
  // Whatever the pieces a text was sent in.
  const whole = parts.reduce<WordPart[]>((done, part) => {
    const last = lastOf(done)
    if (part.is === 'text' && part.text === '') return done
    return part.is === 'text' && last?.is === 'text'
      ? [...done.slice(0, -1), { is: 'text', text: `${last.text}${part.text}` }]
      : [...done, part]
  }, [])
  return whole.some((part, index) => {
    if (part.is === 'text') return false
    const [before, after] = [whole[index - 1], whole[index + 1]]
    if (before?.is === 'figure' || after?.is === 'figure') return true
    return runsInto(before?.text ?? '', after?.text ?? '')
  })
}

/** The next version; what was there goes to the history. */
export function reworded(
  before: StoredWording | undefined,
  next: Omit<StoredWording, 'revision' | 'history'>,
): StoredWording {
  if (!before) return { ...next, revision: 1, history: [] }
  const { parts, writtenAt, writtenBy, basis } = before
  const version = { parts, writtenAt, writtenBy, ...(basis ? { basis } : {}) }
  const history = [version, ...before.history].slice(0, VERSIONS_KEPT)
  return { ...next, revision: before.revision + 1, history }
}

export interface DraftSeen {
  readonly year: number
  readonly figures: readonly DraftFigure[]
}

/**
 * What is no longer as it was when the words were written: figures in them that changed or are gone, and figures that the
 * drafted paragraph has since.
 */
export function changesUnder(
  { parts, base, seen }: Pick<StoredWording, 'parts' | 'base' | 'seen'>,
  drafted: readonly WordPart[],
  { figures, year }: DraftSeen,
): FigureChange[] {
  const now = new Map(figures.map((figure) => [figure.key, seenFigure(figure, year)]))
  const said = ({ display, unit }: SeenFigure) => `${display}${unit}`
  const cited = new Set(keysIn(parts ?? []))
  const changed = seen.flatMap((was): FigureChange[] => {
    const is = now.get(was.key)
    if (!cited.has(was.key) || is?.display === was.display) return []
    return [{ title: was.title, was: said(was), now: is ? said(is) : null }]
  })
  const known = new Set([...cited, ...keysIn(base)])
  const fresh = [...new Set(keysIn(drafted))].filter((key) => !known.has(key))
  const added = fresh.flatMap((key): FigureChange[] => {
    const is = now.get(key)
    return is ? [{ title: is.title, was: null, now: said(is) }] : []
  })
  return [...changed, ...added]
}
