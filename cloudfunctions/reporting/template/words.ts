/** Shorthand for writing a template: plain data, see `Clause` and `Statement` for when each prints. */
import type { Clause, Statement } from '#domain/report/duty-report'
import type { Slot, SlotScope } from '#domain/report/slot'

/** Prints what is known; what has no record is told to the secretary. */
export function core(id: string, ...clauses: Clause[]): Statement {
  return { id, worth: 'core', clauses }
}

/** Prints with something to show, and is left out without a word otherwise. */
export function notable(id: string, ...clauses: Clause[]): Statement {
  return { id, worth: 'notable', clauses }
}

/** The statement with words that open its paragraph. */
export function led(lead: string, statement: Statement): Statement {
  return { ...statement, lead }
}

/** A clause about something. `slots` gives a measure's id, or a whole slot, for each `{slot}` of the text. */
export function clause(
  about: string,
  text: string,
  slots: Readonly<Record<string, string | Slot>> = {},
  more: Pick<Clause, 'zero' | 'atLeast' | 'worth' | 'then'> = {},
): Clause {
  const whole = Object.fromEntries(
    Object.entries(slots).map(([name, slot]) => [name, typeof slot === 'string' ? { measure: slot } : slot]),
  )
  return { about, text, slots: whole, ...more }
}

/** All parts of the measure, one after another. */
export function by(measure: string, dimension: string): Slot {
  return { measure, part: { by: dimension } }
}

/** One part alone. */
export function part(measure: string, dimension: string, key: string): Slot {
  return { measure, part: { by: dimension, key } }
}

/** The first few names, and how many there are. */
export function names(measure: string, dimension: string): Slot {
  return { measure, part: { by: dimension }, form: 'names' }
}

/** Against the same days of last year: in percent, or the difference. */
export function growth(measure: string): Slot {
  return { measure, form: 'change-percent' }
}
export function change(measure: string): Slot {
  return { measure, form: 'change' }
}

/** The same slot, of something else than the report's own scope. */
export function of(scope: SlotScope, measure: string | Slot): Slot {
  return { ...(typeof measure === 'string' ? { measure } : measure), scope }
}
