/** Places of figures that an editor has taken the marks of, found again by what stands in them or around them. */
import type { PrintedParagraph, PrintedPiece } from '#domain/report/fact'

type Place = Exclude<PrintedPiece, string>
type Paragraphs = readonly PrintedParagraph[]

/** What LibreOffice 7.4 takes the marks of: a place where another script stands beside digits (names, 增长10.6%, dates). */
const MIXED = /[^\x20-\x7e]/

/** How much of the words before and after a place tells it. */
const BESIDE = 8
/** What comes into a place instead is not much longer than what stood there. */
const MOST_MORE = 40

/**
 * The text as it stands with such places given back: first those whose words stand in the text as often as they were
 * written and in the same order, then those whose neighbouring words are met once with something else between them.
 * Who only opens and saves a document has changed nothing; who changes a digit has changed the figure it is of.
 */
export function withPlacesGivenBack(written: Paragraphs, now: Paragraphs): Paragraphs {
  const lost = lostPlaces(written, now)
  const texts = [...new Set(lost.map(({ text }) => text))].sort((a, b) => b.length - a.length)
  const byWords = texts.reduce((standing, text) => givenBackByWords(text, written, standing), now)
  return lostPlaces(written, byWords).length === 0 ? byWords : givenBackByNeighbours(written, byWords)
}

/** Those of whose figure fewer places stand than were written. */
function lostPlaces(written: Paragraphs, now: Paragraphs): Place[] {
  const [was, is] = [placesIn(written), placesIn(now)]
  const standing = counted(is)
  const given = counted(was)
  return was.filter(({ tag, text }) => MIXED.test(text) && (standing.get(tag) ?? 0) < (given.get(tag) ?? 0))
}

function placesIn(paragraphs: Paragraphs): Place[] {
  return paragraphs.flatMap(({ pieces }) => pieces.filter((piece) => typeof piece !== 'string'))
}

function counted(places: readonly Place[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { tag } of places) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return counts
}

function givenBackByWords(text: string, written: Paragraphs, now: Paragraphs): Paragraphs {
  const [was, is] = [written, now].map((paragraphs) => tagsOf(text, paragraphs))
  if (!was || was.length !== is?.length || !is.every((tag, at) => tag === null || tag === was[at])) return now
  let met = 0
  return withPieces(now, (piece) => {
    if (typeof piece !== 'string') {
      if (piece.text === text) met++
      return [piece]
    }
    const [first = '', ...rest] = piece.split(text)
    const pieces: PrintedPiece[] = [first]
    for (const after of rest) {
      const tag = was[met++] ?? null
      if (tag !== null) pieces.push({ tag, text }, after)
      else pieces.push(`${pieces.pop() as string}${text}${after}`)
    }
    return pieces
  })
}

/** Of each place or plain text where these words stand, in their order, the tag; null for plain text. */
function tagsOf(text: string, paragraphs: Paragraphs): (string | null)[] {
  return paragraphs.flatMap(({ pieces }) =>
    pieces.flatMap((piece): (string | null)[] => {
      if (typeof piece === 'string')
        return piece
          .split(text)
          .slice(1)
          .map(() => null)
      return piece.text === text ? [piece.tag] : []
    }),
  )
}

function givenBackByNeighbours(written: Paragraphs, now: Paragraphs): Paragraphs {
  const lost = new Set(lostPlaces(written, now).map(({ tag }) => tag))
  return written.reduce(
    (standing, { pieces }) =>
      pieces.reduce((text: Paragraphs, piece, at) => {
        if (typeof piece === 'string' || !lost.has(piece.tag)) return text
        const [before, after] = [pieces[at - 1], pieces[at + 1]]
        if (typeof before !== 'string' || typeof after !== 'string') return text
        return givenBackBetween(piece, before.slice(-BESIDE), after.slice(0, BESIDE), text)
      }, standing),
    now,
  )
}

interface Found {
  readonly piece: string
  readonly from: number
  readonly to: number
}

function givenBackBetween({ tag, text }: Place, before: string, after: string, now: Paragraphs): Paragraphs {
  const found = now.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (typeof piece === 'string' ? between(piece, before, after, text.length) : [])),
  )
  const [only] = found
  if (!only || found.length > 1) return now
  return withPieces(now, (piece) =>
    piece === only.piece
      ? [piece.slice(0, only.from), { tag, text: piece.slice(only.from, only.to) }, piece.slice(only.to)]
      : [piece],
  )
}

function between(piece: string, before: string, after: string, length: number): Found[] {
  const found: Found[] = []
  for (let at = piece.indexOf(before); at >= 0; at = piece.indexOf(before, at + 1)) {
    const from = at + before.length
    const to = piece.indexOf(after, from)
    if (to >= 0 && to - from <= length + MOST_MORE) found.push({ piece, from, to })
  }
  return found
}

function withPieces(
  paragraphs: Paragraphs,
  change: (piece: PrintedPiece) => readonly PrintedPiece[],
): PrintedParagraph[] {
  return paragraphs.map((paragraph) => ({
    ...paragraph,
    pieces: paragraph.pieces.flatMap(change).filter((piece) => piece !== ''),
  }))
}
