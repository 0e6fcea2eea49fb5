/** Where the words of a paragraph are others than they were: each place with a little of what stands around it. */
import type { ChangedWords } from '#domain/report/finding'
import { aligned } from './aligned'
import { around } from './tokens'

/** One character, or one number whatever it is: numbers are told by check-document.ts. */
interface Letter {
  readonly key: string
  /** Its place among the letters, and in the text. */
  readonly at: number
  readonly from: number
  readonly to: number
}
type Pair = readonly [was: Letter, now: Letter]
type Place = readonly [after: Pair, before: Pair]

/** So few letters between two places make one of them. */
const NEAR = 6
/** Of two paragraphs with less in common one is not the other reworded. */
const LIKE = 0.5
/** So many letters beside so many at most; what is more is told as one place. */
const MOST_BESIDE = 100_000

/** Each changed place; the whole of both where they have little in common. */
export function placesChanged(was: string, now: string): ChangedWords[] {
  const [before, after] = [lettersIn(was), lettersIn(now)]
  const pairs = pairsOf(before, after)
  const places = placesBetween([...pairs, [endOf(before, was), endOf(after, now)]])
  const isOther = pairs.length < LIKE * Math.max(before.length, after.length)
  if (isOther || places.length === 0) return [{ is: 'changed', was, now }]
  return places.map(([from, to]) => ({
    is: 'changed',
    was: around(was, from[0].to, to[0].from),
    now: around(now, from[1].to, to[1].from),
  }))
}

function lettersIn(text: string): Letter[] {
  const found = [...text.matchAll(/[\p{Nd}.,]+|[^\s\p{Cf}]/gu)]
  return found.map(({ 0: letter, index }, at) => {
    const key = letter.normalize('NFKC').replace(/[\d.,]+/g, '#')
    return { key, at, from: index, to: index + letter.length }
  })
}

function endOf({ length }: readonly Letter[], text: string): Letter {
  return { key: '', at: length, from: text.length, to: text.length }
}
const START: Pair = [
  { key: '', at: -1, from: 0, to: 0 },
  { key: '', at: -1, from: 0, to: 0 },
]

/** The letters that both have, in order: from the beginning and the end as far as they go, and between as many as there are. */
function pairsOf(before: readonly Letter[], after: readonly Letter[]): Pair[] {
  const shorter = Math.min(before.length, after.length)
  const isPair = (pair: readonly (Letter | undefined)[]): pair is Pair => pair[0]?.key === pair[1]?.key
  const run = (pairAt: (at: number) => readonly (Letter | undefined)[], most: number) => {
    const pairs: Pair[] = []
    for (let at = 0; at < most; at++) {
      const pair = pairAt(at)
      if (!isPair(pair)) break
      pairs.push(pair)
    }
    return pairs
  }
  const head = run((at) => [before[at], after[at]], shorter)
  const tail = run((at) => [before.at(-1 - at), after.at(-1 - at)], shorter - head.length)
  const middle = [before, after].map((letters) => letters.slice(head.length, letters.length - tail.length))
  const [was = [], now = []] = middle
  const between =
    was.length * now.length > MOST_BESIDE
      ? []
      : aligned(was, now, { areSame: (a, b) => a.key === b.key, weightOf: () => 1 }).pairs
  return [...head, ...between, ...tail.reverse()]
}

/** What lies between pairs that are no neighbours; what is near to the place before it belongs to it. */
function placesBetween(pairs: readonly Pair[]): Place[] {
  const places: Place[] = []
  let last = START
  for (const pair of pairs) {
    const [was, now] = pair
    const place = places.at(-1)
    const isNext = was.at === last[0].at + 1 && now.at === last[1].at + 1
    const isNear = place !== undefined && last[0].at - place[1][0].at + 1 < NEAR
    if (!isNext) places.splice(isNear ? -1 : places.length, 1, [isNear ? place[0] : last, pair])
    last = pair
  }
  return places
}
