/** A clause of a template as a text with marks for its figures and words, as paragraphs are (paragraph/marked-text.ts). */
import type { OutputOf } from '#contract'
import type { Clause } from '../../domain/report/duty-report'
import { figureKey, slotOf, type Slot } from '../../domain/report/slot'
import { isWord, TEMPLATE_WORDS, type TemplateWord } from '../../domain/report/template-text'
import type { SeenFigure, WordPart } from '../../domain/report/wording'
import { hasStrayBracket, marksOf, partsOf, textOf } from '../../page-parts/marked-text'

export type PreviewFigure = OutputOf<'template.preview'>['figures'][number]

const WORD = 'word:'
/** What stands for words that depend on the report. */
const WORD_TITLES: Readonly<Record<TemplateWord, string>> = {
  year: '年份',
  term: '任职、截止日（满一年不写）',
  cutOff: '截止日期',
  span: '全年（或几月至几月）',
  months: '有整月数据的月份',
  lastYear: '上年（或上年同期）',
  we: '支部（或本单位）',
  branches: '哪几个党支部（只报一个时不写）',
  who: '支部（或哪几个党支部）',
}

/** The words that can stand in any text, as marks. */
export const WORD_FIGURES: readonly SeenFigure[] = TEMPLATE_WORDS.map((word) => ({
  ...{ key: `${WORD}${word}`, title: WORD_TITLES[word], display: '', unit: '' },
}))
const WORD_MARKS = marksOf(WORD_FIGURES)

/** A heading as it is typed: the words in it are marks. */
export function markedHeading(heading: string): string {
  return textOf(partsOfClause({ text: heading, slots: {} }), WORD_MARKS)
}

/** Back to a heading as the template keeps it; undefined where a mark is torn. */
export function headingIn(marked: string): string | undefined {
  const parts = partsOf(marked, WORD_MARKS)
  return hasStrayBracket(parts) ? undefined : clauseSaying({ text: '', about: '', slots: {} }, parts).text
}

/** Numbers longer than this are lists; in a mark their name is enough. */
const LONGEST = 12

/** A figure as a mark says it: with its number of today, or that there is none. */
export function seenNow({ key, title, unit, now }: PreviewFigure): SeenFigure {
  const display = now === null ? '暂无' : now.length > LONGEST ? '' : now
  return { key, title, display, unit }
}

export function partsOfClause({ text, slots }: Pick<Clause, 'text' | 'slots'>): WordPart[] {
  return text.split(/(\{\w+\})/).flatMap((piece): WordPart[] => {
    if (piece === '') return []
    const name = piece.startsWith('{') ? piece.slice(1, -1) : ''
    const slot = Object.entries(slots).find(([each]) => each === name)?.[1]
    if (slot) return [{ is: 'figure', key: figureKey(slot) }]
    return [isWord(name) ? { is: 'figure', key: `${WORD}${name}` } : { is: 'text', text: piece }]
  })
}

/** The clause with that text: figures that it had keep their names, and what it says of them. */
export function clauseSaying(clause: Clause, parts: readonly WordPart[]): Clause {
  const names = new Map(Object.entries(clause.slots).map(([name, slot]) => [figureKey(slot), name]))
  // What only says when the clause prints stands in no text.
  const slots: Record<string, Slot> = Object.fromEntries(
    Object.entries(clause.slots).filter(([name]) => !clause.text.includes(`{${name}}`)),
  )
  const pieces = parts.map((part) => {
    if (part.is === 'text') return part.text
    if (part.key.startsWith(WORD)) return `{${part.key.slice(WORD.length)}}`
    const slot = slotOf(part.key)
    if (!slot) return ''
    const name = names.get(part.key) ?? freeName(names.values())
    names.set(part.key, name)
    slots[name] = slot
    return `{${name}}`
  })
  const { atLeast = {}, ...rest } = clause
  const least = Object.fromEntries(Object.entries(atLeast).filter(([name]) => name in slots))
  return {
    ...rest,
    ...{ text: pieces.join(''), slots },
    ...(Object.keys(least).length > 0 ? { atLeast: least } : {}),
  }
}

function freeName(taken: Iterable<string>): string {
  const names = new Set(taken)
  let number = 1
  while (names.has(`n${number}`)) number++
  return `n${number}`
}

/** So many characters name a clause that a person wrote. */
const NAMED_BY = 12

/** What a new clause is called where its records are missing: by its first figure, else by its words. */
export function nameFor(parts: readonly WordPart[], figures: readonly SeenFigure[]): string {
  const first = parts.find((part) => part.is === 'figure' && !part.key.startsWith(WORD))
  const title = first?.is === 'figure' ? figures.find(({ key }) => key === first.key)?.title : undefined
  const words = parts.map((part) => (part.is === 'text' ? part.text : '')).join('')
  return (title ?? words).replace(/[{}【】]/g, '').slice(0, title === undefined ? NAMED_BY : undefined)
}
