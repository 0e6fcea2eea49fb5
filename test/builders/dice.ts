/** Chance that is the same for the same seed. */
export interface Dice {
  /** A whole number from `least` to `most`. */
  roll(least: number, most: number): number
  chance(percent: number): boolean
  pick<T>(list: readonly T[]): T
}

/** Mulberry32: small, and the same everywhere. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const roll = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    roll,
    chance: (percent) => roll(1, 100) <= percent,
    pick: (list) => {
      if (list.length === 0) throw new Error('Nothing to pick from')
      return list[roll(0, list.length - 1)] as (typeof list)[number]
    },
  }
}
