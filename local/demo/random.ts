/** Chance for the demo year: a small seeded generator (mulberry32), so that the same seed gives the same year. */

export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True with the given probability, 0 to 1. */
  happens(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** `count` different elements in the list's own order; all of them when there are fewer. */
  some<T>(list: readonly T[], count: number): T[]
  /** A generator of its own for a named part, so that a change in one part does not move the others. */
  fork(part: string): Chance
}

export function chance(seed: number): Chance {
  const next = mulberry32(seed)
  const below = (count: number) => Math.floor(next() * count)
  return {
    between: (least, most) => least + below(most - least + 1),
    happens: (probability) => next() < probability,
    pick: (list) => at(list, below(list.length)),
    some: (list, count) => {
      const order = list.map((element, index) => ({ element, index, weight: next() }))
      const chosen = order.sort((a, b) => a.weight - b.weight).slice(0, count)
      return chosen.sort((a, b) => a.index - b.index).map(({ element }) => element)
    },
    fork: (part) => chance(hash(`${seed}:${part}`)),
  }
}

/** The element at an index that is known to be there. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`)
  return found
}

/** Numbers from 0 up to but not including 1. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let mixed = 0x811c9dc5
  for (let index = 0; index < text.length; index++) mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193)
  return mixed >>> 0
}
