/**
 * A paragraph as one text to be typed in, each figure a mark in it: 支部有【党员 45】人. A mark stands or goes as a whole, as
 * the name of somebody who is mentioned in a chat does, so no number can be mistyped.
 */
import { lastOf } from '../domain/values/last'
import { goesOnAsNumber, isCountedIn } from '../domain/report/numerals'
import type { SeenFigure, WordPart } from '../domain/report/wording'

export interface Mark {
  readonly key: string
  readonly text: string
  /** What the sentence says after it; '' where it says none, or the number is printed with it, as a list of names is. */
  readonly unit: string
}

/** A mark for each figure, no two alike. */
export function marksOf(figures: readonly SeenFigure[]): Mark[] {
  const times = new Map<string, number>()
  return figures.map(({ key, title, display, unit }) => {
    const label = `${title} ${display}`.replace(BRACKETS, '').trim()
    const time = (times.get(label) ?? 0) + 1
    times.set(label, time)
    return { key, text: `【${label}${time > 1 ? `·${time}` : ''}】`, unit: display.endsWith(unit) ? '' : unit }
  })
}

export function textOf(parts: readonly WordPart[], marks: readonly Mark[]): string {
  const byKey = new Map(marks.map(({ key, text }) => [key, text]))
  return parts
    .map((part) => (part.is === 'text' ? part.text.replace(BRACKETS, bracketInText) : (byKey.get(part.key) ?? '')))
    .join('')
}

const UNSEEN = new RegExp(String.raw`\s*\p{C}+\s*`, 'gu')

/** Back to parts: one paragraph, without breaks of line. Brackets that are no mark stay in the text (`hasStrayBracket`). */
export function partsOf(text: string, marks: readonly Mark[]): WordPart[] {
  const byText = new Map(marks.map((mark) => [mark.text, mark.key]))
  const pieces = text
    .replace(UNSEEN, '')
    .split(MARKS)
    .flatMap((piece): WordPart[] => {
      const key = byText.get(piece)
      if (key !== undefined) return [{ is: 'figure', key }]
      return piece === '' ? [] : [{ is: 'text', text: piece }]
    })
  return pieces.reduce<WordPart[]>((parts, part) => {
    const last = lastOf(parts)
    const isOn = part.is === 'text' && last?.is === 'text'
    return isOn ? [...parts.slice(0, -1), { is: 'text', text: last.text + part.text }] : [...parts, part]
  }, [])
}

export function hasStrayBracket(parts: readonly WordPart[]): boolean {
  return parts.some((part) => part.is === 'text' && /[【】]/.test(part.text))
}

/**
 * What became of a mark that an edit went into: `kept`: the edit is undone; `gone`: the mark goes as a whole. `caret` is
 * then after the mark, or where it stood.
 */
export type Mended =
  | { readonly text: string; readonly mark?: undefined }
  | { readonly text: string; readonly mark: 'kept' | 'gone'; readonly caret: number }

/** The text after an edit, no mark in it torn: typing into one changes nothing, deleting a piece of one deletes it. */
export function mended(before: string, after: string, marks: readonly Mark[]): Mended {
  const placed = placesOf(before, marks)
  const edits = editsBetween(before, after).map((edit) => ({
    ...edit,
    torn: placed.filter((mark) => tears(edit, mark)),
  }))
  const edit = edits.find(({ torn }) => torn.length === 0) ?? edits[0]
  if (!edit) return { text: after }
  if (edit.torn.length === 0) {
    const typed = withoutTorn(edit.typed, marks)
    if (typed === edit.typed) return { text: after }
    const text = before.slice(0, edit.from) + typed + before.slice(edit.until)
    return { text, mark: 'gone', caret: edit.from + typed.length }
  }
  if (edit.from === edit.until)
    return { text: before, mark: 'kept', caret: Math.max(...edit.torn.map((mark) => mark.until)) }
  const from = Math.min(edit.from, ...edit.torn.map((mark) => mark.from))
  const until = Math.max(edit.until, ...edit.torn.map((mark) => mark.until))
  const text = before.slice(0, from) + edit.typed + before.slice(until)
  return { text, mark: 'gone', caret: from + edit.typed.length }
}

const TOLD = {
  kept: '【】里的数字取自记录，不能改；不想要可以整个删去。',
  gone: '数字已整个拿掉。还想要，点下面的“放回”。',
}

/**
 * What a text field shows after somebody typed into it. Its `cursor` is -1 where the phone leaves the caret where it is:
 * a text that the page puts in would else end with the caret behind it.
 */
export function afterTyping(
  before: string,
  { value, cursor }: { value: string; cursor: number },
  marks: readonly Mark[],
) {
  const done = mended(before, value, marks)
  return done.mark === undefined
    ? { text: done.text, caret: cursor, cursor: -1, told: '' }
    : { text: done.text, caret: done.caret, cursor: done.caret, told: TOLD[done.mark] }
}

/**
 * The mark put in where the caret is, or after the mark it is in; with where the caret is then. Its unit comes with it,
 * unless what follows counts already: before 名党员 no 人.
 */
export function withMark(text: string, caret: number, mark: Mark, marks: readonly Mark[]) {
  const within = placesOf(text, marks).find(({ from, until }) => from < caret && caret < until)
  const at = within ? within.until : caret
  const after = text.slice(at)
  const put = goesOnAsNumber(after) ? mark.text : mark.text + mark.unit
  return { text: text.slice(0, at) + put + after, caret: at + put.length }
}

/** The text without this mark and its unit, wherever they stand, and where it first stood. */
export function withoutMark(text: string, { text: mark, unit }: Mark) {
  const [before = '', ...behind] = text.split(mark)
  const rest = behind.map((words) => (isCountedIn(unit, words) ? words.slice(unit.length) : words))
  return { text: [before, ...rest].join(''), caret: text.indexOf(mark) }
}

const BRACKETS = /[【】]/g
const MARKS = /(【[^【】]*】)/

function bracketInText(bracket: string): string {
  return bracket === '【' ? '［' : '］'
}

/**
 * Without what is left of marks. A finger that stays on the key deletes on in the field's own text, before the page has
 * taken the mark out of it: what comes then is a piece of a mark that the page's text has no more.
 */
function withoutTorn(typed: string, marks: readonly Mark[]): string {
  const known = new Set(marks.map(({ text }) => text))
  return typed
    .split(/(【[^【】]*】?|[^【】]*】)/)
    .map((piece) => (known.has(piece) ? piece : withoutPieceOf(piece, marks)))
    .join('')
}

/** A begun mark goes from its bracket on, an ended one up to its bracket, one with a gap as a whole. */
function withoutPieceOf(piece: string, marks: readonly Mark[]): string {
  const [opens, closes] = [piece.startsWith('【'), piece.endsWith('】')]
  const begun = Math.max(0, ...marks.map(({ text }) => sharedStart(piece, text)))
  const ended = Math.max(0, ...marks.map(({ text }) => sharedEnd(piece, text)))
  if (opens && closes) {
    const isTorn = marks.some(({ text }) => sharedStart(piece, text) + sharedEnd(piece, text) >= piece.length)
    return isTorn && piece.length > 2 ? '' : piece
  }
  if (opens && begun > 1) return piece.slice(begun)
  return closes && ended > 1 ? piece.slice(0, -ended) : piece
}

function sharedStart(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length)
  let shared = 0
  while (shared < shorter && one[shared] === other[shared]) shared++
  return shared
}

function sharedEnd(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length)
  let shared = 0
  while (shared < shorter && one[one.length - 1 - shared] === other[other.length - 1 - shared]) shared++
  return shared
}

interface Span {
  readonly from: number
  readonly until: number
}

function placesOf(text: string, marks: readonly Mark[]): Span[] {
  const known = new Set(marks.map((mark) => mark.text))
  let at = 0
  return text.split(MARKS).flatMap((piece) => {
    const from = at
    at += piece.length
    return known.has(piece) ? [{ from, until: at }] : []
  })
}

function tears(edit: Span, mark: Span): boolean {
  const isWithin = edit.from <= mark.from && mark.until <= edit.until
  return mark.from < edit.until && edit.from < mark.until && !isWithin
}

/** What was replaced of `before`, by what. Where the same text stands twice there is more than one way to see it. */
function editsBetween(before: string, after: string): (Span & { readonly typed: string })[] {
  const shorter = Math.min(before.length, after.length)
  const [start, end] = [sharedStart(before, after), sharedEnd(before, after)]
  const least = Math.min(start, Math.max(0, shorter - end))
  return Array.from({ length: start - least + 1 }, (_, back) => {
    const from = start - back
    const kept = Math.min(end, shorter - from)
    return { from, until: before.length - kept, typed: after.slice(from, after.length - kept) }
  })
}
