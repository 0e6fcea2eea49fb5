/** What has become of the numbers of a document that somebody went on editing, told by the facts it carries. */
import { runsInto } from '#domain/report/beside-figure'
import type { Fact, PrintedParagraph } from '#domain/report/fact'
import type { FoundNumber } from '#domain/report/finding'
import { plainDigits, statedNumbers } from '#domain/report/stated-number'
import { aligned, type Gap } from './aligned'
import { withPlacesGivenBack } from './given-back'
import { numberTokens, wholeText, type NumberToken } from './tokens'

export interface Finding extends FoundNumber {
  /** The figure it is about; null of what was typed. */
  readonly fact: Fact | null
  /** The words around it: now, or as they were where it is gone. */
  readonly where: string
}

interface Checked {
  readonly facts: readonly Fact[]
  readonly printed: readonly PrintedParagraph[]
  /** The report's: that year and those beside it are dates. */
  readonly year?: number
}

/**
 * Compares the text as it stands with the text as it was written, in the order of the text, what is gone last. Of what is
 * gone from a table, as the annex is, the figures are told that the text does not have as well: those of the table of
 * branches. The words of the row tell the others. What stands there in another's cell is told.
 */
export function checkNumbers(written: Checked, now: readonly PrintedParagraph[]): Finding[] {
  const byTag = new Map(written.facts.map((fact) => [fact.tag, fact]))
  const of = (isInTable: boolean) => (paragraph: PrintedParagraph) => paragraph.isInTable === isInTable
  const text = compared({ ...written, printed: written.printed.filter(of(false)) }, now.filter(of(false)), byTag)
  const tables = compared({ ...written, printed: written.printed.filter(of(true)) }, now.filter(of(true)), byTag)
  const inText = tagsIn(written.printed.filter(of(false)))
  return [...text, ...tables.filter(({ is, fact }) => is !== 'removed' || !inText.has(fact?.tag ?? ''))]
}

/** The figures that stand in these paragraphs. */
export function tagsIn(paragraphs: readonly PrintedParagraph[]): Set<string> {
  const pieces = paragraphs.flatMap((paragraph) => paragraph.pieces)
  return new Set(pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.tag])))
}

type FactsByTag = ReadonlyMap<string, Fact>

function compared(
  { printed: written, year }: Checked,
  standing: readonly PrintedParagraph[],
  byTag: FactsByTag,
): Finding[] {
  const before = numberTokens(written, year)
  const now = numberTokens(withPlacesGivenBack(written, standing), year)
  const text = standing.map(wholeText).join('\n')
  const { pairs, gaps } = aligned(before, now, {
    areSame,
    // What is plain text is rather said to have moved than a figure.
    weightOf: ({ tag }) => (tag === null ? 1 : 3),
  })
  const replaced = new Map(gaps.flatMap((gap) => replacements(gap, byTag)))
  const overwrittenOnes = new Set(replaced.values())
  const gone = gaps.flatMap((gap) => gap.before).filter((token) => !overwrittenOnes.has(token))
  const kept = new Map(pairs.map(([was, token]) => [token, was]))
  const moved = new Set<NumberToken>()
  const cameFrom = (token: NumberToken) => {
    if (kept.has(token)) return undefined
    const from = gone.find((each) => areSame(each, token) && !moved.has(each))
    if (from) moved.add(from)
    return from
  }
  const findings = now.flatMap((token): Finding[] => {
    const over = replaced.get(token)
    if (over) return overwritten(over, token, byTag)
    const fact = byTag.get(token.tag ?? '')
    const from = cameFrom(token)
    if (!fact) return kept.has(token) || from || (token.tag !== null && !isNumber(token.text)) ? [] : [typed(token)]
    if (token.text.trim() === '') return [finding('removed', fact, null, token.where)]
    if (!saysTheSame(token, fact)) return [finding('changed', fact, token.text, token.where)]
    const was = kept.get(token) ?? from
    // One place of a figure may be copied to another sentence, that says something else of it.
    if (!was) return [finding('copied', fact, inItsWords(token, fact), token.where)]
    if (from) return [finding('moved', fact, inItsWords(token, fact), token.where)]
    return countsOtherwise(was, token, fact) ? [finding('changed', fact, inItsWords(token, fact), token.where)] : []
  })
  const removed = gone.flatMap((token): Finding[] => {
    const fact = byTag.get(token.tag ?? '')
    if (!fact || moved.has(token)) return []
    // A date has no number to be met as: its words still stand where an editor has taken its place away.
    return /[^0-9.,]/.test(fact.display) && text.includes(fact.display)
      ? [finding('unmarked', fact, fact.display, token.where)]
      : [finding('removed', fact, null, token.where)]
  })
  return [...findings, ...removed]
}

function areSame(a: NumberToken, b: NumberToken): boolean {
  return a.tag === b.tag && (a.tag !== null || a.text === b.text)
}

/**
 * The figures of a gap whose place a plain number has taken: first those where the same number stands, then, where as many
 * numbers have come as figures have gone, one for another.
 */
function replacements({ before, now }: Gap<NumberToken>, byTag: FactsByTag): [NumberToken, NumberToken][] {
  const figures = before.filter(({ tag }) => tag !== null)
  const plain = now.filter(({ tag }) => tag === null)
  const same = figures.flatMap((figure): [NumberToken, NumberToken][] => {
    const display = byTag.get(figure.tag ?? '')?.display ?? figure.text
    const at = plain.findIndex(({ text }) => text === display)
    const [token] = at < 0 ? [] : plain.splice(at, 1)
    return token ? [[token, figure]] : []
  })
  const rest = figures.filter((figure) => !same.some(([, each]) => each === figure))
  const others = rest.length === plain.length ? plain : []
  return [
    ...same,
    ...others.flatMap((token, index): [NumberToken, NumberToken][] => {
      const figure = rest[index]
      return figure ? [[token, figure]] : []
    }),
  ]
}

function overwritten({ tag }: NumberToken, token: NumberToken, byTag: FactsByTag): Finding[] {
  const fact = byTag.get(tag ?? '')
  if (!fact) return [typed(token)]
  return [finding(saysTheSame(token, fact) ? 'unmarked' : 'changed', fact, token.text, token.where)]
}

/** What beside a number makes it another: a sign, a further digit, 万. */
const MAKES_ANOTHER = { before: /[\p{N}\p{M}.,\-−–+]$/u, after: /^[\p{N}\p{M}.,十百千万亿]/u }

/** Words that slipped into the place beside what was written change nothing; other words in place of it do. */
function saysTheSame({ text }: NumberToken, { display }: Fact): boolean {
  const [standing, written] = [plain(text), plain(display)]
  const at = standing.indexOf(written)
  if (at < 0) return false
  const [before, after] = [standing.slice(0, at), standing.slice(at + written.length)]
  return !MAKES_ANOTHER.before.test(before) && !MAKES_ANOTHER.after.test(after) && !isNumber(before + after)
}

/** Whether what stands around a figure makes it another now: 1,200元 that has become 1,200万元, 5 before 1,200. */
function countsOtherwise(was: NumberToken, now: NumberToken, { unit }: Fact): boolean {
  if (unit !== '' && was.after.startsWith(unit) && !plain(now.after).startsWith(plain(unit))) return true
  return runsInto(now.before, now.after) && !runsInto(was.before, was.after)
}

/** The figure with the digits before it and what it is said to count, where that is not its unit. */
function inItsWords({ text, before, after }: NumberToken, { unit }: Fact): string {
  if (after.startsWith(unit) && !runsInto(before, after)) return text
  const [digits = ''] = /[\p{N}.,]*$/u.exec(before) ?? []
  const [counted = ''] = /^[^\p{P}\s\uFFFC]*/u.exec(after) ?? []
  return `${digits}${text}${counted.slice(0, unit.length + 2)}`
}

function isNumber(text: string): boolean {
  return /\p{Nd}/u.test(text) || statedNumbers(text).length > 0
}

function plain(text: string): string {
  return plainDigits(text).replace(/\s/g, '')
}

/** Of so many numbers no report is made; beside each other they would take minutes. */
export const MOST_NUMBERS = 3000

function finding(is: Finding['is'], fact: Fact, now: string | null, where: string): Finding {
  return { is, fact, title: fact.title, was: `${fact.display}${fact.unit}`, now, where }
}

function typed({ text, where }: NumberToken): Finding {
  return { is: 'typed', fact: null, title: null, was: null, now: text, where }
}
