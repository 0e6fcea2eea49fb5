export interface Gap<Item> {
  readonly before: readonly Item[]
  readonly now: readonly Item[]
}

export interface Aligned<Item> {
  readonly pairs: readonly (readonly [before: Item, now: Item])[]
  readonly gaps: readonly Gap<Item>[]
}

interface Likeness<Item> {
  readonly areSame: (a: Item, b: Item) => boolean
  /** How much it counts that an item keeps its place. */
  readonly weightOf: (item: Item) => number
}

/** Two sequences beside each other: what both have in the same order, of the greatest weight, and the gaps between. */
export function aligned<Item>(before: readonly Item[], now: readonly Item[], likeness: Likeness<Item>): Aligned<Item> {
  const { areSame } = likeness
  const weights = commonWeights(before, now, likeness)
  const weight = (i: number, j: number) => weights[i]?.[j] ?? 0
  const pairs: [Item, Item][] = []
  const gaps: { before: Item[]; now: Item[] }[] = [{ before: [], now: [] }]
  let [i, j] = [0, 0]
  while (i < before.length || j < now.length) {
    const [a, b] = [before[i], now[j]]
    if (a !== undefined && b !== undefined && areSame(a, b)) {
      pairs.push([a, b])
      gaps.push({ before: [], now: [] })
      ;[i, j] = [i + 1, j + 1]
    } else if (a !== undefined && (b === undefined || weight(i + 1, j) >= weight(i, j + 1))) {
      gaps.at(-1)?.before.push(a)
      i++
    } else if (b !== undefined) {
      gaps.at(-1)?.now.push(b)
      j++
    }
  }
  return { pairs, gaps: gaps.filter((gap) => gap.before.length + gap.now.length > 0) }
}

/** For each pair of places the weight of the heaviest common sequence from there on. */
function commonWeights<Item>(
  before: readonly Item[],
  now: readonly Item[],
  { areSame, weightOf }: Likeness<Item>,
): number[][] {
  const weights = Array.from({ length: before.length + 1 }, () => new Array<number>(now.length + 1).fill(0))
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const [a, b, row] = [before[i], now[j], weights[i]]
      if (a === undefined || b === undefined || !row) continue
      row[j] = areSame(a, b)
        ? (weights[i + 1]?.[j + 1] ?? 0) + weightOf(a)
        : Math.max(weights[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return weights
}
