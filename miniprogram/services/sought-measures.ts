/** Measures of the catalogue as they are looked for: by what they are about, or by name. */
import type { CatalogueMeasure } from './reports'

/** What the measures are about, in the order of the catalogue. */
export function groupsOf(measures: readonly CatalogueMeasure[]): string[] {
  return [...new Set(measures.map(({ group }) => group))]
}

/** By name in all groups when something is sought; else those of the group. */
export function foundIn(measures: readonly CatalogueMeasure[], group: string, sought: string): CatalogueMeasure[] {
  const words = sought.trim().split(/\s+/).filter(Boolean)
  return measures.filter((measure) =>
    words.length > 0 ? words.every((word) => measure.title.includes(word)) : measure.group === group,
  )
}
