/** Counters, and numbers that are given out once. */
import type { Counter } from './ports/collections'
import type { Reader, Write } from './ports/store'

/**
 * The counter moved on by `more`, and the write that moves it: it goes with a revision, so of two that counted from the
 * same place only one is committed. `counter` is undefined where nothing was counted yet.
 */
export function counted(id: string, counter: Counter | undefined, more = 1): { last: number; write: Write } {
  const { revision = 0, last = 0 } = counter ?? {}
  const doc = { _id: id, revision: revision + 1, last: last + more }
  return { last: doc.last, write: { do: counter ? 'replace' : 'insert', in: 'counters', doc } }
}

/** The next number of a series, beginning with 1. */
export async function nextInSeries(store: Reader, series: string): Promise<{ last: number; write: Write }> {
  return counted(series, await store.get('counters', series))
}
