import type { Clause, Statement } from '#domain/report/duty-report'
import type { Slot } from '#domain/report/slot'

/** A statement of several clauses; see `Clause` for when one prints. */
export function statement(id: string, ...clauses: Clause[]): Statement {
  return { id, clauses }
}

/**
 * A clause about something. `slots` gives a measure's id for each `{slot}` of the text, or a whole slot where it is split
 * by a dimension or looks back a year.
 */
export function clause(about: string, text: string, slots: Record<string, string | Slot>, zero?: string): Clause {
  const whole = Object.fromEntries(
    Object.entries(slots).map(([name, slot]) => [name, typeof slot === 'string' ? { measure: slot } : slot]),
  )
  return zero === undefined ? { about, text, slots: whole } : { about, text, slots: whole, zero }
}

export function by(measure: string, dimension: string): Slot {
  return { measure, part: { by: dimension } }
}

export function lastYear(measure: string): Slot {
  return { measure, period: 'last-year' }
}
