/** The entries with the one at `at` moved by one place up (-1) or down (1); as they are where there is no such place. */
export function moved<Entry>(entries: readonly Entry[], at: number, by: -1 | 1): Entry[] {
  const [one, other] = [entries[at], entries[at + by]]
  if (one === undefined || other === undefined) return [...entries]
  return entries.map((entry, index) => {
    if (index === at) return other
    return index === at + by ? one : entry
  })
}
