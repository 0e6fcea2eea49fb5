import type { IndexEntry, OrderedIndex } from './ordered-index'
import type { IndexPlan, Stretch } from './plan'

/** The index's entries over all stretches of a plan; in the order of the sort if the plan promises it. */
export function* entriesOf(plan: IndexPlan): Generator<IndexEntry> {
  if (plan.sorted && plan.stretches.length > 1) yield* mergedEntries(plan)
  else for (const stretch of plan.stretches) yield* plan.index.entries(stretch, plan.descending)
}

interface Head {
  entry: IndexEntry
  /** The part of the key that differs within the stretch: what the stretches are merged by. */
  rest: string
  readonly source: Generator<IndexEntry, undefined>
  readonly fixed: number
}

function* mergedEntries({ index, stretches, descending }: IndexPlan): Generator<IndexEntry> {
  const heads = stretches.map((stretch) => open(index, stretch, descending)).filter((head) => head !== undefined)
  while (heads.length > 0) {
    let first = 0
    for (let other = 1; other < heads.length; other += 1)
      if (comesFirst(heads[other], heads[first], descending)) first = other
    const head = heads[first]
    if (!head) return
    yield head.entry
    if (!advance(head)) heads.splice(first, 1)
  }
}

function open(index: OrderedIndex, stretch: Stretch, descending: boolean): Head | undefined {
  const source = index.entries(stretch, descending)
  const { value, done } = source.next()
  return done ? undefined : { entry: value, rest: value.key.slice(stretch.fixed), source, fixed: stretch.fixed }
}

function advance(head: Head): boolean {
  const { value, done } = head.source.next()
  if (done) return false
  head.entry = value
  head.rest = value.key.slice(head.fixed)
  return true
}

function comesFirst(one: Head | undefined, other: Head | undefined, descending: boolean): boolean {
  if (!one || !other) return false
  return descending ? one.rest > other.rest : one.rest < other.rest
}
